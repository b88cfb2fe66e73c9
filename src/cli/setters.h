/* setters.h: how the value of an option gets into the settings; table.c names one for each. Private to
 * src/cli. Each returns false where the value makes no sense, and has said on stderr why not. */
#ifndef CLI_SETTERS_H
#define CLI_SETTERS_H

#include "cli/table.h"

/* The field at the option's offset: a bool; a const char *; an unsigned, from 1 to the option's most; a
 * const char * that is one of the choices; a struct codes, to which a list is added. */
bool set_flag(struct settings *settings, const struct option *option, char *value);
bool set_text(struct settings *settings, const struct option *option, char *value);
bool set_number(struct settings *settings, const struct option *option, char *value);
bool set_choice(struct settings *settings, const struct option *option, char *value);
bool add_codes(struct settings *settings, const struct option *option, char *value);

/* Each a field of its own. */
bool set_text_size(struct settings *settings, const struct option *option, char *value);
bool add_font_dir(struct settings *settings, const struct option *option, char *value);
bool add_only_rows(struct settings *settings, const struct option *option, char *value);
bool set_edition(struct settings *settings, const struct option *option, char *value);
bool set_shard(struct settings *settings, const struct option *option, char *value);
bool set_colour(struct settings *settings, const struct option *option, char *value);

#endif
