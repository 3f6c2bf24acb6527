#!/usr/bin/env bash
# Drives the server from real editors: run.sh neovim|emacs|lsp-mode|vim|kate|vscode|pytest …
#
# GOUJI is the program (.build/release/gouji), NVIM the Neovim to use, NODE the node, PYTHON one with lsprotocol and pytest-lsp. Every session
# goes through record.py and is held to the protocol's types afterwards. Its last line must be `ok end`: one that breaks off has
# failed. Output stays in OUT (.build/editors).
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
# A path is meant from where the script is called; a name alone is one on the PATH.
whole() { case $1 in */*) realpath -s "$1" ;; *) echo "$1" ;; esac; }
gouji=$(whole "${GOUJI:-$root/.build/release/gouji}")
python=$(whole "${PYTHON:-python3}")
nvim=$(whole "${NVIM:-nvim}")
node=$(whole "${NODE:-node}")
out=$(realpath -s "${OUT:-$root/.build/editors}")

# A folder with the report, and a program `gouji` on the PATH that keeps what is said.
prepare() {
  rm -rf "${out:?}/$1"
  mkdir -p "$out/$1/bin" "$out/$1/home" "$out/$1/run"
  cp "$here/report.gouji" "$out/$1/report.gouji"
  printf '#!/bin/sh\nexec "%s" "%s" "%s" -- "%s" "$@"\n' "$(command -v "$python")" "$here/record.py" "$out/$1/messages" "$gouji" \
    > "$out/$1/bin/gouji"
  chmod +x "$out/$1/bin/gouji"
  chmod 700 "$out/$1/run"
  cd "$out/$1"
}

# Does what the README of an editor says: its blocks of shell commands, from the folder of the repository.
install() {
  (cd "$root" && awk '/^```sh$/ { on = 1; next } /^```$/ { on = 0 } on' "Editors/$1/README.md" | bash -eu)
}

# Runs a session for so many seconds at most; a status that is not 0 is a line of its log.
session() {
  PATH=$path timeout "$@" || echo "not ok status: $?" >> log.txt
}

check() {
  cat "$out/$1/log.txt"
  "$python" "$here/check_messages.py" "$out/$1/messages"
  if grep -q '^not ok' "$out/$1/log.txt" || ! grep -qx 'ok end' "$out/$1/log.txt"; then
    echo "the session of $1 failed" >&2
    exit 1
  fi
}

for editor in "$@"; do
  echo "== $editor"
  prepare "$editor"
  export HOME=$out/$editor/home XDG_CACHE_HOME=$out/$editor/home LC_ALL=C.UTF-8
  unset XDG_CONFIG_HOME XDG_DATA_HOME
  path=$out/$editor/bin:$PATH
  case $editor in
  neovim*)
    install neovim
    session 120 "$nvim" --headless -i NONE -n -c "luafile $here/neovim/session.lua" > log.txt 2>&1
    ;;
  emacs)
    install emacs
    awk '/^```elisp$/ { on = 1; next } /^```$/ { on = 0 } on' "$root/Editors/emacs/README.md" > "$HOME/.emacs.d/init.el"
    CONFIG=$HOME/.emacs.d/init.el session 120 emacs --batch -Q -l "$here/emacs/session.el" > log.txt 2>&1
    ;;
  lsp-mode)
    install emacs
    awk '/^```elisp$/ { on = 1; next } /^```$/ { on = 0 } on' "$root/Editors/emacs/README.md" |
      sed 's/gouji-eglot/gouji-lsp-mode/' > "$HOME/.emacs.d/init.el"
    CONFIG=$HOME/.emacs.d/init.el session 120 emacs --batch -Q -l "$here/emacs/lsp-mode.el" > log.txt 2>&1
    ;;
  vim)
    install vim
    OUT=log.txt session 120 vim -N -u "$here/vim/session.vim" -es -X <<< '支出额' > vim.log 2>&1
    ;;
  kate)
    install kate
    session 180 bash "$here/kate/session.sh" > log.txt 2>&1
    ;;
  vscode)
    (cd "$root" && python3 Editors/vscode/build.py "$out/vscode") > /dev/null
    python3 -m zipfile -e "$out"/vscode/gouji-*.vsix unpacked
    "$python" "$here/vscode/check_manifest.py" "$out"/vscode/gouji-*.vsix
    session 120 "$node" "$here/vscode/session.js" unpacked/extension > log.txt 2>&1
    ;;
  pytest)
    session 600 "$python" -m pytest -q -p no:cacheprovider -o asyncio_default_fixture_loop_scope=function \
      -o asyncio_default_test_loop_scope=function "$here/pytest" > log.txt 2>&1
    echo "ok end" >> log.txt
    ;;
  *) echo "unknown editor $editor" >&2; exit 2 ;;
  esac
  check "$editor"
done
