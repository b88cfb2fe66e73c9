# Runs the tests in a build that counts (`make coverage` makes it), and reports how much of src/ they ran: lines
# and branches, by folder and in all, and the findings. Fails below the floors. The last line: `N passed, N failed`.
#
#   BUILD=build/coverage sh tests/coverage.sh [KIND…]     a KIND as for tests/run.sh
#
# $BUILD/coverage.html is the report line by line; $BUILD/uncovered.txt what was not run, as text. A branch is
# what gcc made of a condition, an allocation's failing included. Nothing of src/ is left out of the count, but
# where a line says GCOVR_EXCL and why: each such line is listed.
set -eu
cd "$(dirname "$0")/.."
. tests/tap.sh
BUILD=$(cd "${BUILD:-build/coverage}" && pwd)
# Branches: 90 until officers' files came; of the branches of src/book, src/onramp and src/office more are to be tried.
lines=95 branches=90 # per cent

# The kinds that run what is in src/, but for `fault`: its shim would fail the calls that write the counters, too.
# What runs out of memory, or meets a system that fails, is run by tests/unit/test_scarce.c, test_file_faults.c
# and tests/cli all the same. A property is tried on fewer plans than by `make test`: it is enough to have run it.
kinds=${*:-$(for kind in unit property golden cli fuzz hostile; do
    [ ! -d "tests/$kind" ] || echo "$kind"
done)}
find "$BUILD" -name '*.gcda' -exec rm -f {} +
# shellcheck disable=SC2086 # a list of words
BP_SEEDS=${BP_SEEDS:-100} LIMIT=${LIMIT:-1800} BUILD=$BUILD sh tests/run.sh $kinds > "$BUILD/tests.txt" 2>&1 || true
sed '$d' "$BUILD/tests.txt"

# gcc may count a branch of a process that was killed as -1, at which gcovr would give up: such a line is left out.
gcovr --root . --object-directory "$BUILD/obj" --filter src/ \
    --exclude-throw-branches --exclude-unreachable-branches --gcov-ignore-parse-errors \
    --json "$BUILD/coverage.json" --json-summary "$BUILD/summary.json" \
    --html-details "$BUILD/coverage.html" > "$BUILD/gcovr.txt" 2>&1 || cat "$BUILD/gcovr.txt"

jq -r '.files[] | [.filename, .line_covered, .line_total, .branch_covered, .branch_total] | @tsv' \
    "$BUILD/summary.json" | awk '
    function row(name, lc, lt, bc, bt) {
        printf "%-10s %8d %6d %6.1f %% %9d %6d %6.1f %%\n", name, lc, lt, lt ? 100 * lc / lt : 100,
            bc, bt, bt ? 100 * bc / bt : 100
    }
    {
        split($1, part, "/")
        if (!(part[2] in lt)) folder[++n] = part[2]
        lc[part[2]] += $2; lt[part[2]] += $3; bc[part[2]] += $4; bt[part[2]] += $5
    }
    END {
        printf "\n%-10s %8s %6s %8s %9s %6s\n", "src/", "lines", "of", "", "branches", "of"
        for (i = 1; i <= n; i++) {
            f = folder[i]
            row(f, lc[f], lt[f], bc[f], bt[f])
            LC += lc[f]; LT += lt[f]; BC += bc[f]; BT += bt[f]
        }
        row("all", LC, LT, BC, BT)
    }' > "$BUILD/coverage.txt"
cat "$BUILD/coverage.txt"
jq -r '.files[] | .file as $file | .lines[] | select(."gcovr/noncode" | not)
    | ([.branches[] | select(.count == 0 and (.throw | not))] | length) as $missed
    | select(.count == 0 or $missed > 0) | "\($file):\(.line_number): " +
        if .count == 0 then "not run" else "\($missed) branches not taken" end' \
    "$BUILD/coverage.json" > "$BUILD/uncovered.txt"
echo "Line by line: $BUILD/coverage.html; what was not run: $BUILD/uncovered.txt"
grep -n GCOVR_EXCL src/*/*.[ch] | sed 's/^/left out: /' || true
echo

# at_least WHAT FIELD FLOOR: a percentage of the table's last line.
at_least() {
    got=$(awk -v field="$2" '$1 == "all" { print $field }' "$BUILD/coverage.txt")
    check "at least $3 % of the $1" awk -v got="$got" -v least="$3" 'BEGIN { exit !(got + 0 >= least + 0) }'
}
{
    has 'the tests pass' "$(tail -n 1 "$BUILD/tests.txt")" ', 0 failed'
    at_least 'lines' 4 "$lines"
    at_least 'branches' 8 "$branches"
    same 'each finding is made by a test' "$(sh tests/lint/codes.sh | grep -v '^ok' || true)" ''
} > "$BUILD/checks.txt"
cat "$BUILD/checks.txt"
awk '/^ok/ { passed++ } /^not ok/ { failed++ }
    END { printf "%d passed, %d failed\n", passed, failed; exit failed > 0 || passed == 0 }' "$BUILD/checks.txt"
