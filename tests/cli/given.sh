# Nothing that was given is written over: each option that names a file to be read against each that names one to
# be written, where both are one file: by the same name, by other spellings, by a symbolic link either way, by a
# hard link. Every pair is refused with status 2, the input keeps its bytes, and nothing is written.
. tests/tap.sh
T=$TEST_TMP
bp=$BOARDPAPER
logo=$(find tests input -name '*.png' | head -n 1)

# ---- the options ----
# VERB INPUTS / OUTPUTS. An input is a word of the call (plan, old, new, pack), a plan named elsewhere (listed,
# packed, foldered), or an option.
verbs='report: plan --previous --map --style --logo --font-dir / --output
check: plan foldered --previous --map --style --logo --font-dir / --output
import: plan --map / --output --save-map
export: plan --previous --map / --output
compare: old new --map --style --logo --font-dir / --output
merge: old new --map / --output
init: --from --map / --output
batch: plan foldered listed --list --previous --map --style --logo --font-dir / --dir --findings-files
pack: pack packed --style --logo --font-dir / --output --index --items'
# What follows an option and is no file.
no_files='DATE POINTS TEXT WHAT TITLE NAME WHICH CODE N TEMPLATE K/N SECONDS MIB WHEN VERSION FORM csv|json FROM..TO'

options() { # VERB: its options whose value is a file, by its help
    "$bp" "$1" --help | grep -oE -e '--[a-z-]+=[^] ]+' | sort -u | while IFS='=' read -r option value; do
        case " $no_files " in
        *" $value "*) ;;
        *) echo "$option" ;;
        esac
    done | sort -u
}
for verb in $("$bp" --help | sed -n 's/^  boardpaper \([a-z]*\).*/\1/p'); do
    line=$(echo "$verbs" | grep "^$verb: ") || continue
    same "$verb: each option that takes a file is in the table" \
        "$(options "$verb" | tr '\n' ' ')" \
        "$(echo "$line" | grep -oE -e '--[a-z-]+' | grep -v -e --findings-files | sort -u | tr '\n' ' ')"
done
same 'a verb that is not in the table writes no file' "$("$bp" --help | sed -n 's/^  boardpaper \([a-z]*\).*/\1/p' |
    while read -r verb; do
        echo "$verbs" | grep -q "^$verb: " || options "$verb" | grep -xE -e '--(output|dir|index|items|save-map)' || true
    done)" ''

# ---- one pair ----
bytes() { # INPUT: what such a file has in it
    case $1 in
    --logo) cat "$logo" ;;
    --style) echo '<house-style/>' ;;
    --font-dir) echo 'no font' ;;
    --list) echo "$W/other.xml" ;;
    pack) pack "$W/other.xml" ;;
    *) good_plan ;;
    esac
}
pack() { # PLAN
    echo '<?xml version="1.0" encoding="UTF-8"?>
<board-pack xml:lang="en-GB"><title>Pack</title><organisation>Board</organisation>
  <meeting date="2019-10-17">Board meeting</meeting>
  <item number="1" title="One" plan="'"$1"'"/></board-pack>'
}
place() { # OUTPUT INPUT: the file that such an output goes to, as the call below has it
    case $1 in
    --output | --save-map)
        case $2 in
        --font-dir) echo "$W/fonts/out.ttf" ;;
        *) echo "$W/out.xml" ;;
        esac ;;
    --index) echo "$W/out.json" ;;
    --items) echo "$W/out/item-01-one.pdf" ;;
    --dir) echo "$W/out/$3.pdf" ;;
    --findings-files) echo "$W/out/$3.findings.txt" ;;
    esac
}
# arguments VERB INPUT OUTPUT NAME OUTNAME: the call, one word a line; the input is called NAME.
arguments() {
    other=$W/other.xml
    case $1 in
    init) ;;
    compare | merge)
        case $2 in
        old) printf '%s\n' "$4" "$other" ;;
        new) printf '%s\n' "$other" "$4" ;;
        *) printf '%s\n' "$other" "$W/other2.xml" ;;
        esac ;;
    pack)
        case $2 in
        pack) printf '%s\n' --anywhere "$4" ;;
        packed) pack "$4" > "$W/pack.xml" && printf '%s\n' --anywhere "$W/pack.xml" ;;
        *) pack other.xml > "$W/pack.xml" && echo "$W/pack.xml" ;;
        esac ;;
    *)
        case $2 in
        plan) echo "$4" && { [ "$1" != batch ] || echo --name=in.pdf; } ;;
        --list) ;;
        foldered) dirname "$4" ;;
        listed) echo "$4" > "$W/names" && printf '%s\n' "$other" --list "$W/names" ;;
        *) echo "$other" ;;
        esac ;;
    esac
    case $2 in
    --font-dir) printf '%s\n' "$2" "$W/fonts" ;;
    --*) printf '%s\n' "$2" "$4" ;;
    esac
    case $3 in
    --output | --index | --save-map) printf '%s\n' "$3" "$5" ;;
    --items) printf '%s\n' "$3" "$W/out" ;;
    --dir | --findings-files) printf '%s\n' --dir "$W/out" ;;
    esac
    [ "$3" != --findings-files ] || echo "$3"
    [ "$1" != pack ] || [ "$3" = --output ] || printf '%s\n' --output "$W/pack.pdf"
    [ "$1" != init ] || echo --force
    [ "$1" != export ] || printf '%s\n' --to=csv --force
}
outname() { # what the output is called in the call, where it is said
    case $way in
    relative) echo "./${target##*/}" ;;
    *) echo "$target" ;;
    esac
}

# try VERB INPUT OUTPUT WAY: prints what is wrong; nothing where it is refused as it should be.
try() {
    verb=$1 input=$2 output=$3 way=$4
    W=$T/w
    rm -rf "$W"
    mkdir -p "$W/in" "$W/out" "$W/fonts"
    good_plan > "$W/other.xml"
    good_plan > "$W/other2.xml"
    stem=other
    case $input in
    plan | foldered | listed) stem=in ;;
    esac
    target=$(place "$output" "$input" "$stem")
    case $way in
    same | relative) name=$target ;;
    *) name=$W/in/in.xml && [ "$input" != --font-dir ] || name=$W/fonts/in.ttf ;;
    esac
    bytes "$input" > "$W/bytes"
    case $way in
    same | relative) cp "$W/bytes" "$target" ;;
    symbolic) cp "$W/bytes" "$name" && ln -s "$name" "$target" ;;
    back) cp "$W/bytes" "$target" && ln -s "$target" "$name" ;;
    hard) cp "$W/bytes" "$name" && ln "$name" "$target" ;;
    esac
    arguments "$verb" "$input" "$output" "$name" "$(outname)" > "$W/call"
    (cd "$W" && find . | sort) > "$T/before"
    ended=$(cd "$(dirname "$target")" && tr '\n' '\0' < "$W/call" |
        xargs -0 "$bp" "$verb" > "$T/stdout" 2> "$T/stderr"; echo $?)
    [ "$ended" -eq 123 ] || echo "$verb $input $output $way: ended with $ended (123 is xargs for 2)"
    grep -q '^boardpaper: .* would replace .*, ' "$T/stderr" || echo "$verb $input $output $way: $(cat "$T/stderr")"
    cmp -s "$W/bytes" "$name" || echo "$verb $input $output $way: the input is not what it was"
    (cd "$W" && find . | sort) | cmp -s - "$T/before" || echo "$verb $input $output $way: something was written"
}
# Not every pair can be had in every way: the name of an output may be given, or have to end otherwise.
can() { # INPUT OUTPUT WAY
    case $3 in
    symbolic | hard) true ;;
    back) [ "$2" != --output ] || [ "$1" != --font-dir ] ;;
    same | relative)
        case $2,$1 in
        --output,foldered | --dir,foldered | --findings-files,foldered) false ;;
        --output,*) true ;;
        *,--font-dir | --dir,listed | --findings-files,listed) false ;;
        --index,*) true ;;
        *) [ "$3" = same ] ;;
        esac ;;
    esac
}
pairs=0
while read -r verb files; do
    verb=${verb%:}
    for input in ${files%/*}; do
        wrong=
        for output in ${files#*/}; do
            for way in same relative symbolic back hard; do
                can "$input" "$output" "$way" || continue
                pairs=$((pairs + 1))
                wrong="$wrong$(try "$verb" "$input" "$output" "$way")"
            done
        done
        same "$verb never writes over: $input" "$wrong" ''
    done
done << TABLE
$verbs
TABLE
check "pairs tried: $pairs" [ "$pairs" -gt 150 ]

# ---- standard input ----
good_plan > "$T/plan.xml"
cp "$T/plan.xml" "$T/kept.xml"
same 'a plan from standard input' "$("$bp" - -o "$T/plan.xml" < "$T/plan.xml" 2> "$T/stderr"; echo $?)" 2
same 'a report to standard output' "$("$bp" "$T/plan.xml" -o - 2> "$T/stderr" >> "$T/plan.xml"; echo $?)" 2
check '... and it is whole' cmp "$T/plan.xml" "$T/kept.xml"
same 'what is no file is nobody'"'"'s to lose' "$(status "$bp" "$T/plan.xml" -o /dev/null)" 0
same '... nor is standard output by its path' "$("$bp" -q "$T/plan.xml" -o /dev/stdout | head -c 5)" '%PDF-'

# ---- two outputs ----
pack plan.xml > "$T/pack.xml"
one_file() { # NAME ARGUMENTS...: a call is refused, since two of its outputs are one file
    name=$1
    shift
    same "$name" "$(status "$bp" "$@")" 2
    has '... which is said' "$(cat "$T/stderr")" 'would be one file with'
}
ln -s new.json "$T/dangling.pdf"
mkdir "$T/items" "$T/out"
ln -s ../whole.pdf "$T/items/item-01-one.pdf"
one_file 'the pack and its index' pack "$T/pack.xml" -o "$T/x.json" --index="$T/./x.json"
one_file '... by a link that leads nowhere yet' pack "$T/pack.xml" -o "$T/dangling.pdf" --index="$T/new.json"
one_file '... in a folder that is not there yet' pack "$T/pack.xml" -o "$T/no/x.json" --index="$T/no//x.json"
one_file 'the pack and an item' pack "$T/pack.xml" -o "$T/whole.pdf" --items="$T/items"
one_file '... in a folder that is to be made' pack "$T/pack.xml" -o "$T/made/item-01-one.pdf" --items="$T/made"
cp "$T/plan.xml" "$T/b.xml"
ln -s b.pdf "$T/out/plan.pdf"
one_file 'two reports' batch "$T/plan.xml" "$T/b.xml" -d "$T/out"
rm "$T/out/plan.pdf"
ln -s b.pdf "$T/out/plan.findings.txt"
one_file 'a report and findings' batch "$T/plan.xml" "$T/b.xml" -d "$T/out" --findings-files
check 'nothing was written' [ ! -e "$T/x.json" ]
check '... nor was the folder made' [ ! -e "$T/made" ]
ln -s loop.pdf "$T/loop.pdf"
same 'a circle of links is no file' "$(status "$bp" "$T/plan.xml" -o "$T/loop.pdf")" 3
same 'an empty name' "$(status "$bp" "$T/plan.xml" -o '')" 2
has '... is called empty' "$(cat "$T/stderr")" 'is empty'
