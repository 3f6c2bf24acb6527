"""The Vim syntax file, as its text. Vim's regular expressions differ so much that it has pieces of its own."""

from ebnf import alternatives, words
from pieces import Pieces

OWN = Pieces()
define, expand = OWN.define, OWN.expand

define("DIGIT", "[0-9０-９]")
define("SPACE", r"[ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]")
define("GAP", r"[ \x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]")
define("NAME", r"\k")
define("HAN", "[〇零○一二三四五六七八九十百两壹贰叁]")
define("MEASURES", alternatives(words("measure word")))
define("AMOUNTS", r"%(亿元|万元|千元|元)%(/%([a-zA-Z0-9_]@!\k)+)?|[%％‰]|个?百分点")
define("UNIT", r"%(«AMOUNTS»|[万亿]?%(«MEASURES»)%(/%([a-zA-Z0-9_]@!\k)+)?|[万亿]|分|倍)")
define("COUNTED", "%(" + alternatives(words("count word")) + ")")
define("NO_YEAR", "%(%(19|20)[0-9]{2}年)@!")
define("FRACTION", "%([.．]«DIGIT»+| [.．] ?«NO_YEAR»«DIGIT»{1,4}«DIGIT»@!|[.．] «NO_YEAR»«DIGIT»{1,4}«DIGIT»@!)")
define(
    "NUMBER",
    "%(«DIGIT»{1,3}%(,[0-9]{3})+[0-9]@!«FRACTION»?|«DIGIT»{1,3}%(, [0-9]{3}[0-9]@!)+«FRACTION»|[０-９]{1,3}%(，[０-９]{3})+[０-９]@!«FRACTION»?|«DIGIT»+«FRACTION»?)",
)
define("SIGN", "%([0-9０-９A-Za-z年月日－−-]@4<![-－−])?")
define("CELL_NUMBER", "%([-－−]?«DIGIT»+%( ?[,，.．] ?«DIGIT»+)*|[（(]«DIGIT»+%( ?[,，.．] ?«DIGIT»+)*[）)])")
define("REFERENCES", r"%([{｛][^{}｛｝\t|]*[}｝])*")
define("MARKS", r"«SPACE»*%([-*]«SPACE»+)?%(#{1,6}«SPACE»+)?%(%(\*\*|\<b\>)«SPACE»*)*")
define(
    "NUMBERING",
    r"%(第 *%(«DIGIT»{1,2}|«HAN»{1,7}) *%(部分|章|节|编)|«HAN»{1,7}[、.．]|[（(] *%(«HAN»{1,7}|«DIGIT»{1,2}) *[）)]|«DIGIT»{1,2}%(、|[.．]«DIGIT»@!|[.．]%(%(19|20)[0-9]{2} ?年)@=)%(.*[0-9０-９_]@!\k)@=|[①-⑳])",
)
define("PLAIN", "[^；。！？：:，,]")
define("TITLE_END", r"%(\*\*|\</b\>)?«SPACE»*$")
define(
    "TITLE",
    "%(«PLAIN»{1,60}[：:]?«TITLE_END»|%(.{1,30}$)@=«PLAIN»*[，,]«PLAIN»+[：:]?«TITLE_END»|«PLAIN»{1,23}[。！？]«TITLE_END»|%(.{1,24}$)@=%(.*[0-9])@=«PLAIN»+[，,]«PLAIN»+[。！？]«TITLE_END»)",
)
define("CODE", "%(财决公开|决算公开|公开|财决) *[0-9０-９-]+ *表")
define("THINGS", "%(台|辆|套|个|人次|人)")
define("CAPTION_UNIT", r"[（(]? *%(金额)?单位 *[:：] *%(%(人民币)?%(亿元|万元|千元|元)|«THINGS»%([、，/]«THINGS»)*)\k@![）)]?")
define("YEAR", "[（(]?[0-9０-９]{4} *年 *度?[）)]?")
define(
    "DEPARTMENT",
    r"%(编制)?%(公开)?%(部门|单位)%(（单位）|\(单位\))?%(名称)? *[:：]«GAP»*«SPACE»@![^。，；：？,;{=\t]{-}[^。，；：？,;{=\t ]%(  |\t|«GAP»*$|«GAP»+%(«CODE»|«CAPTION_UNIT»|«YEAR»))@=",
)
define("TABLE_TITLE", r"[^。，；：？,;{=\t]{-0,50}表 *%([（(][^）)。，；：？,;{=\t]*[）)])?")
define("FIELD", "%(«CODE»|«CAPTION_UNIT»|«YEAR»|«DEPARTMENT»)")
LINES = []


def match(group, pattern, options=""):
    engine = (
        r"\%#=1"
        if group
        in ("goujiHeading", "goujiLabel", "goujiCaption", "goujiCellNumber", "goujiItem", "goujiContents", "goujiOrdinal")
        else ""
    )
    LINES.append(f"syntax match {group} ~{engine}\\v{pattern}~ {options}".rstrip())


def region(group, start, end, options=""):
    LINES.append(f"syntax region {group} {options} start=~\\v{start}~ {end}".rstrip())


LINES.append(
    "\" Vim syntax file for Gouji reports. Checked against the language server and Grammar/highlighting.json by Tests/Grammar.\nif exists('b:current_syntax')\n  finish\nendif\n\nsyntax spell default\nsyntax iskeyword @,48-57,_\nsyntax sync minlines=300\nsyntax cluster goujiMarkup contains=goujiReference,goujiNote,goujiSuppression\nsyntax cluster goujiInline contains=@goujiMarkup,goujiNumber,goujiNumberAtEnd,goujiDate,goujiCode,goujiOrdinal\nsyntax cluster goujiFormula contains=goujiName,goujiOperator,goujiPath,goujiConstant,goujiFunction\n\n\" Figures"
)
BEHIND = "nextgroup=goujiUnit,goujiReference,goujiNote,goujiSuppression skipwhite"
match("goujiUnit", expand("«UNIT»"), "contained")
match("goujiMoney", expand("%(«AMOUNTS»)"), "contained")
match("goujiNumber", expand("«SIGN»«NUMBER»"), BEHIND)
match("goujiNumberAtEnd", expand(r"«SIGN»«NUMBER»%(«SPACE»*\n)@="), "nextgroup=goujiMoney skipwhite skipnl")
match("goujiNumber", expand('%([第其之星“‘「『"0-9０-９]|«HAN»)@4<!«HAN»{1,7}«COUNTED»@='), "nextgroup=goujiUnit")
LINES.append('\n" Numbers that are no figures')
match("goujiDate", expand("«DIGIT»@4<!%(«DIGIT»{4} *年度?|«DIGIT»{1,2} *[月日时])%( *«DIGIT»{1,2} *[月日时])*"))
match(
    "goujiDate",
    expand(r"«DIGIT»@4<!«DIGIT»{4}%(%([～〜、和与及到至—–-]|\~)«DIGIT»{4}%(%([～〜、和与及到至—–-]|\~)«DIGIT»{4})* *年)@="),
)
match("goujiDate", expand(r"«DIGIT»@4<!«DIGIT»{1,2}%(%([-—–至～]|\~)«DIGIT»{1,2} *[月日])@="))
match("goujiCode", expand(r"%([〔［]|\[)@4<=«DIGIT»+%([〕］]|\])[ 第]*«DIGIT»+ *号"))
match("goujiCode", expand("«DIGIT»@4<!«DIGIT»+%( *号)@="))
match("goujiOrdinal", expand("%(第|第 )@4<=«NUMBER»"))
match("goujiCode", "[A-Za-z]@1<=[0-9][A-Za-z0-9_.-]*[.-]@1<!")
match("goujiCode", expand("«DIGIT»@4<![0-9]+[A-Za-z][A-Za-z0-9_-]*"))
match("goujiCode", expand("«DIGIT»@4<!«DIGIT»{12,}%(«DIGIT»|[.．,]«DIGIT»|«SPACE»*«UNIT»)@!"))
LINES.append('\n" References, notes and suppressions')
match("goujiNote", expand(r"[{｛]«SPACE»*[注註][:：][^{}｛｝\t]*[}｝]?"))
match(
    "goujiSuppression",
    expand(r"[{｛]«SPACE»*忽略\k@!«SPACE»*[^:：{}｛｝\t]*%([:：][^{}｛｝\t]*)?[}｝]"),
    "contains=goujiSuppress,goujiOperator",
)
match("goujiSuppress", expand("%([{｛]«SPACE»*)@30<=忽略"), "contained nextgroup=goujiRule,goujiSuppressColon skipwhite")
match(
    "goujiRule",
    expand(r"[^:：{}｛｝\t ][^:：{}｛｝\t]{-}%(«SPACE»*[:：}｝])@="),
    "contained nextgroup=goujiSuppressColon skipwhite",
)
match("goujiSuppressColon", "[:：]", "contained nextgroup=goujiReason skipwhite")
match("goujiReason", r"[^{}｛｝\t ][^{}｛｝\t]*", "contained")
region(
    "goujiReference",
    expand("[{｛]%(«SPACE»*[=＝#＃])@="),
    r"end=~\v[}｝]~ end=~\v[{｛\t]@=~ end=~$~",
    "matchgroup=goujiBrace oneline contains=@goujiFormula nextgroup=goujiUnit,goujiReference,goujiNote,goujiSuppression skipwhite",
)
match("goujiOperator", "[-+*/×÷＋－−＊／/？?=＝<>＜＞≈≤≥#＃!！(（)）,，、{}｛｝]", "contained")
match("goujiPath", r"\k+", "contained")
match("goujiConstant", expand(r"\k@4<!«NUMBER»%(«SPACE»*«UNIT»)?\k@!%(«SPACE»*[!！])@!"), "contained")
match("goujiPath", expand(r"%([!！]«SPACE»*)@20<=\k+"), "contained")
match("goujiPath", r"['‘’][^'‘’}｝\t]*['‘’]", "contained")
match("goujiFunction", expand(r"%(\k+|['‘’][^'‘’}｝\t]*['‘’])%(«SPACE»*[(（])@="), "contained")
match("goujiName", r"%([#＃])@4<=\k+", "contained")
LINES.append('\n" Lines, from the least to the most particular: of those that begin together, Vim takes the last')
match(
    "goujiCaption",
    expand(r"^%(.{1,240}$)@=%(.*[^ \t])@=%(«MARKS»%(«TABLE_TITLE»|«FIELD»)%(«SPACE»*«FIELD»)*%(\*\*|\</b\>)?«SPACE»*$)@=.*$"),
    "contains=goujiTableTitle,goujiCaptionField",
)
match("goujiTableTitle", expand(r"^«MARKS»\zs«TABLE_TITLE»"), "contained")
for f in (expand("«CODE»"), expand("«CAPTION_UNIT»"), expand(r"«YEAR»%([a-zA-Z]|\k)@!"), expand("«DEPARTMENT»")):
    match("goujiCaptionField", f, "contained")
match("goujiBullet", expand("^«SPACE»*[-*]«SPACE»@="))
match("goujiItem", expand("^«MARKS»«NUMBERING»"), "contains=goujiNumbering nextgroup=goujiLabel skipwhite")
match("goujiNumbering", expand("«NUMBERING»"), "contained")
match(
    "goujiLabel",
    r"%([^，；！？{｛：:。\t]{1,70}[：:]|[^，；！？{｛：:。\t0-9０-９]{1,30}。[^ \t]@=)",
    "contained contains=@goujiInline",
)
match("goujiHeading", expand("^«MARKS»«NUMBERING»«SPACE»*«TITLE»@=.*$"), "contains=goujiHeadingNumber,@goujiInline")
match("goujiHeading", expand("^«SPACE»*%([-*]«SPACE»+)?#{1,6}%(«SPACE»|$)@=.*$"), "contains=goujiHeadingNumber,@goujiInline")
match("goujiHeading", expand("^«SPACE»*目«SPACE»*录«SPACE»*$"))
match("goujiHeadingNumber", expand("%(^«MARKS»)@<=«NUMBERING»"), "contained")
LINES.append('\n" Tables')
match("goujiPipeRow", expand(r"^«SPACE»*\|.*$"), "contains=goujiCellNumber,@goujiMarkup")
LINES.append(
    expand(
        r"syntax region goujiTable start=~\v^%([^\t]*\t[^\t]*\t)@=~ end=~\v^%([^\t]*\t)@!~me=s-1 end=~\v^%([@＠]|«GAP»*//)~me=s-1 contains=goujiQuoted,goujiCellNumber,@goujiMarkup"
    )
)
define("CELL", r"%(^|[\t|]«GAP»*)@30<=")
match(
    "goujiCellNumber",
    expand(r"«CELL»«CELL_NUMBER»%(%(«GAP»*«UNIT»)?«REFERENCES»%(«GAP»*«UNIT»«REFERENCES»)?«GAP»*%(\t|\||$))@="),
    "contained nextgroup=goujiCellUnit,goujiCellGap",
)
match(
    "goujiCellNumber", expand(r"«CELL»«CELL_NUMBER»%(«GAP»+«CELL_NUMBER»«GAP»*%(\t|\||$))@="), "contained nextgroup=goujiCellGap"
)
match("goujiCellGap", expand("«GAP»+"), "contained nextgroup=goujiCellSecond,goujiCellUnit")
match("goujiCellSecond", expand("«CELL_NUMBER»"), "contained")
match("goujiCellUnit", expand(r"«DIGIT»@4<=«UNIT»%(«REFERENCES»«GAP»*%(\t|\||$))@="), "contained")
match("goujiCellUnit", expand(r"%(«DIGIT»«GAP»+)@20<=«UNIT»%(«REFERENCES»«GAP»*%(\t|\||$))@="), "contained")
region(
    "goujiQuoted",
    expand(r'%(^|\t)@1<=«GAP»*"%(%([^"\t]|"")*%("«GAP»*%(\t|$)|$))@='),
    expand(r'skip=~""~ end=~"~ end=~\v\t@=~ end=~\v^%(«GAP»*$)@=~'),
    "contained contains=@goujiMarkup",
)
LINES.append('\n" Contents')
match(
    "goujiContents",
    expand(
        r"^%(.{1,200}$)@=«MARKS»%(«NUMBERING»)?«SPACE»*[^\t]{-}[^ \t]%(«SPACE»*%([.·]«SPACE»*){3,}|«SPACE»*%(…«SPACE»*)+)«DIGIT»{1,4}%(\*\*|\</b\>)?«SPACE»*$"
    ),
    "contains=goujiHeadingNumber,goujiLeader",
)
match(
    "goujiContents",
    expand(r"^%(.{1,200}$)@=«MARKS»«NUMBERING»«SPACE»*[^\t，。；]*[^\t，。；.·…]«SPACE»*%([.·…]«SPACE»*){5,}$"),
    "contains=goujiHeadingNumber,goujiLeader",
)
match(
    "goujiContents",
    expand(r"^%(.{1,200}$)@=«MARKS»«NUMBERING»«SPACE»*[^\t]+\t«DIGIT»{1,3}«SPACE»*$"),
    "contains=goujiHeadingNumber,goujiLeader",
)
match("goujiLeader", expand(r"%(«SPACE»*[.·…]«SPACE»*){1,}«DIGIT»*«SPACE»*$|\t«DIGIT»{1,3}«SPACE»*$"), "contained")
LINES.append('\n" Directives')
DIRECTIVE_END = expand(r"end=~\v$%(\n[ \t]%(«SPACE»*%($|//))@!%([^\t\n]*\t[^\t\n]*\t)@!)@!~")
region("goujiDirective", r"^[@＠]\k*", DIRECTIVE_END, "keepend matchgroup=goujiDirectiveName contains=goujiArgument,goujiSetting")
region(
    "goujiDirective",
    r"^[@＠]%(表类|续表|表)\k@!",
    DIRECTIVE_END,
    "keepend matchgroup=goujiDirectiveName contains=goujiArgument,goujiSetting",
)
region(
    "goujiDirective",
    r"^[@＠]勾稽\k@!",
    DIRECTIVE_END,
    "keepend matchgroup=goujiDirectiveName contains=goujiRelation,goujiSetting,goujiOr",
)
region("goujiDirective", r"^[@＠]定义\k@!", DIRECTIVE_END, "keepend matchgroup=goujiDirectiveName contains=goujiAlias")
region("goujiDirective", r"^[@＠]忽略\k@!", DIRECTIVE_END, "keepend matchgroup=goujiDirectiveName contains=goujiSilence")
match("goujiArgument", "[ \\t]@1<=[^ \\t=＝\u3000]+[=＝]@=", "contained")
match(
    "goujiAlias",
    expand("[ \\t\u3000]@3<=[^=＝ \\t\u3000][^=＝]{-}%(«SPACE»*[=＝])@="),
    "contained nextgroup=goujiAliasRest skipwhite",
)
match("goujiAliasRest", "[=＝].*$", "contained")
match(
    "goujiSilence",
    expand("[ \\t\u3000]@3<=[^:： \\t\u3000][^:：]{-}%(«SPACE»*[:：])@="),
    "contained nextgroup=goujiSilenceRest skipwhite",
)
match("goujiSilenceRest", "[:：].*$", "contained")
match("goujiRelation", r"[ \t]@1<=[^ \t].*[=＝≈≤≥<>＜＞].*$", "contained contains=@goujiFormula")
match(
    "goujiSetting",
    expand("^«SPACE»")
    + r"+[0-9０-９_A-Za-z\k-]{1,30}".replace(r"[0-9０-９_A-Za-z\k-]", r"%(\k|-)")
    + expand("«SPACE»")
    + "*[:：].*$",
    "contained contains=goujiSettingKey",
)
match("goujiSettingKey", expand(r"^«SPACE»+\zs%(\k|-){1,30}%(«SPACE»*[:：])@="), "contained")
match("goujiOr", expand("^«SPACE»+或«SPACE»*[:：].*$"), "contained contains=goujiSettingKey,goujiOrFormula")
match("goujiOrFormula", expand("%(^«SPACE»+或«SPACE»*[:：])@<=.*$"), "contained contains=@goujiFormula")
LINES.append('\n" Comments and the front matter')
match("goujiComment", expand("^«SPACE»*//.*$"))
LINES.append(
    expand(
        r"syntax region goujiFrontMatter matchgroup=goujiFence start=~\v%^%(\ufeff)?-{3,}«SPACE»*$~ start=~\v%(%^%(«SPACE»*\n)+)@<=-{3,}«SPACE»*$~ end=~\v^-{3,}«SPACE»*$~ end=~\v^%(-{3,}«SPACE»*$|«SPACE»*%($|//|%(\k|-){1,30}«SPACE»*[:：]))@!~me=s-1 contains=goujiKey,goujiComment"
    )
)
match("goujiKey", expand(r"^«SPACE»*\zs%(\k|-){1,30}%(«SPACE»*[:：])@="), "contained")
LINES.append(
    "\nhighlight default link goujiNumber Number\nhighlight default link goujiNumberAtEnd goujiNumber\nhighlight default link goujiCellNumber goujiNumber\nhighlight default link goujiCellSecond goujiNumber\nhighlight default link goujiConstant goujiNumber\nhighlight default link goujiUnit Type\nhighlight default link goujiMoney goujiUnit\nhighlight default link goujiCellUnit goujiUnit\nhighlight default link goujiDate Constant\nhighlight default link goujiCode goujiDate\nhighlight default link goujiOrdinal goujiDate\nhighlight default link goujiNote Comment\nhighlight default link goujiReason Comment\nhighlight default link goujiSuppress Keyword\nhighlight default link goujiSuppressColon Delimiter\nhighlight default link goujiRule PreProc\nhighlight default link goujiBrace Delimiter\nhighlight default link goujiOperator Operator\nhighlight default link goujiPath String\nhighlight default link goujiFunction Function\nhighlight default link goujiName Identifier\nhighlight default link goujiHeading Title\nhighlight default link goujiHeadingNumber Title\nhighlight default link goujiNumbering Statement\nhighlight default link goujiBullet Statement\nhighlight default link goujiLabel Label\nhighlight default link goujiContents Title\nhighlight default link goujiLeader NonText\nhighlight default link goujiTableTitle Structure\nhighlight default link goujiCaptionField Special\nhighlight default link goujiDirectiveName Keyword\nhighlight default link goujiArgument Identifier\nhighlight default link goujiAlias Identifier\nhighlight default link goujiSilence Identifier\nhighlight default link goujiSettingKey Identifier\nhighlight default link goujiKey Identifier\nhighlight default link goujiFence Keyword\nhighlight default link goujiComment Comment\n\nlet b:current_syntax = 'gouji'\n".replace(
        r"\'", "'"
    )
)
TEXT = "\n".join(LINES)
