autocmd BufRead,BufNewFile *.gouji setfiletype gouji
