# The report's own words are in src/model/house.def, in each language; none is in the files that tell or set it.
. tests/tap.sh

# Strings with three letters in a row, in code that makes text for pages. Not meant: names of columns and tags, and
# what no page shows (findings about fonts and letters, dumps, rules for breaks).
words_in() { # FILE...
    awk '
        FNR == 1 { comment = 0 }
        {
            text = $0
            if (comment) { if (!sub(/^.*\*\//, "", text)) next; comment = 0 }
            gsub(/\/\*[^*]*\*\//, "", text)
            if (sub(/\/\*.*$/, "", text)) comment = 1
            if (text ~ /#include|bp_diag_add|strcmp|sizeof "/) next
            gsub(/"(\\x[0-9A-F][0-9A-F])+"/, "", text)
            while (match(text, /"([^"\\]|\\.)*"/)) {
                string = substr(text, RSTART, RLENGTH)
                gsub(/\\x[0-9A-F][0-9A-F]/, "", string)
                if (string ~ /[A-Za-z][A-Za-z][A-Za-z]/) print FILENAME ":" FNR ": " string
                text = substr(text, RSTART + RLENGTH)
            }
        }' "$@"
}
pages=$(for file in src/report/*.c src/layout/*.c; do
    case ${file##*/} in
    dump.c | compose.c | characters.c | fallback.c | font.c | face.c | house_font.c | harfbuzz_late.c | breaks.c | heading.c | page.c) ;;
    *) echo "$file" ;;
    esac
done)
# shellcheck disable=SC2086 # a list of files
same 'no words for pages outside the table of house words' "$(words_in $pages)" ''
check '... and words are found where some are' [ "$(words_in src/layout/dump.c | wc -l)" -gt 10 ]
