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

# many COUNT: makes $bench/many/1.xml and so on: plans with the Sevenoaks rows, no two texts alike, and each
# with characters of its own, as real plans have: what is kept between reports must not be of use only here.
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

# counted FILE ARGUMENT...: runs the program under valgrind, in an empty environment, and leaves in FILE where
# its instructions stood. valgrind refuses a heap of more than 8 MiB, and glibc then goes on elsewhere, but with
# an errno that may look as if memory had run out in HarfBuzz (src/base/memory.h): the report would be made, and
# counted, twice. So all memory is asked for at once.
counted() {
    counts=$1
    shift
    env -i GLIBC_TUNABLES=glibc.malloc.top_pad=268435456 "$(command -v valgrind)" --tool=callgrind \
        --callgrind-out-file="$counts" "$BOARDPAPER" "$@" > "$bench/counted.log" 2>&1 ||
        cat "$bench/counted.log" >&2
}

# callgrind NAME ARGUMENT...: leaves the counts in $bench/NAME.callgrind, and prints how many there were.
callgrind() {
    name=$1
    shift
    counted "$bench/$name.callgrind" "$@"
    awk '/^summary:/ { print $2 }' "$bench/$name.callgrind"
}

# callgrind_batch COUNT: the same of the program and its one worker, for so many of the plans that `many` made.
callgrind_batch() {
    rm -rf "$bench/counted" "$bench/counts"
    mkdir "$bench/counts"
    number=1
    while [ $number -le "$1" ]; do
        echo "$bench/many/$number.xml"
        number=$((number + 1))
    done > "$bench/counted.txt"
    counted "$bench/counts/%p" batch --list="$bench/counted.txt" -q -j 1 -d "$bench/counted"
    awk '/^summary:/ { n += $2 } END { printf "%d\n", n }' "$bench/counts"/*
}

# stamp NAME: keeps for page.sh of what the table NAME is true.
stamp() {
    commit=$(git rev-parse --short HEAD 2> /dev/null) || commit=unknown
    echo "commit $commit, load average $(cut -d ' ' -f 2 /proc/loadavg)" > "$bench/$1.stamp"
}
