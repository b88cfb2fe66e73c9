/* export.h: a plan's rows with their statuses as data for other programs: a table (CSV) with a description
 * of its columns (CSV on the Web), or a document (JSON) with its schema. docs/export.md is for their users.
 *
 * What a report does not print, the data does not have: rows that the edition or the extract leaves out,
 * columns that the author leaves out of print, and why the author accepts a finding. */
#ifndef BP_EXPORT_H
#define BP_EXPORT_H

#include "model/extract.h"

/* What is written: the rows of an extract, and what changed in them since the period before
 * (bp_extract_compare; NULL: not known). */
struct bp_export_job {
    const struct bp_extract *extract;
    const struct bp_comparison *since;
    struct bp_arena *arena;
};

/* Each returns false if memory ran out. `csv`: the name of the table's file, without a folder. */
bool bp_export_table(const struct bp_export_job *job, struct bp_buf *out);
bool bp_export_columns(const struct bp_export_job *job, const char *csv, struct bp_buf *out);
bool bp_export_document(const struct bp_export_job *job, struct bp_buf *out);

/* The JSON Schema of such documents. */
void bp_export_document_schema(struct bp_buf *out);

#endif
