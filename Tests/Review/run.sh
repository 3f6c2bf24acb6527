#!/usr/bin/env bash
# Runs the parts that are named; README.md beside this file says what they are.
set -euo pipefail
cd "$(dirname "$0")/../.."
python=${PYTHON:-python3}
gouji=${GOUJI:-$PWD/.build/release/gouji}
mkdir -p .build/review
for part in "$@"; do
  echo "-- $part"
  "$python" "Tests/Review/$part.py" "$gouji" "$PWD/.build/review"
done
