"""The KSyntaxHighlighting definition, as the text of its XML file."""

from xml.sax.saxutils import quoteattr

from pieces import define, expand


def pcre(p):
    """The expression as PCRE reads it, without invisible characters."""
    p = p.replace(" \\t\\x0b\\f\xa0\u3000\u2000-\u200b\ufeff", r" \t\x0b\f\x{a0}\x{3000}\x{2000}-\x{200b}\x{feff}").replace(
        " \\x0b\\f\xa0\u3000\u2000-\u200b\ufeff", r" \x0b\f\x{a0}\x{3000}\x{2000}-\x{200b}\x{feff}"
    )
    p = p.replace(r"\p{Han}", r"[\x{3400}-\x{4dbf}\x{4e00}-\x{9fff}〇]")
    return p.replace(r"[^\n]", ".").replace(r"\n", "")


LINES = []


def rule(p, attr=None, context="#stay", look=False, col=False):
    """A rule for what the expression matches; one that looks ahead must still have a character to look at."""
    if look:
        p = "(?:" + p + ")."
    return (
        "        <RegExpr "
        + (f"attribute={quoteattr(attr)} " if attr else "")
        + f"context={quoteattr(context)} String={quoteattr(pcre(p))}"
        + (' lookAhead="true"' if look else "")
        + (' column="0"' if col else "")
        + "/>"
    )


def include(c):
    """The rules of another context."""
    return f"        <IncludeRules context={quoteattr(c)}/>"


def context(name, attr, rules, end="#stay", empty=None, fall=None):
    """A context with its rules."""
    LINES.append(
        f"      <context name={quoteattr(name)} attribute={quoteattr(attr)} lineEndContext={quoteattr(end)}"
        + (f" lineEmptyContext={quoteattr(empty)}" if empty else "")
        + (f" fallthroughContext={quoteattr(fall)}" if fall else "")
        + ">"
    )
    LINES.extend(rules)
    LINES.append("      </context>")


define("KEY", r"[\p{L}〇0-9０-９_-]{1,30}")
define(
    "CONTENTS",
    r"(?:«MARKS»(?:«NUMBERING»)?«SPACE»*[^\t]*?\S(?:«SPACE»*(?:[.·]«SPACE»*){3,}|«SPACE»*(?:…«SPACE»*)+)«DIGIT»{1,4}(?:\*\*|</b>)?«SPACE»*$|«MARKS»«NUMBERING»«SPACE»*[^\t，。；]*?[^\t，。；.·…]«SPACE»*(?:[.·…]«SPACE»*){5,}(?:\*\*|</b>)?$|«MARKS»«NUMBERING»«SPACE»*[^\t]+\t«DIGIT»{1,3}«SPACE»*$)",
)
define("CAPTION", r"(?=.*\S)«MARKS»(?:«TABLE_TITLE»|«FIELD»)(?:«SPACE»*«FIELD»)*(?:\*\*|</b>)?«SPACE»*$")
define("NO_STATEMENT", r"^(?![ \t](?!«SPACE»*$)(?!«SPACE»*//)(?![^\t]*\t[^\t]*\t))")
context(
    "Start",
    "Normal",
    [
        rule(expand("^\\x{feff}?-{3,}«SPACE»*$"), "Fence", "FrontMatter"),
        rule(expand("«SPACE»+"), "Normal"),
        rule("(?=.)", context="Block", look=True),
    ],
)
context(
    "FrontMatter",
    "Normal",
    [
        rule(expand("^-{3,}«SPACE»*$"), "Fence", "Block"),
        rule(expand("^(?!«SPACE»*(?:$|//|«KEY»«SPACE»*[:：]))"), context="Block", look=True),
        rule(expand("^«SPACE»*//.*"), "Comment"),
        rule(expand("^«SPACE»*«KEY»«SPACE»*[:：]"), "Key", "Value"),
    ],
)
context("Value", "Value", [], end="#pop")
context(
    "Block",
    "Normal",
    [
        rule(expand("^«SPACE»*//.*"), "Comment"),
        rule(expand("^[@＠](?:表类|续表|表)(?!«NAME»)"), "Directive", "TableDirective"),
        rule(expand("^[@＠]勾稽(?!«NAME»)"), "Directive", "RelationDirective"),
        rule(expand("^[@＠]定义(?!«NAME»)"), "Directive", "AliasDirective"),
        rule(expand("^[@＠]忽略(?!«NAME»)"), "Directive", "SilenceDirective"),
        rule(expand("^[@＠]«NAME»*"), "Directive", "TableDirective"),
        rule(expand("^(?=.{1,200}$)(?=«CONTENTS»)"), context="ContentsEntry", look=True),
        rule(r"^(?=[^\t]*\t[^\t]*\t)", context="Table", look=True),
        rule(expand(r"^«SPACE»*\|[-|: \t]*-[-|: \t]*$"), "Leader"),
        rule(expand(r"^«SPACE»*(?=\|)"), context="PipeRow", look=True),
        rule(expand("^«SPACE»*目«SPACE»*录«SPACE»*$"), "Heading"),
        rule(
            expand(r"^«SPACE»*(?:[-*]«SPACE»+)?#{1,6}(?=«SPACE»|$)«SPACE»*(?:(?:\*\*|<b>)«SPACE»*)*(?:«NUMBERING»)?"),
            "Numbering",
            "HeadingText",
        ),
        rule(expand("^«MARKS»«NUMBERING»«SPACE»*(?=«TITLE»)"), "Numbering", "HeadingText"),
        rule(expand("^«MARKS»«NUMBERING»«SPACE»*"), "Numbering", "ItemText"),
        rule(expand("^«SPACE»*[-*](?=«SPACE»)"), "Numbering"),
        rule(expand("^(?=.{1,240}$)(?=«CAPTION»)"), context="CaptionLine", look=True),
        include("Inline"),
    ],
    empty="#stay",
)
context(
    "ItemText",
    "Normal",
    [
        rule(
            r"(?:[^，；！？{｛：:。\t0-9０-９]{1,70}[：:]|[^，；！？{｛：:。\t0-9０-９]{1,30}。(?=\S)|[^，；！？{｛：:。\t0-9０-９]{1,70}[（(][类款项][）)]。(?=\S))",
            "Label",
            "#pop",
        )
    ],
    fall="#pop",
    end="#pop",
)
context(
    "ContentsEntry",
    "Contents",
    [
        rule(expand("^«MARKS»«NUMBERING»"), "Numbering"),
        rule(expand(r"(?:«SPACE»*[.·…]«SPACE»*)+«DIGIT»*(?:\*\*|</b>)?«SPACE»*$|\t«DIGIT»{1,3}«SPACE»*$"), "Leader"),
    ],
    end="#pop",
)
context("HeadingText", "Heading", [include("InlineHere")], end="#pop")
context(
    "CaptionLine",
    "Normal",
    [
        rule(expand(r"«CODE»|«CAPTION_UNIT»|«YEAR»(?!\p{L})|«DEPARTMENT»"), "Caption"),
        rule(expand("^«MARKS»"), "Normal"),
        rule(
            r"(?:^|(?<=\*\*)|(?<=<b>)|(?<=[#*-] )|(?<="
            + "|".join(("^[ \\t\u3000]{%d}" % n for n in range(1, 9)))
            + "))"
            + expand("«TABLE_TITLE»"),
            "Table Title",
        ),
    ],
    end="#pop",
)
END_OF_TABLE = rule(expand(r"^(?![^\t]*\t)|^(?=«GAP»*//|[@＠])"), context="#pop", look=True)
context(
    "Table",
    "Normal",
    [END_OF_TABLE, rule(expand(r'(?<=^|\t)«GAP»*"(?=(?:[^"\t]|"")*(?:"«GAP»*(?:\t|$)|$))'), "Quote", "Quoted"), include("Cell")],
    empty="#pop",
)
context(
    "Quoted",
    "Normal",
    [rule('""', "Quote"), rule('"', "Quote", "#pop"), rule(r"(?=\t)", context="#pop", look=True), include("Markup")],
    empty="#pop",
)
context("PipeRow", "Normal", [include("Cell")], end="#pop")
define("CELL", r"(?<=^|[\t|])«GAP»*")
context(
    "Cell",
    "Normal",
    [
        rule(expand(r"«CELL»«CELL_NUMBER»(?=«GAP»+«CELL_NUMBER»«GAP»*(?:\t|\||$))"), "Number", "SecondNumber"),
        rule(
            expand(r"«CELL»«CELL_NUMBER»(?=(?:«GAP»*«UNIT»)?«REFERENCES»(?:«GAP»*«UNIT»«REFERENCES»)?«GAP»*(?:\t|\||$))"),
            "Number",
            "AfterNumberHere",
        ),
        include("MarkupHere"),
    ],
)
context("SecondNumber", "Normal", [rule(expand("«GAP»*«CELL_NUMBER»"), "Number", "#pop")], fall="#pop", end="#pop")
context("AfterNumber", "Normal", [rule(expand("«SPACE»*«UNIT»"), "Unit", "#pop")], fall="#pop", end="#pop")
context("AfterNumberHere", "Normal", [rule(expand("«GAP»*«UNIT»"), "Unit", "#pop")], fall="#pop", end="#pop")
context("NextLine", "Normal", [rule(expand("^«SPACE»*«MONEY»"), "Unit", "#pop")], fall="#pop", end="#stay", empty="#pop")


def numerals():
    return [
        rule(expand("(?<!«DIGIT»)(?:«DIGIT»{4} *年度?|«DIGIT»{1,2} *[月日时])(?: *«DIGIT»{1,2} *[月日时])*"), "Date"),
        rule(expand("(?<!«DIGIT»)«DIGIT»{4}(?=(?:[～~〜、和与及到至—–-]«DIGIT»{4})+ *年)"), "Date"),
        rule(expand("(?<!«DIGIT»)«DIGIT»{1,2}(?=[-—–至~～]«DIGIT»{1,2} *[月日])"), "Date"),
        rule(expand(r"(?<=[〔\[［])«DIGIT»+[〕\]］][ 第]*«DIGIT»+ *号"), "Code"),
        rule(expand("(?<!«DIGIT»)«DIGIT»+(?= *号)"), "Code"),
        rule(expand("(?<=第|第 )«NUMBER»"), "Code"),
        rule(
            expand(
                "(?<=[A-Za-z])[0-9][A-Za-z0-9_.-]*(?<![.-])|(?<!«DIGIT»)[0-9]+[A-Za-z][A-Za-z0-9_-]*|(?<!«DIGIT»)«DIGIT»{12,}(?!«DIGIT»|[.．,]«DIGIT»|«SPACE»*«UNIT»)"
            ),
            "Code",
        ),
    ]


def figures(here):
    return ([] if here else [rule(expand("«SIGN»«NUMBER»(?=«SPACE»*$)"), "Number", "NextLine")]) + [
        rule(expand("«SIGN»«NUMBER»"), "Number", "AfterNumberHere" if here else "AfterNumber"),
        rule(
            expand('(?<![第其之星“‘「『"0-9０-９〇零○一二三四五六七八九十百两壹贰叁])«HAN»{1,7}(?=«COUNTED»)'),
            "Number",
            "AfterNumberHere" if here else "AfterNumber",
        ),
    ]


context("Inline", "Normal", [include("Markup")] + numerals() + figures(False))
context("InlineHere", "Normal", [include("MarkupHere")] + numerals() + figures(True))
for h in ("", "Here"):
    context(
        "Markup" + h,
        "Normal",
        [
            rule(expand(r"[{｛]«SPACE»*[注註][:：][^{}｛｝\t]*[}｝]?"), "Note", "AfterNumber" + h),
            rule(expand(r"[{｛]«SPACE»*忽略(?!«NAME»)(?=[^{}｛｝\t]*[}｝])"), "Suppression", "Suppressed"),
            rule(expand("[{｛]«SPACE»*(?=[=＝#＃])"), "Operator", "Reference"),
        ],
    )
context(
    "Suppressed",
    "Normal",
    [
        rule("[}｝]", "Suppression", "#pop!AfterNumberHere"),
        rule("[:：]", "Suppression", "Reason"),
        rule(r"[^:：{}｛｝\t]+", "Rule"),
    ],
    end="#pop",
)
context("Reason", "Note", [rule("(?=[}｝])", context="#pop", look=True)], end="#pop")
context(
    "Reference",
    "Normal",
    [rule("[}｝]", "Operator", "#pop!AfterNumberHere"), rule(r"(?=[{｛\t])", context="#pop", look=True), include("Formula")],
    end="#pop",
)
context(
    "Formula",
    "Normal",
    [
        rule(expand("(?<=[#＃])«NAME»+"), "Name"),
        rule(expand(r"(?:«NAME»+|['‘’][^'‘’}｝\t]*['‘’])(?=«SPACE»*[(（])"), "Function"),
        rule(r"['‘’][^'‘’}｝\t]*['‘’]", "Path"),
        rule(expand("(?<=[!！])«SPACE»*«NAME»+"), "Path"),
        rule(expand("(?<!«NAME»)«NUMBER»(?:«SPACE»*«UNIT»)?(?!«NAME»)(?!«SPACE»*[!！])"), "Constant"),
        rule(expand("«NAME»+"), "Path"),
        rule("[-+*/×÷＋－−＊／?？=＝<>＜＞≈≤≥#＃!！(（)）,，、]", "Operator"),
    ],
)
END_OF_DIRECTIVE = rule(expand("«NO_STATEMENT»"), context="#pop", look=True)
SETTING = rule(expand("^«SPACE»+«KEY»«SPACE»*[:：]"), "Key", "Value")
ARGUMENT = rule(expand(r"(?<=«SPACE»)[^\s=＝]+(?=[=＝])"), "Key")
context("TableDirective", "Normal", [END_OF_DIRECTIVE, SETTING, ARGUMENT], empty="#pop")
context(
    "RelationDirective",
    "Normal",
    [
        END_OF_DIRECTIVE,
        rule(expand("^«SPACE»+或«SPACE»*[:：]"), "Key", "RelationLine"),
        SETTING,
        rule(expand(r"(?<=«SPACE»)(?=[^\s].*[=＝≈≤≥<>＜＞])"), context="RelationLine", look=True),
        ARGUMENT,
    ],
    empty="#pop",
)
context("RelationLine", "Normal", [include("Formula")], end="#pop")
context(
    "AliasDirective",
    "Normal",
    [END_OF_DIRECTIVE, rule(expand(r"(?<=«SPACE»)[^=＝\s][^=＝]*?(?=«SPACE»*[=＝])"), "Key", "Value")],
    empty="#pop",
)
context(
    "SilenceDirective",
    "Normal",
    [END_OF_DIRECTIVE, rule(expand(r"(?<=«SPACE»)[^:：\s][^:：]*?(?=«SPACE»*[:：])"), "Key", "SilenceReason")],
    empty="#pop",
)
context("SilenceReason", "Note", [], end="#pop")
items = [
    ("Normal", "dsNormal"),
    ("Heading", "dsKeyword"),
    ("Numbering", "dsControlFlow"),
    ("Contents", "dsKeyword"),
    ("Leader", "dsExtension"),
    ("Label", "dsNormal"),
    ("Table Title", "dsDataType"),
    ("Caption", "dsAttribute"),
    ("Fence", "dsPreprocessor"),
    ("Directive", "dsPreprocessor"),
    ("Key", "dsAttribute"),
    ("Value", "dsString"),
    ("Number", "dsDecVal"),
    ("Constant", "dsDecVal"),
    ("Unit", "dsBaseN"),
    ("Date", "dsConstant"),
    ("Code", "dsConstant"),
    ("Operator", "dsOperator"),
    ("Name", "dsVariable"),
    ("Function", "dsFunction"),
    ("Path", "dsSpecialString"),
    ("Comment", "dsComment"),
    ("Note", "dsComment"),
    ("Suppression", "dsAnnotation"),
    ("Rule", "dsWarning"),
    ("Quote", "dsChar"),
]
TEXT = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE language>\n<!-- Gouji reports, for Kate and whatever else uses KSyntaxHighlighting. Checked against the language server and\n     Grammar/highlighting.json by Tests/Grammar. -->\n<language name="Gouji" section="Markup" version="1" kateversion="5.62" extensions="*.gouji" mimetype="text/x-gouji" indenter="none" license="MIT">\n  <highlighting>\n    <contexts>\n'
    + "\n".join(LINES)
    + "\n    </contexts>\n    <itemDatas>\n"
    + "\n".join(
        (
            f'      <itemData name="{n}" defStyleNum="{s}"'
            + (' spellChecking="true"' if n in ("Normal", "Heading") else ' spellChecking="false"')
            + (' italic="true"' if n == "Label" else "")
            + "/>"
            for n, s in items
        )
    )
    + '\n    </itemDatas>\n  </highlighting>\n  <general>\n    <comments>\n      <comment name="singleLine" start="//" position="afterwhitespace"/>\n    </comments>\n    <keywords casesensitive="true"/>\n  </general>\n</language>\n'
)
