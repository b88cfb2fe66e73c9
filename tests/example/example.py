"""example.py: load a plan, say what is wrong with it, write its report; with Python's own ctypes alone.
Called as: python3 example.py PLAN.xml REPORT.pdf [LIBRARY]"""
import ctypes as c
import sys

class Place(c.Structure):
    _fields_ = [("file", c.c_char_p), ("line", c.c_uint32), ("column", c.c_uint32), ("length", c.c_uint32)]

class Diag(c.Structure):  # the first fields of bp_diag, which is only ever pointed at
    _fields_ = [("code", c.c_int), ("severity", c.c_int), ("name", c.c_char_p), ("at", Place), ("message", c.c_char_p)]

class Options(c.Structure):  # the first fields of bp_options: its size tells the library that these are all
    _fields_ = [("size", c.c_size_t), ("date", c.c_char_p)]

bp = c.CDLL(sys.argv[3] if len(sys.argv) > 3 else "libboardpaper.so.0.1")
bp.bp_new.restype = c.c_void_p
bp.bp_diag_count.restype = c.c_size_t
bp.bp_diag_at.restype = c.POINTER(Diag)
bp.bp_diag_at.argtypes = [c.c_void_p, c.c_size_t]

doc = c.c_void_p(bp.bp_new())
result = bp.bp_load_file(doc, sys.argv[1].encode())
if result == 0:
    result = bp.bp_render_file(doc, c.byref(Options(c.sizeof(Options), b"2019-12-04")), sys.argv[2].encode())
for i in range(bp.bp_diag_count(doc)):
    d = bp.bp_diag_at(doc, i).contents
    word = ["note", "warning", "error"][d.severity]
    print(f"{d.at.file.decode()}:{d.at.line}:{d.at.column}: {word} BP{d.code:04}: {d.message.decode()}")
bp.bp_free(doc)
sys.exit(result != 0)
