#!/bin/sh
# Looks for inputs that break a promise: runs each target for some seconds, as many at once as there are
# processors, from the seeds and from what was found before. `make fuzz` builds them and calls this.
#
#   SECONDS=60 sh tests/fuzz/campaign/run.sh PROGRAMS FOLDER [TARGET…]
#
# PROGRAMS holds the programs, built with libFuzzer; in FOLDER it keeps corpus/TARGET between runs, found/ for the
# inputs that broke something, and log/. A found input is made small with
#   PROGRAMS/TARGET -minimize_crash=1 -runs=10000 FOLDER/found/TARGET-…
# and goes, named by what it shows, to tests/fuzz/corpus/TARGET, where `make test` replays it.
# One line a target, and `N passed, N failed` at the end.
set -eu
cd "$(dirname "$0")/../../.."
programs=$(cd "$1" && pwd) folder=$2
shift 2
seconds=${SECONDS:-60}
mkdir -p "$folder/seeds" "$folder/found" "$folder/log"
sh tests/fuzz/campaign/seeds.sh "$programs/../../boardpaper" "$folder/seeds"
[ $# -gt 0 ] || set -- $(ls tests/fuzz/fuzz_*.c | sed 's/.*fuzz_//; s/\.c$//')

# A leak, an overflow, undefined behaviour, a broken promise, 10 seconds or 1 GiB for one input: all are faults.
export ASAN_OPTIONS=detect_leaks=1:allocator_may_return_null=1 UBSAN_OPTIONS=print_stacktrace=1

# What there is to say of a target goes to log/TARGET.said; its first line says "ok" or "FAILED".
run_target() {
    target=$1
    mkdir -p "$folder/corpus/$target"
    known=tests/fuzz/corpus/$target
    [ -d "$known" ] || known=
    log=$folder/log/$target.txt result=ok
    "$programs/$target" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=1024 -max_len=32768 \
        -dict="$folder/seeds/words.dict" -artifact_prefix="$folder/found/$target-" -print_final_stats=1 \
        "$folder/corpus/$target" "$folder/seeds/$target" ${known:+"$known"} > "$log" 2>&1 || result=FAILED
    {
        awk -v target="$target" -v result="$result" '
            /cov: [0-9]+ ft:/ { for (i = 1; i < NF; i++) if ($i == "cov:") edges = $(i + 1) }
            /^stat::number_of_executed_units:/ { runs = $2 }
            /^Done [0-9]+ runs in/ { time = $5 }
            END { printf "%-8s %-6s %d executions, %d edges, %d s\n", target, result, runs, edges, time }' "$log"
        [ "$result" = ok ] ||
            grep -E '^fuzz:|^SUMMARY|^==[0-9]+== ERROR|runtime error|Test unit written' "$log" | head -n 5
    } > "$folder/log/$target.said"
}

rm -f "$folder"/log/*.said
jobs=$(getconf _NPROCESSORS_ONLN 2> /dev/null || echo 2) running=0
for target; do
    run_target "$target" &
    running=$((running + 1))
    [ $((running % jobs)) -ne 0 ] || wait
done
wait
failed=0
for target; do
    cat "$folder/log/$target.said"
    grep -q "^$target *ok " "$folder/log/$target.said" || failed=$((failed + 1))
done
echo "$(($# - failed)) passed, $failed failed"
[ "$failed" -eq 0 ]
