#!/usr/bin/env bash
# Feeds each fuzz target with libFuzzer: run.sh SECONDS [TARGET …]
#
# SEED (1) starts the random numbers; OUT (.build/fuzz-out) keeps what is found. Ends with 1 at any finding.
set -euo pipefail
cd "$(dirname "$0")/../.."
seconds=${1:?seconds for each target}
shift
targets=("$@")
[ ${#targets[@]} -gt 0 ] || targets=(parser report checker messages server)
out=${OUT:-.build/fuzz-out}
# A crash in an instrumented program can hang in the backtrace. Hashing that does not vary lets a seed find the same again.
export SWIFT_BACKTRACE=enable=no SWIFT_DETERMINISTIC_HASHING=1

# libFuzzer brings a `main` of its own beside the program's; either does.
build=(--scratch-path .build/fuzz --product gouji-fuzz -Xswiftc -sanitize=fuzzer -Xswiftc -DFUZZING -Xswiftc -O
  -Xswiftc -use-ld=lld -Xlinker --allow-multiple-definition)
swift build "${build[@]}"
program=$(swift build --scratch-path .build/fuzz --show-bin-path)/gouji-fuzz
status=0

# What was found, so that it can be had again from the log of another machine.
tell() {
  grep -aE "^fault: |Fatal error| #[0-9]+ .*/Sources/" "$out/$target.log" | head -n 20 || true
  for found in "$out/$target"-*; do
    # It may not have begun at all.
    [ -e "$found" ] || { tail -n 20 "$out/$target.log"; continue; }
    echo "$found, in base64:"
    base64 "$found"
  done
}

for target in "${targets[@]}"; do
  mkdir -p "$out/$target"
  seeds=()
  options=()
  # A document begins as one of the samples, a conversation as one of its own.
  case $target in
  parser | report | checker) options=(-seed_inputs="$(paste -sd, Tests/Fuzz/Seeds/documents.txt)") ;;
  *) seeds+=(Tests/Fuzz/Seeds/"$target") ;;
  esac
  [ -d Tests/Fuzz/Findings/"$target" ] && seeds+=(Tests/Fuzz/Findings/"$target")
  echo "== $target, $seconds s, seed ${SEED:-1}"
  FUZZ_TARGET=$target "$program" -max_total_time="$seconds" -seed="${SEED:-1}" -timeout=20 -rss_limit_mb=2048 \
    -max_len=32768 -dict=Tests/Fuzz/gouji.dict -artifact_prefix="$out/$target-" -print_final_stats=1 \
    ${options[@]+"${options[@]}"} "$out/$target" ${seeds[@]+"${seeds[@]}"} > "$out/$target.log" 2>&1 || { status=1; tell; }
  grep -E 'number_of_executed_units|average_exec|peak_rss' "$out/$target.log" || true
  grep -E '^#[0-9]+.*(DONE|cov:)' "$out/$target.log" | tail -n 1 || true
done
exit "$status"
