/* hints.c: makes hints from the schema table. */
#include "read/hints.h"

#include <stdio.h>
#include <string.h>

#include "base/diag.h"
#include "base/text.h"
#include "model/columns.h"

#define MOST_NAMES 16 /* most attributes of one element */

/* Names that other formats and people use for our elements and attributes. */
static const char *const other_names[][2] = {
    {"b", "strong"},          {"bold", "strong"},      {"i", "em"},
    {"italic", "em"},         {"u", "em"},             {"para", "p"},
    {"div", "p"},             {"bullet", "li"},        {"item", "li"},
    {"list", "ul"},           {"link", "a"},           {"comment", "update"},
    {"comments", "update"},   {"progress", "update"},  {"narrative", "update"},
    {"officer", "lead"},      {"lead-officer", "lead"}, {"lead-agency", "lead"},
    {"owner", "lead"},        {"other-partners", "partner"}, {"name", "title"},
    {"text", "description"},  {"measures", "success-measures"}, {"key", "statuses"},
    {"milestone", "action"},  {"deliverable", "action"}, {"sub-action", "action"},
    {"objective", "action"},  {"recommendation", "action"}, {"section", "group"},
    {"id", "ref"},            {"reference", "ref"},    {"no", "ref"},
    {"by-when", "due"},       {"deadline", "due"},     {"due-date", "due"},
    {"responsible", "lead"},  {"target-date", "due"},  {"start-date", "start"},
    {"rag", "status"},        {"lang", "xml:lang"},    {"colour", "fill"},
    {"figure", "value"},      {"quarter", "period"},   {"cost", "money"},
    {"costs", "money"},       {"finance", "money"},    {"kpis", "success-measures"},
    {"kpi", "measure"},       {"indicator", "measure"}, {"indicators", "success-measures"},
    {"color", "fill"},        {"start", "from"},       {"end", "to"},
};

static const char *other_name(const char *name, const char *const *allowed, size_t n)
{
    for (size_t i = 0; i < sizeof other_names / sizeof *other_names; i++)
        for (size_t j = 0; j < n && !strcmp(other_names[i][0], name); j++)
            if (!strcmp(other_names[i][1], allowed[j]))
                return allowed[j];
    return NULL;
}

/* Joins before + a + middle + b + after, in the arena. */
static const char *join(struct bp_arena *arena, const char *const parts[5])
{
    size_t len = 0;
    for (int i = 0; i < 5; i++)
        len += strlen(parts[i]);
    char *text = bp_arena_alloc(arena, len + 1), *at = text;
    for (int i = 0; text && i < 5; i++) {
        size_t part = strlen(parts[i]);
        memcpy(at, parts[i], part);
        at += part;
    }
    return text ? text : parts[0];
}

static const char *list_of(struct bp_arena *arena, const char *const *words, size_t n)
{
    const char *list = bp_text_join(arena, words, n);
    return list ? list : "";
}

static size_t names_in(enum bp_element parent, const char *names[BP_EL_COUNT])
{
    enum bp_element allowed[BP_EL_COUNT];
    size_t n = bp_schema_allowed(parent, allowed);
    for (size_t i = 0; i < n; i++)
        names[i] = bp_elements[allowed[i]].name;
    return n;
}

static size_t attributes_of(enum bp_element element, const char *names[MOST_NAMES])
{
    size_t n = 0;
    for (const struct bp_schema_attr *attr = bp_elements[element].attrs; attr && attr->name; attr++)
        names[n++] = attr->name;
    return n;
}

static const char *meant_of(const char *name, const char *const *names, size_t n)
{
    const char *meant = other_name(name, names, n);
    return meant ? meant : bp_text_nearest(name, names, n);
}

enum bp_element bp_meant_element(enum bp_element parent, const char *name)
{
    const char *names[BP_EL_COUNT];
    size_t n = names_in(parent, names);
    const char *meant = meant_of(name, names, n);
    return meant ? bp_schema_child(parent, meant) : BP_EL_NONE;
}

const char *bp_meant_attribute(enum bp_element element, const char *name)
{
    const char *names[MOST_NAMES];
    size_t n = attributes_of(element, names);
    return meant_of(name, names, n);
}

const char *bp_hint_choice(struct bp_arena *arena, const char *word, const char *const *choices,
                           size_t n)
{
    const char *meant = bp_text_nearest(word, choices, n), *list = list_of(arena, choices, n);
    if (meant)
        return join(arena, (const char *[]){"did you mean \"", meant, "\"? (", list, ")"});
    return join(arena, (const char *[]){"one of: ", list, "", "", ""});
}

const char *bp_hint_label(struct bp_arena *arena, const char *id, const char *label)
{
    return join(arena, (const char *[]){"did you mean \"", id, "\" (", label, ")?"});
}

const char *bp_hint_check(struct bp_arena *arena, const char *word)
{
    enum { MOST = 64 }; /* more than there are checks */
    static const char all[] = "a check has a number from BP5001 on; `boardpaper explain` lists them";
    char codes[MOST][8];
    const char *names[2 * MOST] = {NULL};
    size_t n = 0;
    for (const struct bp_code_text *code = bp_codes; code->number && n < MOST; code++) {
        snprintf(codes[n], sizeof codes[n], "BP%04d", code->number);
        if (!BP_IS_CHECK(code->number) && !strcmp(codes[n], word))
            return "this is not a finding of the checks: correct it, it cannot be accepted";
        if (!BP_IS_CHECK(code->number))
            continue;
        names[2 * n] = codes[n];
        names[2 * n + 1] = code->name;
        n++;
    }
    char with_letters[8];
    snprintf(with_letters, sizeof with_letters, "BP%.5s", word);
    bool number = strspn(word, "0123456789") == strlen(word);
    const char *meant = bp_text_nearest(number ? with_letters : word, names, 2 * n);
    for (size_t i = 0; meant && i < n; i++)
        if (meant == names[2 * i] || meant == names[2 * i + 1])
            return join(arena, (const char *[]){"did you mean \"", codes[i], "\"? (",
                                                names[2 * i + 1], ")"});
    return all;
}

/* Where an element belongs, before what may stand here: "it belongs in <report>; ". Of one that many elements
 * may have, nothing. */
static const char *homes_of(struct bp_arena *arena, enum bp_element root, const char *name)
{
    const char *homes[2] = {NULL, NULL};
    size_t n = 0;
    for (int e = BP_EL_NONE + 1; e < BP_EL_COUNT; e++) {
        if (!bp_schema_has(root, (enum bp_element)e) || !bp_schema_child((enum bp_element)e, name))
            continue;
        if (n == 2)
            return "";
        homes[n++] = bp_elements[e].name;
    }
    if (!n)
        return "";
    return join(arena, (const char *[]){"it belongs in <", homes[0], n == 2 ? "> or <" : "",
                                        n == 2 ? homes[1] : "", ">; "});
}

const char *bp_hint_element(struct bp_arena *arena, enum bp_element root, enum bp_element parent,
                            const char *name)
{
    const char *names[BP_EL_COUNT];
    size_t n = names_in(parent, names);
    const char *in = bp_elements[parent].name;
    if (!n)
        return join(arena, (const char *[]){"<", in, "> holds no elements", "", ""});
    const char *meant = meant_of(name, names, n), *list = list_of(arena, names, n);
    if (parent == BP_EL_ACTION && meant && other_name(name, names, n) &&
        !strcmp(meant, bp_elements[BP_EL_ACTION].name))
        return "a row below an action, such as a milestone, is an <action> in it, after all else that is in "
               "it";
    if (meant)
        return join(arena, (const char *[]){"did you mean <", meant, ">? (", list, ")"});
    if (bp_elements[parent].content == BP_CONTENT_INLINE && (!strcmp(name, "p") || !strcmp(name, "div")))
        return join(arena, (const char *[]){"write the text straight into <", in,
                                            ">; <br/> begins a new line", "", ""});
    const char *may = join(arena, (const char *[]){"in <", in, "> may stand: ", list, ""});
    may = join(arena, (const char *[]){homes_of(arena, root, name), may, "", "", ""});
    if (parent != BP_EL_MEASURE && parent != BP_EL_ACTION)
        return may;
    enum bp_column_kind column = bp_column_find(name);
    if (column != BP_COLUMN_OWN)
        return join(arena, (const char *[]){"that is said by ", bp_column_words[column].filler, "; ", may,
                                            ""});
    for (int other = BP_EL_NONE + 1; other < BP_EL_COUNT; other++)
        if (!strcmp(bp_elements[other].name, name))
            return may;
    return join(arena, (const char *[]){may, "; a column of your own is filled by <cell column=\"", name,
                                        "\">, and listed in <columns>", ""});
}

/* The element within this one that has such an attribute: <money> has the budget of an action. */
static const char *has_attribute_within(enum bp_element element, const char *name)
{
    enum bp_element within[BP_EL_COUNT];
    size_t n = bp_schema_allowed(element, within);
    for (size_t i = 0; i < n; i++)
        for (const struct bp_schema_attr *attr = bp_elements[within[i]].attrs; attr && attr->name; attr++)
            if (!strcmp(attr->name, name))
                return bp_elements[within[i]].name;
    return NULL;
}

const char *bp_hint_attribute(struct bp_arena *arena, enum bp_element element, const char *name)
{
    const char *names[MOST_NAMES];
    size_t n = attributes_of(element, names);
    if (bp_elements[element].any_totals)
        return "each attribute here is the id of a status, such as green=\"7\"";
    if (element == BP_EL_STYLE_COLUMN && !strcmp(name, "print"))
        return "a style never leaves a column out; a plan can, with print=\"no\" in its own <columns>";
    if (bp_schema_child(element, name))
        return join(arena, (const char *[]){"write it as an element, <", name, ">\xE2\x80\xA6</", name, ">"});
    if (!n && !has_attribute_within(element, name))
        return "leave it out: the element has no attributes";
    const char *within = other_name(name, names, n) ? NULL : has_attribute_within(element, name);
    if (within)
        return join(arena, (const char *[]){"that is an attribute of <", within, ">, which may stand in <",
                                            bp_elements[element].name, ">"});
    const char *meant = meant_of(name, names, n), *list = list_of(arena, names, n);
    if (meant)
        return join(arena, (const char *[]){"did you mean \"", meant, "\"? (", list, ")"});
    return join(arena, (const char *[]){"it has: ", list, "", "", ""});
}

const char *bp_hint_left_open(struct bp_arena *arena, enum bp_element open, enum bp_element parent)
{
    const char *in = join(arena, (const char *[]){"it belongs in <", bp_elements[parent].name, ">",
                                                  "", ""});
    return join(arena, (const char *[]){in, ": is </", bp_elements[open].name,
                                        "> missing before it?", ""});
}

const char *bp_hint_order(struct bp_arena *arena, enum bp_element parent, const char *where,
                          const char *sibling)
{
    const char *names[BP_EL_COUNT] = {NULL};
    const char *list = list_of(arena, names, names_in(parent, names));
    const char *place = join(arena, (const char *[]){where, " <", sibling, ">", ""});
    return join(arena, (const char *[]){"put it ", place, "; the order is: ", list, ""});
}

const char *bp_hint_lacking(struct bp_arena *arena, enum bp_element parent, enum bp_element child)
{
    const char *names[BP_EL_COUNT], *name = bp_elements[child].name;
    size_t n = names_in(parent, names);
    const char *add = join(arena, (const char *[]){"add <", name, ">: ", bp_elements[child].about, ""});
    if (n == 1)
        return add;
    return join(arena, (const char *[]){add, " The order is: ", list_of(arena, names, n), "", ""});
}

const char *bp_hint_text(struct bp_arena *arena, enum bp_element parent)
{
    const char *names[BP_EL_COUNT];
    size_t n = names_in(parent, names);
    if (!n && !bp_elements[parent].attrs && !bp_elements[parent].any_totals)
        return join(arena, (const char *[]){"it holds nothing: write <", bp_elements[parent].name, "/>",
                                            "", ""});
    if (!n)
        return "delete it: the element says all in its attributes";
    return join(arena, (const char *[]){"put it into one of: ", list_of(arena, names, n), "", "", ""});
}
