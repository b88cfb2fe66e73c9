#!/bin/sh
# For programs that make one report a process: each.sh PROGRAM FOLDER BASE... makes FOLDER/NAME.pdf of each
# BASE, whose last part is NAME.
set -eu
program=$1 folder=$2
shift 2
for base; do
    name=${base##*/}
    case $program in
    pdflatex) # twice, for the number of pages and the bookmarks
        pdflatex -interaction=batchmode -output-directory="$folder" "$base.tex"
        pdflatex -interaction=batchmode -output-directory="$folder" "$base.tex"
        ;;
    wkhtmltopdf)
        wkhtmltopdf -q -O Landscape -s A4 -T 14.1mm -L 14.1mm -R 14.1mm -B 18.3mm "$base.zoomed.html" \
            "$folder/$name.pdf"
        ;;
    esac
done
