#!/bin/sh
# libdeflate (in PyPI's deflate 0.9.0): levels 2 and 3 make the contents of PDF pages larger than level 1 does.
#
# One expects that a higher level takes longer and gives no more bytes. But level 2 is content with the first match of
# ten bytes, and level 3 with one of fourteen, where level 1 looks for 32. In the contents of pages, where the same
# operators follow one another with few digits between them, nearly every match is longer than that. So these levels
# take more time than level 1, and give 7 and 5 % more bytes. Level 4, which looks for 30, pays again.
#
# Here Typst makes a table of 400 rows, and its pages are compressed one by one. What it prints stands at the end.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv python
python/bin/python3 -m pip install -q typst==0.15.2 pikepdf==10.18.0 deflate==0.9.0
cat > try.py <<'END'
import deflate
import pikepdf
import typst

STATUSES = ("Green", "Amber", "Red")
rows = "".join(f"[{n}.{n % 7}], [Review the plan of ward {n} with the partners, and report to the board], "
               f"[{STATUSES[n % 3]}], [{1 + n % 28} June 2026]," for n in range(400))
typst.compile(f"#set page(flipped: true)\n#table(columns: 4, {rows})".encode(), output="made.pdf")
with pikepdf.open("made.pdf") as pdf:
    pages = [page.Contents.read_bytes() for page in pdf.pages]
print(f"{len(pages)} pages, {sum(map(len, pages))} bytes")
for level in range(1, 7):
    print(f"level {level}: {sum(len(deflate.zlib_compress(page, level)) for page in pages)}")
END
python/bin/python3 try.py > said
cat said
diff - said <<'END'
16 pages, 510168 bytes
level 1: 32704
level 2: 35109
level 3: 34449
level 4: 30476
level 5: 29970
level 6: 28563
END
