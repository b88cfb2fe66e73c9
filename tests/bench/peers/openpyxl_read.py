"""Reads all cells of a workbook with openpyxl, and does nothing with them: openpyxl_read.py WORKBOOK"""
import sys

import openpyxl

for sheet in openpyxl.load_workbook(sys.argv[1], read_only=True):
    for row in sheet.iter_rows(values_only=True):
        pass
