#!/usr/bin/env bash
# A session in a real Kate under a virtual screen, with the configuration of Editors/: open, diagnostics, typing, quitting.
# Needs kate xvfb xdotool imagemagick dbus. Leaves open.png and typed.png beside the report.
set -u
grep -q 'text/x-gouji:\*.gouji' "$HOME/.local/share/mime/globs2" && echo "ok file type" || echo "not ok file type"
server=$(readlink -f "$(command -v gouji)")
export XDG_RUNTIME_DIR=$PWD/run DISPLAY=:${KATE_DISPLAY:-78} QT_LOGGING_RULES='*=false' LANG=C.UTF-8
cat > "$HOME/.config/katerc" << RC
[Kate Plugins]
lspclientplugin=true
[General]
Show welcome view for new window=false
[KTextEditor Document]
Swap File Mode=0
[lspclient]
Diagnostics=true
DiagnosticsHighlight=true
DiagnosticsMark=true
AllowedServerCommandLines=$server server
RC
Xvfb "$DISPLAY" -screen 0 1280x800x24 -nolisten tcp > /dev/null 2>&1 &
screen=$!
sleep 1
dbus-run-session -- kate -n --startanon report.gouji > kate.log 2>&1 &
editor=$!
waits() { for _ in $(seq 60); do grep -aq "$1" messages.out 2> /dev/null && return 0; sleep 0.5; done; return 1; }
waits '"textDocument/publishDiagnostics".*"message":"[^"]*6\.00' && echo "ok diagnostics" || echo "not ok diagnostics"
sleep 2
import -window root open.png
window=$(xdotool search --onlyvisible --name report.gouji | tail -1)
xdotool windowfocus --sync "$window"
xdotool mousemove 400 400 click 1
sleep 0.3
xdotool key --delay 30 ctrl+End
xdotool type --delay 40 'x1'
for _ in $(seq 20); do grep -aq didChange messages.in && break; sleep 0.3; done
grep -aq '"textDocument/didChange"' messages.in && echo "ok typing" || echo "not ok typing"
grep -aq '"textDocument/documentSymbol"' messages.in && echo "ok symbols" || echo "not ok symbols"
sleep 1
import -window root typed.png
xdotool key ctrl+s
sleep 1
xdotool key ctrl+q
sleep 3
pgrep -P "$editor" -x kate > /dev/null && for child in $(pgrep -P "$editor"); do kill "$child"; done
sleep 1
kill "$editor" "$screen" 2> /dev/null
wait 2> /dev/null
if pgrep -f "record.py $PWD" > /dev/null; then echo "not ok quitting: the server outlives Kate"; else echo "ok quitting"; fi
echo "ok end"
