#!/bin/sh
# Makes unicode.def, and the lists of Unicode's own tests in tests/unit/unicode, from the files of the Unicode
# Character Database. To go over to a newer Unicode, in the project's top folder:
#
#   sh src/layout/unicode.sh FOLDER
#
# FOLDER is laid out as UCD.zip is: LineBreak.txt, auxiliary/LineBreakTest.txt and so on. Debian's package
# `unicode-data` has it in /usr/share/unicode. Then run the tests: where rules changed, they say so.
set -eu
ucd=${1:?name the folder of the Unicode Character Database}
tests=tests/unit/unicode
version=$(sed -n '1s/.*-\([0-9.]*\)\.txt.*/\1/p' "$ucd/LineBreak.txt")

notice() { # MARK NAME
    echo "$1 Made by src/layout/unicode.sh from Unicode $version's $2. Not to be edited."
    echo "$1 (c) 1991-2025 Unicode, Inc. Unicode License V3: src/layout/unicode-license.txt"
}

{
    echo "/* unicode.def: what line breaking and letters ask of each character, in three steps:"
    notice ' *' 'data files'
    cat << 'END2'
 *   PAGE(blocks)  which block each 128 characters are, from U+0000 on
 *   BLOCK(kinds)  which kind each of the 128 characters of a block is
 *   KIND(line break class, as LB1 resolves it; East Asian; cluster class) */
END2
    awk '
    # Whole pages of 128 are kept as one, so that the large ranges cost nothing.
    function set(what, first, last, value) {
        while (first <= last)
            if (first % 128 == 0 && first + 127 <= last) {
                page[what, first / 128] = value
                first += 128
            } else
                one[what, first++] = value
    }
    function get(what, code, otherwise) {
        if ((what, code) in one)
            return one[what, code]
        return (what, int(code / 128)) in page ? page[what, int(code / 128)] : otherwise
    }
    function hex(digits,    n, i) {
        for (i = 1; i <= length(digits); i++)
            n = n * 16 + index("0123456789ABCDEF", substr(digits, i, 1)) - 1
        return n
    }
    # LB1, and the classes that later rules divide: quotes, the dotted circle, pictographs yet to come.
    function line(code, category,    class) {
        class = get("line", code, "XX")
        if (class == "SA")
            return category ~ /^M[nc]$/ ? "CM" : "AL"
        if (class == "QU" && category ~ /^P[if]$/)
            return category == "Pi" ? "QI" : "QF"
        if (category == "Cn" && get("picture", code, 0))
            return class == "ID" ? "XI" : "XA"
        return code == 9676 ? "DC" : class ~ /^(AI|SG|XX)$/ ? "AL" : class == "CJ" ? "NS" : class
    }
    function cluster(code,    class, conjunct) {
        class = get("cluster", code, "Other")
        conjunct = get("conjunct", code, "None")
        if (class == "Other" && get("picture", code, 0))
            return "PICTURE"
        if (class == "Other" && conjunct == "Consonant" || class == "Extend" && conjunct == "Linker")
            return toupper(conjunct)
        if (class == "Extend" && conjunct == "None")
            return "NONJOINER"
        if (conjunct != "None" && class !~ /^(Extend|ZWJ)$/) {
            print "a conjunct class that is new here: " class ", " conjunct > "/dev/stderr"
            exit bad = 1
        }
        return toupper(class)
    }
    {
        name = FILENAME
        sub(/.*\//, "", name)
        sub(/ *#.*/, "")
        n = split($0, field, / *; */)
        if (n < 2)
            next
        split(field[1], range, /\.\./)
        first = hex(range[1])
        last = range[2] == "" ? first : hex(range[2])
        if (name == "LineBreak.txt")
            set("line", first, last, field[2])
        else if (name == "EastAsianWidth.txt")
            set("east", first, last, field[2] ~ /^[FWH]$/)
        else if (name == "DerivedGeneralCategory.txt")
            set("category", first, last, field[2])
        else if (name == "GraphemeBreakProperty.txt")
            set("cluster", first, last, field[2])
        else if (field[2] == "Extended_Pictographic")
            set("picture", first, last, 1)
        else if (field[2] == "InCB")
            set("conjunct", first, last, field[3])
    }
    END {
        if (bad)
            exit 1
        for (block = 0; block < 8704; block++) {
            text = ""
            for (code = block * 128; code < block * 128 + 128; code++) {
                key = "LB_" line(code, get("category", code, "Cn")) ", " get("east", code, 0) + 0 ", GB_" cluster(code)
                if (!(key in kind)) {
                    kind[key] = n_kinds++
                    kinds = kinds "KIND(" key ")\n"
                }
                text = text (code % 128 ? "," : "") (code % 128 == 64 ? "\n      " : "") kind[key]
            }
            if (!(text in known)) {
                known[text] = n_blocks++
                blocks = blocks "BLOCK(" text ")\n"
            }
            pages = pages (block % 64 ? "," : block ? ")\nPAGE(" : "PAGE(") known[text]
        }
        if (n_kinds > 256 || n_blocks > 256)
            exit 1 # they are counted in bytes
        printf "%s%s)\n%s", kinds, pages, blocks
    }' "$ucd/LineBreak.txt" "$ucd/EastAsianWidth.txt" "$ucd/extracted/DerivedGeneralCategory.txt" \
        "$ucd/auxiliary/GraphemeBreakProperty.txt" "$ucd/emoji/emoji-data.txt" "$ucd/DerivedCoreProperties.txt"
} > src/layout/unicode.def

# The tests' lists lose nothing but their comments. Most of LineBreakTest.txt puts one of some seventy characters
# before each other, with nothing, a space, a mark, and both between: that is written as a table.
mkdir -p "$tests"
{
    notice '#' 'auxiliary/LineBreakTest.txt'
    cat << 'END2'
# "characters" names some, "A:" is a table's row: two hex digits for each of them as B. These are eight bits: whether a
# line may end in "A B" before B; in "A 0020 B" before the space and before B; in "A 0308 B" likewise; and in
# "A 0308 0020 B" before each of the last three. Other lines are as in the file: ÷ where a line may end, × where not.
END2
    awk '
    { sub(/[ \t]*#.*/, "") }
    !NF { next }
    # What stands between the first and the last of two: 0 nothing, 1 a space, 2 a mark, 3 both, -1 something else.
    function between() {
        if (NF == 5) return 0
        if (NF == 7) return $4 == "0020" ? 1 : $4 == "0308" ? 2 : -1
        return NF == 9 && $4 == "0308" && $6 == "0020" ? 3 : -1
    }
    function bits(    i, n) {
        for (i = 3; i < NF; i += 2)
            n = n * 2 + ($i == "÷")
        return n + 0
    }
    {
        text[NR] = $0
        lines = NR
        way = between()
        if (way >= 0 && !(($2, $(NF - 1), way) in at)) {
            at[$2, $(NF - 1), way] = NR
            found[NR] = bits()
            if (!($2 in seen)) {
                seen[$2] = 1
                name[++names] = $2
            }
        }
    }
    function whole(a, b) {
        return (a, b, 0) in at && (a, b, 1) in at && (a, b, 2) in at && (a, b, 3) in at
    }
    END {
        # The characters of the table: those that all stand before the first of them.
        for (i = 1; i <= names; i++)
            if (whole(name[i], name[1]))
                table[++n] = name[i]
        printf "characters"
        for (i = 1; i <= n; i++)
            printf " %s", table[i]
        print ""
        for (i = 1; i <= n; i++) {
            printf "%s:", table[i]
            for (j = 1; j <= n; j++) {
                if (!whole(table[i], table[j]))
                    exit 1
                value = 0
                for (way = 0; way < 4; way++) {
                    value = value * (way == 0 ? 2 : way == 3 ? 8 : 4) + found[at[table[i], table[j], way]]
                    delete text[at[table[i], table[j], way]]
                }
                printf "%02x", value
            }
            print ""
        }
        for (i = 1; i <= lines; i++)
            if (i in text)
                print text[i]
    }' "$ucd/auxiliary/LineBreakTest.txt"
} > "$tests/lines.txt"
{
    notice '#' 'auxiliary/GraphemeBreakTest.txt'
    sed 's/[[:blank:]]*#.*//; /^$/d' "$ucd/auxiliary/GraphemeBreakTest.txt"
} > "$tests/clusters.txt"
