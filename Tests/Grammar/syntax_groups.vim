" Writes which syntax groups each character of $INPUT lies in, as $SYNTAX has it: line, column, groups from outside inward.
set nocompatible encoding=utf-8 nomore fileformats=unix synmaxcol=0 redrawtime=60000 maxfuncdepth=200
syntax on
execute 'edit ++enc=utf-8' fnameescape($INPUT)
execute 'source' fnameescape($SYNTAX)
syntax sync fromstart
let s:lines = []
for s:line in range(1, line('$'))
  let s:byte = 1
  let s:column = 0
  for s:character in split(getline(s:line), '\zs')
    let s:groups = map(synstack(s:line, s:byte), 'synIDattr(v:val, "name")')
    if !empty(s:groups)
      call add(s:lines, (s:line - 1) . ' ' . s:column . ' ' . join(s:groups, ' '))
    endif
    let s:byte += len(s:character)
    let s:column += 1
  endfor
endfor
call writefile(s:lines, $OUTPUT)
qall!
