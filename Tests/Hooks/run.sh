#!/usr/bin/env bash
# Commits good and flawed reports under the hooks of this repository: run.sh system|swift|git …
#
# GOUJI is the program (.build/release/gouji) and PYTHON one with pre-commit. Prints one line a check.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
gouji=${GOUJI:-$root/.build/release/gouji}
python=${PYTHON:-python3}
out=${OUT:-$root/.build/hooks}
rm -rf "${out:?}"
mkdir -p "$out/bin" "$out/home"
ln -s "$gouji" "$out/bin/gouji"
export HOME=$out/home GIT_CONFIG_NOSYSTEM=1 LC_ALL=C.UTF-8
export GIT_AUTHOR_NAME=示例 GIT_AUTHOR_EMAIL=a@example.invalid GIT_COMMITTER_NAME=示例 GIT_COMMITTER_EMAIL=a@example.invalid
export PRE_COMMIT_HOME=$out/pre-commit
unset GIT_DIR GIT_INDEX_FILE GIT_WORK_TREE
failed=0

check() {
  if eval "$2"; then echo "ok $1"; else
    echo "not ok $1: $2"
    sed 's/^/    /' "$out/log.txt"
    failed=1
  fi
}

commit() { status=0; git commit -q -m "$1" > "$out/log.txt" 2>&1 || status=$?; }

# A repository with the hooks as a user has them: what git knows of this one and what is new in it.
upstream() {
  mkdir "$out/upstream"
  (cd "$root" && git ls-files -z -co --exclude-standard | xargs -0 sh -c 'for f; do [ -e "$f" ] && printf "%s\0" "$f"; done' sh) \
    > "$out/files"
  (cd "$root" && tar --null -T "$out/files" -cf -) | tar -C "$out/upstream" -xf -
  git -C "$out/upstream" init -q
  git -C "$out/upstream" add -A
  git -C "$out/upstream" commit -q -m 钩子
}

reports() {
  git init -q "$1"
  cd "$1"
  cp "$root/Tests/Samples/report.gouji" "好 报告.gouji"
  git add .
}

flawed() {
  cp "$root/Tests/Samples/flawed.gouji" 坏.gouji
  git add .
}

with_pre_commit() {
  local suffix=$1
  [ -d "$out/upstream" ] || upstream
  for fix in "" -fix; do
    reports "$out/reports$fix-$mode"
    printf 'repos:\n  - repo: %s\n    rev: %s\n    hooks:\n      - id: gouji%s%s\n' \
      "$out/upstream" "$(git -C "$out/upstream" rev-parse HEAD)" "$fix" "$suffix" > .pre-commit-config.yaml
    git add .
    "$python" -m pre_commit install > "$out/log.txt" 2>&1
    commit 好
    check "$mode$fix: a good report is committed" '[ $status -eq 0 ] && grep -q "Passed" "$out/log.txt"'
    flawed
    commit 坏
    check "$mode$fix: a flawed one is refused" '[ $status -ne 0 ] && [ "$(git rev-list --count HEAD)" -eq 1 ]'
    check "$mode$fix: with the finding" 'grep -q "坏.gouji:[0-9]*:[0-9]*: " "$out/log.txt"'
    if [ -n "$fix" ]; then
      check "$mode$fix: what is certain is repaired" '! git diff --quiet && grep -q "改正了" "$out/log.txt"'
      left=$("$gouji" lint 坏.gouji | grep -c "错误: " || true)
      check "$mode$fix: and is no error any more" "[ $left -lt $("$gouji" lint "$root/Tests/Samples/flawed.gouji" | grep -c '错误: ') ]"
      # What is left is for the writer to decide. An error that is certain alone: its repair is the old text, and can be committed.
      git rm -q -f 坏.gouji
      sed $'s/^总计\t31\t4,311.78/总计\t31\t4,371.78/' "$root/Tests/Samples/report.gouji" > 错.gouji
      check "$mode$fix: one figure is wrong" '! cmp -s 错.gouji "$root/Tests/Samples/report.gouji"'
      git add .
      commit 错
      check "$mode$fix: it is refused" '[ $status -ne 0 ] && [ "$(git rev-list --count HEAD)" -eq 1 ]'
      check "$mode$fix: and written as it was" 'cmp -s 错.gouji "$root/Tests/Samples/report.gouji"'
      git add .
      commit 改正
      check "$mode$fix: what was repaired is committed" '[ $status -eq 0 ] && [ "$(git rev-list --count HEAD)" -eq 2 ]'
    fi
    before=$(git rev-list --count HEAD)
    cp "$root/Tests/Samples/report.gouji" 坏.gouji
    git add .
    commit 改好
    check "$mode$fix: mended by hand, it is committed" '[ $status -eq 0 ] && [ "$(git rev-list --count HEAD)" -eq $((before + 1)) ]'
  done
}

validate() {
  status=0
  "$python" -m pre_commit validate-manifest "$root/.pre-commit-hooks.yaml" > "$out/log.txt" 2>&1 || status=$?
  check "$mode: the manifest is valid" '[ $status -eq 0 ]'
}

for mode in "$@"; do
  echo "== $mode"
  case $mode in
  system) validate && PATH=$out/bin:$PATH with_pre_commit -system ;;
  swift) with_pre_commit "" ;;
  git)
    PATH=$out/bin:$PATH
    reports "$out/reports-git"
    mkdir -p .git/hooks
    cp "$root/Editors/git-hook/pre-commit" .git/hooks/pre-commit
    commit 好
    check "git: a good report is committed" '[ $status -eq 0 ] && grep -q "没有发现问题" "$out/log.txt"'
    flawed
    # What is committed counts, not what lies there by now.
    cp "$root/Tests/Samples/report.gouji" 坏.gouji
    commit 坏
    check "git: a flawed one is refused" '[ $status -ne 0 ] && grep -q "^坏.gouji:[0-9]*:[0-9]*: 错误" "$out/log.txt"'
    check "git: the good one is not checked again" '! grep -q "好 报告" "$out/log.txt"'
    git add .
    commit 改好
    check "git: mended, it is committed" '[ $status -eq 0 ]'
    echo 说明 > 说明.txt
    git add .
    commit 别的
    check "git: a commit without reports passes in silence" '[ $status -eq 0 ] && [ ! -s "$out/log.txt" ]'
    git rm -q 坏.gouji
    commit 删去
    check "git: and so does one that takes a report away" '[ $status -eq 0 ]'
    check "git: nothing is left behind" '[ -z "$(git status --porcelain)" ]'
    ;;
  *)
    echo "usage: run.sh system|swift|git …" >&2
    exit 2
    ;;
  esac
done
exit $failed
