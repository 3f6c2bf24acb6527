#!/usr/bin/env bash
# One file is all that a machine needs: copies the program into an empty folder and runs it with that folder as its root.
# Needs to be root, or a system that lets users have name spaces of their own. GOUJI is the program (.build/release/gouji).
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
gouji=${GOUJI:-$root/.build/release/gouji}
jail=$(mktemp -d)
trap 'rm -rf "$jail"' EXIT
cp "$gouji" "$jail/gouji"
cp "$root/Tests/Samples/report.gouji" "$root/Tests/Samples/flawed.gouji" "$jail/"
run() {
  if [ "$(id -u)" -eq 0 ]; then env -i chroot "$jail" "$@"; else env -i unshare --map-root-user chroot "$jail" "$@"; fi
}

test "$(find "$jail" -type f | wc -l)" -eq 3
run /gouji --version
status=0
run /gouji lint /flawed.gouji > "$jail.txt" || status=$?
tail -n 1 "$jail.txt"
test "$status" -eq 1
diff <(cd "$root/Tests/Samples" && "$gouji" lint --no-config flawed.gouji) <(sed 's,^\( *\)/flawed,\1flawed,' "$jail.txt")
rm "$jail.txt"
run /gouji lint --jobs 2 /report.gouji
run /gouji lint --fix /flawed.gouji > /dev/null || test $? -eq 1
! diff -q "$jail/flawed.gouji" "$root/Tests/Samples/flawed.gouji" > /dev/null
run /gouji explain A7 | head -n 1
run /gouji lint --format sarif /report.gouji | grep -q '"version":"2.1.0"'
body='{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"processId":null,"capabilities":{}}}'
printf 'Content-Length: %d\r\n\r\n%s' "${#body}" "$body" | run /gouji server | grep -q '"capabilities"'
echo "ok: the program alone in an empty root"
