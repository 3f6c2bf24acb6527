#!/usr/bin/env bash
# One file is all that a machine needs: copies the program into an empty folder and runs it with that folder as its root and
# nothing of the environment. /proc is there, as on every Linux and in every container: Swift's runtime reads the
# arguments of a call from it. Needs to be root, or a system that lets users have name spaces of their own.
# GOUJI is the program (.build/release/gouji).
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
gouji=${GOUJI:-$root/.build/release/gouji}
export PATH=$PATH:/usr/sbin:/sbin
jail=$(mktemp -d)
out=$(mktemp)
trap 'rmdir "$jail/proc"; rm -f "$out" "$jail"/*; rmdir "$jail"' EXIT
mkdir "$jail/proc"
cp "$gouji" "$jail/gouji"
cp "$root/Tests/Samples/report.gouji" "$root/Tests/Samples/flawed.gouji" "$jail/"
user=()
[ "$(id -u)" -eq 0 ] || user=(--map-root-user)
# The mount is in a name space of the call's own, and gone with it.
run() {
  unshare "${user[@]}" --mount sh -c 'mount --rbind /proc "$0/proc" && exec env -i "$(command -v chroot)" "$0" "$@"' "$jail" "$@"
}

test "$(find "$jail" -type f | wc -l)" -eq 3
run /gouji --version
status=0
run /gouji lint flawed.gouji > "$out" || status=$?
tail -n 1 "$out"
test "$status" -eq 1
(cd "$root/Tests/Samples" && "$gouji" lint --no-config flawed.gouji || test $? -eq 1) | cmp - "$out"
run /gouji lint --jobs 2 /report.gouji
run /gouji lint --fix /flawed.gouji > "$out" || test $? -eq 1
if cmp -s "$jail/flawed.gouji" "$root/Tests/Samples/flawed.gouji"; then
  echo "not ok: nothing was repaired" >&2
  exit 1
fi
run /gouji explain A7 > "$out"
head -n 1 "$out"
run /gouji lint --format sarif /report.gouji > "$out"
grep -q '"version":"2.1.0"' "$out"
body='{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"processId":null,"capabilities":{}}}'
printf 'Content-Length: %d\r\n\r\n%s' "${#body}" "$body" | run /gouji server > "$out" || true
grep -q '"capabilities"' "$out"
echo "ok: the program alone in an empty root"
