" Gouji in ALE, which finds this file by itself. The program `gouji` must be on the PATH.

function! ale_linters#gouji#gouji#Root(buffer) abort
  return fnamemodify(bufname(a:buffer), ':p:h')
endfunction

" ALE counts columns in bytes and does not say so; the option tells the server.
call ale#linter#Define('gouji', {
\ 'name': 'gouji',
\ 'lsp': 'stdio',
\ 'executable': 'gouji',
\ 'command': '%e server',
\ 'language': 'gouji',
\ 'project_root': function('ale_linters#gouji#gouji#Root'),
\ 'initialization_options': {'positionEncoding': 'utf-8'},
\})
