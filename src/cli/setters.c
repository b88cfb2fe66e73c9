/* setters.c: reads the values of options. */
#include "cli/days.h"
#include "cli/setters.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "boardpaper.h"
#include "cli/words.h"

static void *field_of(struct settings *settings, const struct option *option)
{
    return (char *)settings + option->offset;
}

/* NOLINTNEXTLINE(readability-non-const-parameter): all setters have one type */
bool set_flag(struct settings *settings, const struct option *option, char *value)
{
    (void)value;
    *(bool *)field_of(settings, option) = true;
    return true;
}

/* NOLINTNEXTLINE(readability-non-const-parameter): all setters have one type */
bool set_text(struct settings *settings, const struct option *option, char *value)
{
    *(const char **)field_of(settings, option) = value;
    return true;
}

bool add_codes(struct settings *settings, const struct option *option, char *value)
{
    return codes_add(field_of(settings, option), option->name, value);
}

/* ---- numbers ---- */

/* Reads a whole number within bounds. */
static bool read_number(const char *text, unsigned long least, unsigned long most, unsigned long *number)
{
    char *end;
    errno = 0;
    *number = strtoul(text, &end, 10);
    return *text >= '0' && *text <= '9' && !*end && !errno && *number >= least && *number <= most;
}

bool set_number(struct settings *settings, const struct option *option, char *value)
{
    unsigned long read;
    if (read_number(value, 1, option->most, &read)) {
        *(unsigned *)field_of(settings, option) = (unsigned)read;
        return true;
    }
    options_wrong(NULL, "--%s is a whole number from 1 to %u, not \"%s\"", option->name, option->most,
                  value);
    return false;
}

/* Reads "11.5" in thousandths. */
bool set_text_size(struct settings *settings, const struct option *option, char *value)
{
    int32_t size = 0, unit = 1000;
    const char *at = value;
    for (; *at >= '0' && *at <= '9' && size < 100000; at++)
        size = size * 10 + (*at - '0') * 1000;
    for (at += *at == '.'; *at >= '0' && *at <= '9' && unit > 1; at++)
        size += (*at - '0') * (unit /= 10);
    settings->text_size = size;
    if (!*at && size >= BP_TEXT_SIZE_LEAST && size <= BP_TEXT_SIZE_MOST)
        return true;
    options_wrong(NULL, "--%s is a number of points from %d to %d, such as 11.5, not \"%s\"",
                  option->name, BP_TEXT_SIZE_LEAST / 1000, BP_TEXT_SIZE_MOST / 1000, value);
    return false;
}

/* Reads "3/8". */
bool set_shard(struct settings *settings, const struct option *option, char *value)
{
    enum { MOST_SHARDS = 1000000 };
    char first[16];
    const char *slash = strchr(value, '/');
    unsigned long shard, shards;
    snprintf(first, sizeof first, "%.*s", slash ? (int)(slash - value) : 0, value);
    if (slash && read_number(slash + 1, 1, MOST_SHARDS, &shards) &&
        read_number(first, 1, shards, &shard)) {
        settings->shard = shard - 1;
        settings->shards = shards;
        return true;
    }
    options_wrong(NULL, "--%s is K/N, the Kth of N, such as 1/4 to 4/4, not \"%s\"", option->name, value);
    return false;
}

/* ---- days ---- */

/* Reads "2026-07-01..2026-09-30". */
bool set_period(struct settings *settings, const struct option *option, char *value)
{
    char *dots = strstr(value, ".."), first[16];
    struct day day;
    snprintf(first, sizeof first, "%.*s", dots ? (int)(dots - value) : 0, value);
    if (!dots || !day_read(first, &day) || !day_read(dots + 2, &day) || strcmp(first, dots + 2) > 0) {
        options_wrong(NULL, "--%s is the first and the last day, such as 2026-07-01..2026-09-30, not \"%s\"",
                      option->name, value);
        return false;
    }
    *dots = '\0';
    settings->from_day = value;
    settings->to_day = dots + 2;
    return true;
}

/* ---- words ---- */

/* The index of the value in the option's choices, or -1. */
static int choose(const struct option *option, const char *value)
{
    size_t n = 0, len = 0;
    char list[120] = "";
    for (; option->choices[n]; n++) {
        if (!strcmp(value, option->choices[n]))
            return (int)n;
        const char *before = !n ? "" : option->choices[n + 1] ? ", " : " or ";
        len += (size_t)snprintf(list + len, sizeof list - len, "%s%s", before, option->choices[n]);
    }
    const char *near = bp_nearest(value, option->choices, n);
    options_wrong(NULL, "--%s is %s, not \"%s\"%s%s%s", option->name, list, value,
                  near ? "; did you mean " : "", near ? near : "", near ? "?" : "");
    return -1;
}

bool set_choice(struct settings *settings, const struct option *option, char *value)
{
    return choose(option, value) >= 0 && set_text(settings, option, value);
}

bool set_colour(struct settings *settings, const struct option *option, char *value)
{
    static const enum colour colours[] = {COLOUR_AUTO, COLOUR_ALWAYS, COLOUR_NEVER};
    int choice = choose(option, value);
    if (choice >= 0)
        settings->colour = colours[choice];
    return choice >= 0;
}

bool set_pdf(struct settings *settings, const struct option *option, char *value)
{
    static const bp_pdf_kind kinds[] = {BP_PDF_1_7, BP_PDF_2_0, BP_PDF_2_0_TITLED};
    int choice = choose(option, value);
    if (choice >= 0)
        settings->pdf = kinds[choice];
    return choice >= 0;
}

bool set_edition(struct settings *settings, const struct option *option, char *value)
{
    int choice = choose(option, value);
    settings->rows.public_edition = choice == 0;
    settings->rows.restricted_edition = choice == 1;
    return choice >= 0;
}

/* ---- options that may be repeated ---- */

/* NOLINTNEXTLINE(readability-non-const-parameter): all setters have one type */
bool add_font_dir(struct settings *settings, const struct option *option, char *value)
{
    if (settings->n_font_dirs < MOST_FONT_DIRS) {
        settings->font_dirs[settings->n_font_dirs++] = value;
        return true;
    }
    options_wrong(NULL, "--%s may be said %d times", option->name, MOST_FONT_DIRS);
    return false;
}

bool add_only_rows(struct settings *settings, const struct option *option, char *value)
{
    (void)option;
    return rows_add_only(&settings->rows, value);
}
