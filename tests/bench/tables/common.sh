# common.sh: what the scripts of the bench share: `. tests/bench/tables/common.sh`, in the project's top
# folder, with BUILD set. What they make lies in $bench.

bench=$BUILD/bench
tools=$BUILD/tests/bench
BOARDPAPER=$BUILD/boardpaper
seed=input/sevenoaks-2019-q2.xml
mkdir -p "$bench"

# plan COPIES: the path of the plan with the Sevenoaks rows so many times, no two texts alike; S1 is the
# Sevenoaks plan itself.
plan() {
    "$tools/scale" "$seed" "$1" > "$bench/s$1.xml"
    echo "$bench/s$1.xml"
}

# callgrind NAME ARGUMENT...: runs the program under valgrind, in an empty environment, and leaves in
# $bench/NAME.callgrind where its instructions stood; prints how many there were.
callgrind() {
    name=$1
    shift
    env -i "$(command -v valgrind)" --tool=callgrind --callgrind-out-file="$bench/$name.callgrind" \
        "$BOARDPAPER" "$@" > "$bench/$name.log" 2>&1 || cat "$bench/$name.log" >&2
    awk '/^summary:/ { print $2 }' "$bench/$name.callgrind"
}
