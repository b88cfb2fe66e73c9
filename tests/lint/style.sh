# The house rules that a machine can see: sizes, forbidden calls, the table of findings.
. tests/tap.sh

same 'no source file is over 600 lines' \
    "$(wc -l src/*/*.[ch] include/*.h tests/*/*.c 2> /dev/null | awk '$1 > 600 && $2 != "total"')" ''
same 'no line is over 110 columns' "$(LC_ALL=C.UTF-8 awk '
    { text = $0; gsub(/[\200-\277]/, "", text) } # continuation bytes are no columns
    length(text) > 110 { print FILENAME ":" FNR }' src/*/*.[ch] include/*.h)" ''
same 'no function is over 80 lines' "$(awk '
    FNR == 1 { start = 0 }
    /^\{/ { start = FNR }
    /^\}/ { if (start && FNR - start > 80) print FILENAME ":" start; start = 0 }' src/*/*.c)" ''
same 'the same limits hold for the page for the browser' "$(LC_ALL=C.UTF-8 awk '
    { text = $0; gsub(/[\200-\277]/, "", text) }
    length(text) > 110 || text ~ /\t| $/ { print FILENAME ":" FNR }
    FNR == 601 { print FILENAME ": over 600 lines" }
    FNR == 1 && FILENAME ~ /js$/ && index(text, "// " substr(FILENAME, 9) ": ") != 1 { print FILENAME ":1" }
    /^(async )?function / { start = FNR }
    /^}/ { if (start && FNR - start > 80) print FILENAME ":" start; start = 0 }' src/web/*.js src/web/*.css)" ''
same 'no tabs, no blanks at line ends' \
    "$(grep -nE "$(printf '\t')| +$" src/*/*.[ch] include/*.h | head)" ''
same 'each .c file opens with what it does' \
    "$(for f in src/*/*.c; do head -n 1 "$f" | grep -q "^/\* ${f##*/}: " || echo "$f"; done)" ''

# Calls that no source may make, and those that the library leaves to the program.
calls() { # WORDS FILES...: where one of the words is called; comments and strings do not count
    words=$1
    shift
    awk -v words="$words" '
        FNR == 1 { comment = 0 }
        {
            text = $0
            gsub(/"([^"\\]|\\.)*"/, "\"\"", text)
            if (comment) { if (!sub(/^.*\*\//, "", text)) next; comment = 0 }
            gsub(/\/\*[^*]*\*\//, "", text)
            if (sub(/\/\*.*$/, "", text)) comment = 1
            if (text ~ "(^|[^A-Za-z0-9_>.])(" words ") *\\(") print FILENAME ":" FNR ": " $0
        }' "$@"
}
same 'no unbounded or unchecked string calls' \
    "$(calls 'sprintf|vsprintf|strcat|strncat|strcpy|strncpy|gets|atoi|atol|atof|strtok|alloca|system|popen|tmpnam|mktemp' \
        src/*/*.c tests/*/*.c 2> /dev/null)" ''
library=$(ls src/*/*.c | grep -vE '^src/(cli|manual|known)/')
# shellcheck disable=SC2086 # a list of files
same 'the library never prints, ends the program, or looks at clock, locale and environment' \
    "$(calls 'exit|_exit|abort|assert|printf|fprintf|vfprintf|puts|putchar|putc|fputs|fputc|perror|getenv|setenv|time|clock|gettimeofday|clock_gettime|localtime|gmtime|setlocale|localeconv|strftime|strerror|strcasecmp|strncasecmp|strcoll|strtod|tolower|toupper|isalpha|isalnum|isspace|isupper|islower|rand|random|signal|fork|getopt|fopen' \
        $library)" ''
# shellcheck disable=SC2086
same 'only src/base touches files' "$(calls 'open|creat|read|write|unlink|rename|close|stat|fstat|mkstemp' \
    $(echo "$library" | grep -v ^src/base/))" ''
# Colours are measured in doubles: for findings, and to choose black or white (model/colour.h says why it may).
same 'nothing of floating point decides a layout' \
    "$(grep -nE '\b(float|double)\b' src/layout/*.[ch] src/model/*.[ch] | grep -v '^src/model/\(colour\|palette\)\.' |
        grep -v '/\*\|^[^:]*:[0-9]*: \*' || true)" ''
same 'nothing is left to do, by the code itself' \
    "$(grep -nE 'TODO|FIXME|XXX' src/*/*.[ch] include/*.h | head)" ''

same 'scripts are plain sh' "$(for f in tests/*.sh tests/*/*.sh .ci/setup.sh .ci/run .debian/build.sh; do
    sh -n "$f" || echo "$f"; done 2>&1)" ''
