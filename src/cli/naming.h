/* naming.h: names of reports, made from a template such as '{organisation}-{period}-{lead}.pdf'. Private to
 * src/cli.
 *
 * A field becomes lower-case words joined by hyphens: letters (accented ones, too) and digits stay,
 * anything else becomes a hyphen. {plan} and {folder} are names of files already: they keep their letters,
 * and lose only what some disk or shell could not bear. No field is empty, begins with a dot or leads to
 * another folder; one of more than 120 bytes is cut, as is a name of more than 255, and ends in a hash of
 * the whole. */
#ifndef CLI_NAMING_H
#define CLI_NAMING_H

#include <stdbool.h>
#include <stddef.h>

enum field {
    FIELD_PLAN,   /* the input's name, without folder and .xml */
    FIELD_FOLDER, /* the folder that it lies in */
    FIELD_NUMBER, /* its number among the inputs */
    FIELD_EDITION,
    FIELD_ORGANISATION, /* from here on they stand in the plan, or are chosen on the command line */
    FIELD_TITLE,
    FIELD_REPORT,
    FIELD_PERIOD,
    FIELD_LEAD,
    FIELD_PRIORITY,
    FIELD_PARTNER,
    N_FIELDS
};
extern const char *const naming_fields[N_FIELDS]; /* "plan", … */

/* Which fields a template has, bit by bit. False: it makes no sense; said on stderr why. */
bool naming_read(const char *template, unsigned *fields);

/* A field's text as it goes into a name; NULL counts as empty. To be freed; NULL: memory ran out. */
char *naming_value(enum field field, const char *text);

/* The template with its fields filled in by naming_value's texts; that of a field it has may not be NULL.
 * To be freed; NULL: memory ran out. */
char *naming_make(const char *template, char *const values[N_FIELDS]);

/* A name that is a device's on Windows, whatever its ending ("con", "aux.pdf", "com1.2019.pdf"), gets an
 * underscore after its first part: there has to be room for it. */
void naming_no_device(char *name);

/* A name as a disk that does not tell capitals apart has it. To be freed; NULL: memory ran out. */
char *naming_folded(const char *name);

/* The numbers of the first two among `n` names that are one file somewhere. False: there are none. `memory`
 * becomes false where it ran out. */
bool naming_clash(char *const *names, size_t n, size_t pair[2], bool *memory);

#endif
