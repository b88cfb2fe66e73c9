# The end comes at once: SIGKILL before and after each call that writes, and at moments by chance. Every report is
# then the old one or the new one, whole. And the disk is full.
. tests/tap.sh
. tests/fault/preload/verbs.sh

for verb in report compare pack batch; do
    for call in open write fsync close rename; do
        for how in kill killed; do
            count "$verb" "$call"
            at=1 wrong=
            while [ "$at" -le "$counted" ]; do
                run "$verb" "$call" "$at" $how
                injected=$((injected + 1))
                is_whole "$verb" && survived=$((survived + 1)) || wrong="$wrong $at"
                at=$((at + 1))
            done
            same "$verb: SIGKILL at $call ($how): its files are old or new" "$wrong" ''
        done
    done
done

wrong=
for ms in $(awk 'BEGIN { srand(6); for (i = 0; i < 50; i++) print int(rand() * 40) + 1 }'); do
    rm -rf "$T/out"
    mkdir "$T/out"
    echo old > "$T/out/r.pdf"
    (cd "$T" && timeout -s KILL "$(printf '0.%03d' "$ms")" "$bp" report plan.xml -q -o out/r.pdf) \
        > "$T/stdout" 2>&1 || true
    injected=$((injected + 1))
    is_whole report && survived=$((survived + 1)) || wrong="$wrong $ms"
done
same '50 times SIGKILL, at moments by chance: the report is old or new' "$wrong" ''

if unshare -m true 2> "$T/stderr"; then
    mkdir "$T/small"
    for verb in report batch; do
        case $verb in
        report) words='report plan.xml -o small/r.pdf' ;;
        batch) words='batch plan.xml next.xml -q -d small/made' ;;
        esac
        # shellcheck disable=SC2016,SC2086 # for the inner shell; words
        said=$(cd "$T" && unshare -m sh -c 'mount -t tmpfs -o size=64k none small &&
            echo old > small/r.pdf && head -c 50000 /dev/zero > small/rest
            "$0" "$@" 2>&1
            echo "status $?, r.pdf $(cat small/r.pdf), $(find small -name ".*" -type f | wc -l) left"' \
            "$bp" $words)
        has "$verb: a full disk is named" "$said" 'the disk is full'
        has '... and what was there stays, alone' "$said" 'status 3, r.pdf old, 0 left'
    done
else
    skip 'a full disk' 'no file system can be mounted here'
fi
told_faults
