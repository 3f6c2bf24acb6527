#!/usr/bin/env python3
"""Pathological reports: what `gouji lint` takes for each at a size and at four times that size.

    growth.py PROGRAM [NAME …]

Linear work takes about four times as long. Ends with 1 where it takes more than BOUND times (and long enough to tell), where
the program crashes. SCALE divides the sizes (for a debug build), LIMIT is the most seconds that one run may take.
"""

import os
import resource
import subprocess
import sys
import tempfile

BOUND = 7.0  # linear is 4, quadratic 16
FLOOR = 0.05  # below that many seconds at the larger size nothing can be told
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
    "points": (500_000, lambda n: "支出" + "1." * n + "1万元。\n"),
    "spaces": (500_000, lambda n: "支出1" + " " * n + "万元。\n"),
    "bidi": (40_000, lambda n: "支出\u202e1\u202c2\u200f.\u200e5\u2066万\u2069元。\n" * n),
    "zero width": (40_000, lambda n: "支\u200b出1\u200c2\u200d.\ufeff5\u2060万元。\n" * n),
    "one run of zero width": (500_000, lambda n: "支出1" + "\u200b" * n + "2万元。\n"),
    "combining": (500_000, lambda n: "支出1" + "\u0301" * n + "万元。\n"),
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


def run(program, text):
    with tempfile.NamedTemporaryFile("w", suffix=".gouji", newline="", encoding="utf-8", delete=False) as file:
        file.write(text)
    try:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        result = subprocess.run(
            [program, "lint", "--no-config", "--format", "json", file.name], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, timeout=int(os.environ.get("LIMIT", "120")))
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, result.returncode, result.stderr.decode("utf-8", "replace")[:200]
    except subprocess.TimeoutExpired:
        return float("inf"), 0, "timeout"
    finally:
        os.unlink(file.name)


def main():
    program, names = sys.argv[1], sys.argv[2:] or list(CASES)
    failed = 0
    print("%-24s %9s %9s %9s %8s %6s" % ("case", "kB", "n", "4n", "MB/s", "ratio"))
    for name in names:
        n, make = CASES[name]
        n = max(1, n // int(os.environ.get("SCALE", "1")))
        small, large = make(n), make(4 * n)
        (a, code, _), (b, other, error) = [run(program, text) for text in (small, large)]
        ratio = b / max(a, 0.001)
        verdict = ""
        if code not in (0, 1) or other not in (0, 1):
            verdict = "FAILED: exit code %d, %d %s" % (code, other, error)
        elif b == float("inf") or (b > FLOOR and ratio > BOUND):
            verdict = "TOO SLOW " + error
        failed += bool(verdict)
        print("%-24s %9.0f %9.3f %9.3f %8.1f %6.1f %s" % (name, len(large.encode()) / 1e3, a, b, len(large.encode()) / 1e6 / max(b, 1e-6), ratio, verdict), flush=True)
    print("%d cases, %d failed" % (len(names), failed))
    sys.exit(failed > 0)


main()
