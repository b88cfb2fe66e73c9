#!/bin/sh
# Makes fonts/signs.ttf: of DejaVu Sans 2.37 (Debian: fonts-dejavu-core) the outlines of the signs that people paste
# into plans, whole blocks of them, without hints. Needs hb-subset (Debian: libharfbuzz-bin). The file is kept,
# because other versions of either give other bytes.
#
#   sh fonts/signs.sh [DejaVuSans.ttf]
set -eu
# ! + ? /, letterlike signs and fractions, arrows, some operators and keys, blocks for bars, geometric shapes,
# miscellaneous symbols, dingbats, more arrows, circled numbers, faces.
signs=21,2B,3F,F7,203C,2020-2023,2043,2049,2105,2116,2117,2122,2139,2150-218F,2190-21FF,2212,2295-2299,229E-22A1
signs=$signs,2300-2303,2318,231B,2325-2327,232B,23CE,23CF,2460-2473,2580-259F,25A0-25FF,2600-26FF,2701-27BF
signs=$signs,27F0-27FF,2B00-2BFF,1F600-1F64F
hb-subset "${1:-/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf}" --unicodes="$signs" --no-hinting \
    --drop-tables+=GSUB,GPOS,GDEF,MATH,kern,FFTM,gasp,prep,fpgm,'cvt ' --output-file="${0%/*}/signs.ttf"
