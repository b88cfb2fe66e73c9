# Each finding of diag.def is made by a test, which would fail if it were not said: a golden file holds it, or a
# script or a unit test looks for its number.
. tests/tap.sh

# Scripts look for a finding in a call of one of these.
calls='has|same|check|usage|said_of|verdict'
unseen=$(sed -n 's/^X(\([0-9]*\), *\([A-Z0-9_]*\),.*/\1 \2/p' src/base/diag.def | while read -r code name; do
    grep -rqs "BP$code" --include='*.diag' tests/golden ||
        grep -qE "^ *($calls) .*\b(BP)?$code\b" tests/golden/*.sh tests/cli/*.sh ||
        grep -qE "assert_.*\b($code|BP_E_$name)\b" tests/unit/*.c || echo "BP$code"
done)
same 'each finding is made by a test' "$unseen" ''
same 'no number of a finding is used twice' \
    "$(sed -n 's/^X(\([0-9]*\),.*/\1/p' src/base/diag.def | sort | uniq -d)" ''
same 'no name of a finding is used twice' \
    "$(sed -n 's/^X([^"]*"\([^"]*\)".*/\1/p' src/base/diag.def | sort | uniq -d)" ''
same 'each error has a hint' "$(grep -E '^X\([0-9]+, [A-Z_0-9]+, ERROR' src/base/diag.def | grep -E ', ""\)$' || true)" ''
same 'braces stand for what is filled in, and for nothing else' \
    "$(grep '^X(' src/base/diag.def | sed 's/{[123]}//g' | grep '[{}]' || true)" ''
