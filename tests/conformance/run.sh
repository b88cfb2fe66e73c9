#!/bin/sh
# Has veraPDF, the reference validator, judge PDFs by PDF/UA-1 and PDF/A-2a: one run of Java for each of the
# two, however many files. Prints TAP: a line for each file and profile, and after a failed one the
# rules that failed, as clause-test.
#
#   BUILD=build sh tests/conformance/run.sh [FILE.pdf | FOLDER]...
#
# Without names it makes the reports of all plans in input/ and tests/golden/plans/valid first, and judges
# those. A file that was spoilt on purpose is always judged too: it must fail.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "${BUILD:-build}"
BUILD=$(cd "${BUILD:-build}" && pwd)
jars=$BUILD/verapdf
LC_ALL=C
export LC_ALL

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

# veraPDF and what it needs; fetched once for each version of pom.xml.
fetch() {
    ! cmp -s "$here/pom.xml" "$jars/pom.xml" || return 0
    command -v mvn > /dev/null && command -v java > /dev/null || {
        echo 'Bail out! Maven and Java 17 are needed: apt-get install maven openjdk-17-jre-headless'
        exit 1
    }
    echo '# fetching veraPDF from Maven Central'
    rm -rf "$jars"
    mvn -q -B -C -f "$here/pom.xml" dependency:copy-dependencies -DoutputDirectory="$jars" \
        > "$work/mvn" 2>&1 || {
        sed 's/^/# /' "$work/mvn"
        echo 'Bail out! veraPDF could not be fetched'
        exit 1
    }
    cp "$here/pom.xml" "$jars/pom.xml"
}

# The reports of the plans that come with the project, each named after its plan. A plan with letters
# that no font here has is refused, and gives none.
make_reports() {
    rm -rf "$BUILD/conformance"
    mkdir -p "$BUILD/conformance"
    find "$here/../../input" "$here/../golden/plans/valid" -name '*.xml' | sort |
        while read -r plan; do
            name=$(basename "$plan" .xml)
            status=0
            "$BUILD/boardpaper" report "$plan" -o "$BUILD/conformance/$name.pdf" 2> "$work/err" ||
                status=$?
            case $status in
            0) ;;
            1) echo "# no report of $name.xml: $(sed -n "s/.*: error //p" "$work/err" | head -n 1)" ;;
            *) echo "Bail out! boardpaper ended with $status on $plan"; exit 1 ;;
            esac
        done
}

# A copy of a PDF that claims other parts of the standards: the same bytes but for two digits.
spoil() {
    sed -e 's/<pdfuaid:part>1/<pdfuaid:part>9/' -e 's/<pdfaid:part>2/<pdfaid:part>9/' "$1"
}

fetch
if [ $# -eq 0 ]; then
    make_reports
    set -- "$BUILD/conformance"
fi
for name; do
    [ -e "$name" ] || { echo "Bail out! there is no $name"; exit 1; }
    if [ -d "$name" ]; then
        find "$(cd "$name" && pwd)" -name '*.pdf' | sort
    else
        echo "$(cd "$(dirname "$name")" && pwd)/$(basename "$name")"
    fi
done > "$work/files"
[ -s "$work/files" ] || { echo 'Bail out! no PDFs to judge'; exit 1; }
spoil "$(head -n 1 "$work/files")" > "$work/spoilt.pdf"
echo "$work/spoilt.pdf" >> "$work/files"

set --
while read -r file; do
    set -- "$@" "$file"
done < "$work/files"
echo "1..$(($# * 2))"
: > "$work/tap"
for profile in ua1 2a; do
    java -cp "$jars/*" org.verapdf.apps.GreenfieldCliWrapper --loglevel 0 --format text -v \
        --flavour "$profile" "$@" > "$work/verdicts" 2> "$work/err" || true
    # Verdicts are `PASS file profile`, or `FAIL file profile` and a line for each rule.
    awk -v profile="$profile" -v spoilt="$work/spoilt.pdf" '
        FNR == NR && / (ua1|2a)$/ && /^(PASS|FAIL) / {
            file = substr($0, 6, length($0) - 6 - length(profile))
            verdict[file] = $1
            next
        }
        FNR == NR && /^  FAIL / { rules[file] = rules[file] "\n#   " $2; next }
        FNR == NR { said = said "\n# " $0; next }
        {
            name = $0
            sub(/.*\//, "", name)
            if ($0 == spoilt) {
                good = verdict[$0] == "FAIL"
                name = "a file that is spoilt on purpose fails"
            } else {
                good = verdict[$0] == "PASS"
            }
            printf "%s - %s: %s\n", good ? "ok" : "not ok", profile, name
            if (!good)
                print "# " (verdict[$0] ? "" : "no verdict on ") $0 rules[$0] \
                    (verdict[$0] ? "" : said)
        }' "$work/verdicts" "$work/files" >> "$work/tap"
    grep -q . "$work/verdicts" || sed 's/^/# /' "$work/err" >> "$work/tap"
done
awk '/^(not )?ok - / { sub(/ok/, "ok " ++n) } { print }' "$work/tap"
! grep -q '^not ok' "$work/tap"
