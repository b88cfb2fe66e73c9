"""Typst in one process: typst_many.py tagged|untagged ROOT TEMPLATE IN.json OUT.pdf [IN.json OUT.pdf]..., in ROOT."""
import os
import sys

import typst

how, root, template = sys.argv[1:4]
fonts = typst.Fonts(include_system_fonts=False, font_paths=[os.environ["FONT_DIR"]])
compiler = typst.Compiler(template, root=root, font_paths=fonts)
options = {"pdf_standards": ["ua-1"]} if how == "tagged" else {"pdf_tags": False}
for data, pdf in zip(sys.argv[4::2], sys.argv[5::2]):
    compiler.compile(output=pdf, sys_inputs={"data": "/" + os.path.relpath(data, root)}, **options)
