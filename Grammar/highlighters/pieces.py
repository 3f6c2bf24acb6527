"""The regular expressions that the highlighters are made of, as Oniguruma and PCRE read them. In a piece, «NAME» stands for another.

The numbers are sections of the specification; lists of words are read from the EBNF."""

import re

from ebnf import alternatives, words


class Pieces:
    """Regular expressions by name, each made of those before it."""

    def __init__(self):
        self.named = {}

    def expand(self, text):
        """The text with the pieces in it."""
        return re.sub("«([A-Z_]+)»", lambda match: self.named[match[1]], text)

    def define(self, name, text):
        """Gives a piece its name."""
        self.named[name] = self.expand(text)


SHARED = Pieces()
define, expand = SHARED.define, SHARED.expand

# Characters (1.2, 1.3).
define("DIGIT", "[0-9０-９]")
define("BLANKS", " \\t\\x0b\\f\xa0\u3000\u2000-\u200b\ufeff")
define("SPACE", "[«BLANKS»]")
define("GAP", "[" + expand("«BLANKS»").replace(r"\t", "") + "]")
define("NAME", r"[\p{L}〇0-9０-９_]")
define("HAN", "[〇零○一二三四五六七八九十百两壹贰叁]")

# Units (3.2); the words are those of the EBNF.
define("MEASURES", alternatives(words("measure word")))
define("AMOUNTS", r"(?:亿元|万元|千元|元)(?:/\p{Han}+)?|[%％‰]|个?百分点")
define("UNIT", r"(?:«AMOUNTS»|[万亿]?(?:«MEASURES»)(?:/\p{Han}+)?|[万亿]|分|倍)")
define("MONEY", "(?:«AMOUNTS»)")
define("COUNTED", "(?:" + alternatives(words("count word")) + ")")

# Numbers (3.1).
define(
    "FRACTION",
    "(?:[.．]«DIGIT»+| [.．] ?(?!(?:19|20)[0-9]{2}年)«DIGIT»{1,4}(?!«DIGIT»)|[.．] (?!(?:19|20)[0-9]{2}年)«DIGIT»{1,4}(?!«DIGIT»))",
)
define(
    "NUMBER",
    "(?:«DIGIT»{1,3}(?:,[0-9]{3})+(?![0-9])«FRACTION»?|«DIGIT»{1,3}(?:, [0-9]{3}(?![0-9]))+«FRACTION»|[０-９]{1,3}(?:，[０-９]{3})+(?![０-９])«FRACTION»?|«DIGIT»+«FRACTION»?)",
)

# A number that is a whole cell, which may have stray spaces (2.8).
define("CELL_NUMBER", "(?:[-－−]?(?:«DIGIT»+(?: ?[,，.．] ?«DIGIT»+)*)|[（(]«DIGIT»+(?: ?[,，.．] ?«DIGIT»+)*[）)])")
define("SIGN", r"(?:(?<![0-9０-９A-Za-z\-－−年月日])[-－−])?")

# Whatever stands in braces behind a number (4).
define("REFERENCES", r"(?:[{｛][^{}｛｝\t|]*[}｝])*")

# Marks of Markdown, numberings, and what reads as a title (2.1, 2.3).
define("MARKS", r"«SPACE»*(?:[-*]«SPACE»+)?(?:#{1,6}«SPACE»+)?(?:(?:\*\*|<b>)«SPACE»*)*")
define(
    "NUMBERING",
    r"(?:第 *(?:«DIGIT»{1,2}|«HAN»{1,7}) *(?:部分|章|节|编)|«HAN»{1,7}[、.．]|[（(] *(?:«HAN»{1,7}|«DIGIT»{1,2}) *[）)]|«DIGIT»{1,2}(?:、|[.．](?!«DIGIT»)|[.．](?=(?:19|20)[0-9]{2} ?年))(?=[^\n]*\p{L})|[①-⑳])",
)
define("PLAIN", r"[^；。！？：:，,\n]")
define(
    "TITLE",
    r"(?:«PLAIN»{1,60}[：:]?|(?=[^\n]{1,30}$)«PLAIN»*[，,]«PLAIN»+[：:]?|«PLAIN»{1,23}[。！？]|(?=[^\n]{1,24}$)(?=[^\n]*[0-9])«PLAIN»+[，,]«PLAIN»+[。！？])(?:\*\*|</b>)?«SPACE»*$",
)

# Fields of captions (2.9).
define("CODE", "(?:财决公开|决算公开|公开|财决) *[0-9０-９-]+ *表")
define("THINGS", "(?:台|辆|套|个|人次|人)")
define(
    "CAPTION_UNIT",
    r"[（(]? *(?:金额)?单位 *[:：] *(?:(?:人民币)?(?:亿元|万元|千元|元)|«THINGS»(?:[、，/]«THINGS»)*)(?![\p{L}])[）)]?",
)
define("YEAR", "[（(]?[0-9０-９]{4} *年 *度?[）)]?")
define(
    "DEPARTMENT",
    r"(?:编制)?(?:公开)?(?:部门|单位)(?:（单位）|\(单位\))?(?:名称)? *[:：]«GAP»*(?!«SPACE»)[^。，；：？,;{=\t\n]*?\S(?=  |\t|«GAP»*$|«GAP»+(?:«CODE»|«CAPTION_UNIT»|«YEAR»))",
)
define("TABLE_TITLE", r"[^。，；：？,;{=\t\n]{0,50}?表 *(?:[（(][^）)\n。，；：？,;{=\t]*[）)])?")
define("FIELD", "(?:«CODE»|«CAPTION_UNIT»|«YEAR»|«DEPARTMENT»)")
