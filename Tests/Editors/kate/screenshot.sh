#!/usr/bin/env bash
# Makes the picture of Editors/README.md: a real Kate, set up as its README says, on the flawed sample. screenshot.sh GOUJI PICTURE
# Needs kate xvfb xdotool imagemagick dbus fonts-noto-cjk. Look at the picture before you commit it.
set -eu
root=$(cd "$(dirname "$0")/../../.." && pwd)
server=$(readlink -f "$1")
picture=$(readlink -f "$2")
folder=$(mktemp -d)
export HOME=$folder/home DISPLAY=:${KATE_DISPLAY:-79} QT_LOGGING_RULES='*=false' LANG=C.UTF-8 XDG_RUNTIME_DIR=$folder/run
unset XDG_CONFIG_HOME XDG_DATA_HOME
mkdir -p "$HOME/.config" "$folder/bin" "$XDG_RUNTIME_DIR"
chmod 700 "$XDG_RUNTIME_DIR"
cp "$server" "$folder/bin/gouji"
cp "$root/Tests/Samples/flawed.gouji" "$folder/示例市数据资源局.gouji"
(cd "$root" && awk '/^```sh$/ { on = 1; next } /^```$/ { on = 0 } on' Editors/kate/README.md | bash -eu) > /dev/null
cat > "$HOME/.config/katerc" << RC
[Kate Plugins]
lspclientplugin=true
[General]
Show welcome view for new window=false
[KTextEditor Document]
Swap File Mode=0
Tab Width=8
[KTextEditor Renderer]
Text Font=Noto Sans Mono CJK SC,11,-1,5,50,0,0,0,0,0
[KTextEditor View]
Scroll Bar MiniMap=false
Dynamic Word Wrap=true
[lspclient]
Diagnostics=true
DiagnosticsHighlight=true
DiagnosticsMark=true
AllowedServerCommandLines=$folder/bin/gouji server
RC
Xvfb "$DISPLAY" -screen 0 1280x800x24 -nolisten tcp > /dev/null 2>&1 &
screen=$!
sleep 1
cd "$folder"
PATH=$folder/bin:$PATH dbus-run-session -- kate -n --startanon -l 448 示例市数据资源局.gouji > kate.log 2>&1 &
editor=$!
sleep 6
window=$(xdotool search --onlyvisible --name 示例市 | tail -1)
xdotool windowmove "$window" 0 0 windowsize "$window" 1280 800
sleep 1
xdotool mousemove 253 789 click 1
sleep 2
import -window root -strip +dither -colors 128 "PNG8:$picture"
xdotool windowfocus "$window" key ctrl+q
sleep 2
kill "$editor" "$screen" 2> /dev/null || true
wait 2> /dev/null || true
rm -rf "$folder"
