#!/bin/sh
# Runs the tests and counts them: the programs in $BUILD/tests (cmocka), and the scripts in the folders of
# tests/. All speak TAP: `ok N - name`, `not ok N - name`, `1..N`.
#
#   BUILD=build sh tests/run.sh [KIND…]      a KIND is a folder of tests/, such as unit or golden; or one script
#                                            in it, such as golden/pages.sh
#
# A suite that passes takes one line. One that fails is shown whole; so is one that dies, prints no
# result, or fewer than it planned: each counts as one failed. The last line: `N passed, N failed`.
#
# A script runs in the project's top folder with LC_ALL=C.UTF-8 and finds
#   BUILD       the folder of the build, a full path
#   BOARDPAPER  the program, a full path
#   TEST_TMP    an empty folder of its own, removed afterwards
#   LIMIT       seconds that a suite may take (600)
#   UPDATE      1 where it shall write its expectations anew (`make golden`), else 0
#   UNDER       a command under which all programs run (`make valgrind`); or nothing
set -eu
cd "$(dirname "$0")/.."

kinds=${*:-unit property golden cli lint example fuzz fault hostile small}
BUILD=$(cd "${BUILD:-build}" && pwd)
BOARDPAPER=$BUILD/boardpaper UPDATE=${UPDATE:-0}
LC_ALL=C.UTF-8 CMOCKA_MESSAGE_OUTPUT=TAP
unset SOURCE_DATE_EPOCH NO_COLOR || true
UNDER=${UNDER:-}
# A make in a test is on its own: the processors that the make above shares out are not for it to ask for.
MAKEFLAGS=$(printf '%s\n' "${MAKEFLAGS:-}" | sed 's/^-j[0-9]*//; s/ -j[0-9]*//; s/ --jobserver-[a-z]*=[^ ]*//g')
export BUILD BOARDPAPER UPDATE UNDER LC_ALL CMOCKA_MESSAGE_OUTPUT MAKEFLAGS

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
export work
if [ "$UNDER" ]; then
    printf '#!/bin/sh\nexec %s %s "$@"\n' "$UNDER" "$BOARDPAPER" > "$work/boardpaper"
    chmod +x "$work/boardpaper"
    BOARDPAPER=$work/boardpaper
fi

# The suites, one a line, in the order in which they are reported.
for kind in $kinds; do
    for source in tests/"$kind"/test_*.c; do
        [ -e "$source" ] && echo "$BUILD/${source%.c}"
    done
    for script in tests/"$kind"/*.sh tests/"$kind"; do
        [ -f "$script" ] && echo "$script"
    done
done > "$work/suites" || true

# Runs one suite: output and exit status into files that are called after it.
cat > "$work/one" <<'END'
name=$(echo "$1" | tr / _)
TEST_TMP=$work/$name.tmp
export TEST_TMP
mkdir "$TEST_TMP"
status=0
case $1 in
*.sh) timeout "${LIMIT:-600}" sh "$1" ;;
*) timeout "${LIMIT:-600}" $UNDER "$1" ;;
esac > "$work/$name.out" 2>&1 < /dev/null || status=$?
echo "$status" > "$work/$name.status"
chmod -R u+w "$TEST_TMP" && rm -rf "$TEST_TMP"
END
jobs=$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)
xargs -P "$jobs" -n 1 sh "$work/one" < "$work/suites" || true

while read -r suite; do
    name=$(echo "$suite" | tr / _)
    label=${suite#"$BUILD"/}
    awk -v label="${label#tests/}" -v status="$(cat "$work/$name.status")" -v totals="$work/totals" '
        { line[NR] = $0 }
        /^(not )?ok .*# SKIP/ { skipped++; next } # cmocka says `not ok`
        /^ok / { passed++ }
        /^not ok / { failed++ }
        /^1\.\.[0-9]+/ { planned += substr($1, 4) }
        END {
            seen = passed + failed + skipped
            if (status == 124)
                why = "did not end in time"
            else if (status && !failed)
                why = "ended with status " status
            else if (!seen)
                why = "printed no result"
            else if (planned > seen)
                why = "planned " planned " tests, and ran " seen
            if (why)
                failed++
            printf "%-32s %d passed", label, passed
            if (skipped)
                printf ", %d skipped", skipped
            if (failed)
                printf ", %d FAILED%s", failed, why ? " (" why ")" : ""
            print ""
            if (failed) {
                for (i = 1; i <= NR; i++)
                    if (line[i] !~ /^ok / || line[i] ~ / # SKIP/)
                        print "    " line[i]
            }
            print passed + 0, failed + 0 >> totals
        }' "$work/$name.out"
done < "$work/suites"

touch "$work/totals"
awk '{ passed += $1; failed += $2 }
    END { printf "%d passed, %d failed\n", passed, failed; exit failed > 0 || passed == 0 }' \
    "$work/totals"
