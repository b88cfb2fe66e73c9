#!/bin/sh
# Has veraPDF, the reference validator, judge PDFs. Those of PDF 1.7 by PDF/UA-1, and by the part of PDF/A that
# they claim: 2a, or with the plan attached 3a. Those of PDF 2.0 by PDF/UA-2, by WTPDF 1.0 for accessibility and
# for reuse, and by PDF/A-4, or with the plan attached 4f; a titled one is no PDF/A. One run of Java for each
# profile, however many files. Prints TAP: a line for each file and profile, and after a failed one the rules
# that failed, as clause-test.
#
#   BUILD=build sh tests/conformance/run.sh [FILE.pdf | FOLDER]...
#
# Without names it makes the reports of all plans in input/ and tests/golden/plans/valid, and those that
# documents.txt lists, as PDF 1.7 and again as 2.0, and judges them, with those that the page for browsers made if
# `make web-test` has run. Then reports that break.c has spoilt on purpose are judged too:
# each must fail by its rule, so that we know that the validator looks.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
top=$here/../..
mkdir -p "${BUILD:-build}"
BUILD=$(cd "${BUILD:-build}" && pwd)
jars=$BUILD/verapdf
made=$BUILD/conformance
LC_ALL=C
export LC_ALL

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

bail() {
    echo "Bail out! $*"
    exit 1
}

# veraPDF and what it needs; fetched once for each version of pom.xml.
fetch() {
    ! cmp -s "$here/pom.xml" "$jars/pom.xml" || return 0
    command -v mvn > /dev/null && command -v java > /dev/null ||
        bail 'Maven and Java are needed: apt-get install maven default-jre-headless'
    echo '# fetching veraPDF from Maven Central'
    rm -rf "$jars"
    mvn -q -B -C -f "$here/pom.xml" dependency:copy-dependencies -DoutputDirectory="$jars" \
        > "$work/mvn" 2>&1 || {
        sed 's/^/# /' "$work/mvn"
        bail 'veraPDF could not be fetched'
    }
    cp "$here/pom.xml" "$jars/pom.xml"
}

# compile NAME SOURCE...: a helper program of ours, from this folder and the tests' other C files.
compile() {
    name=$1
    shift
    # shellcheck disable=SC2046 # a list of flags
    (cd "$top" && ${CC:-cc} -std=c17 -D_POSIX_C_SOURCE=200809L -O1 -Iinclude -Isrc -Itests \
        $(pkg-config --cflags libdeflate) -o "$work/$name" "$@" "$BUILD/libboardpaper.a" \
        $(pkg-config --libs libdeflate)) || bail "$name.c does not compile"
}

# The fonts of Noto that plans want, in a folder of their own; it is empty where they are not installed.
copy_fonts() {
    mkdir "$work/fonts"
    for font in NotoSansGurmukhi NotoSansBengali NotoSansDevanagari NotoNaskhArabic NotoSansMath; do
        find "${NOTO_DIR:-/usr/share/fonts/truetype/noto}" -name "$font-Regular.ttf" -o -name "$font-Bold.ttf" \
            2> /dev/null
    done | while read -r font; do cp "$font" "$work/fonts/"; done
}

# The house styles, with the fonts that they name below them.
copy_styles() {
    mkdir "$work/styles" "$work/styles/fonts"
    cp "$here"/styles/*.xml "$work/styles/"
    for font in Lato-Regular Lato-Bold Lato-Italic Lato-BoldItalic DejaVuSerif DejaVuSerif-Bold; do
        file=$(find "${FONTS_DIR:-/usr/share/fonts/truetype}" -name "$font.ttf" | head -n 1)
        [ -n "$file" ] || bail "there is no $font.ttf: apt-get install fonts-lato fonts-dejavu-core"
        cp "$file" "$work/styles/fonts/"
    done
}

# report NAME PLAN OPTION...: makes NAME.pdf. A plan with letters that no font here has gives none.
report() {
    name=$1 plan=$2
    shift 2
    status=0
    [ ! -e "$folder/$name.pdf" ] || bail "two reports are called $name"
    (cd "$top" && "$BUILD/boardpaper" report "$plan" --pdf="$pdf" -o "$folder/$name.pdf" "$@" 2> "$work/err") ||
        status=$?
    case $status in
    0) ;;
    1)
        grep -q 'error BP6001' "$work/err" || bail "boardpaper refuses $plan $*: $(head -n 1 "$work/err")"
        echo "# no report of $plan: $(sed -n 's/.*: error //p' "$work/err" | head -n 1)"
        ;;
    *) cat "$work/err"; bail "boardpaper ended with $status on $plan $*" ;;
    esac
}

# All of them, in a folder that is called after the version.
make_reports() { # VERSION
    pdf=$1 folder=$made/$1
    mkdir -p "$folder"
    for plan in "$top"/input/*.xml "$top"/tests/golden/plans/valid/*.xml; do
        [ "$(basename "$plan")" != board-pack.xml ] || continue # documents.txt has it
        report "$(basename "$plan" .xml)" "$plan"
    done
    while IFS='|' read -r name plan options; do
        case $plan in
        'seed '*)
            "$work/seed" "${plan#seed }" > "$work/$name.xml"
            plan=$work/$name.xml
            ;;
        'compare '* | 'check '* | 'pack '*) # the words of the verb itself
            # shellcheck disable=SC2086,SC2046 # lists of words
            (cd "$top" && "$BUILD/boardpaper" $plan --pdf="$pdf" -o "$folder/$name.pdf" \
                $(echo "$options" | sed "s,@made,$folder,; s,@styles,$work/styles,") \
                > /dev/null 2> "$work/err") || bail "boardpaper does not make $name: $(head -n 1 "$work/err")"
            continue
            ;;
        esac
        # shellcheck disable=SC2086,SC2046 # a list of words
        report "$name" "$plan" $(echo "$options" | sed "s,@fonts,$work/fonts,; s,@styles,$work/styles,")
    done < "$work/documents"
    made_n=$(find "$folder" -name '*.pdf' | wc -l)
    [ "$made_n" -ge 60 ] || bail "only $made_n reports were made"
}

# A few that show how they differ from those of 2.0: in what they claim, and in nothing else.
make_titled() {
    pdf=2.0-titled folder=$made/2.0-titled
    mkdir -p "$folder"
    report minimal input/minimal.xml
    report sevenoaks input/sevenoaks-2019-q2.xml
    report brag-attached-large input/brag.xml --attach-source --large-print
}

# The full paths of the PDFs that are meant by names.
files_of() {
    for name; do
        if [ -d "$name" ]; then
            find "$(cd "$name" && pwd)" -name '*.pdf' | sort
        else
            echo "$(cd "$(dirname "$name")" && pwd)/$(basename "$name")"
        fi
    done
}

# What has to be judged, one a line: PROFILE RULE FILE; rule "-": none may fail.
list_good() {
    while read -r file; do
        claim=$(grep -ao 'pdfaid:\(part\|conformance\)="[0-9A-Z]' "$file" | sed 's/.*"//' | tr -d '\n')
        profiles='ua2 wt1a wt1r 4'
        case $(head -n 1 "$file") in
        %PDF-2*) ;;
        *) profiles='ua1 2a' ;;
        esac
        case $file:$claim in # a claim that is not here, or none at all, fails by 4 or 2a
        *2.0-titled/*:) profiles='ua2 wt1a wt1r' ;;
        *:4F) profiles='ua2 wt1a wt1r 4f' ;;
        *:3A) profiles='ua1 3a' ;;
        esac
        for profile in $profiles; do
            echo "$profile - $file"
        done
    done
}

spoil() { # NAME OPTION...: the report that is made with these options
    name=$1
    shift
    mkdir -p "$work/spoilt/$name"
    "$BUILD/boardpaper" report -q "$top/input/brag.xml" -o "$work/$name.pdf" "$@" || bail 'no report to spoil'
    "$work/break" "$work/$name.pdf" "$work/spoilt/$name" >> "$work/wanted" || bail 'a report cannot be spoilt'
}

fetch
if [ $# -eq 0 ]; then
    rm -rf "$made"
    compile seed tests/conformance/seed.c tests/property/generate.c
    copy_fonts
    copy_styles
    sed '/^#/d; /^$/d' "$here/documents.txt" > "$work/documents"
    make_reports 1.7
    make_reports 2.0
    make_titled
    set -- "$made"
    [ ! -d "$BUILD/web/made" ] || set -- "$made" "$BUILD/web/made" # by the page for browsers (tests/web)
fi
for name; do
    [ -e "$name" ] || bail "there is no $name"
done
files_of "$@" > "$work/files"
[ -s "$work/files" ] || bail 'no PDFs to judge'
list_good < "$work/files" > "$work/wanted"
compile break tests/conformance/break.c tests/unit/pdfread.c
spoil 1.7
spoil 2.0 --pdf=2.0
spoil 2.0-attached --pdf=2.0 --attach-source
echo "1..$(wc -l < "$work/wanted" | tr -d ' ')"

for profile in ua1 2a 3a ua2 wt1a wt1r 4 4f; do
    set --
    while read -r by rule file; do
        [ "$by" != "$profile" ] || set -- "$@" "$file"
    done < "$work/wanted"
    [ $# -gt 0 ] || continue
    java -cp "$jars/*" org.verapdf.apps.GreenfieldCliWrapper --loglevel 0 --format text -v \
        --flavour "$profile" "$@" > "$work/verdicts" 2> "$work/err" || true
    # Verdicts are `PASS file profile`, or `FAIL file profile` and a line for each rule.
    awk -v profile="$profile" '
        FNR == NR && / (ua[12]|[23]a|wt1[ar]|4f?)$/ && /^(PASS|FAIL) / {
            file = substr($0, 6, length($0) - 6 - length(profile))
            verdict[file] = $1
            next
        }
        FNR == NR && /^  FAIL / { rules[file] = rules[file] " " $2; next }
        FNR == NR { said = said "\n# " $0; next }
        $1 != profile { next }
        {
            rule = $2
            file = substr($0, length(profile) + length(rule) + 3)
            name = file
            sub(/.*\/(conformance|spoilt|web\/made)\//, "", name)
            if (rule == "-")
                good = verdict[file] == "PASS"
            else
                good = index(rules[file] " ", " " rule " ") > 0
            printf "%s - %s: %s%s\n", good ? "ok" : "not ok", profile, name, \
                rule == "-" ? "" : " fails by " rule
            if (!good)
                print "# " file (verdict[file] ? ":" rules[file] : ": no verdict" said)
        }' "$work/verdicts" "$work/wanted" >> "$work/tap"
    [ -s "$work/verdicts" ] || sed 's/^/# /' "$work/err" >> "$work/tap"
done
awk '/^(not )?ok - / { sub(/ok/, "ok " ++n) } { print }' "$work/tap"
! grep -q '^not ok' "$work/tap"
