" Vim syntax file for Gouji reports. Checked against the language server and Grammar/highlighting.json by Tests/Grammar.
if exists('b:current_syntax')
  finish
endif

syntax spell default
syntax iskeyword @,48-57,_
syntax sync minlines=300
syntax cluster goujiMarkup contains=goujiReference,goujiNote,goujiSuppression
syntax cluster goujiInline contains=@goujiMarkup,goujiNumber,goujiNumberAtEnd,goujiDate,goujiCode,goujiOrdinal
syntax cluster goujiFormula contains=goujiName,goujiOperator,goujiPath,goujiConstant,goujiFunction

" Figures
syntax match goujiUnit ~\v%(%(亿元|万元|千元|元)%(/%([a-zA-Z0-9_]@!\k)+)?|[%％‰]|个?百分点|[万亿]?%(批（次）|批\(次\)|台（套）|台\(套\)|平方公里|人/次|平方米|分钟|人次|批次|辆次|个月|家次|户次|场次|公里|公顷|小时|股室|科室|中心|人|批|辆|台|套|个|家|名|次|项|份|户|所|笔|宗|件|起|场|期|组|位|米|亩|吨|天|周|册|张|条|篇|门|间|座|处|种|类|室|股)%(/%([a-zA-Z0-9_]@!\k)+)?|[万亿]|分|倍)~ contained
syntax match goujiMoney ~\v%(%(亿元|万元|千元|元)%(/%([a-zA-Z0-9_]@!\k)+)?|[%％‰]|个?百分点)~ contained
syntax match goujiNumber ~\v%([0-9０-９A-Za-z年月日－−-]@4<![-－−])?%([0-9０-９]{1,3}%(,[0-9]{3})+[0-9]@!%([.．][0-9０-９]+| [.．] ?%(%(19|20)[0-9]{2}年)@![0-9０-９]{1,4}[0-9０-９]@!|[.．] %(%(19|20)[0-9]{2}年)@![0-9０-９]{1,4}[0-9０-９]@!)?|[0-9０-９]{1,3}%(, [0-9]{3}[0-9]@!)+%([.．][0-9０-９]+| [.．] ?%(%(19|20)[0-9]{2}年)@![0-9０-９]{1,4}[0-9０-９]@!|[.．] %(%(19|20)[0-9]{2}年)@![0-9０-９]{1,4}[0-9０-９]@!)|[０-９]{1,3}%(，[０-９]{3})+[０-９]@!%([.．][0-9０-９]+| [.．] ?%(%(19|20)[0-9]{2}年)@![0-9０-９]{1,4}[0-9０-９]@!|[.．] %(%(19|20)[0-9]{2}年)@![0-9０-９]{1,4}[0-9０-９]@!)?|[0-9０-９]+%([.．][0-9０-９]+| [.．] ?%(%(19|20)[0-9]{2}年)@![0-9０-９]{1,4}[0-9０-９]@!|[.．] %(%(19|20)[0-9]{2}年)@![0-9０-９]{1,4}[0-9０-９]@!)?)~ nextgroup=goujiUnit,goujiReference,goujiNote,goujiSuppression skipwhite
syntax match goujiNumberAtEnd ~\v%([0-9０-９A-Za-z年月日－−-]@4<![-－−])?%([0-9０-９]{1,3}%(,[0-9]{3})+[0-9]@!%([.．][0-9０-９]+| [.．] ?%(%(19|20)[0-9]{2}年)@![0-9０-９]{1,4}[0-9０-９]@!|[.．] %(%(19|20)[0-9]{2}年)@![0-9０-９]{1,4}[0-9０-９]@!)?|[0-9０-９]{1,3}%(, [0-9]{3}[0-9]@!)+%([.．][0-9０-９]+| [.．] ?%(%(19|20)[0-9]{2}年)@![0-9０-９]{1,4}[0-9０-９]@!|[.．] %(%(19|20)[0-9]{2}年)@![0-9０-９]{1,4}[0-9０-９]@!)|[０-９]{1,3}%(，[０-９]{3})+[０-９]@!%([.．][0-9０-９]+| [.．] ?%(%(19|20)[0-9]{2}年)@![0-9０-９]{1,4}[0-9０-９]@!|[.．] %(%(19|20)[0-9]{2}年)@![0-9０-９]{1,4}[0-9０-９]@!)?|[0-9０-９]+%([.．][0-9０-９]+| [.．] ?%(%(19|20)[0-9]{2}年)@![0-9０-９]{1,4}[0-9０-９]@!|[.．] %(%(19|20)[0-9]{2}年)@![0-9０-９]{1,4}[0-9０-９]@!)?)%([ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]*\n)@=~ nextgroup=goujiMoney skipwhite skipnl
syntax match goujiNumber ~\v%([第其之星“‘「『"0-9０-９]|[〇零○一二三四五六七八九十百两壹贰叁])@4<![〇零○一二三四五六七八九十百两壹贰叁]{1,7}%(台（套）|台\(套\)|批次|人次|个|项|家|名|辆|台|套|户|所|份)@=~ nextgroup=goujiUnit

" Numbers that are no figures
syntax match goujiDate ~\v[0-9０-９]@4<!%([0-9０-９]{4} *年度?|[0-9０-９]{1,2} *[月日时])%( *[0-9０-９]{1,2} *[月日时])*~
syntax match goujiDate ~\v[0-9０-９]@4<![0-9０-９]{4}%(%([～〜、和与及到至—–-]|\~)[0-9０-９]{4}%(%([～〜、和与及到至—–-]|\~)[0-9０-９]{4})* *年)@=~
syntax match goujiDate ~\v[0-9０-９]@4<![0-9０-９]{1,2}%(%([-—–至～]|\~)[0-9０-９]{1,2} *[月日])@=~
syntax match goujiCode ~\v%([〔［]|\[)@4<=[0-9０-９]+%([〕］]|\])[ 第]*[0-9０-９]+ *号~
syntax match goujiCode ~\v[0-9０-９]@4<![0-9０-９]+%( *号)@=~
syntax match goujiOrdinal ~\%#=1\v%(第|第 )@4<=%([0-9０-９]{1,3}%(,[0-9]{3})+[0-9]@!%([.．][0-9０-９]+| [.．] ?%(%(19|20)[0-9]{2}年)@![0-9０-９]{1,4}[0-9０-９]@!|[.．] %(%(19|20)[0-9]{2}年)@![0-9０-９]{1,4}[0-9０-９]@!)?|[0-9０-９]{1,3}%(, [0-9]{3}[0-9]@!)+%([.．][0-9０-９]+| [.．] ?%(%(19|20)[0-9]{2}年)@![0-9０-９]{1,4}[0-9０-９]@!|[.．] %(%(19|20)[0-9]{2}年)@![0-9０-９]{1,4}[0-9０-９]@!)|[０-９]{1,3}%(，[０-９]{3})+[０-９]@!%([.．][0-9０-９]+| [.．] ?%(%(19|20)[0-9]{2}年)@![0-9０-９]{1,4}[0-9０-９]@!|[.．] %(%(19|20)[0-9]{2}年)@![0-9０-９]{1,4}[0-9０-９]@!)?|[0-9０-９]+%([.．][0-9０-９]+| [.．] ?%(%(19|20)[0-9]{2}年)@![0-9０-９]{1,4}[0-9０-９]@!|[.．] %(%(19|20)[0-9]{2}年)@![0-9０-９]{1,4}[0-9０-９]@!)?)~
syntax match goujiCode ~\v[A-Za-z]@1<=[0-9][A-Za-z0-9_.-]*[.-]@1<!~
syntax match goujiCode ~\v[0-9０-９]@4<![0-9]+[A-Za-z][A-Za-z0-9_-]*~
syntax match goujiCode ~\v[0-9０-９]@4<![0-9０-９]{12,}%([0-9０-９]|[.．,][0-9０-９]|[ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]*%(%(亿元|万元|千元|元)%(/%([a-zA-Z0-9_]@!\k)+)?|[%％‰]|个?百分点|[万亿]?%(批（次）|批\(次\)|台（套）|台\(套\)|平方公里|人/次|平方米|分钟|人次|批次|辆次|个月|家次|户次|场次|公里|公顷|小时|股室|科室|中心|人|批|辆|台|套|个|家|名|次|项|份|户|所|笔|宗|件|起|场|期|组|位|米|亩|吨|天|周|册|张|条|篇|门|间|座|处|种|类|室|股)%(/%([a-zA-Z0-9_]@!\k)+)?|[万亿]|分|倍))@!~

" References, notes and suppressions
syntax match goujiNote ~\v[{｛][ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]*[注註][:：][^{}｛｝\t]*[}｝]?~
syntax match goujiSuppression ~\v[{｛][ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]*忽略\k@![ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]*[^:：{}｛｝\t]*%([:：][^{}｛｝\t]*)?[}｝]~ contains=goujiSuppress,goujiOperator
syntax match goujiSuppress ~\v%([{｛][ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]*)@30<=忽略~ contained nextgroup=goujiRule,goujiSuppressColon skipwhite
syntax match goujiRule ~\v[^:：{}｛｝\t ][^:：{}｛｝\t]{-}%([ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]*[:：}｝])@=~ contained nextgroup=goujiSuppressColon skipwhite
syntax match goujiSuppressColon ~\v[:：]~ contained nextgroup=goujiReason skipwhite
syntax match goujiReason ~\v[^{}｛｝\t ][^{}｛｝\t]*~ contained
syntax region goujiReference matchgroup=goujiBrace oneline contains=@goujiFormula nextgroup=goujiUnit,goujiReference,goujiNote,goujiSuppression skipwhite start=~\v[{｛]%([ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]*[=＝#＃])@=~ end=~\v[}｝]~ end=~\v[{｛\t]@=~ end=~$~
syntax match goujiOperator ~\v[-+*/×÷＋－−＊／/？?=＝<>＜＞≈≤≥#＃!！(（)）,，、{}｛｝]~ contained
syntax match goujiPath ~\v\k+~ contained
syntax match goujiConstant ~\v\k@4<!%([0-9０-９]{1,3}%(,[0-9]{3})+[0-9]@!%([.．][0-9０-９]+| [.．] ?%(%(19|20)[0-9]{2}年)@![0-9０-９]{1,4}[0-9０-９]@!|[.．] %(%(19|20)[0-9]{2}年)@![0-9０-９]{1,4}[0-9０-９]@!)?|[0-9０-９]{1,3}%(, [0-9]{3}[0-9]@!)+%([.．][0-9０-９]+| [.．] ?%(%(19|20)[0-9]{2}年)@![0-9０-９]{1,4}[0-9０-９]@!|[.．] %(%(19|20)[0-9]{2}年)@![0-9０-９]{1,4}[0-9０-９]@!)|[０-９]{1,3}%(，[０-９]{3})+[０-９]@!%([.．][0-9０-９]+| [.．] ?%(%(19|20)[0-9]{2}年)@![0-9０-９]{1,4}[0-9０-９]@!|[.．] %(%(19|20)[0-9]{2}年)@![0-9０-９]{1,4}[0-9０-９]@!)?|[0-9０-９]+%([.．][0-9０-９]+| [.．] ?%(%(19|20)[0-9]{2}年)@![0-9０-９]{1,4}[0-9０-９]@!|[.．] %(%(19|20)[0-9]{2}年)@![0-9０-９]{1,4}[0-9０-９]@!)?)%([ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]*%(%(亿元|万元|千元|元)%(/%([a-zA-Z0-9_]@!\k)+)?|[%％‰]|个?百分点|[万亿]?%(批（次）|批\(次\)|台（套）|台\(套\)|平方公里|人/次|平方米|分钟|人次|批次|辆次|个月|家次|户次|场次|公里|公顷|小时|股室|科室|中心|人|批|辆|台|套|个|家|名|次|项|份|户|所|笔|宗|件|起|场|期|组|位|米|亩|吨|天|周|册|张|条|篇|门|间|座|处|种|类|室|股)%(/%([a-zA-Z0-9_]@!\k)+)?|[万亿]|分|倍))?\k@!%([ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]*[!！])@!~ contained
syntax match goujiPath ~\v%([!！][ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]*)@20<=\k+~ contained
syntax match goujiPath ~\v['‘’][^'‘’}｝\t]*['‘’]~ contained
syntax match goujiFunction ~\v%(\k+|['‘’][^'‘’}｝\t]*['‘’])%([ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]*[(（])@=~ contained
syntax match goujiName ~\v%([#＃])@4<=\k+~ contained

" Lines, from the least to the most particular: of those that begin together, Vim takes the last
syntax match goujiCaption ~\%#=1\v^%(.{1,240}$)@=%(.*[^ \t])@=%([ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]*%([-*][ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]+)?%(#{1,6}[ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]+)?%(%(\*\*|\<b\>)[ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]*)*%([^。，；：？,;{=\t]{-0,50}表 *%([（(][^）)。，；：？,;{=\t]*[）)])?|%(%(财决公开|决算公开|公开|财决) *[0-9０-９-]+ *表|[（(]? *%(金额)?单位 *[:：] *%(%(人民币)?%(亿元|万元|千元|元)|%(台|辆|套|个|人次|人)%([、，/]%(台|辆|套|个|人次|人))*)\k@![）)]?|[（(]?[0-9０-９]{4} *年 *度?[）)]?|%(编制)?%(公开)?%(部门|单位)%(（单位）|\(单位\))?%(名称)? *[:：][ \x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]*[ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]@![^。，；：？,;{=\t]{-}[^。，；：？,;{=\t ]%(  |\t|[ \x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]*$|[ \x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]+%(%(财决公开|决算公开|公开|财决) *[0-9０-９-]+ *表|[（(]? *%(金额)?单位 *[:：] *%(%(人民币)?%(亿元|万元|千元|元)|%(台|辆|套|个|人次|人)%([、，/]%(台|辆|套|个|人次|人))*)\k@![）)]?|[（(]?[0-9０-９]{4} *年 *度?[）)]?))@=))%([ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]*%(%(财决公开|决算公开|公开|财决) *[0-9０-９-]+ *表|[（(]? *%(金额)?单位 *[:：] *%(%(人民币)?%(亿元|万元|千元|元)|%(台|辆|套|个|人次|人)%([、，/]%(台|辆|套|个|人次|人))*)\k@![）)]?|[（(]?[0-9０-９]{4} *年 *度?[）)]?|%(编制)?%(公开)?%(部门|单位)%(（单位）|\(单位\))?%(名称)? *[:：][ \x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]*[ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]@![^。，；：？,;{=\t]{-}[^。，；：？,;{=\t ]%(  |\t|[ \x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]*$|[ \x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]+%(%(财决公开|决算公开|公开|财决) *[0-9０-９-]+ *表|[（(]? *%(金额)?单位 *[:：] *%(%(人民币)?%(亿元|万元|千元|元)|%(台|辆|套|个|人次|人)%([、，/]%(台|辆|套|个|人次|人))*)\k@![）)]?|[（(]?[0-9０-９]{4} *年 *度?[）)]?))@=))*%(\*\*|\</b\>)?[ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]*$)@=.*$~ contains=goujiTableTitle,goujiCaptionField
syntax match goujiTableTitle ~\v^[ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]*%([-*][ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]+)?%(#{1,6}[ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]+)?%(%(\*\*|\<b\>)[ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]*)*\zs[^。，；：？,;{=\t]{-0,50}表 *%([（(][^）)。，；：？,;{=\t]*[）)])?~ contained
syntax match goujiCaptionField ~\v%(财决公开|决算公开|公开|财决) *[0-9０-９-]+ *表~ contained
syntax match goujiCaptionField ~\v[（(]? *%(金额)?单位 *[:：] *%(%(人民币)?%(亿元|万元|千元|元)|%(台|辆|套|个|人次|人)%([、，/]%(台|辆|套|个|人次|人))*)\k@![）)]?~ contained
syntax match goujiCaptionField ~\v[（(]?[0-9０-９]{4} *年 *度?[）)]?%([a-zA-Z]|\k)@!~ contained
syntax match goujiCaptionField ~\v%(编制)?%(公开)?%(部门|单位)%(（单位）|\(单位\))?%(名称)? *[:：][ \x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]*[ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]@![^。，；：？,;{=\t]{-}[^。，；：？,;{=\t ]%(  |\t|[ \x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]*$|[ \x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]+%(%(财决公开|决算公开|公开|财决) *[0-9０-９-]+ *表|[（(]? *%(金额)?单位 *[:：] *%(%(人民币)?%(亿元|万元|千元|元)|%(台|辆|套|个|人次|人)%([、，/]%(台|辆|套|个|人次|人))*)\k@![）)]?|[（(]?[0-9０-９]{4} *年 *度?[）)]?))@=~ contained
syntax match goujiBullet ~\v^[ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]*[-*][ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]@=~
syntax match goujiItem ~\%#=1\v^[ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]*%([-*][ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]+)?%(#{1,6}[ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]+)?%(%(\*\*|\<b\>)[ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]*)*%(第 *%([0-9０-９]{1,2}|[〇零○一二三四五六七八九十百两壹贰叁]{1,7}) *%(部分|章|节|编)|[〇零○一二三四五六七八九十百两壹贰叁]{1,7}[、.．]|[（(] *%([〇零○一二三四五六七八九十百两壹贰叁]{1,7}|[0-9０-９]{1,2}) *[）)]|[0-9０-９]{1,2}%(、|[.．][0-9０-９]@!|[.．]%(%(19|20)[0-9]{2} ?年)@=)%(.*[0-9０-９_]@!\k)@=|[①-⑳])~ contains=goujiNumbering nextgroup=goujiLabel skipwhite
syntax match goujiNumbering ~\v%(第 *%([0-9０-９]{1,2}|[〇零○一二三四五六七八九十百两壹贰叁]{1,7}) *%(部分|章|节|编)|[〇零○一二三四五六七八九十百两壹贰叁]{1,7}[、.．]|[（(] *%([〇零○一二三四五六七八九十百两壹贰叁]{1,7}|[0-9０-９]{1,2}) *[）)]|[0-9０-９]{1,2}%(、|[.．][0-9０-９]@!|[.．]%(%(19|20)[0-9]{2} ?年)@=)%(.*[0-9０-９_]@!\k)@=|[①-⑳])~ contained
syntax match goujiLabel ~\%#=1\v%([^，；！？{｛：:。\t]{1,70}[：:]|[^，；！？{｛：:。\t0-9０-９]{1,30}。[^ \t]@=)~ contained contains=@goujiInline
syntax match goujiHeading ~\%#=1\v^[ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]*%([-*][ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]+)?%(#{1,6}[ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]+)?%(%(\*\*|\<b\>)[ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]*)*%(第 *%([0-9０-９]{1,2}|[〇零○一二三四五六七八九十百两壹贰叁]{1,7}) *%(部分|章|节|编)|[〇零○一二三四五六七八九十百两壹贰叁]{1,7}[、.．]|[（(] *%([〇零○一二三四五六七八九十百两壹贰叁]{1,7}|[0-9０-９]{1,2}) *[）)]|[0-9０-９]{1,2}%(、|[.．][0-9０-９]@!|[.．]%(%(19|20)[0-9]{2} ?年)@=)%(.*[0-9０-９_]@!\k)@=|[①-⑳])[ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]*%([^；。！？：:，,]{1,60}[：:]?%(\*\*|\</b\>)?[ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]*$|%(.{1,30}$)@=[^；。！？：:，,]*[，,][^；。！？：:，,]+[：:]?%(\*\*|\</b\>)?[ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]*$|[^；。！？：:，,]{1,23}[。！？]%(\*\*|\</b\>)?[ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]*$|%(.{1,24}$)@=%(.*[0-9])@=[^；。！？：:，,]+[，,][^；。！？：:，,]+[。！？]%(\*\*|\</b\>)?[ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]*$)@=.*$~ contains=goujiHeadingNumber,@goujiInline
syntax match goujiHeading ~\%#=1\v^[ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]*%([-*][ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]+)?#{1,6}%([ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]|$)@=.*$~ contains=goujiHeadingNumber,@goujiInline
syntax match goujiHeading ~\%#=1\v^[ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]*目[ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]*录[ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]*$~
syntax match goujiHeadingNumber ~\v%(^[ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]*%([-*][ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]+)?%(#{1,6}[ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]+)?%(%(\*\*|\<b\>)[ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]*)*)@<=%(第 *%([0-9０-９]{1,2}|[〇零○一二三四五六七八九十百两壹贰叁]{1,7}) *%(部分|章|节|编)|[〇零○一二三四五六七八九十百两壹贰叁]{1,7}[、.．]|[（(] *%([〇零○一二三四五六七八九十百两壹贰叁]{1,7}|[0-9０-９]{1,2}) *[）)]|[0-9０-９]{1,2}%(、|[.．][0-9０-９]@!|[.．]%(%(19|20)[0-9]{2} ?年)@=)%(.*[0-9０-９_]@!\k)@=|[①-⑳])~ contained

" Tables
syntax match goujiPipeRow ~\v^[ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]*\|.*$~ contains=goujiCellNumber,@goujiMarkup
syntax region goujiTable start=~\v^%([^\t]*\t[^\t]*\t)@=~ end=~\v^%([^\t]*\t)@!~me=s-1 end=~\v^%([@＠]|[ \x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]*//)~me=s-1 contains=goujiQuoted,goujiCellNumber,@goujiMarkup
syntax match goujiCellNumber ~\%#=1\v%(^|[\t|][ \x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]*)@30<=%([-－−]?[0-9０-９]+%( ?[,，.．] ?[0-9０-９]+)*|[（(][0-9０-９]+%( ?[,，.．] ?[0-9０-９]+)*[）)])%(%([ \x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]*%(%(亿元|万元|千元|元)%(/%([a-zA-Z0-9_]@!\k)+)?|[%％‰]|个?百分点|[万亿]?%(批（次）|批\(次\)|台（套）|台\(套\)|平方公里|人/次|平方米|分钟|人次|批次|辆次|个月|家次|户次|场次|公里|公顷|小时|股室|科室|中心|人|批|辆|台|套|个|家|名|次|项|份|户|所|笔|宗|件|起|场|期|组|位|米|亩|吨|天|周|册|张|条|篇|门|间|座|处|种|类|室|股)%(/%([a-zA-Z0-9_]@!\k)+)?|[万亿]|分|倍))?%([{｛][^{}｛｝\t|]*[}｝])*%([ \x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]*%(%(亿元|万元|千元|元)%(/%([a-zA-Z0-9_]@!\k)+)?|[%％‰]|个?百分点|[万亿]?%(批（次）|批\(次\)|台（套）|台\(套\)|平方公里|人/次|平方米|分钟|人次|批次|辆次|个月|家次|户次|场次|公里|公顷|小时|股室|科室|中心|人|批|辆|台|套|个|家|名|次|项|份|户|所|笔|宗|件|起|场|期|组|位|米|亩|吨|天|周|册|张|条|篇|门|间|座|处|种|类|室|股)%(/%([a-zA-Z0-9_]@!\k)+)?|[万亿]|分|倍)%([{｛][^{}｛｝\t|]*[}｝])*)?[ \x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]*%(\t|\||$))@=~ contained nextgroup=goujiCellUnit,goujiCellGap
syntax match goujiCellNumber ~\%#=1\v%(^|[\t|][ \x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]*)@30<=%([-－−]?[0-9０-９]+%( ?[,，.．] ?[0-9０-９]+)*|[（(][0-9０-９]+%( ?[,，.．] ?[0-9０-９]+)*[）)])%([ \x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]+%([-－−]?[0-9０-９]+%( ?[,，.．] ?[0-9０-９]+)*|[（(][0-9０-９]+%( ?[,，.．] ?[0-9０-９]+)*[）)])[ \x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]*%(\t|\||$))@=~ contained nextgroup=goujiCellGap
syntax match goujiCellGap ~\v[ \x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]+~ contained nextgroup=goujiCellSecond,goujiCellUnit
syntax match goujiCellSecond ~\v%([-－−]?[0-9０-９]+%( ?[,，.．] ?[0-9０-９]+)*|[（(][0-9０-９]+%( ?[,，.．] ?[0-9０-９]+)*[）)])~ contained
syntax match goujiCellUnit ~\v[0-9０-９]@4<=%(%(亿元|万元|千元|元)%(/%([a-zA-Z0-9_]@!\k)+)?|[%％‰]|个?百分点|[万亿]?%(批（次）|批\(次\)|台（套）|台\(套\)|平方公里|人/次|平方米|分钟|人次|批次|辆次|个月|家次|户次|场次|公里|公顷|小时|股室|科室|中心|人|批|辆|台|套|个|家|名|次|项|份|户|所|笔|宗|件|起|场|期|组|位|米|亩|吨|天|周|册|张|条|篇|门|间|座|处|种|类|室|股)%(/%([a-zA-Z0-9_]@!\k)+)?|[万亿]|分|倍)%(%([{｛][^{}｛｝\t|]*[}｝])*[ \x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]*%(\t|\||$))@=~ contained
syntax match goujiCellUnit ~\v%([0-9０-９][ \x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]+)@20<=%(%(亿元|万元|千元|元)%(/%([a-zA-Z0-9_]@!\k)+)?|[%％‰]|个?百分点|[万亿]?%(批（次）|批\(次\)|台（套）|台\(套\)|平方公里|人/次|平方米|分钟|人次|批次|辆次|个月|家次|户次|场次|公里|公顷|小时|股室|科室|中心|人|批|辆|台|套|个|家|名|次|项|份|户|所|笔|宗|件|起|场|期|组|位|米|亩|吨|天|周|册|张|条|篇|门|间|座|处|种|类|室|股)%(/%([a-zA-Z0-9_]@!\k)+)?|[万亿]|分|倍)%(%([{｛][^{}｛｝\t|]*[}｝])*[ \x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]*%(\t|\||$))@=~ contained
syntax region goujiQuoted contained contains=@goujiMarkup start=~\v%(^|\t)@1<=[ \x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]*"%(%([^"\t]|"")*%("[ \x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]*%(\t|$)|$))@=~ skip=~""~ end=~"~ end=~\v\t@=~ end=~\v^%([ \x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]*$)@=~

" Contents
syntax match goujiContents ~\%#=1\v^%(.{1,200}$)@=[ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]*%([-*][ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]+)?%(#{1,6}[ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]+)?%(%(\*\*|\<b\>)[ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]*)*%(%(第 *%([0-9０-９]{1,2}|[〇零○一二三四五六七八九十百两壹贰叁]{1,7}) *%(部分|章|节|编)|[〇零○一二三四五六七八九十百两壹贰叁]{1,7}[、.．]|[（(] *%([〇零○一二三四五六七八九十百两壹贰叁]{1,7}|[0-9０-９]{1,2}) *[）)]|[0-9０-９]{1,2}%(、|[.．][0-9０-９]@!|[.．]%(%(19|20)[0-9]{2} ?年)@=)%(.*[0-9０-９_]@!\k)@=|[①-⑳]))?[ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]*[^\t]{-}[^ \t]%([ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]*%([.·][ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]*){3,}|[ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]*%(…[ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]*)+)[0-9０-９]{1,4}%(\*\*|\</b\>)?[ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]*$~ contains=goujiHeadingNumber,goujiLeader
syntax match goujiContents ~\%#=1\v^%(.{1,200}$)@=[ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]*%([-*][ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]+)?%(#{1,6}[ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]+)?%(%(\*\*|\<b\>)[ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]*)*%(第 *%([0-9０-９]{1,2}|[〇零○一二三四五六七八九十百两壹贰叁]{1,7}) *%(部分|章|节|编)|[〇零○一二三四五六七八九十百两壹贰叁]{1,7}[、.．]|[（(] *%([〇零○一二三四五六七八九十百两壹贰叁]{1,7}|[0-9０-９]{1,2}) *[）)]|[0-9０-９]{1,2}%(、|[.．][0-9０-９]@!|[.．]%(%(19|20)[0-9]{2} ?年)@=)%(.*[0-9０-９_]@!\k)@=|[①-⑳])[ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]*[^\t，。；]*[^\t，。；.·…][ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]*%([.·…][ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]*){5,}$~ contains=goujiHeadingNumber,goujiLeader
syntax match goujiContents ~\%#=1\v^%(.{1,200}$)@=[ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]*%([-*][ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]+)?%(#{1,6}[ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]+)?%(%(\*\*|\<b\>)[ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]*)*%(第 *%([0-9０-９]{1,2}|[〇零○一二三四五六七八九十百两壹贰叁]{1,7}) *%(部分|章|节|编)|[〇零○一二三四五六七八九十百两壹贰叁]{1,7}[、.．]|[（(] *%([〇零○一二三四五六七八九十百两壹贰叁]{1,7}|[0-9０-９]{1,2}) *[）)]|[0-9０-９]{1,2}%(、|[.．][0-9０-９]@!|[.．]%(%(19|20)[0-9]{2} ?年)@=)%(.*[0-9０-９_]@!\k)@=|[①-⑳])[ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]*[^\t]+\t[0-9０-９]{1,3}[ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]*$~ contains=goujiHeadingNumber,goujiLeader
syntax match goujiLeader ~\v%([ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]*[.·…][ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]*){1,}[0-9０-９]*[ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]*$|\t[0-9０-９]{1,3}[ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]*$~ contained

" Directives
syntax region goujiDirective keepend matchgroup=goujiDirectiveName contains=goujiArgument,goujiSetting start=~\v^[@＠]\k*~ end=~\v$%(\n[ \t]%([ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]*%($|//))@!%([^\t\n]*\t[^\t\n]*\t)@!)@!~
syntax region goujiDirective keepend matchgroup=goujiDirectiveName contains=goujiArgument,goujiSetting start=~\v^[@＠]%(表类|续表|表)\k@!~ end=~\v$%(\n[ \t]%([ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]*%($|//))@!%([^\t\n]*\t[^\t\n]*\t)@!)@!~
syntax region goujiDirective keepend matchgroup=goujiDirectiveName contains=goujiRelation,goujiSetting,goujiOr start=~\v^[@＠]勾稽\k@!~ end=~\v$%(\n[ \t]%([ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]*%($|//))@!%([^\t\n]*\t[^\t\n]*\t)@!)@!~
syntax region goujiDirective keepend matchgroup=goujiDirectiveName contains=goujiAlias start=~\v^[@＠]定义\k@!~ end=~\v$%(\n[ \t]%([ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]*%($|//))@!%([^\t\n]*\t[^\t\n]*\t)@!)@!~
syntax region goujiDirective keepend matchgroup=goujiDirectiveName contains=goujiSilence start=~\v^[@＠]忽略\k@!~ end=~\v$%(\n[ \t]%([ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]*%($|//))@!%([^\t\n]*\t[^\t\n]*\t)@!)@!~
syntax match goujiArgument ~\v[ \t]@1<=[^ \t=＝　]+[=＝]@=~ contained
syntax match goujiAlias ~\v[ \t　]@3<=[^=＝ \t　][^=＝]{-}%([ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]*[=＝])@=~ contained nextgroup=goujiAliasRest skipwhite
syntax match goujiAliasRest ~\v[=＝].*$~ contained
syntax match goujiSilence ~\v[ \t　]@3<=[^:： \t　][^:：]{-}%([ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]*[:：])@=~ contained nextgroup=goujiSilenceRest skipwhite
syntax match goujiSilenceRest ~\v[:：].*$~ contained
syntax match goujiRelation ~\v[ \t]@1<=[^ \t].*[=＝≈≤≥<>＜＞].*$~ contained contains=@goujiFormula
syntax match goujiSetting ~\v^[ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]+%(\k|-){1,30}[ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]*[:：].*$~ contained contains=goujiSettingKey
syntax match goujiSettingKey ~\v^[ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]+\zs%(\k|-){1,30}%([ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]*[:：])@=~ contained
syntax match goujiOr ~\v^[ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]+或[ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]*[:：].*$~ contained contains=goujiSettingKey,goujiOrFormula
syntax match goujiOrFormula ~\v%(^[ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]+或[ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]*[:：])@<=.*$~ contained contains=@goujiFormula

" Comments and the front matter
syntax match goujiComment ~\v^[ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]*//.*$~
syntax region goujiFrontMatter matchgroup=goujiFence start=~\v%^%(\ufeff)?-{3,}[ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]*$~ start=~\v%(%^%([ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]*\n)+)@<=-{3,}[ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]*$~ end=~\v^-{3,}[ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]*$~ end=~\v^%(-{3,}[ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]*$|[ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]*%($|//|%(\k|-){1,30}[ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]*[:：]))@!~me=s-1 contains=goujiKey,goujiComment
syntax match goujiKey ~\v^[ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]*\zs%(\k|-){1,30}%([ \t\x0b\x0c\u00a0\u3000\u2000-\u200b\ufeff]*[:：])@=~ contained

highlight default link goujiNumber Number
highlight default link goujiNumberAtEnd goujiNumber
highlight default link goujiCellNumber goujiNumber
highlight default link goujiCellSecond goujiNumber
highlight default link goujiConstant goujiNumber
highlight default link goujiUnit Type
highlight default link goujiMoney goujiUnit
highlight default link goujiCellUnit goujiUnit
highlight default link goujiDate Constant
highlight default link goujiCode goujiDate
highlight default link goujiOrdinal goujiDate
highlight default link goujiNote Comment
highlight default link goujiReason Comment
highlight default link goujiSuppress Keyword
highlight default link goujiSuppressColon Delimiter
highlight default link goujiRule PreProc
highlight default link goujiBrace Delimiter
highlight default link goujiOperator Operator
highlight default link goujiPath String
highlight default link goujiFunction Function
highlight default link goujiName Identifier
highlight default link goujiHeading Title
highlight default link goujiHeadingNumber Title
highlight default link goujiNumbering Statement
highlight default link goujiBullet Statement
highlight default link goujiLabel Label
highlight default link goujiContents Title
highlight default link goujiLeader NonText
highlight default link goujiTableTitle Structure
highlight default link goujiCaptionField Special
highlight default link goujiDirectiveName Keyword
highlight default link goujiArgument Identifier
highlight default link goujiAlias Identifier
highlight default link goujiSilence Identifier
highlight default link goujiSettingKey Identifier
highlight default link goujiKey Identifier
highlight default link goujiFence Keyword
highlight default link goujiComment Comment

let b:current_syntax = 'gouji'
