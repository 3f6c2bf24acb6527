" Tables are parted by tabs, comments begin with //.
if exists('b:did_ftplugin')
  finish
endif
let b:did_ftplugin = 1

setlocal commentstring=//\ %s comments=:// noexpandtab
let b:undo_ftplugin = 'setlocal commentstring< comments< expandtab<'
