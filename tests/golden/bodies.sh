#!/bin/sh
# Plans modelled on the public papers of different kinds of bodies, in words of our own and with the faults that such
# papers have, and the example, which is a real one. bodies/NAME.judged judges each finding of `check`:
#     useful BP5008 1.2 was due by …        or: not useful BP…
#         why, on the next line
# A finding that appears, goes or changes has to be judged anew. At least 85 % of all findings are useful; how many
# are, by code, is printed.
. tests/tap.sh

folder=tests/golden/bodies all=$TEST_TMP/all
: > "$all"

# said PLAN: its findings, one a line, in the order of their texts.
said() {
    { "$BOARDPAPER" check "$1" || true; } | sed -n -E 's/^[^ ]*: (error|warning|note) (BP[0-9]+): /\2 /p' | sort
}

for judged in "$folder"/*.judged; do
    name=$(basename "$judged" .judged)
    plan=$folder/$name.xml
    [ -e "$plan" ] || plan=input/$name.xml
    said "$plan" > "$TEST_TMP/said"
    sed -n -E 's/^(not )?useful (BP)/\2/p' "$judged" | sort > "$TEST_TMP/judged"
    same "$name: each finding is judged, and each that is judged is found" \
        "$(diff "$TEST_TMP/judged" "$TEST_TMP/said" | grep '^[<>]' || true)" ''
    same "$name: each judgement has its reason" \
        "$(awk '/^(not )?useful BP/ {if (open) print open; open = $0; next} /^    [^ ]/ {open = ""; next} {print}
                END {if (open) print open}' "$judged")" ''
    check "$name is printed" "$BOARDPAPER" report -q "$plan" -o "$TEST_TMP/$name.pdf"
    sed -n -E 's/^useful (BP[0-9]+) .*/\1 1/p; s/^not useful (BP[0-9]+) .*/\1 0/p' "$judged" >> "$all"
done
for plan in "$folder"/*.xml; do
    [ -e "${plan%.xml}.judged" ] || echo "$plan"
done > "$TEST_TMP/unjudged"
same 'each plan is judged' "$(cat "$TEST_TMP/unjudged")" ''

awk '{found[$1]++; useful[$1] += $2; n++; good += $2}
     END {for (code in found) printf "# %s  %3d found, %3d useful\n", code, found[code], useful[code] | "sort"
          close("sort"); printf "# all     %3d found, %3d useful: %.1f %%\n", n, good, n ? 100 * good / n : 0}' "$all"
check 'there are at least twelve plans' [ "$(find "$folder" -name '*.xml' | wc -l)" -ge 12 ]
check 'at least 85 % of the findings are useful' \
    [ "$(awk '{n++; good += $2} END {print (100 * good >= 85 * n ? 1 : 0)}' "$all")" = 1 ]
echo "1..$tap_n"
