# Colour adds nothing but colour: without its sequences, what is shown is what is shown without it, of findings of
# every severity, of a second place, of what is accepted.
. tests/tap.sh
T=$TEST_TMP
bp=$BOARDPAPER
esc=$(printf '\033')
good_plan | sed 's,<update>.*</update>,,; s,a road safety event,one for the OCG,; s,<lead>.*</lead>,,; s,</action>,<accept code="BP5011">None yet.</accept></action>,' > "$T/plan.xml"
bad_plan > "$T/bad.xml"
good_plan | sed 's,<lead>,<lead>A</lead><lead>,; s,\(<update>.*\),<update>B</update>\1,; s,amber,amver,' > "$T/twice.xml"
bare() { sed "s/$esc\[[0-9;]*m//g"; }
for plan in plan bad twice; do
    "$bp" check --color=always "$T/$plan.xml" > "$T/coloured" || true
    "$bp" check --color=never "$T/$plan.xml" > "$T/bare" || true
    "$bp" check --color=auto "$T/$plan.xml" > "$T/auto" || true
    check "$plan: there is colour" grep -q "$esc" "$T/coloured"
    same "$plan: it is all that is added" "$(bare < "$T/coloured")" "$(cat "$T/bare")"
    same "$plan: into a file there is none" "$(cat "$T/auto")" "$(cat "$T/bare")"
done
"$bp" check --color=always "$T/twice.xml" > "$T/coloured" || true
has 'a second place is shown' "$(bare < "$T/coloured")" 'note: see here'
has 'an error is red' "$(cat "$T/coloured")" "$esc[1;31merror BP"
"$bp" check --color=always "$T/plan.xml" > "$T/coloured" || true
has 'a warning is magenta' "$(cat "$T/coloured")" "$esc[1;35mwarning BP"
has 'a note is cyan' "$(cat "$T/coloured")" "$esc[1;36mnote BP"
has 'what is accepted says so' "$(bare < "$T/coloured")" 'accepted: None yet.'
if has_terminal; then
    on_terminal "TERM=xterm '$bp' check '$T/bad.xml'" > "$T/coloured" || true
    check 'on a terminal there is colour' grep -q "$esc" "$T/coloured"
else
    skip 'on a terminal there is colour' 'no terminal to be had'
fi
