" A session in a real Vim with ALE, with the configuration of Editors/: open, diagnostics,
" definition, rename, an edit, diagnostics gone.
set nocompatible nomore hidden noswapfile viminfo= encoding=utf-8
filetype plugin on
syntax on
let g:ale_linters_explicit = 1
let g:ale_lint_delay = 10
let g:ale_linters = {'gouji': ['gouji']}
let s:log = []

function! Expect(name, condition, detail) abort
  call add(s:log, a:condition ? 'ok ' . a:name : 'not ok ' . a:name . ': ' . string(a:detail)[:400])
endfunction

function! WaitFor(expression) abort
  let l:start = reltime()
  while !eval(a:expression) && reltimefloat(reltime(l:start)) < 20
    sleep 20m
  endwhile
endfunction

function! Found() abort
  return ale#engine#GetLoclist(bufnr(''))
endfunction

function! Go() abort
  packadd ale
  packadd gouji
  call add(s:log, 'vim ' . v:version)
  edit report.gouji
  call Expect('filetype', &filetype ==# 'gouji' && &commentstring ==# '// %s', &filetype)
  call Expect('colours', synIDattr(synID(3, 1, 1), 'name') ==# 'goujiKey', synIDattr(synID(3, 1, 1), 'name'))
  call ale#Queue(0)
  call WaitFor('len(Found()) > 0')
  call Expect('diagnostics', len(Found()) == 1 && Found()[0].text =~# '6\.00', Found())

  call cursor(1, 1)
  call search('!合计!本年支出合计}，其中', 'cW')
  call search('本年', 'W')
  ALEGoToDefinition
  call WaitFor('line(".") == 15')
  call Expect('definition', line('.') == 15, getpos('.'))

  call cursor(1, 1)
  call search('{#基本}', 'cW')
  call search('基', 'W')
  " ALE asks for the new name: run.sh answers on standard input.
  ALERename
  call WaitFor('search("支出额", "nw") > 0')
  call Expect('rename', search('{=#\S*支出额 / ', 'nw') > 0, getline(23))

  call cursor(1, 1)
  call search('6\.00', 'cW')
  call setline('.', substitute(getline('.'), '6\.00', '5.00', ''))
  call ale#Queue(0)
  call WaitFor('len(Found()) == 0')
  call Expect('diagnostics gone', len(Found()) == 0, Found())
endfunction

try
  call Go()
  call Expect('end', 1, 0)
catch
  call Expect('session', 0, v:exception . ' ' . v:throwpoint)
endtry
call writefile(s:log, $OUT)
qall!
