/* walk.c: goes through a book from its beginning to its end: headings and the tables below them, words
 * between them, sheets. */
#include <string.h>

#include "base/text.h"
#include "onramp/own.h"
#include "onramp/understand.h"

#define NONE UINT32_MAX

enum { LEVELS = 11, TYPED = 10 /* a paragraph that looks like a heading */ };

/* A heading that is open. */
struct open_heading {
    const struct bp_line *line; /* NULL: none */
    uint32_t priority, group;   /* what was made of it; NONE: nothing yet */
    bool used;
    const struct bp_line **words;
    uint32_t n_words;
    size_t most_words;
};

struct walk {
    struct bp_seek *seek;
    const struct bp_line *title; /* of the document */
    bool titled;                 /* it has come */
    struct open_heading levels[LEVELS];
    bool tables;           /* there was one */
    uint32_t action_views; /* grids with actions */
    uint32_t next_region;
};

/* ---- headings ---- */

static bool is_bold(const struct bp_line *line)
{
    const struct bp_block *block = line->blocks;
    if (!block || block->kind != BP_PARAGRAPH || block->next || !block->text.n)
        return false;
    for (uint32_t i = 0; i < block->text.n; i++) {
        const struct bp_run *run = &block->text.runs[i];
        if (!run->is_break && !bp_blank(run->text) && !(run->style & BP_STRONG))
            return false;
    }
    return true;
}

/* 0: no heading. */
static unsigned level_of(const struct bp_line *line)
{
    size_t len = strlen(line->text);
    if (line->heading)
        return line->heading < TYPED ? line->heading : TYPED;
    if (len > 160 || !len || strchr(".;:", line->text[len - 1]))
        return 0;
    return is_bold(line) || bp_looks_heading(line->text) ? TYPED : 0;
}

uint32_t bp_heading_add(struct bp_seek *seek, bool group, const struct bp_found_heading *heading)
{
    struct bp_found *found = seek->found;
    if (group) {
        found->groups = bp_arena_grow(seek->arena, found->groups, &seek->most_groups, found->n_groups + 1,
                                      sizeof *found->groups);
        found->groups[found->n_groups] = *heading;
        return found->n_groups++;
    }
    found->priorities = bp_arena_grow(seek->arena, found->priorities, &seek->most_priorities,
                                      found->n_priorities + 1, sizeof *found->priorities);
    found->priorities[found->n_priorities] = *heading;
    return found->n_priorities++;
}

/* Makes a priority or a group of an open heading, once. */
static uint32_t make_heading(struct walk *walk, struct open_heading *open, bool group, uint32_t above)
{
    uint32_t *made = group ? &open->group : &open->priority;
    if (*made == NONE) {
        struct bp_found_heading heading = {.line = open->line, .words = open->words, .n_words = open->n_words,
                                           .title = bp_one_line(walk->seek->arena, open->line->text),
                                           .group = above};
        *made = bp_heading_add(walk->seek, group, &heading);
    }
    open->used = true;
    return *made;
}

static void add_word(struct walk *walk, struct open_heading *open, const struct bp_line *line)
{
    open->words = bp_arena_grow(walk->seek->arena, open->words, &open->most_words, open->n_words + 1,
                                sizeof *open->words);
    open->words[open->n_words++] = line;
    struct bp_found *found = walk->seek->found;
    struct bp_found_heading *heading = open->priority != NONE ? &found->priorities[open->priority]
                                       : open->group != NONE  ? &found->groups[open->group]
                                                              : NULL;
    if (heading) {
        heading->words = open->words;
        heading->n_words = open->n_words;
    }
}

/* What no table took is words of the summary. */
static void close_heading(struct walk *walk, struct open_heading *open)
{
    if (open->line && !open->used) {
        bp_fact_add(walk->seek, BP_FACT_SUMMARY, open->line->text, NULL, NULL, open->line,
                    "a heading without a table");
        for (uint32_t i = 0; i < open->n_words; i++)
            bp_fact_add(walk->seek, BP_FACT_SUMMARY, open->words[i]->text, NULL, NULL, open->words[i],
                        "below a heading without a table");
    }
    memset(open, 0, sizeof *open);
    open->priority = open->group = NONE;
}

static struct open_heading *lowest(struct walk *walk)
{
    for (unsigned level = LEVELS; level-- > 1;) {
        if (walk->levels[level].line)
            return &walk->levels[level];
    }
    return NULL;
}

static struct open_heading *above(struct walk *walk, struct open_heading *open)
{
    while (--open > walk->levels) {
        if (open->line)
            return open;
    }
    return NULL;
}

/* ---- the title of a document ---- */

static bool has_title_word(const char *text)
{
    static const char *const words[] = {"plan",      "tracker",     "register",  "report",     "log",
                                        "strategy",  "update",      "programme", "monitoring", "cynllun",
                                        "adroddiad", "strategaeth", "review",     "statement of action"};
    char plain[240];
    bp_words_plain(text, true, plain, sizeof plain);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        const char *at = strstr(plain, words[i]);
        size_t len = strlen(words[i]);
        if (at && (at == plain || at[-1] == ' ') && (!at[len] || at[len] == ' ' || at[len] == 's'))
            return true;
    }
    return false;
}

/* "Priority 1: …", "Area of weakness 2: …": the heading of a part. */
static bool is_numbered(const char *text)
{
    const char *colon = strchr(text, ':');
    return bp_looks_heading(text) || (colon && colon > text && bp_is_digit(colon[-1]));
}

/* The lines that may be the title: the first one; the first heading; the first heading with a word of titles;
 * and a line with one, below the only heading so far. */
struct titles {
    const struct bp_line *first, *heading, *named, *below;
    uint32_t headings;
};

static void look_at_line(struct titles *titles, const struct bp_line *line)
{
    const char *text = line->text;
    if (!titles->first)
        titles->first = line;
    if (level_of(line)) {
        if (!titles->heading)
            titles->heading = line;
        titles->headings++;
        if (!titles->named && has_title_word(text) && !is_numbered(text) && titles->headings < 5)
            titles->named = line;
    } else if (!titles->below && titles->headings == 1 && text[strlen(text) - 1] != '.' &&
               strlen(text) <= 120 && has_title_word(text)) {
        titles->below = line;
    }
}

static const struct bp_line *choose_title(const struct titles *titles)
{
    const struct bp_line *first = titles->first, *heading = titles->heading, *named = titles->named;
    uint32_t headings = titles->headings;
    if (!named && titles->below && heading->heading == 1 && headings < 5) /* below the name of the body */
        return titles->below;
    if (named && (named == heading || headings > 1))
        return named;
    if (heading && (headings > 1 || has_title_word(heading->text)) && !bp_looks_heading(heading->text))
        return heading;
    if (first && first != heading && strlen(first->text) <= 160 && has_title_word(first->text))
        return first;
    return NULL;
}

static const struct bp_line *find_title(struct bp_seek *seek)
{
    const struct bp_book *book = seek->found->book;
    uint32_t end = seek->n_regions ? seek->regions[0].item : book->n_items;
    struct titles titles = {0};
    for (uint32_t i = 0; i < end; i++) {
        const struct bp_line *line = book->items[i].line;
        if (line && !bp_blank(line->text))
            look_at_line(&titles, line);
    }
    return choose_title(&titles);
}

/* ---- lines ---- */

/* "Key", above a key of colours. */
static bool is_key_title(const char *text)
{
    static const char *const words[] = {"key", "rag key", "brag key", "key to rag", "rag ratings", "allwedd"};
    char plain[40];
    if (strlen(text) > 20)
        return false;
    bp_words_plain(text, true, plain, sizeof plain);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (!strcmp(plain, words[i]))
            return true;
    }
    return false;
}

static void take_line(struct walk *walk, const struct bp_line *line)
{
    if (bp_blank(line->text))
        return;
    if (line == walk->title) {
        bp_fact_add(walk->seek, BP_FACT_TITLE, bp_one_line(walk->seek->arena, line->text), NULL, NULL, line,
                    level_of(line) ? "the first heading" : "its words");
        walk->titled = true;
        return;
    }
    unsigned level = level_of(line);
    bool fact_first = !walk->tables && level != line->heading;
    bool name = level || !walk->seek->found->n_facts;
    if (walk->title && !walk->titled && level && bp_facts_line(walk->seek, line, true))
        return; /* the body, above the title */
    if ((fact_first || (!walk->tables && !level)) && bp_facts_line(walk->seek, line, name))
        return;
    if (level) {
        for (unsigned k = level; k < LEVELS; k++)
            close_heading(walk, &walk->levels[k]);
        walk->levels[level].line = line;
        return;
    }
    struct open_heading *open = lowest(walk);
    bool end = walk->tables && walk->next_region == walk->seek->n_regions;
    if (end && is_key_title(line->text))
        return;
    if (end && bp_facts_line(walk->seek, line, false))
        return;
    if (open && end && open->used)
        bp_fact_add(walk->seek, BP_FACT_SUMMARY, line->text, NULL, NULL, line,
                    "it stands below the last table");
    else if (open)
        add_word(walk, open, line);
    else
        bp_fact_add(walk->seek, BP_FACT_SUMMARY, line->text, NULL, NULL, line, "no heading stands over it");
}

/* ---- tables ---- */

/* "Sheet1", "Action plan", "Q2": a sheet's name that says nothing of its rows. */
static bool is_plain_name(struct bp_seek *seek, const char *name)
{
    static const char *const names[] = {"action plan",
                                        "actions",
                                        "action",
                                        "plan",
                                        "tracker",
                                        "action tracker",
                                        "action log",
                                        "log",
                                        "data",
                                        "main",
                                        "register",
                                        "template",
                                        "master",
                                        "report",
                                        "progress",
                                        "monitoring",
                                        "update",
                                        "live",
                                        "full plan",
                                        "full list",
                                        "table",
                                        "current",
                                        "cynllun gweithredu",
                                        "camau",
                                        "all actions",
                                        "measures",
                                        "kpis",
                                        "worksheet",
                                        "export",
                                        "results",
                                        "query",
                                        "list",
                                        "action plan tracker",
                                        "open",
                                        "open actions",
                                        "live actions",
                                        "delivery plan",
                                        "improvement plan",
                                        "recommendations",
                                        "tracker live"};
    char plain[80];
    size_t len = bp_words_plain(name, true, plain, sizeof plain);
    if (!len || bp_head_read(&seek->words, seek->arena, name).period_alone)
        return true;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (!strcmp(plain, names[i]))
            return true;
    }
    while (len && bp_is_digit(plain[len - 1]))
        plain[--len] = '\0';
    while (len && plain[len - 1] == ' ')
        plain[--len] = '\0';
    return !strcmp(plain, "sheet") || !strcmp(plain, "table") || !strcmp(plain, "taflen") || !len;
}

static void count_views(struct walk *walk)
{
    const struct bp_view *before = NULL;
    for (uint32_t i = 0; i < walk->seek->n_regions; i++) {
        const struct bp_region *region = &walk->seek->regions[i];
        walk->action_views += !region->measures && region->view != before;
        if (!region->measures)
            before = region->view;
    }
}

/* What stands over a table, from the document's headings or the sheet's name. */
static void find_over(struct walk *walk, const struct bp_region *region, struct bp_found_table *table,
                      struct bp_over *over)
{
    struct bp_seek *seek = walk->seek;
    const struct bp_grid *grid = region->view->grid;
    bool own = !region->measures && bp_region_has_headings(seek, region);
    *over = (struct bp_over){NONE, NONE, ""};
    if (grid->kind == BP_GRID_SHEET) {
        bool plain = is_plain_name(seek, grid->name);
        if (region->measures || (plain && walk->action_views < 2))
            return;
        if (own && walk->action_views > 1 && !plain) {
            struct bp_found_heading heading = {.title = grid->name, .group = NONE, .grid = NULL};
            bool again = seek->found->n_groups &&
                         bp_text_same(seek->found->groups[seek->found->n_groups - 1].title, grid->name);
            over->group = again ? seek->found->n_groups - 1 : bp_heading_add(seek, true, &heading);
        }
        over->sheet = plain ? "" : grid->name;
        return;
    }
    struct open_heading *open = lowest(walk);
    if (!open)
        return;
    if (region->measures || (own && walk->action_views < 2)) {
        table->title = bp_one_line(seek->arena, open->line->text);
        open->used = true;
        for (uint32_t i = 0; i < open->n_words; i++)
            bp_fact_add(seek, BP_FACT_SUMMARY, open->words[i]->text, NULL, NULL, open->words[i],
                        "above a table");
        open->n_words = 0;
        return;
    }
    if (own) {
        over->group = make_heading(walk, open, true, NONE);
        return;
    }
    struct open_heading *up = above(walk, open);
    uint32_t group = NONE;
    if (up && up->priority != NONE) /* it has rows of its own: this one stands beside it */
        group = seek->found->priorities[up->priority].group;
    else if (up)
        group = make_heading(walk, up, true, NONE);
    over->priority = make_heading(walk, open, false, group);
}

static void take_region(struct walk *walk, const struct bp_region *region, struct bp_found_table *table)
{
    table->grid = region->view->grid;
    table->title = "";
    table->columns = region->columns;
    table->n_columns = region->n_columns;
    table->measures = region->measures;
    table->n_headers = region->n_headers;
    table->first_header = region->header < region->view->n ? region->view->rows[region->header].row : 0;
    if (region->n_headers > 1)
        table->n_headers =
            region->view->rows[region->header + region->n_headers - 1].row - table->first_header + 1;
    struct bp_over over;
    find_over(walk, region, table, &over);
    bp_rows_sort(walk->seek, region, table, &over);
    walk->tables = true;
}

/* ---- grids without a table ---- */

static bool is_guidance(const char *name)
{
    static const char *const words[] = {"guidance",   "instruction", "how to",    "lookup",  "list",
                                        "validation", "dropdown",    "drop down", "contact", "change log",
                                        "version",    "help",        "notes"};
    char plain[80];
    bp_words_plain(name, true, plain, sizeof plain);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (strstr(plain, words[i]))
            return true;
    }
    return false;
}

/* A cover: few rows, with a text or two each. */
static bool is_cover(const struct bp_view *view)
{
    uint32_t texts = 0;
    for (uint32_t i = 0; i < view->n; i++)
        texts += view->rows[i].texts;
    return view->n <= 40 && texts <= view->n * 2 && !is_guidance(view->grid->name);
}

/* Lists that the maker of the plan reads by itself: abbreviations, statuses. */
static bool is_read_elsewhere(const struct bp_view *view)
{
    if (!view->n)
        return false;
    const char *first = bp_view_text(view, view->rows[0].row, 0),
               *second = bp_view_text(view, view->rows[0].row, 1);
    return (bp_text_is(first, strlen(first), "abbreviation") &&
            bp_text_is(second, strlen(second), "meaning")) ||
           (bp_text_is(first, strlen(first), "id") && bp_text_is(second, strlen(second), "label"));
}

/* The properties of the sheet "Report" that are facts. own_take.c takes the others. */
static void take_report(struct walk *walk, const struct bp_grid *grid)
{
    for (int i = 0; i < BP_PROPERTIES; i++) {
        const struct bp_cell *cell = bp_own_property(walk->seek->found->book, (enum bp_property)i);
        if (cell && bp_properties[i].fact != BP_FACTS)
            bp_fact_add(walk->seek, bp_properties[i].fact, cell->text, grid, cell, NULL,
                        "the sheet's property");
    }
}

/* Whether the heads stand in the first column, a table for each action. */
static bool is_form(struct bp_seek *seek, const struct bp_view *view)
{
    uint32_t heads = 0;
    for (uint32_t i = 0; i < view->n; i++)
        heads += bp_head_known(&seek->words, bp_view_text(view, view->rows[i].row, 0));
    return heads > 2 && heads * 2 > view->n;
}

static void take_other(struct walk *walk, const struct bp_view *view)
{
    struct bp_seek *seek = walk->seek;
    if (bp_own_kind_of(view->grid) == BP_OWN_REPORT)
        take_report(walk, view->grid);
    if (!view->n || is_read_elsewhere(view) || bp_facts_list(seek, view) || bp_keys_list(seek, view))
        return;
    bool box = view->grid->kind == BP_GRID_TABLE && view->n == 1 && view->rows[0].texts == 1;
    if (box || (!walk->tables && seek->n_regions && is_cover(view))) {
        for (uint32_t i = 0; i < view->n; i++)
            bp_facts_row(seek, view, i);
        return;
    }
    uint32_t texts = 0;
    for (uint32_t i = 0; i < view->n; i++)
        texts += view->rows[i].texts;
    if (texts)
        bp_left_grid(seek, view->grid, is_form(seek, view) ?
            "its heads stand one below the other: write them in one row, with a row for each action" :
                     bp_short(seek->arena,
                              "no row of it has the heads of an action plan's columns; it has %u texts",
                              texts));
}

void bp_book_walk(struct bp_seek *seek)
{
    struct walk walk = {.seek = seek};
    const struct bp_book *book = seek->found->book;
    for (unsigned k = 0; k < LEVELS; k++)
        walk.levels[k].priority = walk.levels[k].group = NONE;
    seek->found->tables =
        bp_arena_array(seek->arena, (size_t)seek->n_regions + 1, sizeof *seek->found->tables);
    walk.title = find_title(seek);
    count_views(&walk);
    for (uint32_t i = 0; i < book->n_items; i++) {
        if (book->items[i].line) {
            take_line(&walk, book->items[i].line);
            continue;
        }
        bool any = false;
        while (walk.next_region < seek->n_regions && seek->regions[walk.next_region].item == i) {
            take_region(&walk, &seek->regions[walk.next_region++],
                        &seek->found->tables[seek->found->n_tables++]);
            any = true;
        }
        if (!any)
            take_other(&walk, &seek->views[i]);
    }
    for (unsigned k = 0; k < LEVELS; k++)
        close_heading(&walk, &walk.levels[k]);
}
