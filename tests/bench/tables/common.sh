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

# many COUNT: makes $bench/many/1.xml and so on: the Sevenoaks plan, so many times, no two texts alike.
many() {
    mkdir -p "$bench/many"
    number=1
    while [ $number -le "$1" ]; do
        "$tools/scale" "$seed" 1 $number > "$bench/many/$number.xml"
        number=$((number + 1))
    done
}

# pack COUNT: the path of a board pack with so many of these plans.
pack() {
    many "$1"
    {
        echo '<?xml version="1.0" encoding="UTF-8"?>'
        echo '<board-pack xml:lang="en-GB"><title>All reports</title>'
        echo '<meeting date="2019-12-04">Council Chamber, 10.00</meeting>'
        number=1
        while [ $number -le "$1" ]; do
            echo "<item number=\"$number\" title=\"Report $number\" plan=\"many/$number.xml\"/>"
            number=$((number + 1))
        done
        echo '</board-pack>'
    } > "$bench/pack.xml"
    echo "$bench/pack.xml"
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

# stamp NAME: keeps for page.sh of what the table NAME is true.
stamp() {
    commit=$(git rev-parse --short HEAD 2> /dev/null) || commit=unknown
    echo "commit $commit, load average $(cut -d ' ' -f 2 /proc/loadavg)" > "$bench/$1.stamp"
}
