# words.awk: the page's words as JavaScript, from words.tsv and the reports' own table:
#
#   awk -f words.awk src/model/house.def src/web/words.tsv > words-made.js
#
# `const words = { en: { key: "phrase" }, cy: … }`. A phrase that has a form for each plural is a list of them.

# The texts of WORD or COUNTED, one after the other, as `"…"`; neighbours in the C source are one text.
function texts_of(source, texts,    n, at, text, char, open) {
    n = 0
    open = 0
    for (at = 1; at <= length(source); at++) {
        char = substr(source, at, 1)
        if (char != "\"") {
            if (char == "," || char == ")")
                open = 0
            continue
        }
        text = ""
        for (at++; (char = substr(source, at, 1)) != "\""; at++) {
            text = text char
            if (char == "\\")
                text = text substr(source, ++at, 1)
        }
        if (open)
            texts[n] = texts[n] text
        else
            texts[++n] = text
        open = 1
    }
    return n
}

function list_of(texts, first, last,    i, list) {
    if (first == last)
        return "\"" texts[first] "\""
    for (i = first; i <= last; i++)
        list = list (i > first ? ", " : "") "\"" texts[i] "\""
    return "[" list "]"
}

function end_entry(    name, texts, n, i) {
    if (entry == "")
        return
    name = entry
    sub(/^[A-Z]+\(/, "", name)
    sub(/,.*/, "", name)
    sub(/^[^,]*,/, "", entry)
    gsub(/\/\*[^*]*\*\//, "", entry)
    n = texts_of(entry, texts)
    if (counted) {
        counted_en[name] = list_of(texts, 1, 2)
        if (n == 3) # CY1: the same for each number
            for (i = 4; i <= 8; i++)
                texts[i] = texts[3]
        counted_cy[name] = list_of(texts, 3, 8)
    } else {
        word_en[name] = list_of(texts, 1, 1)
        word_cy[name] = list_of(texts, 2, 2)
    }
    entry = ""
}

FILENAME ~ /\.def$/ && /^(WORD|COUNTED)\(/ { end_entry(); counted = /^COUNTED/; entry = $0; next }
FILENAME ~ /\.def$/ && /^[ \t]+[^ ]/ { if (entry != "") entry = entry " " $0; next }
FILENAME ~ /\.def$/ { end_entry(); next }

FNR == 1 { FS = "\t"; $0 = $0 }
/^#/ || /^$/ { next }
{
    gsub(/"/, "\\\"")
    if ($2 ~ /^=/) {
        name = substr($2, 2)
        many = name in counted_en && (($1 ~ /^n_/) || !(name in word_en))
        english = many ? counted_en[name] : word_en[name]
        welsh = many ? counted_cy[name] : word_cy[name]
    } else {
        english = "\"" $2 "\""
        welsh = "\"" $3 "\""
    }
    if (english == "" || welsh == "" || welsh == "\"\"" || $1 in seen) {
        print FILENAME ":" FNR ": " $1 ": no such word, no Welsh, or the key is there twice" > "/dev/stderr"
        failed = 1
    }
    seen[$1] = 1
    en = en "  " $1 ": " english ",\n"
    cy = cy "  " $1 ": " welsh ",\n"
}

END {
    printf "const words = {\n en: {\n%s },\n cy: {\n%s },\n};\n", en, cy
    exit failed
}
