"""The TextMate grammar, as the value that its JSON file holds."""

import json

from pieces import define, expand


def captures(**named):
    """The scopes of groups, by number: _1, _2, …"""
    return {number[1:]: {"name": scope} for number, scope in named.items()}


GRAMMAR = {
    "name": "Gouji",
    "scopeName": "text.gouji",
    "fileTypes": ["gouji"],
    "patterns": [{"include": "#leading"}, {"include": "#front-matter"}, {"include": "#block"}],
    "repository": {
        "leading": {
            "comment": "Blank lines at the top may stand before the front matter (2.2).",
            "begin": expand(r"\A(?=«SPACE»*$)"),
            "end": expand("^(?!«SPACE»*$|-{3,}«SPACE»*$)"),
            "patterns": [{"include": "#fenced"}],
        },
        "fenced": {
            "begin": expand("^(-{3,})«SPACE»*$"),
            "beginCaptures": captures(_1="keyword.control.fence.gouji"),
            "end": expand(r"^(-{3,})«SPACE»*$|^(?!«SPACE»*(?:$|//|[\p{L}〇0-9０-９_-]{1,30}«SPACE»*[:：]))"),
            "endCaptures": captures(_1="keyword.control.fence.gouji"),
            "name": "meta.front-matter.gouji",
            "patterns": [{"include": "#entry"}],
        },
        "entry": {
            "patterns": [
                {"include": "#comment"},
                {
                    "match": expand(r"^«SPACE»*([\p{L}〇0-9０-９_-]{1,30})«SPACE»*([:：])«SPACE»*(.*)$"),
                    "captures": captures(
                        _1="variable.other.key.gouji",
                        _2="punctuation.separator.key-value.gouji",
                        _3="string.unquoted.value.gouji",
                    ),
                },
            ]
        },
        "block": {
            "patterns": [
                {"include": "#comment"},
                {"include": "#directive"},
                {"include": "#contents"},
                {"include": "#table"},
                {"include": "#pipe-row"},
                {"include": "#heading"},
                {"include": "#item"},
                {"include": "#caption"},
                {"include": "#inline"},
            ]
        },
        "comment": {"name": "comment.line.double-slash.gouji", "match": expand("^«SPACE»*//.*$")},
        "directive": {"patterns": []},
        "contents": {
            "patterns": [
                {
                    "match": expand(
                        r"^(?=[^\n]{1,200}$)«MARKS»(«NUMBERING»)?«SPACE»*([^\t\n]*?\S)(«SPACE»*(?:[.·]«SPACE»*){3,}|«SPACE»*(?:…«SPACE»*)+)(«DIGIT»{1,4})(?:\*\*|</b>)?«SPACE»*$"
                    ),
                    "name": "meta.contents.gouji",
                    "captures": captures(
                        _1="entity.name.section.numbering.gouji",
                        _2="entity.name.section.gouji",
                        _3="punctuation.separator.leader.gouji",
                        _4="constant.other.page.gouji",
                    ),
                },
                {
                    "match": expand(
                        r"^(?=[^\n]{1,200}$)«MARKS»(«NUMBERING»)«SPACE»*([^\t\n，。；]*?[^\t\n，。；.·…])(«SPACE»*(?:[.·…]«SPACE»*){5,})(?:\*\*|</b>)?$"
                    ),
                    "name": "meta.contents.gouji",
                    "captures": captures(
                        _1="entity.name.section.numbering.gouji",
                        _2="entity.name.section.gouji",
                        _3="punctuation.separator.leader.gouji",
                    ),
                },
                {
                    "match": expand(r"^(?=[^\n]{1,200}$)«MARKS»(«NUMBERING»)«SPACE»*([^\t\n]+)\t(«DIGIT»{1,3})«SPACE»*$"),
                    "name": "meta.contents.gouji",
                    "captures": captures(
                        _1="entity.name.section.numbering.gouji", _2="entity.name.section.gouji", _3="constant.other.page.gouji"
                    ),
                },
            ]
        },
        "table": {
            "name": "meta.table.gouji",
            "begin": r"^(?=[^\t\n]*\t[^\t\n]*\t)",
            "end": expand(r"^(?![^\n]*\t)|^(?=«GAP»*//|[@＠])"),
            "patterns": [{"include": "#quoted-cell"}, {"include": "#cell"}],
        },
        "pipe-row": {
            "name": "meta.table.gouji",
            "begin": expand(r"^«SPACE»*(?=\|)"),
            "end": "$",
            "patterns": [
                {"match": expand(r"^«SPACE»*\|[-|: \t]*-[-|: \t]*$"), "name": "punctuation.separator.table.gouji"},
                {"match": r"(?<!\\)\|", "name": "punctuation.separator.cell.gouji"},
                {"include": "#cell"},
            ],
        },
        "quoted-cell": {
            "patterns": [
                {
                    "name": "meta.cell.quoted.gouji",
                    "begin": expand(r'(?<=^|\t)«GAP»*(")(?=(?:[^"\t\n]|"")*(?:"«GAP»*(?:\t|$)|$))'),
                    "beginCaptures": captures(_1="punctuation.definition.quoted.begin.gouji"),
                    "end": expand(r'(")(?!")|(?=\t)|^(?=«GAP»*$)'),
                    "endCaptures": captures(_1="punctuation.definition.quoted.end.gouji"),
                    "patterns": [
                        {"match": '""', "name": "constant.character.escape.gouji"},
                        {
                            "match": expand(r'(?<=")«GAP»*(«CELL_NUMBER»)(?=«GAP»*"«GAP»*(?:\t|$))'),
                            "captures": captures(_1="constant.numeric.gouji"),
                        },
                        {"include": "#markup"},
                    ],
                }
            ]
        },
        "cell": {
            "patterns": [
                {
                    "match": expand(r"(?<=^|[\t|])«GAP»*(«CELL_NUMBER»)«GAP»+(«CELL_NUMBER»)«GAP»*(?=\t|\||$)"),
                    "captures": captures(_1="constant.numeric.gouji", _2="constant.numeric.gouji"),
                },
                {
                    "match": expand(
                        r"(?<=^|[\t|])«GAP»*(«CELL_NUMBER»)(?:«GAP»*(«UNIT»))?(?=«REFERENCES»(?:«GAP»*«UNIT»«REFERENCES»)?«GAP»*(?:\t|\||$))"
                    ),
                    "captures": captures(_1="constant.numeric.gouji", _2="keyword.other.unit.gouji"),
                },
                {
                    "match": expand(r"(?<=[}｝])«GAP»*(«UNIT»)(?=«REFERENCES»«GAP»*(?:\t|\||$))"),
                    "captures": captures(_1="keyword.other.unit.gouji"),
                },
                {"include": "#markup"},
            ]
        },
        "heading": {
            "patterns": [
                {
                    "name": "markup.heading.gouji",
                    "match": expand("^«SPACE»*(目«SPACE»*录)«SPACE»*$"),
                    "captures": captures(_1="entity.name.section.gouji"),
                },
                {
                    "name": "markup.heading.gouji",
                    "begin": expand(
                        r"^«SPACE»*(?:[-*]«SPACE»+)?(#{1,6})(?=«SPACE»|$)«SPACE»*(?:(?:\*\*|<b>)«SPACE»*)*(«NUMBERING»)?«SPACE»*"
                    ),
                    "beginCaptures": captures(
                        _1="punctuation.definition.heading.gouji", _2="entity.name.section.numbering.gouji"
                    ),
                    "end": "$",
                    "contentName": "entity.name.section.gouji",
                    "patterns": [{"include": "#inline"}],
                },
                {
                    "name": "markup.heading.gouji",
                    "begin": expand("^«MARKS»(«NUMBERING»)«SPACE»*(?=«TITLE»)"),
                    "beginCaptures": captures(_1="entity.name.section.numbering.gouji"),
                    "end": "$",
                    "contentName": "entity.name.section.gouji",
                    "patterns": [{"include": "#inline"}],
                },
            ]
        },
        "item": {
            "patterns": [
                {
                    "match": expand(
                        r"^«MARKS»(«NUMBERING»)«SPACE»*([^，；！？{｛：:。\t\n]{1,70}[：:]|[^，；！？{｛：:。\t\n0-9０-９]{1,30}。(?=\S)|[^，；！？{｛：:。\t\n0-9０-９]{1,70}[（(][类款项][）)]。(?=\S))?"
                    ),
                    "captures": {
                        "1": {"name": "markup.list.numbered.gouji"},
                        "2": {"name": "entity.name.label.gouji", "patterns": [{"include": "#inline"}]},
                    },
                },
                {"match": expand("^«SPACE»*([-*])(?=«SPACE»)"), "captures": captures(_1="punctuation.definition.list.gouji")},
            ]
        },
        "caption": {
            "name": "meta.caption.gouji",
            "begin": expand(
                r"^(?=[^\n]{1,240}$)(?=[^\n]*\S)(?=«MARKS»(?:«TABLE_TITLE»|«FIELD»)(?:«SPACE»*«FIELD»)*(?:\*\*|</b>)?«SPACE»*$)"
            ),
            "end": "$",
            "patterns": [
                {"match": expand(r"«CODE»|«CAPTION_UNIT»|«YEAR»(?!\p{L})|«DEPARTMENT»"), "name": "variable.other.caption.gouji"},
                {"match": expand("^«MARKS»(«TABLE_TITLE»)"), "captures": captures(_1="entity.name.type.table.gouji")},
            ],
        },
        "inline": {"patterns": [{"include": "#markup"}, {"include": "#numeral"}, {"include": "#figure"}]},
        "markup": {"patterns": [{"include": "#note"}, {"include": "#suppression"}, {"include": "#reference"}]},
        "note": {"name": "comment.block.note.gouji", "match": expand(r"[{｛]«SPACE»*[注註][:：][^{}｛｝\n\t]*[}｝]?")},
        "suppression": {
            "name": "meta.suppression.gouji",
            "match": expand(
                r"([{｛])«SPACE»*(忽略)(?!«NAME»)«SPACE»*([^:：{}｛｝\n\t]*?)«SPACE»*(?:([:：])«SPACE»*([^{}｛｝\n\t]*))?([}｝])"
            ),
            "captures": captures(
                _1="punctuation.definition.suppression.begin.gouji",
                _2="keyword.control.suppression.gouji",
                _3="support.constant.rule.gouji",
                _4="punctuation.separator.key-value.gouji",
                _5="comment.block.reason.gouji",
                _6="punctuation.definition.suppression.end.gouji",
            ),
        },
        "reference": {
            "name": "meta.reference.gouji",
            "begin": expand("([{｛])«SPACE»*(?=[=＝#＃])"),
            "beginCaptures": captures(_1="punctuation.definition.reference.begin.gouji"),
            "end": r"([}｝])|(?=[{｛\t])|$",
            "endCaptures": captures(_1="punctuation.definition.reference.end.gouji"),
            "patterns": [{"include": "#formula"}],
        },
        "formula": {
            "patterns": [
                {
                    "match": expand("([#＃])(«NAME»+)"),
                    "captures": captures(_1="punctuation.definition.name.gouji", _2="variable.other.name.gouji"),
                },
                {"match": expand(r"(«NAME»+|['‘’][^'‘’}｝\n\t]*['‘’])(?=«SPACE»*[(（])"), "name": "support.function.gouji"},
                {"match": r"['‘’][^'‘’}｝\n\t]*['‘’]", "name": "string.quoted.single.gouji"},
                {"match": expand("(?<=[!！])«SPACE»*(«NAME»+)"), "captures": captures(_1="string.unquoted.path.gouji")},
                {
                    "match": expand("(?<!«NAME»)«NUMBER»(?:«SPACE»*«UNIT»)?(?!«NAME»)(?!«SPACE»*[!！])"),
                    "name": "constant.numeric.gouji",
                },
                {"match": expand("«NAME»+"), "name": "string.unquoted.path.gouji"},
                {"match": "[!！]", "name": "punctuation.separator.path.gouji"},
                {"match": "[-+*/×÷＋－−＊／?？=＝<>＜＞≈≤≥#＃]", "name": "keyword.operator.gouji"},
                {"match": "[(（)）,，、]", "name": "punctuation.separator.formula.gouji"},
            ]
        },
        "numeral": {
            "patterns": [
                {
                    "name": "constant.other.date.gouji",
                    "match": expand("(?<![0-9０-９])(?:«DIGIT»{4} *年度?|«DIGIT»{1,2} *[月日时])(?: *«DIGIT»{1,2} *[月日时])*"),
                },
                {
                    "name": "constant.other.date.gouji",
                    "match": expand("(?<![0-9０-９])«DIGIT»{4}(?=(?:[～~〜、和与及到至—–-]«DIGIT»{4})+ *年)"),
                },
                {
                    "name": "constant.other.date.gouji",
                    "match": expand("(?<![0-9０-９])«DIGIT»{1,2}(?=[-—–至~～]«DIGIT»{1,2} *[月日])"),
                },
                {"name": "constant.other.document.gouji", "match": expand(r"(?<=[〔\[［])«DIGIT»+[〕\]］][ 第]*«DIGIT»+ *号")},
                {"name": "constant.other.document.gouji", "match": expand("(?<![0-9０-９])«DIGIT»+(?= *号)")},
                {"name": "constant.other.ordinal.gouji", "match": expand("(?<=第|第 )«NUMBER»")},
                {
                    "name": "constant.other.code.gouji",
                    "match": expand(
                        "(?<=[A-Za-z])[0-9][A-Za-z0-9_.-]*(?<![.-])|(?<![0-9０-９])[0-9]+[A-Za-z][A-Za-z0-9_-]*|(?<![0-9０-９])«DIGIT»{12,}(?!«DIGIT»|[.．,]«DIGIT»|«SPACE»*«UNIT»)"
                    ),
                },
            ]
        },
        "figure": {
            "patterns": [
                {
                    "begin": expand("(«SIGN»«NUMBER»)«SPACE»*$"),
                    "beginCaptures": captures(_1="constant.numeric.gouji"),
                    "end": expand(r"^«SPACE»*(«MONEY»)|^|(?=\S)"),
                    "endCaptures": captures(_1="keyword.other.unit.gouji"),
                    "comment": "The unit may stand at the start of the next line (3.2).",
                },
                {
                    "match": expand("(«SIGN»«NUMBER»)(«SPACE»*(«UNIT»))?"),
                    "captures": captures(_1="constant.numeric.gouji", _3="keyword.other.unit.gouji"),
                },
                {"match": expand("(?<=[}｝])«SPACE»*(«UNIT»)"), "captures": captures(_1="keyword.other.unit.gouji")},
                {
                    "match": expand('(?<![第其之星“‘「『"0-9０-９〇零○一二三四五六七八九十百两壹贰叁])(«HAN»{1,7})(«COUNTED»)'),
                    "captures": captures(_1="constant.numeric.gouji", _2="keyword.other.unit.gouji"),
                },
            ]
        },
    },
}
RULES = GRAMMAR["repository"]
define("STATEMENT", r"^(?=[ \t](?!«SPACE»*$)(?!«SPACE»*//)(?![^\n]*\t[^\n]*\t))")


def directive(words, pats):
    return {
        "name": "meta.directive.gouji",
        "begin": "^([@＠](?:" + words + "))" + (expand("(?!«NAME»)") if words[0] != "(" else ""),
        "beginCaptures": captures(_1="keyword.control.directive.gouji"),
        "while": expand("«STATEMENT»"),
        "patterns": pats,
    }


argument = {
    "match": expand("(?<=«SPACE»)([^\\s=＝\u3000]+)([=＝])([^\\s\u3000]*)"),
    "captures": captures(
        _1="variable.other.key.gouji", _2="punctuation.separator.key-value.gouji", _3="string.unquoted.value.gouji"
    ),
}
setting = {
    "match": expand(r"^«SPACE»+([\p{L}〇0-9０-９_-]{1,30})«SPACE»*([:：])«SPACE»*(.*)$"),
    "captures": captures(
        _1="variable.other.key.gouji", _2="punctuation.separator.key-value.gouji", _3="string.unquoted.value.gouji"
    ),
}
alternative = {
    "begin": expand("^«SPACE»+(或)«SPACE»*([:：])"),
    "beginCaptures": captures(_1="variable.other.key.gouji", _2="punctuation.separator.key-value.gouji"),
    "end": "$",
    "patterns": [{"include": "#formula"}],
}
relation = {
    "begin": expand(r"(?<=«SPACE»)(?=[^\n]*[=＝≈≤≥<>＜＞])"),
    "end": "$",
    "name": "meta.relation.gouji",
    "patterns": [{"include": "#formula"}],
}
alias = {
    "match": expand(r"(?<=«SPACE»)([^=＝\n\s][^=＝\n]*?)«SPACE»*([=＝])(.*)$"),
    "captures": captures(_1="variable.other.key.gouji", _2="keyword.operator.gouji", _3="string.unquoted.value.gouji"),
}
silence = {
    "match": expand(r"(?<=«SPACE»)([^:：\n\s][^:：\n]*?)«SPACE»*([:：])(.*)$"),
    "captures": captures(
        _1="variable.other.key.gouji", _2="punctuation.separator.key-value.gouji", _3="comment.block.reason.gouji"
    ),
}
RULES["directive"]["patterns"] = [
    directive("表类|续表|表", [setting, argument]),
    directive("勾稽", [alternative, setting, relation, argument]),
    directive("定义", [alias]),
    directive("忽略", [silence]),
    directive(expand("(«NAME»)*"), [setting, argument]),
]
RULES["directive"]["patterns"][-1]["begin"] = expand("^([@＠]«NAME»*)")
RULES["front-matter"] = {**RULES["fenced"], "begin": expand("\\A\ufeff?(-{3,})«SPACE»*$")}
TEXT = json.dumps(GRAMMAR, ensure_ascii=False, indent=2) + "\n"
