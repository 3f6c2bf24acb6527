#!/usr/bin/env python3
"""Pathological reports: what `gouji lint` takes for each at a size and at four times that size.

    growth.py PROGRAM [NAME …]

Linear work takes about four times as long. Ends with 1 where it takes more than BOUND times (and long enough to tell), where
the program crashes, and where what it finds is not what it must: each piece of a report says what it said in a small one, so
figures, checked figures and findings of each rule are counted at SMALL pieces and at four times as many, and must go on like that.
SCALE divides the sizes (for a debug build), LIMIT is the most seconds that one run may take. LONG=1 adds what takes minutes.
"""

import collections
import json
import os
import resource
import subprocess
import sys
import tempfile
import threading

BOUND = 7.0  # linear is 4, quadratic 16
FLOOR = 0.05  # below that many seconds at the larger size nothing can be told
SMALL = 80  # deeper than any nesting that is followed
HEADER = "支出决算表\n单位：万元\n项目\t本年支出合计\t基本支出\t项目支出\n"


def rows(n, part="1.00"):
    return "".join("%d\t第%d项\t2.00\t%s\t1.00\n" % (2010000 + i % 9999, i, part) for i in range(n))


CASES = {
    # name: (n, text of n)
    "braces": (40_000, lambda n: "支出" + "{" * n + "1万元" + "}" * n + "。\n"),
    "brackets": (40_000, lambda n: "支出" + "（" * n + "1万元" + "）" * n + "。\n"),
    "formula depth": (40_000, lambda n: "支出1万元{=" + "(" * n + "1" + ")" * n + "}。\n"),
    "formula terms": (20_000, lambda n: "支出1万元{=" + "+".join(["1"] * n) + "}。\n"),
    "path parts": (40_000, lambda n: "支出1万元{=" + "!".join(["表"] * n) + "}。\n"),
    "formulas": (4_000, lambda n: HEADER + "合计\t2.00\t1.00\t1.00\n\n" + "支出2.00万元{=支出决算表!合计!本年支出合计}。\n" * n),
    "names": (4_000, lambda n: "".join("支出%d万元{#名%d}，支出%d万元{=#名%d}。\n" % (i, i, i, i) for i in range(n))),
    "one name often": (4_000, lambda n: "支出1万元{#名}。\n" + "支出1万元{=#名}。\n" * n),
    "a row of cells": (250_000, lambda n: "项目\t金额\n甲\t" + "1.00\t" * n + "\n乙\t1.00\n"),
    "tiny tables": (20_000, lambda n: "甲\t1\t2\n乙\t3\t4\n\n正文。\n\n" * n),
    "titled tables": (1_000, lambda n: "".join("支出决算表\n单位：万元\n项目\t本年支出合计\t基本支出\t项目支出\n合计\t2.00\t1.00\t1.00\n\n第%d段。\n\n" % i for i in range(n))),
    "declared tables": (2_000, lambda n: "".join("@表 表%d 单位=万元\n项目\t金额\n合计\t2.00\n\n" % i for i in range(n))),
    "rows of a table": (10_000, lambda n: "支出决算表\n单位：万元\n科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出\n" + rows(n)),
    "broken rows": (5_000, lambda n: "支出决算表\n单位：万元\n科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出\n" + rows(n, "3.00")),
    "a broken sum": (2_000, lambda n: "支出决算表\n单位：万元\n科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出\n合计\t\t9.00\t9.00\t9.00\n" + "".join("%d\t第%d类\t2.00\t1.00\t1.00\n" % (201 + i % 700, i) for i in range(n))),
    "identical figures": (10_000, lambda n: HEADER + "合计\t2.00\t1.00\t1.00\n\n" + "本年支出合计2.00万元。" * n + "\n"),
    "identical sentences": (4_000, lambda n: HEADER + "合计\t2.00\t1.00\t1.00\n\n" + "本年支出合计2.00万元，其中基本支出1.00万元，占50%。\n" * n),
    "wrong sentences": (4_000, lambda n: HEADER + "合计\t2.00\t1.00\t1.00\n\n" + "本年支出合计2.00万元，其中基本支出1.00万元，占70%。\n" * n),
    "contradictions": (500, lambda n: HEADER + "合计\t2.00\t1.00\t1.00\n\n" + "".join("本年支出合计%d.%02d万元，其中基本支出%d.%02d万元，占%d%%。\n" % (3 + i, i % 100, 5 + i, i % 97, i % 90) for i in range(n))),
    "wrong figures": (4_000, lambda n: HEADER + "合计\t2.00\t1.00\t1.00\n\n" + "本年支出合计3.00万元。\n" * n),
    "a list of parts": (4_000, lambda n: "支出合计%d.00万元，其中：" % n + "、".join("第%d项支出1.00万元" % i for i in range(n)) + "。\n"),
    "paragraphs": (40_000, lambda n: "本单位工作正常开展。\n" * n),
    "cut lines": (20_000, lambda n: "本单位二〇二四年度全年工作任务正常开展并且\n\n" * n),
    "headings": (20_000, lambda n: "一、收入支出情况\n（一）收入情况\n" * n),
    "contents": (20_000, lambda n: "一、收入支出情况……………………1\n" * n),
    "one line": (200_000, lambda n: "本单位工作正常，" * n + "\n"),
    "one line of figures": (40_000, lambda n: "支出1.00万元，" * n + "\n"),
    "one giant number": (1_000_000, lambda n: "支出" + "9" * n + ".00万元。\n"),
    "giant numbers": (20_000, lambda n: "支出99999999999999999999999999999999999999999.99万元。\n" * n),
    "exponents": (40_000, lambda n: "支出1e999999999万元，1E-400元，0x1F万元，nan%，inf元。\n" * n),
    "commas": (500_000, lambda n: "支出" + "1," * n + "1万元。\n"),
    "decimals": (2_000, lambda n: "".join(HEADER + "合计\t1.%s\t0.4%s\t0.6%s\n\n第%d段，占%d.%s%%。\n\n" % ("0" * (i % 20 + 1), "0" * (i % 20), "0" * (i % 20), i, i % 100, "0" * (i % 20 + 1)) for i in range(n))),
    "giant cells": (10_000, lambda n: "支出决算表\n单位：万元\n科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出\n" + "".join("%d\t第%d项\t%s\t1.00\t1.00\n" % (2010000 + i % 9999, i, "9" * 40) for i in range(n))),
    "points": (500_000, lambda n: "支出" + "1." * n + "1万元。\n"),
    "spaces": (500_000, lambda n: "支出1" + " " * n + "万元。\n"),
    "bidi": (40_000, lambda n: "支出\u202e1\u202c2\u200f.\u200e5\u2066万\u2069元。\n" * n),
    "zero width": (40_000, lambda n: "支\u200b出1\u200c2\u200d.\ufeff5\u2060万元。\n" * n),
    "one run of zero width": (500_000, lambda n: "支出1" + "\u200b" * n + "2万元。\n"),
    "combining": (500_000, lambda n: "支出1" + "\u0301" * n + "万元。\n"),
    "unseen marks in cells": (10_000, lambda n: "支出决算表\n单位：万元\n科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出\n" + "".join("%d\t第%d项\t2\u200b.00\t\u202e1.00\u202c\t1.\u206000\n" % (2010000 + i % 9999, i) for i in range(n))),
    "digits of many scripts": (40_000, lambda n: "支出１２.٣٤万元，१२元，〇一二元，①②元，Ⅻ元，𝟙𝟚元。\n" * n),
    "front matter": (10_000, lambda n: "---\n" + "".join("键%d: 值\n" % i for i in range(n)) + "---\n"),
    "directives": (4_000, lambda n: "@勾稽 甲 = 乙\n" * n),
    "definitions": (4_000, lambda n: "".join("@定义 名%d = 别%d\n" % (i, i) for i in range(n))),
    "suppressions": (4_000, lambda n: "".join("支出1万元{忽略 B15: 理由%d}。\n" % i for i in range(n))),
    "comments": (40_000, lambda n: "支出1万元{注: 批注}。\n// 注\n" * n),
    "quoted cell": (200_000, lambda n: '甲\t乙\t丙\n"' + "行\n" * n + '"\t1\t2\n丁\t3\t4\n'),
    "open quotes": (20_000, lambda n: '"甲\t1\t2\n' * n),
    "page breaks": (40_000, lambda n: "工作正常开展并且\n\f\n" * n),
    "carriage returns": (100_000, lambda n: "支出1万元。\r" * n),
    "pipes": (20_000, lambda n: "| 甲 | 1 | 2 |\n" * n),
    "wide header": (2_000, lambda n: "支出决算表\n" + "\t".join("栏%d" % i for i in range(n)) + "\n" + "\t".join(["1.00"] * n) + "\n" + "\t".join(["1.00"] * n) + "\n"),
    "projects": (1_000, lambda n: "".join("项目%d绩效自评综述：全年预算数%d.00万元，执行数%d.00万元，执行率100%%。\n" % (i, i, i) for i in range(n))),
    "embedded reports": (2_000, lambda n: "示例单位报告\n一、收入\n收入1.00万元。\n二、支出\n支出1.00万元。\n\n" * n),
    "not UTF-8 inside": (40_000, lambda n: "支出1万元。\ufffd\n" * n),
}


# What takes minutes, or gigabytes: only with LONG=1.
LONG = {
    "a million cells": (250_000, lambda n: "项目\t金额\n甲\t" + "1.00\t" * n + "\n乙\t1.00\n\n" + HEADER + "合计\t2.00\t1.00\t1.00\n"),
    "a million tiny tables": (250_000, lambda n: "甲\t1\t2\n乙\t3\t4\n\n正文。\n\n" * n),
}

# What must be found in n pieces, where the issue names the case: figures of the prose, those checked, cells, those checked, findings.
EXPECTED = {
    "brackets": lambda n: (1, 0, 0, 0, {}),
    "formula depth": lambda n: (1, 0, 0, 0, {"malformed-reference": 1}),
    # A reference of more than 2,000 bytes is not read to its end.
    "formula terms": lambda n: (1, 1, 0, 0, {"引用": 1, "malformed-reference": 1}),
    "path parts": lambda n: (1, 0, 0, 0, {"malformed-reference": 1, "unknown-reference": 1}),
    # The roundings of so many parts may be more than one of them.
    "a list of parts": lambda n: (n + 1, 1, 0, 0, {}),
    "a row of cells": lambda n: (0, 0, 0, 0, {}),
    "a million cells": lambda n: (0, 0, 3, 3, {}),
    "tiny tables": lambda n: (0, 0, 0, 0, {}),
    "titled tables": lambda n: (0, 0, 3 * n, 3 * n, {}),
    # Its codes come again after 700 rows: then they are no codes, and the column is one of numbers.
    "a broken sum": lambda n: (0, 0, 4 * n + 3, 3 * n + 3, {"A8": 1}),
    "broken rows": lambda n: (0, 0, 3 * n, 3 * n, {"A8": n}),
    "identical figures": lambda n: (n, n, 3, 3, {}),
    "wrong figures": lambda n: (n, n, 3, 3, {"C3": 1}),
    "wrong sentences": lambda n: (3 * n, 3 * n, 3, 3, {"C6": n}),
    "one giant number": lambda n: (1, 0, 0, 0, {}),
    "giant numbers": lambda n: (n, 0, 0, 0, {}),
    "exponents": lambda n: (0, 0, 0, 0, {}),
    "bidi": lambda n: (0, 0, 0, 0, {}),
    "zero width": lambda n: (0, 0, 0, 0, {}),
    "digits of many scripts": lambda n: (0, 0, 0, 0, {}),
}


class Run:
    """One run of the program: the seconds and the megabytes it took, how it ended, and what it found."""

    def __init__(self, program, text):
        self.code, self.error, self.found = 0, "", None
        with tempfile.TemporaryDirectory() as folder:
            path, output = os.path.join(folder, "a.gouji"), os.path.join(folder, "found.json")
            with open(path, "w", newline="", encoding="utf-8") as file:
                file.write(text)
            with open(output, "wb") as out, open(output + ".error", "wb") as error:
                process = subprocess.Popen([program, "lint", "--no-config", "--format", "json", path], stdout=out, stderr=error)
                timer = threading.Timer(int(os.environ.get("LIMIT", "120")), process.kill)
                timer.start()
                _, status, usage = os.wait4(process.pid, 0)
                timer.cancel()
            process.returncode = self.code = os.waitstatus_to_exitcode(status)
            self.seconds = usage.ru_utime + usage.ru_stime
            # A process inherits the peak of the one that starts it: what is below ours is not known.
            is_known = usage.ru_maxrss > resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
            self.megabytes = "%.0f" % (usage.ru_maxrss / (1e3 if sys.platform == "linux" else 1e6)) if is_known else ""
            with open(output + ".error", encoding="utf-8", errors="replace") as error:
                self.error = error.read(200)
            if self.code in (0, 1):
                with open(output, encoding="utf-8") as out:
                    self.found = counts(json.load(out)["files"][0])


def counts(file):
    """What was found in a file, in the form of EXPECTED."""
    rules = collections.Counter(finding["rule"] for finding in file["findings"])
    return (file["figures"]["total"], file["figures"]["witnessed"], file["cells"]["total"], file["cells"]["witnessed"], dict(rules))


def fits(found, expected):
    """Whether that many were found: as many as EXPECTED says, or what is extrapolated, but for a hundredth."""
    return found[4].keys() == expected[4].keys() and all(
        abs(x - y) <= (0 if isinstance(y, int) else 0.01 * y)
        for x, y in [*zip(found[:4], expected[:4]), *((found[4][rule], expected[4][rule]) for rule in expected[4])])


def extrapolated(a, b, n):
    """What n pieces must give when SMALL gave a and four times as many gave b; nothing where that is no whole number each."""
    def at(x, y):
        return x + (y - x) * (n - SMALL) / (3 * SMALL)
    rules = {rule: at(a[4].get(rule, 0), b[4].get(rule, 0)) for rule in {**a[4], **b[4]}}
    return (*(at(x, y) for x, y in zip(a[:4], b[:4])), {rule: count for rule, count in rules.items() if count})


def main():
    program, cases = sys.argv[1], dict(CASES)
    if os.environ.get("LONG") == "1" or set(sys.argv[2:]) & set(LONG):
        cases.update(LONG)
    names = sys.argv[2:] or list(cases)
    failed = 0
    print("%-24s %9s %9s %9s %8s %6s %7s" % ("case", "kB", "n", "4n", "MB/s", "ratio", "MB"))
    for name in names:
        n, make = cases[name]
        n = max(1, n // int(os.environ.get("SCALE", "1")))
        # In whole periods of the cases whose pieces are of several kinds.
        n = n if n < SMALL else n - n % SMALL
        sizes = {count: make(count) for count in (SMALL, 4 * SMALL, n, 4 * n)}
        runs = {count: Run(program, text) for count, text in sizes.items()}
        a, b, kilobytes = runs[n], runs[4 * n], len(sizes[4 * n].encode()) / 1e3
        ratio = b.seconds / max(a.seconds, 0.001)
        verdict = ""
        ended = [run.code for run in runs.values()]
        if any(code not in (0, 1) for code in ended):
            verdict = "FAILED: exit codes %s %s" % (ended, b.error)
        elif b.seconds > FLOOR and ratio > BOUND:
            verdict = "TOO SLOW"
        else:
            for count in (n, 4 * n):
                expected = EXPECTED[name](count) if name in EXPECTED else extrapolated(runs[SMALL].found, runs[4 * SMALL].found, count)
                if not fits(runs[count].found, expected):
                    verdict = "WRONG: of %d pieces %s, not %s" % (count, runs[count].found, expected)
        failed += bool(verdict)
        print("%-24s %9.0f %9.3f %9.3f %8.1f %6.1f %7s %s" % (name, kilobytes, a.seconds, b.seconds, kilobytes / 1e3 / max(b.seconds, 1e-6), ratio, b.megabytes, verdict), flush=True)
    print("%d cases, %d failed" % (len(names), failed))
    sys.exit(failed > 0)


main()
