/* structure.c: checks the elements of a file against the schema table. Each error gives one
 * finding. If an element is unknown, all its contents are skipped. If children are out of order,
 * only the fewest that must be moved are reported. */
#include "read/structure.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "read/hints.h"

static void add(struct bp_structure *s, enum bp_code code, uint32_t at, uint32_t len, const char *a,
                const char *b, const char *c)
{
    bp_diag_add(s->diags, code, s->source, at, len, a, b, c);
}

static const struct bp_schema_element *parent_of(const struct bp_structure *s)
{
    return &bp_elements[s->open[s->depth - 1].element];
}

/* ---- attributes ---- */

static const struct bp_schema_attr *find_attr(enum bp_element element, const char *name)
{
    const struct bp_schema_attr *attr = bp_elements[element].attrs;
    for (; attr && attr->name; attr++)
        if (bp_text_same(attr->name, name))
            return attr;
    return NULL;
}

/* Attributes that XML allows in any document: the location of its schema, and on the root xml:space
 * and the like. */
static bool is_common(enum bp_element root, enum bp_element element, const struct bp_attr *attr)
{
    if (!attr->uri)
        return false;
    if (!strcmp(attr->uri, BP_XSI_URI))
        return !strcmp(attr->local, "noNamespaceSchemaLocation") ||
               !strcmp(attr->local, "schemaLocation");
    return element == root && !strcmp(attr->uri, BP_XML_URI);
}

static void check_attributes(struct bp_structure *s, enum bp_element element,
                             const struct bp_tag *tag)
{
    const struct bp_schema_element *schema = &bp_elements[element];
    for (size_t i = 0; i < tag->n_attrs; i++) {
        const struct bp_attr *attr = &tag->attrs[i];
        bool known = is_common(s->root, element, attr) || find_attr(element, attr->name) ||
                     (schema->any_totals && !attr->uri && !strchr(attr->name, ':'));
        if (!known)
            add(s, BP_E_UNKNOWN_ATTRIBUTE, attr->name_at, attr->name_len, schema->name, attr->name,
                bp_hint_attribute(s->scratch, element, attr->name));
    }
    for (const struct bp_schema_attr *want = schema->attrs; want && want->name; want++) {
        bool given = !want->required;
        for (size_t i = 0; i < tag->n_attrs && !given; i++) {
            const char *meant = tag->attrs[i].name;
            if (!find_attr(element, meant))
                meant = bp_meant_attribute(element, meant);
            given = meant && bp_text_same(meant, want->name);
        }
        if (!given)
            add(s, BP_E_LACKING_ATTRIBUTE, tag->at, tag->len, schema->name, want->name,
                want->about);
    }
}

/* ---- order ---- */

/* Records a child. Children of the same place one after the other make one run. */
static void record_child(struct bp_structure *s, uint8_t child, const struct bp_tag *tag)
{
    struct bp_open_element *open = &s->open[s->depth - 1];
    uint8_t order = child;
    while (bp_elements[open->element].children[order].beside)
        order--;
    if (s->n_runs > open->first_run && s->runs[s->n_runs - 1].order == order) {
        s->runs[s->n_runs - 1].count++;
        return;
    }
    struct bp_child_run *runs =
        bp_arena_grow(s->scratch, s->runs, &s->capacity, s->n_runs + 1, sizeof *runs);
    if (!runs) {
        s->stop = true;
        return;
    }
    s->runs = runs;
    s->runs[s->n_runs++] = (struct bp_child_run){order, child, false, tag->at, tag->len, 1, 0, 0};
}

/* Marks the largest set of children that are already in order as kept. n > 0. */
static void keep_ordered(struct bp_child_run *runs, size_t n)
{
    size_t best_of[BP_MAX_CHILDREN]; /* by order: the run that ends the best selection up to there */
    size_t best = 0;
    for (size_t i = 0; i < BP_MAX_CHILDREN; i++)
        best_of[i] = SIZE_MAX;
    for (size_t i = 0; i < n; i++) {
        runs[i].weight = runs[i].count;
        runs[i].before = SIZE_MAX;
        for (size_t order = 0; order <= runs[i].order; order++) {
            size_t last = best_of[order];
            if (last == SIZE_MAX || runs[last].weight + runs[i].count <= runs[i].weight)
                continue;
            runs[i].weight = runs[last].weight + runs[i].count;
            runs[i].before = last;
        }
        size_t *of_order = &best_of[runs[i].order];
        if (*of_order == SIZE_MAX || runs[i].weight > runs[*of_order].weight)
            *of_order = i;
        if (runs[i].weight > runs[best].weight)
            best = i;
    }
    for (size_t i = best; i != SIZE_MAX; i = runs[i].before)
        runs[i].kept = true;
}

/* Where the run at `i` should go: before the first kept run that belongs after it, or after the
 * last kept run that belongs before it. One of them exists, or the run would have been kept too. */
static const char *order_hint(struct bp_structure *s, const struct bp_open_element *open,
                              const struct bp_child_run *runs, size_t n, size_t i)
{
    const struct bp_schema_child *children = bp_elements[open->element].children;
    const char *where = "before", *name = NULL;
    for (size_t j = 0; j < i && !name; j++)
        if (runs[j].kept && runs[j].order > runs[i].order)
            name = bp_elements[children[runs[j].child].element].name;
    for (size_t j = n; j > i + 1 && !name; j--) {
        if (!runs[j - 1].kept || runs[j - 1].order >= runs[i].order)
            continue;
        where = "after";
        name = bp_elements[children[runs[j - 1].child].element].name;
    }
    return bp_hint_order(s->scratch, open->element, where, name);
}

static void check_order(struct bp_structure *s, const struct bp_open_element *open)
{
    size_t n = s->n_runs - open->first_run;
    if (n < 2)
        return;
    struct bp_child_run *runs = s->runs + open->first_run;
    bool ordered = true;
    for (size_t i = 1; i < n; i++)
        ordered = ordered && runs[i - 1].order <= runs[i].order;
    if (!ordered)
        keep_ordered(runs, n);
    for (size_t i = 0; i < n && !ordered; i++) {
        const char *name = bp_elements[bp_elements[open->element].children[runs[i].child].element].name;
        if (runs[i].kept)
            continue;
        /* a hint needs a walk over all children; findings beyond the cap are not stored, so skip
         * it */
        const char *hint = s->diags->dropped ? "" : order_hint(s, open, runs, n, i);
        add(s, BP_E_ORDER, runs[i].at, runs[i].len, name, bp_elements[open->element].name, hint);
    }
}

static void check_lacking(struct bp_structure *s, const struct bp_open_element *open)
{
    const struct bp_schema_element *schema = &bp_elements[open->element];
    if (schema->content != BP_CONTENT_CHILDREN)
        return;
    for (size_t i = 0; schema->children[i].element; i++) {
        const char *name = bp_elements[schema->children[i].element].name;
        if (schema->children[i].required && open->first_at[i] == BP_NOWHERE)
            add(s, BP_E_LACKING, open->at, open->len, schema->name, name,
                bp_hint_lacking(s->scratch, open->element, schema->children[i].element));
    }
}

/* ---- elements ---- */

static void push(struct bp_structure *s, enum bp_element element, const struct bp_tag *tag)
{
    struct bp_open_element *open = &s->open[s->depth++];
    *open = (struct bp_open_element){.element = element, .at = tag->at, .len = tag->len};
    open->first_run = s->n_runs;
    for (size_t i = 0; i < BP_MAX_CHILDREN; i++)
        open->first_at[i] = BP_NOWHERE;
    check_attributes(s, element, tag);
}

static const struct bp_format_name *format_of(enum bp_element root)
{
    const struct bp_format_name *format = bp_formats;
    while (format->root != root)
        format++;
    return format;
}

/* The format with a root element of this name; NULL: there is none. */
static const struct bp_format_name *format_named(const char *name)
{
    const struct bp_format_name *format = bp_formats;
    while (format->root && strcmp(bp_elements[format->root].name, name) != 0)
        format++;
    return format->root ? format : NULL;
}

/* A file of another format than the one that is wanted. */
static void report_format(struct bp_structure *s, const struct bp_format_name *wanted,
                          const struct bp_format_name *found, const struct bp_tag *tag)
{
    if (found->root == BP_EL_BOARD_PACK && wanted->root == BP_EL_ACTION_PLAN)
        add(s, BP_E_PACK, tag->at, tag->len, NULL, NULL, NULL);
    else if (found->root == BP_EL_ACTION_PLAN && wanted->root == BP_EL_BOARD_PACK)
        add(s, BP_E_PLAN, tag->at, tag->len, NULL, NULL, NULL);
    else
        add(s, BP_E_FORMAT, tag->at, tag->len, found->a_kind, wanted->a_kind,
            bp_elements[wanted->root].name);
}

/* Accepts the root element if it is right or nearly right. In the second case the rest is read as
 * if it were right. */
static enum bp_element start_root(struct bp_structure *s, const struct bp_tag *tag)
{
    const char *root = bp_elements[s->root].name, *name = tag->uri ? tag->local : tag->name;
    const struct bp_format_name *wanted = format_of(s->root), *found = format_named(name);
    if (found && found != wanted) {
        report_format(s, wanted, found, tag);
        return BP_EL_NONE;
    }
    if (!found) {
        bool near = bp_text_nearest(name, &root, 1) != NULL;
        char hint[120];
        if (near)
            snprintf(hint, sizeof hint, "did you mean <%s>?", root);
        else
            snprintf(hint, sizeof hint, "%s begins with <%s>; check whether this is the right file",
                     wanted->a_kind, root);
        add(s, BP_E_ROOT, tag->at, tag->len, tag->name, hint, root);
        return near ? s->root : BP_EL_NONE;
    }
    if (tag->uri) {
        add(s, BP_E_NAMESPACE, tag->at, tag->len, tag->uri, wanted->a_kind, NULL);
        s->root_uri = bp_arena_text(s->scratch, tag->uri, strlen(tag->uri));
        s->stop = !s->root_uri;
    }
    return s->root;
}

/* Whether a tag could be one of ours: it has no namespace, or the one that the root wrongly
 * declares for all. */
static bool is_ours(const struct bp_structure *s, const struct bp_tag *tag)
{
    if (!tag->uri)
        return !strcmp(tag->name, tag->local);
    return s->root_uri && !strcmp(tag->uri, s->root_uri);
}

/* If an unknown element was probably meant as a required one, the required one is not reported as
 * missing too. */
static void suppose_given(struct bp_structure *s, const struct bp_tag *tag)
{
    struct bp_open_element *open = &s->open[s->depth - 1];
    const struct bp_schema_child *children = bp_elements[open->element].children;
    enum bp_element meant = bp_meant_element(open->element, tag->local);
    for (size_t i = 0; children && children[i].element; i++)
        if ((children[i].element == meant || !children[1].element) && open->first_at[i] == BP_NOWHERE)
            open->first_at[i] = tag->at;
}

static void report_unknown(struct bp_structure *s, const struct bp_tag *tag)
{
    enum bp_element parent = s->open[s->depth - 1].element;
    bool elsewhere = false;
    for (int e = BP_EL_NONE + 1; e < BP_EL_COUNT && is_ours(s, tag); e++)
        elsewhere = elsewhere || (bp_schema_has(s->root, (enum bp_element)e) &&
                                  !strcmp(bp_elements[e].name, tag->local));
    const char *hint = bp_hint_element(s->scratch, s->root, parent, tag->local);
    if (elsewhere && s->depth > 1 && bp_elements[parent].content != BP_CONTENT_CHILDREN &&
        bp_schema_child(s->open[s->depth - 2].element, tag->local))
        hint = bp_hint_left_open(s->scratch, parent, s->open[s->depth - 2].element);
    suppose_given(s, tag);
    if (elsewhere)
        add(s, BP_E_MISPLACED, tag->at, tag->len, tag->name, bp_elements[parent].name, hint);
    else
        add(s, BP_E_ELEMENT, tag->at, tag->len, tag->name, hint, NULL);
}

/* Whether the open element is an action of the lowest level. */
static bool is_too_low(const struct bp_structure *s)
{
    size_t above = 0;
    while (above < s->depth && s->open[s->depth - 1 - above].element == BP_EL_ACTION)
        above++;
    return above == BP_LEVELS;
}

/* Which child of the open element this tag is. Records it in the element's sequence. */
static enum bp_element start_child(struct bp_structure *s, const struct bp_tag *tag)
{
    struct bp_open_element *open = &s->open[s->depth - 1];
    const struct bp_schema_element *parent = parent_of(s);
    enum bp_element element =
        is_ours(s, tag) ? bp_schema_child(open->element, tag->local) : BP_EL_NONE;
    open->text_said = false;
    if (!element) {
        report_unknown(s, tag);
        return BP_EL_NONE;
    }
    if (parent->content != BP_CONTENT_CHILDREN)
        return element;
    if (element == BP_EL_ACTION && is_too_low(s)) {
        add(s, BP_E_LEVELS, tag->at, tag->len, NULL, NULL, NULL);
        return BP_EL_NONE;
    }
    uint8_t order = 0;
    while (parent->children[order].element != element)
        order++;
    if (open->first_at[order] != BP_NOWHERE && !parent->children[order].many) {
        add(s, BP_E_TWICE, tag->at, tag->len, tag->name, parent->name, NULL);
        bp_diag_relate(s->diags, s->source, open->first_at[order], tag->len);
        return element;
    }
    if (open->first_at[order] == BP_NOWHERE)
        open->first_at[order] = tag->at;
    record_child(s, order, tag);
    return element;
}

enum bp_element bp_structure_start(struct bp_structure *s, const struct bp_tag *tag)
{
    if (s->depth + s->silent == BP_MAX_DEPTH) {
        char limit[12];
        snprintf(limit, sizeof limit, "%d", BP_MAX_DEPTH);
        add(s, BP_E_DEPTH, tag->at, tag->len, limit, NULL, NULL);
        s->stop = true;
        return BP_EL_NONE;
    }
    if (s->diags->errors >= BP_MAX_ERRORS) {
        char limit[12];
        snprintf(limit, sizeof limit, "%d", BP_MAX_ERRORS);
        add(s, BP_E_ERRORS, tag->at, tag->len, limit, NULL, NULL);
        s->stop = true;
        return BP_EL_NONE;
    }
    enum bp_element element = BP_EL_NONE;
    if (!s->silent)
        element = s->depth ? start_child(s, tag) : start_root(s, tag);
    if (element)
        push(s, element, tag);
    else
        s->silent++;
    return element;
}

/* Reports text where none is allowed, once between two tags. */
static void report_text(struct bp_structure *s, const char *bytes, size_t len, uint32_t at)
{
    struct bp_open_element *open = &s->open[s->depth - 1];
    size_t first = 0;
    while (first < len && bp_is_blank(bytes[first]))
        first++;
    if (first == len || open->text_said)
        return;
    while (bp_is_blank(bytes[len - 1]))
        len--;
    const char *line_end = memchr(bytes + first, '\n', len - first);
    if (line_end)
        len = (size_t)(line_end - bytes);
    open->text_said = true;
    add(s, BP_E_TEXT, at + (uint32_t)first, (uint32_t)(len - first), parent_of(s)->name,
        bp_hint_text(s->scratch, open->element), NULL);
}

enum bp_element bp_structure_text(struct bp_structure *s, const char *bytes, size_t len, uint32_t at)
{
    if (s->silent || !s->depth)
        return BP_EL_NONE;
    enum bp_content content = parent_of(s)->content;
    if (content == BP_CONTENT_INLINE || content == BP_CONTENT_BLOCK)
        return s->open[s->depth - 1].element;
    report_text(s, bytes, len, at);
    return BP_EL_NONE;
}

enum bp_element bp_structure_end(struct bp_structure *s)
{
    if (s->silent) {
        s->silent--;
        return BP_EL_NONE;
    }
    struct bp_open_element *open = &s->open[--s->depth];
    check_order(s, open);
    check_lacking(s, open);
    s->n_runs = open->first_run;
    return open->element;
}

void bp_structure_abandon(struct bp_structure *s)
{
    while (s->depth) {
        struct bp_open_element *open = &s->open[--s->depth];
        check_order(s, open);
        s->n_runs = open->first_run;
    }
}
