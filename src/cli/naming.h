/* naming.h: names of reports, made from a template such as '{organisation}-{period}-{lead}.pdf'.
 * Private to src/cli.
 *
 * A field becomes lower-case words joined by hyphens: letters (also accented ones) and digits stay,
 * and anything else becomes a hyphen. {plan} and {folder} are already names of files: they lose
 * only what a disk or shell could not handle. No field is empty, begins with a dot or leads to
 * another folder. A field of more than 120 bytes, or a name of more than 255, is cut and ends with
 * a hash of the whole. */
#ifndef CLI_NAMING_H
#define CLI_NAMING_H

#include <stdbool.h>
#include <stddef.h>

enum field {
    FIELD_PLAN,   /* the input's name without folder and ending */
    FIELD_FOLDER, /* name of its folder */
    FIELD_NUMBER, /* its number in the inputs */
    FIELD_EDITION,
    FIELD_ORGANISATION, /* these and the next come from the plan or from the command line */
    FIELD_TITLE,
    FIELD_REPORT,
    FIELD_PERIOD,
    FIELD_LEAD,
    FIELD_PRIORITY,
    FIELD_PARTNER,
    N_FIELDS
};
extern const char *const naming_fields[N_FIELDS]; /* "plan", … */

/* Finds the fields of a template, as bits. It ends in .pdf, or, with `workbooks`, in .xlsx. If it is not
 * valid, says why and returns false. */
bool naming_read(const char *template, bool workbooks, unsigned *fields);

/* The text of a field in the form for a name; NULL counts as empty. To be freed. NULL if memory ran
 * out. */
char *naming_value(enum field field, const char *text);

/* Fills in the fields of the template with texts from naming_value. None of those in the template
 * may be NULL. To be freed. NULL if memory ran out. */
char *naming_make(const char *template, char *const values[N_FIELDS]);

/* If a name is that of a device on Windows ("con", "aux.pdf", "com1.2019.pdf"), adds an underscore
 * after its first part. There must be room for it. */
void naming_no_device(char *name);

/* A name in the form for comparing, as on disks that ignore case. To be freed. NULL if memory ran
 * out. */
char *naming_folded(const char *name);

/* Finds the first two of `n` names that are the same file on some system. Returns false if there
 * are none. Sets *memory to false if memory ran out. */
bool naming_clash(char *const *names, size_t n, size_t pair[2], bool *memory);

#endif
