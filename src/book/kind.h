/* kind.h: what kind of file it is. */
#ifndef BP_KIND_H
#define BP_KIND_H

#include <stdbool.h>
#include <stdint.h>

enum bp_file_kind {
    BP_FILE_PLAN, /* XML of our own, or nothing that we know: the reader says what is wrong with it */
    BP_FILE_XLSX, BP_FILE_DOCX, BP_FILE_ODS, BP_FILE_ODT,
    BP_FILE_CSV,  /* or tab-separated */
    BP_FILE_XML2003, /* XML Spreadsheet 2003 */
    BP_FILE_LOCKED,  /* an OLE file: an old .xls or .doc, or one with a password; refused */
};

/* What the file is, by its content. Text that is not XML is CSV only if the name ends in .csv, .tsv or .txt,
 * or a separator stands in the same number in its first lines. False: memory ran out. */
bool bp_file_kind_of(const char *bytes, uint32_t len, const char *name, enum bp_file_kind *kind);

#endif
