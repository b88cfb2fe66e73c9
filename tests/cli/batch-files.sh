# A batch that may open few files: fewer workers, said once, and all reports are made; or none can be started,
# which is said, and what was made is counted.
. tests/tap.sh
T=$TEST_TMP
bp=$BOARDPAPER
mkdir "$T/in"
n=0
while [ "$n" -lt 100 ]; do
    n=$((n + 1))
    good_plan > "$T/in/p$n.xml"
done
batch() { # FILES JOBS: under a limit on open files
    rm -rf "$T/out"
    (ulimit -n "$1" && exec "$bp" batch "$T/in" -d "$T/out" -j "$2")
}
for limit in 16 24 64; do
    for jobs in $((limit - 1)) "$limit" $((limit + 1)) 256; do
        same "$jobs workers where $limit files may be open: all reports" "$(status batch "$limit" "$jobs")" 0
        same '... and that there are fewer is said once' "$(grep -c 'instead of .*: Too many open files' "$T/stderr")" 1
        same '... and all are counted' "$(tail -n 1 "$T/stderr")" '100 reports: 100 made'
    done
done
same 'two workers are no more than 24 files allow' "$(status batch 24 2)" 0
same '... of which nothing is said' "$(grep -c instead "$T/stderr")" 0
same 'where not one can be started' "$(status batch 7 4)" 4
has '... that is said' "$(cat "$T/stderr")" 'no worker process could be started: Too many open files'
has '... and what was made is counted' "$(tail -n 1 "$T/stderr")" '100 reports: 0 made; stopped'
# Files that the caller has open already take of them, too.
held() {
    rm -rf "$T/out"
    (ulimit -n 24 && exec "$bp" batch "$T/in" -d "$T/out" -j 24 3< "$T/in" 4< "$T/in" 5< "$T/in" 6< "$T/in" 7< "$T/in" 8< "$T/in")
}
same 'where some are open already' "$(status held)" 0
same '... all are made' "$(tail -n 1 "$T/stderr")" '100 reports: 100 made'
