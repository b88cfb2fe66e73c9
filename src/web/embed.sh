#!/bin/sh
# Rewrites a file for the assembler that includes files as they are (src/*/embedded.S) for WebAssembly's.
#
#   sh src/web/embed.sh FILE FOLDER… > file.s     FOLDER: where the included files are looked for
#
# FILE says which names there are (`face NAME, FILE`), and `.incbin` in its macro from which folder.
set -eu
source=$1
shift
name=$(sed -n 's/^ *\.macro \([a-z]*\) .*/\1/p' "$source")
prefix=$(sed -n 's/^ *\.incbin "\(.*\)\\file"/\1/p' "$source")
ends=$(sed -n 's/.*symbol\\()\(_end\):/\1/p' "$source")

sed -n "s/^ *$name \\([a-z_]*\\), \\(.*\\)/\\1 \\2/p" "$source" | while read -r symbol file; do
    for folder; do
        [ ! -f "$folder/$prefix$file" ] || break
    done
    [ -f "$folder/$prefix$file" ] || { echo "$source: there is no $file" >&2; exit 1; }
    size=$(($(wc -c < "$folder/$prefix$file")))
    echo "    .section .rodata.$symbol,\"\",@"
    echo "    .p2align 4"
    echo "    .globl $symbol"
    echo "    .hidden $symbol"
    echo "$symbol:"
    echo "    .incbin \"$folder/$prefix$file\""
    if [ "$ends" ]; then
        echo "    .globl $symbol$ends"
        echo "    .hidden $symbol$ends"
        echo "$symbol$ends:"
    fi
    echo "    .int8 0"
    [ -z "$ends" ] || echo "    .size $symbol$ends, 1"
    echo "    .size $symbol, $((size + 1))"
done
