/* own.h: officers' own files for the faults: a workbook, documents, a spreadsheet, CSV and its map. */
#ifndef TEST_OWN_H
#define TEST_OWN_H

enum own_file { OWN_WORKBOOK, OWN_DOCUMENT, OWN_SPREADSHEET, OWN_TEXT, OWN_CSV, OWN_MAP, OWN_FILES };

/* Writes them into a folder, before anything fails. */
void own_make(const char *folder);
void own_drop(void);
const char *own_path(enum own_file file);

#endif
