#!/bin/sh
# action-plan.xsd and the reader agree on what is structurally right: xmllint with the schema accepts every
# valid plan, and of the invalid ones those whose faults a schema can not see. What it can see is told by
# the findings' codes, below. And the schema in input/ is the one that the program writes.
#
#   BUILD=build sh tests/golden/xsd.sh
set -eu
cd "$(dirname "$0")/../.."
BUILD=$(cd "${BUILD:-build}" && pwd)
program=$BUILD/boardpaper tmp=${TEST_TMP:-$(mktemp -d)}
schema=input/action-plan.xsd

if ! command -v xmllint > /dev/null; then
    echo "ok 1 - the schema # SKIP xmllint (Debian: libxml2-utils) is missing"
    echo "1..1"
    exit 0
fi

# What xmllint makes of a finding: `no` it refuses the plan, `yes` it does not see the fault, `-` either.
seen_as() {
    case $1 in
    1006 | 1007 | 1004 | 2013) echo - ;; # xmllint reads other encodings, and deeper plans
    2002) echo - ;;                      # a DOCTYPE is good XML; what it declares may do harm
    1* | 2* | 8000 | 8090) echo no ;;    # not XML
    3*) echo no ;;                                            # structure: they agree on all of it
    4002 | 4005 | 4006 | 4007 | 4010 | 4012 | 4015) echo no ;; # the form of a value
    4001 | 4003 | 4004 | 4008 | 4009 | 4011 | 4013 | 4014 | 4020 | 402[2-9] | 403[0-2] | 4040 | 4041) echo yes ;; # beyond XSD 1.0
    4019) echo - ;; # a schema sees the form of a check's code, not whether there is such a check
    4016 | 4017 | 4018 | 4021 | 4033 | 9002 | 5*) echo yes ;; # warnings; that there are more; the checks
    6001) echo yes ;; # letters that no font has
    *) echo "no rule for BP$1" ;;
    esac
}

# expect: `no`, `yes` or `-`, from the findings in $tmp/said. One fault that is seen is enough.
expect() {
    answer=yes
    for code in $(sed -n 's|^[^ ].* BP\([0-9]*\): .*|\1|p' "$tmp/said" | sort -u); do
        case $(seen_as "$code") in
        no) answer=no && break ;;
        -) answer=- ;;
        yes) ;;
        *) answer=$(seen_as "$code") && break ;;
        esac
    done
    echo "$answer"
}

"$program" schema > "$tmp/schema.xsd"
n=1
if diff "$schema" "$tmp/schema.xsd" > "$tmp/said" 2>&1; then
    echo "ok 1 - input/action-plan.xsd is what the program writes"
else
    echo "not ok 1 - input/action-plan.xsd is what the program writes"
    sed 's/^/# /' "$tmp/said"
fi

for plan in input/*.xml tests/golden/plans/valid/*.xml tests/golden/plans/invalid/*.xml; do
    [ "$plan" != input/board-pack.xml ] || continue # packs.sh has it
    "$program" check "$plan" > "$tmp/said" 2>&1 || true
    expected=$(expect)
    found=yes
    xmllint --nonet --noout --schema "$schema" "$plan" > "$tmp/lint" 2>&1 || found=no
    n=$((n + 1))
    if [ "$expected" = - ] || [ "$expected" = "$found" ]; then
        echo "ok $n - $plan"
    else
        echo "not ok $n - $plan: the reader's findings say $expected, the schema $found"
        cat "$tmp/said" "$tmp/lint" | head -20 | sed 's/^/# /'
    fi
done
echo "1..$n"
