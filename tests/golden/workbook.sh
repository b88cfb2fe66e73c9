#!/bin/sh
# A plan that is written as a workbook reads back as the same plan: `dump model` of both is equal, for each plan of
# plans/valid, of bodies and of input, and for what `init --from` makes of it. workbook.lost lists what a workbook
# cannot hold, with the lines that differ; each of its parts begins with the plan's name, and says why. UPDATE=1
# writes the lines anew: then look at `git diff`, and say why.
. tests/tap.sh
T=$TEST_TMP
bp=$BOARDPAPER
list=tests/golden/workbook.lost
: > "$T/all"

# lost NAME: the lines of the list about a plan.
lost() {
    awk -v name="== $1" '$0 == name {on = 1; next} /^== / {on = 0} on && /^[<>]/' "$list"
}

why() {
    awk -v name="== $1" '$0 == name {on = 1; next} /^== / {on = 0} on && !/^[<>]/' "$list"
}

for plan in tests/golden/plans/valid/*.xml tests/golden/bodies/*.xml input/*.xml; do
    name=$(basename "$plan" .xml)
    case $name in board-pack*) continue ;; esac
    "$bp" dump model "$plan" > "$T/before" 2> /dev/null
    same "$name is written as a workbook" "$(status "$bp" import -q "$plan" -o "$T/$name.xlsx")" 0
    same '... the same each time' "$("$bp" import -q "$plan" -o - --force > "$T/again.xml"; \
        "$bp" import -q "$plan" -o "$T/again.xlsx" --force; cksum < "$T/again.xlsx")" "$(cksum < "$T/$name.xlsx")"
    same '... which is read' "$(status "$bp" dump model "$T/$name.xlsx")" 0
    diff "$T/before" "$T/stdout" | grep '^[<>]' > "$T/lines" || true
    same '... as the same plan' "$(cat "$T/lines")" "$(lost "$name")"
    [ ! -s "$T/lines" ] || { echo "== $name"; why "$name"; cat "$T/lines"; } >> "$T/all"
    "$bp" init -q --from="$plan" -o "$T/next.xml" --force 2> /dev/null
    "$bp" init -q --from="$plan" -o "$T/next.xlsx" --force 2> /dev/null
    "$bp" dump model "$T/next.xml" > "$T/before" 2> /dev/null
    "$bp" dump model "$T/next.xlsx" > "$T/after" 2> /dev/null || true
    rolled=$(diff "$T/before" "$T/after" | grep '^[<>]' || true)
    if [ -s "$T/lines" ]; then
        skip '... and so is the next period'"'"'s plan' 'its differences are like those above'
    else
        same "... and so is the next period's plan" "$rolled" ''
    fi
done
[ "${UPDATE:-0}" != 1 ] || cp "$T/all" "$list"
same 'each part of workbook.lost says why' \
    "$(awk '/^== / {if (open) print open; open = $0; next} /^[^<>]/ {open = ""} END {if (open) print open}' "$list")" ''
same 'each is about a plan whose workbook differs' "$(grep '^== ' "$list")" "$(grep '^== ' "$T/all")"
echo "1..$tap_n"
