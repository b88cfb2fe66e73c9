/* format.c: the parts of pages about the files: elements and attributes, presets, limits, findings. */
#include <stdio.h>
#include <string.h>

#include "api/doc.h"
#include "base/diag.h"
#include "manual/manual.h"
#include "model/exempt.h"
#include "model/schema.h"
#include "model/status.h"
#include "read/read.h"
#include "xml/limits.h"

/* ---- elements ---- */

static bool is_one_of(enum bp_element id, const enum bp_element *list)
{
    while (*list && *list != id)
        list++;
    return *list;
}

static const char *how_often(const struct bp_schema_child *child)
{
    return child->required ? (child->many ? "one or more" : "needed")
                           : (child->many ? "any number" : "may be left out");
}

/* Each element that it may stand in, and how often. */
static void put_parents(enum bp_element root, enum bp_element id)
{
    const char *before = "Stands in ";
    if (is_one_of(id, bp_schema_inline))
        puts("Stands in text.");
    if (is_one_of(id, bp_schema_block))
        puts("Stands in longer texts.");
    if (is_one_of(id, bp_schema_inline) || is_one_of(id, bp_schema_block))
        return;
    for (int parent = (int)root; parent < BP_EL_COUNT; parent++) {
        const struct bp_schema_child *child = bp_elements[parent].children;
        if (!bp_schema_has(root, (enum bp_element)parent) ||
            bp_elements[parent].content != BP_CONTENT_CHILDREN)
            continue;
        for (; child && child->element; child++)
            if (child->element == id) {
                printf("%s\\fB%s\\fR (%s)", before, bp_elements[parent].name, how_often(child));
                before = ", ";
            }
    }
    puts(*before == ',' ? "." : "The outermost element.");
}

static void put_content(const struct bp_schema_element *element)
{
    switch (element->content) {
    case BP_CONTENT_EMPTY: puts("Holds nothing."); return;
    case BP_CONTENT_INLINE:
        puts(element->needed ? "Holds text, which may not be empty." : "Holds text.");
        return;
    case BP_CONTENT_BLOCK: puts("Holds text, paragraphs and lists."); return;
    case BP_CONTENT_CHILDREN: break;
    }
    fputs("Holds, in this order: ", stdout);
    for (const struct bp_schema_child *child = element->children; child->element; child++)
        printf("%s\\fB%s\\fR", child == element->children ? "" : child->beside ? " or " : ", ",
               bp_elements[child->element].name);
    puts(".");
}

static const char *const kinds[] = {
    [BP_ATTR_TEXT] = "text",       [BP_ATTR_NEEDED] = "text",     [BP_ATTR_ID] = "a short name",
    [BP_ATTR_STATUS] = "a status", [BP_ATTR_DATE] = "a day",      [BP_ATTR_CHOICE] = NULL,
    [BP_ATTR_COLOUR] = "a colour", [BP_ATTR_NUMBER] = "a number", [BP_ATTR_LINK] = "an address",
    [BP_ATTR_LANG] = "a language", [BP_ATTR_CHECK] = "the code of a check",
    [BP_ATTR_LENGTH] = "a length"};

static void put_choices(const struct bp_schema_attr *attr)
{
    fputs("One of ", stdout);
    for (size_t i = 0; attr->choices[i]; i++)
        printf("%s\\fB%s\\fR", !i ? "" : attr->choices[i + 1] ? ", " : " or ", attr->choices[i]);
    puts(".");
}

static void put_attributes(const struct bp_schema_element *element)
{
    if (!element->attrs && !element->any_totals)
        return;
    puts(".Bl -tag -width Ds");
    for (const struct bp_schema_attr *attr = element->attrs; attr && attr->name; attr++) {
        printf(".It Va %s", attr->name);
        if (kinds[attr->type])
            printf(" Ns = Ns Qo Ar %s Qc", kinds[attr->type]);
        puts(attr->required ? " Pq needed" : "");
        mdoc_text(attr->about);
        if (attr->choices)
            put_choices(attr);
    }
    if (element->any_totals) {
        puts(".It Ar status Ns = Ns Qo Ar number Qc");
        puts("The id of any status of the plan, and how many rows you believe have it.");
    }
    puts(".El");
}

static void put_element(enum bp_element root, enum bp_element id)
{
    const struct bp_schema_element *element = &bp_elements[id];
    printf(".It Sy <%s>\n", element->name);
    mdoc_text(element->about);
    put_parents(root, id);
    put_content(element);
    put_attributes(element);
}

void part_elements(const char *name)
{
    const struct bp_format_name *format = bp_formats;
    while (format->root && strcmp(format->name, name) != 0)
        format++;
    enum bp_element root = format->root ? format->root : BP_EL_ACTION_PLAN;
    puts(".Bl -tag -width Ds");
    for (int id = (int)root; id < BP_EL_COUNT; id++)
        if (bp_schema_has(root, (enum bp_element)id))
            put_element(root, (enum bp_element)id);
    puts(".El");
}

/* ---- presets ---- */

static void put_status(const struct bp_status *status)
{
    printf(".It Li %s\n", status->id);
    char words[200];
    snprintf(words, sizeof words, "The key says: %s.", status->legend ? status->legend : status->label);
    mdoc_text(words);
    printf("Its colour is #%06X, and its shape %s.\n", (unsigned)status->fill,
           bp_symbol_names[status->symbol]);
    if (status->complete)
        puts("Work with this status is finished.");
    if (status->exception)
        puts("Rows with this status are listed under Needs attention.");
    if (!status->counted)
        puts("Rows with this status take no part in the percentages.");
}

void part_presets(void)
{
    for (const struct bp_preset *preset = bp_presets; preset->name; preset++) {
        printf(".Ss The preset %s\n", preset->name);
        puts(".Bl -tag -width Ds");
        for (int i = 0; i < preset->n; i++)
            put_status(&preset->items[i]);
        puts(".El");
    }
}

/* ---- limits ---- */

void part_limits(void)
{
    static const struct {
        const char *what;
        unsigned long most;
        const char *unit;
        int code;
    } limits[] = {
        {"The file", BP_MAX_SOURCE >> 20, " MiB", 1005},
        {"Memory for one document", BP_BUDGET >> 20, " MiB", 1010},
        {"Elements in one another", BP_MAX_DEPTH, "", 2013},
        {"One text or attribute", BP_MAX_TEXT >> 20, " MiB", 2014},
        {"Attributes of one element", BP_MAX_ATTRIBUTES, "", 2015},
        {"Figures of one series of a measure", BP_MAX_FIGURES, "", 4041},
        {"Changes of look and line breaks in one text", BP_MAX_RUNS, "", 2020},
        {"Different names of elements and the like", BP_MAX_NAMES, "", 2021},
        {"Errors, after which reading ends", BP_MAX_ERRORS, "", 2022},
        {"A ref, a label and the like", BP_MAX_NAME, " bytes", 4020},
        {"Statuses", BP_MAX_STATUSES, "", 4014},
        {"Findings that are shown", BP_MAX_DIAGS, "", 9002},
    };
    puts(".Bl -tag -width Ds");
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++)
        printf(".It %s\nAt most %lu%s (BP%04d).\n", limits[i].what, limits[i].most, limits[i].unit,
               limits[i].code);
    puts(".El");
}

/* ---- findings ---- */

/* What is filled in where the finding is made, {1}, stands as an ellipsis. */
static void put_pattern(const char *before, const char *text)
{
    char shown[600];
    size_t len = 0;
    bool says = false;
    for (; *text && len < sizeof shown - 4; text++) {
        bool filled = *text == '{';
        len += (size_t)snprintf(shown + len, sizeof shown - len, filled ? "..." : "%c", *text);
        says = says || !filled;
        text += filled ? 2 : 0;
    }
    if (!says)
        return;
    puts(before);
    mdoc_text(shown);
}

static void put_example(const char *before, const char *text)
{
    if (!text)
        return;
    printf(".Pp\n%s\n.Bd -literal -offset indent\n", before);
    mdoc_literal(text, NULL);
    puts(".Ed");
}

void part_findings(const char *kind)
{
    static const char *const severities[] = {"note", "warning", "error"};
    const bp_explanation *entry;
    puts(".Bl -tag -width Ds");
    for (size_t i = 0; (entry = bp_explain_at(i)); i++) {
        if (entry->code / 1000 != *kind - '0')
            continue;
        printf(".It Sy BP%04d %s Pq %s\n", entry->code, entry->name, severities[entry->severity]);
        if (entry->question)
            mdoc_text(entry->question);
        put_pattern(entry->question ? ".Pp\nIt says:" : "It says:", entry->message);
        if (*entry->hint)
            put_pattern(".Pp\nWhat to do:", entry->hint);
        if (entry->why) {
            puts(".Pp");
            mdoc_text(entry->why);
        }
        if (entry->source) {
            puts(".Pp\nWhere the rule comes from:");
            mdoc_text(entry->source);
        }
        put_example("Instead of", entry->wrong);
        put_example("write", entry->right);
    }
    puts(".El");
}
