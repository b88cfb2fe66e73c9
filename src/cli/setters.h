/* setters.h: puts the value of an option into the settings. table.c names one of these for each
 * option. If the value is not valid, they say why and return false. Private to src/cli. */
#ifndef CLI_SETTERS_H
#define CLI_SETTERS_H

#include "cli/table.h"

/* Each sets the field at the option's offset: a bool; a const char *; an unsigned from 1 to the
 * option's most; a const char * that is one of the choices; a struct codes, to which it adds a
 * list. */
bool set_flag(struct settings *settings, const struct option *option, char *value);
bool set_text(struct settings *settings, const struct option *option, char *value);
bool set_number(struct settings *settings, const struct option *option, char *value);
bool set_choice(struct settings *settings, const struct option *option, char *value);
bool add_codes(struct settings *settings, const struct option *option, char *value);

/* Each of these sets one particular field. */
bool set_text_size(struct settings *settings, const struct option *option, char *value);
bool add_font_dir(struct settings *settings, const struct option *option, char *value);
bool add_only_rows(struct settings *settings, const struct option *option, char *value);
bool set_edition(struct settings *settings, const struct option *option, char *value);
bool set_shard(struct settings *settings, const struct option *option, char *value);
bool set_period(struct settings *settings, const struct option *option, char *value);
bool set_pdf(struct settings *settings, const struct option *option, char *value);
bool set_colour(struct settings *settings, const struct option *option, char *value);

#endif
