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

# The plan of the next period is the same by way of XML and of a workbook.
rolls_on_alike() { # PLAN
    for form in xml xlsx; do
        "$bp" init -q --force --from="$1" -o "$T/next.$form" || return
        "$bp" dump model "$T/next.$form" > "$T/next.$form.model" || return
    done
    diff "$T/next.xml.model" "$T/next.xlsx.model"
}

for plan in tests/golden/plans/valid/*.xml tests/golden/bodies/*.xml input/*.xml; do
    name=$(basename "$plan" .xml)
    case $name in board-pack*) continue ;; esac
    "$bp" dump model "$plan" > "$T/before" 2> /dev/null
    same "$name is written as a workbook" "$(status "$bp" import -q "$plan" -o "$T/$name.xlsx")" 0
    "$bp" import -q "$plan" -o "$T/again.xlsx" --force
    check '... the same each time' cmp "$T/again.xlsx" "$T/$name.xlsx"
    same '... which is read' "$(status "$bp" dump model "$T/$name.xlsx")" 0
    diff "$T/before" "$T/stdout" | grep '^[<>]' > "$T/lines" || true
    same '... as the same plan' "$(cat "$T/lines")" "$(lost "$name")"
    [ ! -s "$T/lines" ] || { echo "== $name"; why "$name"; cat "$T/lines"; } >> "$T/all"
    if [ -s "$T/lines" ]; then
        skip "... and so is the next period's plan" 'its differences are like those above'
    else
        check "... and so is the next period's plan" rolls_on_alike "$plan"
    fi
done
[ "${UPDATE:-0}" != 1 ] || cp "$T/all" "$list"
same 'each part of workbook.lost says why' \
    "$(awk '/^== / {if (open) print open; open = $0; next} /^[^<>]/ {open = ""} END {if (open) print open}' "$list")" ''
same 'each is about a plan whose workbook differs' "$(grep '^== ' "$list")" "$(grep '^== ' "$T/all")"
echo "1..$tap_n"
