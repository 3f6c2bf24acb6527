" Vim with ALE: source this file from vimrc, behind the line that loads ALE. The program `gouji` must be on the PATH.

augroup gouji
  autocmd!
  autocmd BufRead,BufNewFile *.gouji setlocal filetype=gouji
augroup END

function! GoujiRoot(buffer) abort
  return fnamemodify(bufname(a:buffer), ':p:h')
endfunction

" ALE counts columns in bytes and does not say so; the option tells the server.
call ale#linter#Define('gouji', {
\ 'name': 'gouji',
\ 'lsp': 'stdio',
\ 'executable': 'gouji',
\ 'command': '%e server',
\ 'language': 'gouji',
\ 'project_root': function('GoujiRoot'),
\ 'initialization_options': {'positionEncoding': 'utf-8'},
\})
