/* show.c: prints findings for people.
 *
 *     plan.xml:14:9: error BP4003: status "grene" is not known
 *       <action ref="1.1" status="grene">
 *                                 ^~~~~
 *       hint: did you mean "green"? (green, amber, red, missing)
 *
 *     tracker.xlsx: Q2!F12: warning BP5011: 1.1 has no update for this period
 *       Monthly
 *       hint: say what happened, even if it is that nothing did, and why
 *
 * The plan's text comes from outside, so all of it is filtered before it reaches the terminal. */
#include "cli/show.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/words.h"

const char *const show_severities[] = {
    [BP_NOTE] = "note", [BP_WARNING] = "warning", [BP_ERROR] = "error"};

/* SGR sequences: bold for the place, a colour for each severity, green for the mark. */
static const char *const severity_colours[] = {
    [BP_NOTE] = "\033[1;36m", [BP_WARNING] = "\033[1;35m", [BP_ERROR] = "\033[1;31m"};
static const char bold[] = "\033[1m", green[] = "\033[1;32m", plain[] = "\033[0m";

enum { WINDOW = 90, BEFORE = 50 }; /* columns of a line to show, and how many of them before the mark */

bool show_coloured(enum colour colour, FILE *to)
{
    if (colour != COLOUR_AUTO)
        return colour == COLOUR_ALWAYS;
    const char *no = getenv("NO_COLOR"), *terminal = getenv("TERM");
    return !(no && *no) && isatty(fileno(to)) && terminal && strcmp(terminal, "dumb") != 0;
}

static void put_place(FILE *to, const bp_place *place)
{
    words_put(to, *place->file ? place->file : "boardpaper", NULL);
    if (place->line)
        fprintf(to, ":%u:%u", (unsigned)place->line, (unsigned)place->column);
    fputs(": ", to);
}

/* A place in a workbook, a document or CSV follows the file's name: "tracker.xlsx: Q2!F12: ". */
static void put_cell(FILE *to, const char *cell)
{
    if (!*cell)
        return;
    words_put(to, cell, NULL);
    fputs(": ", to);
}

/* Prints the line of the plan (if it is long, the part that matters), and a mark below it. */
static void put_line(FILE *to, const bp_diag *diag, bool coloured)
{
    const char *at = diag->source_line;
    uint32_t column = 1;
    int before = 0, after = 0;
    for (const char *p = at; *p && column < diag->shown_column; column++)
        before += words_width(words_next(&p));
    const char *mark = at;
    for (column = 1; *at && before > BEFORE && column < diag->shown_column; column++)
        before -= words_width(words_next(&at));
    bool cut = at != mark;
    mark = at;
    for (; *mark && column < diag->shown_column; column++)
        words_next(&mark);
    const char *end = mark;
    uint32_t count = 0;
    int marked = 0;
    while (*end && before + after < WINDOW) {
        int width = words_width(words_next(&end));
        after += width;
        if (count++ < diag->at.length)
            marked += width;
    }
    fputs(cut ? "  \xE2\x80\xA6" : "  ", to);
    words_put(to, at, end);
    fputs(*end ? "\xE2\x80\xA6\n" : "\n", to);
    fprintf(to, "  %*s%s^", before + cut, "", coloured ? green : "");
    for (int i = 1; i < marked; i++)
        fputc('~', to);
    fprintf(to, "%s\n", coloured ? plain : "");
}

/* Prints the beginning of a cell's text. */
static void put_text(FILE *to, const char *text)
{
    const char *end = text;
    for (int width = 0; *end && width < WINDOW;)
        width += words_width(words_next(&end));
    fputs("  ", to);
    words_put(to, text, end);
    fputs(*end ? "\xE2\x80\xA6\n" : "\n", to);
}

void show_finding(FILE *to, const bp_diag *diag, bool coloured)
{
    const char *end = coloured ? plain : "";
    fputs(coloured ? bold : "", to);
    put_place(to, &diag->at);
    put_cell(to, diag->cell);
    fprintf(to, "%s%s%s BP%04d%s: ", end, coloured ? severity_colours[diag->severity] : "",
            show_severities[diag->severity], diag->code, end);
    words_put(to, diag->message, NULL);
    fputc('\n', to);
    if (*diag->source_line && diag->at.line)
        put_line(to, diag, coloured);
    else if (*diag->source_line)
        put_text(to, diag->source_line);
    if (diag->accepted) {
        fprintf(to, "  %saccepted%s: ", coloured ? bold : "", end);
        words_put(to, diag->accepted, NULL);
        fputc('\n', to);
    } else if (*diag->hint) {
        fprintf(to, "  %shint%s: ", coloured ? bold : "", end);
        words_put(to, diag->hint, NULL);
        fputc('\n', to);
    }
    if (diag->related.line || *diag->related_cell) {
        fputs(coloured ? bold : "", to);
        put_place(to, &diag->related);
        put_cell(to, diag->related_cell);
        fprintf(to, "%s%snote%s: ", end, coloured ? severity_colours[BP_NOTE] : "", end);
        words_put(to, diag->related_words ? diag->related_words : "see here", NULL);
        fputc('\n', to);
    }
}

struct tally show_tally(const bp_doc *doc)
{
    return (struct tally){bp_diag_total(doc, BP_ERROR), bp_diag_total(doc, BP_WARNING),
                          bp_diag_total(doc, BP_NOTE)};
}

void show_counts(FILE *to, struct tally tally)
{
    const size_t counts[] = {tally.errors, tally.warnings, tally.notes};
    const char *comma = "";
    for (int i = 0; i < 3; i++) {
        if (!counts[i])
            continue;
        fprintf(to, "%s%zu %s%s", comma, counts[i], show_severities[BP_ERROR - i],
                counts[i] == 1 ? "" : "s");
        comma = ", ";
    }
    fputs(*comma ? "" : "no findings", to);
}
