# The runner of the tests counts rightly: a suite that skips, fails, dies or says nothing. It runs here on suites of
# its own, in a folder of their own.
. tests/tap.sh

mkdir -p "$TEST_TMP/tests/unit" "$TEST_TMP/build"
cp tests/run.sh "$TEST_TMP/tests"

# counts NAME TOTALS LINES [STATUS]: a suite that prints LINES and ends with STATUS is counted as TOTALS
counts() {
    printf 'printf "%s"\nexit %s\n' "$3" "${4:-0}" > "$TEST_TMP/tests/unit/suite.sh"
    same "$1" "$(BUILD=build sh "$TEST_TMP/tests/run.sh" unit | tail -n 1)" "$2"
}
counts passes '2 passed, 0 failed' 'ok 1 - a\\nok 2 - b\\n1..2\\n'
counts fails '1 passed, 1 failed' 'ok 1 - a\\nnot ok 2 - b\\n1..2\\n' 1
counts 'a test that is skipped' '1 passed, 0 failed' 'ok 1 - a\\nok 2 - b # SKIP no time\\n1..2\\n'
counts 'skipped, as cmocka says it' '1 passed, 0 failed' 'ok 1 - a\\nnot ok 2 # SKIP b\\n1..2\\n'
counts dies '1 passed, 1 failed' 'ok 1 - a\\n1..1\\n' 99
counts 'says nothing' '0 passed, 1 failed' ''
counts 'runs fewer than planned' '1 passed, 1 failed' 'ok 1 - a\\n1..2\\n'
