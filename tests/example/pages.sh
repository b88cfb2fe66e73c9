# The examples of the documents: each block of shell commands is run as it stands, page by page, in a folder that has
# the files which the page speaks of; each plan and pack in them has no fault; and what they say that the program says,
# it says.
. tests/tap.sh
T=$TEST_TMP
top=$PWD
mkdir "$T/bin"
ln -s "$BOARDPAPER" "$T/bin/boardpaper"
PATH=$T/bin:$PATH

# block PAGE KIND N: the Nth block of a kind, such as sh.
block() {
    awk -v kind="$2" -v n="$3" '
        /^```/ { if (inside) exit; inside = $0 == "```" kind && ++seen == n; next }
        inside' "$top/$1"
}
# A folder with the files of a page's examples: two quarters of a plan, more plans, a pack.
furnish() { # FOLDER
    mkdir -p "$1/build" "$1/plans"
    ln -s "$BOARDPAPER" "$1/build/boardpaper"
    ln -s "$BUILD/libboardpaper.so" "$1/build/libboardpaper.so"
    ln -s "$top/tests" "$1/tests"
    ln -s "$top/input" "$1/input"
    cp input/*.xml "$1"
    cp input/sevenoaks-2019-q2.xml "$1/plan-q2.xml"
    sed 's/from="2019-07-01" to="2019-09-30"/from="2019-04-01" to="2019-06-30"/; s/Quarter 2/Quarter 1/' \
        input/sevenoaks-2019-q2.xml > "$1/plan-q1.xml"
    good_plan | sed 's/status="amber"/& restricted="Schedule 12A paragraph 3"/' > "$1/restricted.xml"
    good_plan > "$1/plans/one.xml"
    cp input/minimal.xml "$1/plans/two.xml"
}

targets=$(make help | sed 's/^make \([a-z-]*\).*/\1/' | tr '\n' ' ')
# A command of the checkout, which is not run here: that there is such a target, or such a test.
there_is() { # LINE
    # shellcheck disable=SC2086 # a command's words
    set -- $1
    case $1 in
    sudo) [ "$2 $3" = 'apt-get install' ] || [ "$2 $3" = 'make install' ] ;;
    git | cd) [ "$2" != '' ] ;;
    make) [ "${2:-#}" = '#' ] || case " $targets" in *" $2 "*) ;; *) false ;; esac ;;
    BUILD=*) shift 3 && for kind in "$@"; do [ -e "tests/$kind" ] || return 1; done ;;
    build/tests/*) [ -e "${1#build/}.c" ] ;;
    *) false ;;
    esac
}

run=0
for page in README.md CONTRIBUTING.md SECURITY.md docs/*.md; do
    folder=$T/$(basename "$page" .md)
    furnish "$folder"
    case $page in
    README.md | docs/format.md) ;; # they begin a plan
    *) cp input/sevenoaks-2019-q2.xml "$folder/plan.xml" ;;
    esac
    n=0
    while block "$page" sh $((n += 1)) > "$T/block" && [ -s "$T/block" ]; do
        case $(sed 1q "$T/block") in
        sudo* | make* | BUILD=*)
            while IFS= read -r line; do
                check "$page, example $n: there is ${line%%  *}" there_is "$line"
            done < "$T/block"
            continue
            ;;
        python3*)
            if are_watched; then
                skip "$page, example $n" 'a watched library needs a program that is watched'
                continue
            fi
            ;;
        parallel*)
            command -v parallel > /dev/null || {
                skip "$page, example $n" 'there is no GNU parallel'
                continue
            }
            mkdir -p "$folder/reports"
            ;;
        esac
        check "$page, example $n" env HOME="$T" SLURM_ARRAY_TASK_ID=1 SLURM_ARRAY_TASK_COUNT=8 \
            sh -c 'cd "$1" && exec sh -ex "$2"' sh "$folder" "$T/block"
        run=$((run + 1))
    done
done
check "examples were run ($run)" [ $run -ge 12 ]

# A part of a plan, at its place in a small plan. `check` has to find nothing in it.
fragment() { # PAGE N: the Nth block without a kind that is a part of a plan
    awk -v n="$2" '
        /^```/ { if (mine) exit; open = !open; first = open && $0 == "```"; next }
        first { mine = /^</ && ++seen == n; first = 0 }
        mine' "$top/$1"
}
around() { # FRAGMENT
    case $(sed 1q "$1") in
    '<summary'*) place=report ;;
    '<statuses'*) place=after-report ;;
    '<measure'*) place=measures ;;
    '<actions'*)
        echo '<action-plan><title>T</title><report from="2026-07-01" to="2026-09-30"><title>R</title></report>'
        cat "$1"
        echo '</action-plan>'
        return
        ;;
    '<action'*) place=actions ;;
    '<group'*) place=groups ;;
    '<glossary'*) place=end ;;
    *) place=none ;;
    esac
    awk -v place=$place -v file="$1" '{ if ($0 == "@" place) while ((getline line < file) > 0) print line
        else if ($0 !~ /^@/) print }' << 'END'
<action-plan xml:lang="en-GB">
  <title>Parks and Open Spaces Action Plan</title>
  <report from="2026-07-01" to="2026-09-30">
    <title>Quarter 2 Monitoring Report</title>
@report
  </report>
@after-report
  <success-measures>
@measures
  </success-measures>
  <actions>
    <priority>
      <title>Play areas</title>
      <action ref="0.1" due="On-going" status="green">
        <description>Cut the grass of every park once a fortnight</description>
        <lead>Parks team</lead>
        <update><p>All 31 parks were cut in time.</p></update>
      </action>
@actions
    </priority>
@groups
  </actions>
@end
</action-plan>
END
}
cd "$T/format" || exit 1
block docs/format.md xml 1 > plan.xml
same "the format's example has no fault" "$(boardpaper check plan.xml)" 'plan.xml: no findings'
parts=0
for page in README.md docs/format.md; do
    n=0
    while fragment "$page" $((n += 1)) > part && [ -s part ]; do
        around part > "part-$n.xml"
        check "$page: the part $(sed 1q part | cut -c 1-40) is put into a plan" grep -qF -e "$(sed 1q part)" "part-$n.xml"
        same '... which has no fault' "$(boardpaper check "part-$n.xml")" "part-$n.xml: no findings"
        parts=$((parts + 1))
    done
done
check "parts of plans were checked ($parts)" [ $parts -ge 8 ]
cd "$T/packs" || exit 1
block docs/style.md xml 1 > house.xml
same 'the style has no fault' "$(boardpaper check house.xml)" 'house.xml: no findings'
block docs/packs.md xml 1 > pack.xml
check "the pack has no fault" boardpaper check -q pack.xml

cd "$T/README" || exit 1
boardpaper init --force -q -o plan.xml
sed -i '82s/green/grene/' plan.xml
same "the README's mistake is reported as it says" "$(sed -n '/^    plan.xml:/,/^$/s/^    //p' "$top/README.md")" \
    "$(boardpaper check plan.xml | sed '$d')"
said=$(boardpaper check sevenoaks-2019-q2.xml)
sed -n 's/^    \(sevenoaks-2019-q2.xml:.*\)/\1/p' "$top/docs/quarter.md" > findings
while IFS= read -r finding; do
    has "it says: $(echo "$finding" | cut -c 1-60)" "$said" "$finding"
done < findings
check 'such findings are shown' [ "$(wc -l < findings)" -ge 2 ]
found=$(echo "$said" | sed -n '$p' | grep -oE '[0-9]+ (error|warning|note)' | awk '{ n += $1 } END { print n }')
check "as many as the page tells: $found" grep -qF "makes $found findings" "$top/docs/quarter.md"
