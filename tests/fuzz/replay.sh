# The cases that fuzzing found stay mended: each in corpus/TARGET goes through its target, built without libFuzzer;
# and so do some of the seeds that fuzzing begins with, so that each target is seen to work.
. tests/tap.sh
T=$TEST_TMP
sh tests/fuzz/campaign/seeds.sh "$BOARDPAPER" "$T/seeds"

# replay TARGET FILE…: a line for each file; the program ends at the first that fails, and is started again behind it.
replay() {
    target=$1
    shift
    while [ $# -gt 0 ]; do
        # shellcheck disable=SC2086 # words
        ran=$($UNDER "$BUILD/tests/fuzz/$target" "$@" 2> "$T/stderr" | wc -l)
        while [ "$ran" -gt 0 ]; do
            tap_line ok "$target ${1##*/}"
            shift
            ran=$((ran - 1))
        done
        [ $# -gt 0 ] || return 0
        tap_line 'not ok' "$target ${1##*/}"
        sed 's/^/# /' "$T/stderr"
        shift
    done
}
for source in tests/fuzz/fuzz_*.c; do
    target=${source##*/fuzz_}
    target=${target%.c}
    set --
    for case in tests/fuzz/corpus/"$target"/*; do
        [ ! -e "$case" ] || set -- "$@" "$case"
    done
    for seed in $(find "$T/seeds/$target" -name 'seed-*' | sort | head -n 7); do
        set -- "$@" "$seed"
    done
    replay "$target" "$@"
done
echo "1..$tap_n"
