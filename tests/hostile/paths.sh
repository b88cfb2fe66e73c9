# Names that lead elsewhere, and things that are no files: links, pipes, devices, folders, odd bytes. Nothing hangs,
# nothing is written but what was named, and what is said can not steer a terminal.
. tests/tap.sh

cd "$TEST_TMP" || exit 1
bp=$BOARDPAPER
good_plan > plan.xml
"$bp" -q plan.xml -o plan.pdf
ended() { # WANTED ARGUMENTS...: the exit status; 124 where it hangs
    ended_status=0
    wanted=$1
    shift
    timeout 20 "$bp" -q "$@" > stdout 2> stderr || ended_status=$?
    [ "$ended_status" = "$wanted" ] || { echo "status $ended_status"; cat stderr; }
}

# ---- what is read ----
ln -s plan.xml link.xml
ln -s nowhere.xml dangling.xml
ln -s loop.xml loop.xml
same 'a link to a plan is read' "$(ended 0 link.xml -o a.pdf)" ''
check '... and makes the same report' cmp a.pdf plan.pdf
same 'a link to nothing is said' "$(ended 3 dangling.xml -o b.pdf)" ''
same 'a link to itself, too' "$(ended 3 loop.xml -o b.pdf)" ''
same 'a folder, too' "$(ended 3 . -o b.pdf)" ''
same 'an empty name, too' "$(ended 2 '' -o b.pdf)" ''
same 'an empty device' "$(ended 1 /dev/null -o b.pdf)" ''
same 'a device without an end' "$(ended 1 /dev/zero -o b.pdf)" ''
check '... by its limit' grep -q BP1005 stderr
mkfifo pipe.xml
cat plan.xml > pipe.xml &
same 'a pipe is read to its end' "$(ended 0 pipe.xml -o c.pdf)" ''
check '... and makes the same report' cmp c.pdf plan.pdf
check 'none of them left a report' test ! -e b.pdf

# ---- what is written ----
mkdir there
printf old > there/old.pdf
ln -s there/old.pdf old.pdf
ln -s there/new.pdf new.pdf
ln -s round.pdf round.pdf
same 'a link is followed, as cp follows it' "$(ended 0 plan.xml -o old.pdf)" ''
check '... and stays a link' test -L old.pdf
check '... to the report' cmp there/old.pdf plan.pdf
same 'one to a file not yet there makes that' "$(ended 0 plan.xml -o new.pdf)" ''
check '... whole' cmp there/new.pdf plan.pdf
same 'a link to itself is said' "$(ended 3 plan.xml -o round.pdf)" ''
same 'a folder is not written over' "$(ended 3 plan.xml -o there)" ''
same 'nor below a file' "$(ended 3 plan.xml -o plan.xml/x.pdf)" ''
same 'the null device takes it' "$(ended 0 plan.xml -o /dev/null)" ''
check '... and stays a device' test -c /dev/null
same 'a full device is said' "$(ended 3 plan.xml -o /dev/full)" ''
mkfifo pipe.pdf
cat pipe.pdf > piped.pdf &
same 'a pipe takes it' "$(ended 0 plan.xml -o pipe.pdf)" ''
wait
check '... whole' cmp piped.pdf plan.pdf
check '... and stays a pipe' test -p pipe.pdf
same 'a plan is not written over by its own report' "$(ended 2 plan.xml -o plan.xml; good_plan | cmp - plan.xml)" ''
same 'no temporary file is left' "$(find . -name '.boardpaper*')" ''

# ---- names ----
long=$(awk 'BEGIN { for (i = 0; i < 250; i++) printf "n" }')
for name in 'with space.xml' '$(id).xml' ';id.xml' 'a&b.xml' '%s%n.xml' '-x.xml' "$(printf 'line\nend.xml')" \
    "$(printf 'escape\033[31m.xml')" "$(printf 'c1\302\233.xml')" "$(printf 'turned\342\200\256.xml')" \
    "$(printf 'bytes\377\300.xml')" "$long.xml"; do
    cp ./plan.xml "./$name"
    same "a plan may be called so ($((tap_n)))" "$(ended 0 "./$name" -o named.pdf 2>&1 | head -n 1)" ''
    "$bp" "./$name.missing" -o x.pdf > stdout 2> stderr
    same '... and what is said of it has no control characters' \
        "$(LC_ALL=C tr -d '\n' < stderr | LC_ALL=C grep -caE "$(printf '[\001-\037\177]|\302[\200-\237]|\342\200[\250-\256]|\342\201[\246-\251]')")" 0
    same '... nor as JSON' "$("$bp" check --json "./$name.missing" 2> /dev/null | LC_ALL=C tr -d '\n' |
        LC_ALL=C grep -caE "$(printf '[\001-\037\177]|\302[\200-\237]|\342\200[\250-\256]|\342\201[\246-\251]')")" 0
    check '... which is JSON' sh -c "'$bp' check --json './nowhere' \"\$1.missing\" | jq -e ." x "./$name"
done

# ---- the command line ----
megabyte=$(awk 'BEGIN { for (i = 0; i < 100000; i++) printf "x" }')
for words in '' '--' '-' '---' '-=' '--=' '--output' '-o' '-qqqqqqqq' '--text-size=' '--text-size=99999999999999999999' \
    '--date=' '--color=' "--$megabyte" "-$megabyte" "--date=$megabyte"; do
    timeout 20 "$bp" "$words" < /dev/null > stdout 2> stderr
    status=$?
    check "a word on the command line ($(printf %.20s "$words")) is refused" test $status -ge 1 -a $status -le 3
    check '... in a few words' test "$(wc -c < stderr)" -lt 4000
done
