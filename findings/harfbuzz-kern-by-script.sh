#!/bin/sh
# HarfBuzz 15.0.0 (uharfbuzz 0.57.0): the same two figures, in the same font, are kerned by another table beside
# a letter than alone, and come with other advances and offsets.
#
# Many fonts, Liberation Sans among them, kern twice: in GPOS, where the feature `kern` belongs to the scripts
# that have letters, and in the old table `kern`, which knows no scripts. One would expect one pair to be set
# in one way. But "11" has no letter, so its script is none; GPOS has no `kern` for that, and HarfBuzz takes the
# old table. In "a11" the script is Latin, and GPOS counts. The two look the same on paper. But GPOS takes the whole
# amount from the first advance, where the old table takes half from each and moves the second glyph back by an
# offset. A program that keeps advances alone puts that glyph half the amount too far right; and a cache of words
# by their characters must know the script, too.
#
# The font here is made for this: two glyphs, and that pair in both tables. Needs Python. What it prints stands at
# the end.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip --quiet --disable-pip-version-check install uharfbuzz==0.57.0 fonttools==4.68.0
cat > set.py <<'END'
import uharfbuzz
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables._k_e_r_n import KernTable_format_0, table__k_e_r_n

names = ['.notdef', 'one', 'a']
made = FontBuilder(1000, isTTF=True)
made.setupGlyphOrder(names)
made.setupCharacterMap({ord('1'): 'one', ord('a'): 'a'})
made.setupGlyf({name: TTGlyphPen(None).glyph() for name in names})
made.setupHorizontalMetrics({name: (500, 0) for name in names})
made.setupHorizontalHeader(ascent=800, descent=-200)
made.setupOS2()
made.setupPost()
made.addOpenTypeFeatures('''
    languagesystem DFLT dflt;
    languagesystem latn dflt;
    feature cpsp { pos a 0; } cpsp;
    feature kern { script latn; pos one one -60; } kern;
''')
pairs = KernTable_format_0(apple=False)
pairs.coverage, pairs.tupleIndex, pairs.kernTable = 1, None, {('one', 'one'): -60}
made.font['kern'] = table__k_e_r_n()
made.font['kern'].version, made.font['kern'].kernTables = 0, [pairs]
made.save('made.ttf')

font = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path('made.ttf')))
for text in '11', 'a11':
    run = uharfbuzz.Buffer()
    run.add_str(text)
    run.guess_segment_properties()
    uharfbuzz.shape(font, run)
    print(text, 'script', run.script, [(place.x_advance, place.x_offset) for place in run.glyph_positions])
print('HarfBuzz', uharfbuzz.version_string())
END
venv/bin/python set.py > said
cat said
diff - said <<'END'
11 script None [(470, 0), (470, -30)]
a11 script Latn [(500, 0), (440, 0), (500, 0)]
HarfBuzz 15.0.0
END
