#!/bin/sh
# Puts the tables that `make bench` and `make bench-peers` printed last into docs/benchmark.md, between their
# markers, with the machine and the day; a table that was not made stays as it is (`make bench-tables`).
set -eu
. tests/bench/tables/common.sh

# put NAME FILE: FILE is what stands between the markers of NAME from now on.
put() {
    [ -s "$2" ] || return 0
    awk -v name="$1" -v file="$2" -v machine="$machine" '
        $0 == "<!-- end of " name " -->" {
            print machine "\n"
            while ((getline line < file) > 0)
                print line
            inside = 0
        }
        !inside { print }
        index($0, "<!-- " name ": ") == 1 { inside = 1 }' docs/benchmark.md > "$bench/page.md"
    cat "$bench/page.md" > docs/benchmark.md
}
model=$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | sed 1q)
for name in bench workbooks peers; do
    table=$bench/$name.md
    [ -s "$table" ] || continue
    machine="Measured $(date -r "$table" +%Y-%m-%d) on $(nproc) cores of $model ($(cat "$bench/$name.stamp"))."
    put $name "$table"
done
