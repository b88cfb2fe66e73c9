/* writer.c: the writer for HTML: what becomes of each part of a document. */
#include "base/text.h"
#include "html/page.h"

#define MUCH ((size_t)64 << 10) /* bytes that wait for the drain at most */

void bp_html_flush(struct bp_html *html, bool all)
{
    const struct bp_drain *drain = html->file->drain;
    struct bp_buf *out = html->out;
    if (!drain || (!all && out->len < MUCH) || out->failed)
        return;
    if (!html->failed && drain->write(drain->user, out->bytes, out->len))
        html->failed = true;
    out->len = 0;
}

static void put_own(struct bp_html *html, enum bp_word word)
{
    bp_put_text(html, bp_own(&html->story, word));
}

/* A passage with a class, or NULL. */
static void put_passage(struct bp_html *html, const char *look, const struct bp_inline *text)
{
    if (!text || !text->n)
        return;
    BP_PUT(html, "<p");
    if (look)
        bp_put_attribute(html, "class", look);
    bp_put_lang(html, text);
    BP_PUT(html, ">");
    bp_put_inline(html, text);
    BP_PUT(html, "</p>\n");
}

static void put_words(struct bp_html *html, const char *look, const char *words)
{
    put_passage(html, look, bp_say_inline(&html->work, words));
}

/* ---- headings and contents ---- */

void bp_put_heading(struct bp_html *html, int level, const struct bp_inline *text, const char *id)
{
    level += html->deeper;
    bp_buf_fmt(html->out, "<h%d", level);
    if (id)
        bp_put_attribute(html, "id", id);
    if (html->fresh)
        BP_PUT(html, " class=\"new\"");
    html->fresh = false;
    bp_put_lang(html, text);
    BP_PUT(html, ">");
    bp_put_inline(html, text);
    bp_buf_fmt(html->out, "</h%d>\n", level);
}

/* No id begins with a digit: a style sheet could not name it as it stands. */
static const char *heading_id(struct bp_html *html, const struct bp_inline *text)
{
    const char *words = bp_inline_plain(&html->work, text), *at = words;
    while (*at && !bp_is_letter(*at) && !bp_is_digit(*at))
        at++;
    return bp_id_make(html, bp_is_letter(*at) ? "" : "part", words);
}

static void list_heading(void *to, int level, const struct bp_inline *text)
{
    struct bp_html *html = to;
    if (level > html->deepest)
        return;
    html->listed = bp_arena_grow(html->arena, html->listed, &html->listed_room, html->n_listed + 1,
                                 sizeof *html->listed);
    html->listed[html->n_listed++] = (struct bp_listed){level, text, heading_id(html, text)};
    bp_arena_rewind(&html->work);
}

/* The headings of one level from `i` on, with those below them. Returns the first that is not among them. */
static size_t put_listed(struct bp_html *html, size_t i)
{
    int level = html->listed[i].level;
    BP_PUT(html, "<ul>\n");
    while (i < html->n_listed && html->listed[i].level >= level) {
        const struct bp_listed *is = &html->listed[i++];
        BP_PUT(html, "<li><a");
        bp_put_lang(html, is->text);
        BP_PUT(html, " href=\"#");
        bp_put_text(html, is->id);
        BP_PUT(html, "\">");
        bp_put_text(html, bp_inline_name(&html->work, is->text));
        BP_PUT(html, "</a>");
        if (i < html->n_listed && html->listed[i].level > level) {
            BP_PUT(html, "\n");
            i = put_listed(html, i);
        }
        BP_PUT(html, "</li>\n");
    }
    BP_PUT(html, "</ul>\n");
    return i;
}

#define FEW 3 /* a document with fewer headings has no contents */

static void put_contents(struct bp_html *html)
{
    html->contents = html->n_listed >= FEW;
    if (!html->contents)
        return;
    const struct bp_inline *name = bp_own_inline(&html->story, BP_WORD_CONTENTS);
    BP_PUT(html, "<nav class=\"contents\" aria-labelledby=\"contents\">\n");
    bp_put_heading(html, 2, name, "contents");
    for (size_t i = 0; i < html->n_listed;)
        i = put_listed(html, i);
    BP_PUT(html, "</nav>\n");
}

void bp_put_back(struct bp_html *html)
{
    if (!html->contents)
        return;
    const struct bp_inline *words = bp_own_inline(&html->story, BP_WORD_BACK_TO_CONTENTS);
    BP_PUT(html, "<p class=\"back\"");
    bp_put_lang(html, words);
    BP_PUT(html, "><a href=\"#contents\">");
    bp_put_inline(html, words);
    BP_PUT(html, "</a></p>\n");
}

static void put_heading(void *to, int level, const struct bp_inline *text)
{
    struct bp_html *html = to;
    if (level == 2 && !html->deeper && html->n_parts++)
        bp_put_back(html);
    bool listed = level <= html->deepest && html->next < html->n_listed;
    html->heading = html->given ? html->given : listed ? html->listed[html->next].id : heading_id(html, text);
    html->given = NULL;
    html->next += listed;
    bp_put_heading(html, level, text, html->heading);
    bp_html_flush(html, false);
}

/* ---- the head of the file ---- */

extern const char bp_html_style[], bp_html_symbols[];

static void put_meta(struct bp_html *html, const char *name, const char *content)
{
    if (!*content)
        return;
    BP_PUT(html, "<meta");
    bp_put_attribute(html, "name", name);
    bp_put_attribute(html, "content", content);
    BP_PUT(html, ">\n");
}

/* Languages that are written from right to left. */
static bool is_rtl(const char *lang)
{
    static const char *const langs[] = {"ar", "ckb", "dv", "fa", "he", "ps", "sd", "syr", "ug", "ur", "yi"};
    for (size_t i = 0; i < sizeof langs / sizeof *langs; i++)
        if (bp_house_speaks(lang, langs[i]))
            return true;
    return false;
}

void bp_put_plan_lang(struct bp_html *html)
{
    bp_put_attribute(html, "lang", html->story.plan->lang);
    bp_put_attribute(html, "dir", html->rtl ? "rtl" : "ltr");
}

void bp_put_start(struct bp_html *html, const char *title, const char *date)
{
    BP_PUT(html, "<!DOCTYPE html>\n<html");
    bp_put_plan_lang(html);
    if (html->file->mono)
        BP_PUT(html, " class=\"mono\"");
    BP_PUT(html, ">\n<head>\n<meta charset=\"utf-8\">\n"
                 "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                 "style-src 'unsafe-inline'; img-src data:");
    if (bp_has_fonts(html))
        BP_PUT(html, "; font-src data:");
    BP_PUT(html, "\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
    bp_put_text(html, title);
    BP_PUT(html, "</title>\n");
    put_meta(html, "author", bp_inline_name(&html->work, &html->story.plan->organisation));
    put_meta(html, "dcterms.date", html->file->date ? html->file->date : date);
    put_meta(html, "generator", "boardpaper");
    if (html->story.notice)
        put_meta(html, "robots", "noindex");
    BP_PUT(html, "<style>\n");
    bp_buf_str(html->out, bp_html_style);
    bp_put_widths(html);
    bp_put_look(html);
    BP_PUT(html, "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">");
    put_own(html, BP_WORD_SKIP_TO_MAIN);
    BP_PUT(html, "</a>\n");
    bp_buf_str(html->out, bp_html_symbols);
    BP_PUT(html, "<main id=\"main\">\n");
    bp_arena_rewind(&html->work);
}

const char *bp_html_date(struct bp_arena *arena, struct bp_date date)
{
    return date.year ? bp_say(arena, "%04d-%02d-%02d", date.year, date.month, date.day) : "";
}

static void begin(void *to)
{
    struct bp_html *html = to;
    const struct bp_story *story = &html->story;
    const struct bp_report *report = &story->plan->report;
    bp_put_start(html,
                 bp_say(html->arena, "%s: %s", bp_inline_name(html->arena, story->title),
                        bp_inline_name(html->arena, story->subtitle)),
                 bp_html_date(html->arena, report->meeting_date.year ? report->meeting_date : report->to));
    html->foot = bp_story_foot(story);
}

void bp_put_end(struct bp_html *html)
{
    BP_PUT(html, "</main>\n");
    if (html->foot) {
        BP_PUT(html, "<footer class=\"foot\">\n<p");
        bp_put_direction(html, html->foot); /* its language is the page's */
        BP_PUT(html, ">");
        bp_put_inline(html, html->foot);
        BP_PUT(html, "</p>\n</footer>\n");
    }
    BP_PUT(html, "</body>\n</html>\n");
    bp_html_flush(html, true);
}

/* ---- plans and their rows ---- */

static const struct bp_plan *turn(void *to, const struct bp_plan *plan)
{
    struct bp_html *html = to;
    html->walk = (struct bp_walk){0};
    html->rtl = is_rtl(plan->lang);
    return plan;
}

static const char *row_id(struct bp_html *html, const struct bp_row *row)
{
    const char *path = row ? bp_row_path(&html->work, row) : "";
    if (row && !*path)
        path = bp_row_brief(&html->work, row);
    return bp_id_make(html, "row", path);
}

uint32_t bp_html_anchor(struct bp_html *html, const char *id)
{
    html->anchors = bp_arena_grow(html->arena, html->anchors, &html->anchors_room, html->n_anchors + 1,
                                  sizeof *html->anchors);
    html->anchors[html->n_anchors++] = id;
    return (uint32_t)html->next_anchor++;
}

/* The second time a document is told, its anchors are those of the first time. */
static uint32_t anchors(void *to, uint32_t n)
{
    struct bp_html *html = to;
    uint32_t first = (uint32_t)html->next_anchor;
    if (html->next_anchor < html->n_anchors) {
        html->next_anchor += n;
        return first;
    }
    for (uint32_t i = 0; i < n; i++) {
        bool more = bp_walk(html->story.plan, &html->walk);
        bp_html_anchor(html, row_id(html, more ? html->walk.row : NULL));
        bp_arena_rewind(&html->work);
    }
    return first;
}

/* ---- the parts of a document ---- */

static void put_names(struct bp_html *html, const struct bp_front *front)
{
    put_passage(html, "subtitle",
                bp_inline_join(html->arena, bp_inline_look(html->arena, front->subtitle, BP_STRONG),
                               " \xC2\xA0 ", front->detail));
    put_passage(html, NULL, front->meeting);
    for (uint32_t i = 0; i < front->n_lines; i++)
        put_words(html, front->bold[i] ? "marking" : NULL, front->lines[i]);
}

static void front(void *to, const struct bp_front *front)
{
    struct bp_html *html = to;
    bool whole = front->part == BP_FRONT_WHOLE;
    if (whole)
        bp_put_logo(html);
    if (whole || front->part == BP_FRONT_MASTHEAD) {
        put_passage(html, "grey", front->organisation);
        put_passage(html, "marking", front->marking);
    }
    if (whole)
        bp_put_heading(html, 1, front->title, "title");
    else if (front->part == BP_FRONT_NAMES)
        put_passage(html, "name", front->title);
    if (whole || front->part == BP_FRONT_NAMES)
        put_names(html, front);
    if (whole)
        put_contents(html);
}

static void text(void *to, enum bp_voice voice, const struct bp_inline *text)
{
    (void)voice;
    put_passage(to, NULL, text);
}

static void blocks(void *to, enum bp_voice voice, const struct bp_block *blocks)
{
    (void)voice;
    bp_put_blocks(to, blocks, false);
    bp_html_flush(to, false);
}

static bool fits(void *to, const struct bp_table *table)
{
    const struct bp_html *html = to;
    return html->file->fits(html->file->fits_user, table);
}

static void alike(void *to, const struct bp_table *table)
{
    (void)to, (void)table; /* the style says how wide columns are */
}

static void table(void *to, const struct bp_table *table)
{
    bp_put_table(to, table);
}

static void totals(void *to, const struct bp_totals *totals)
{
    struct bp_html *html = to;
    bp_put_table(html, totals->table);
    put_passage(html, "note", totals->note);
    for (int i = 0; i < totals->n_bars; i++)
        bp_put_bar(html, &totals->bars[i]);
}

static void chapter(void *to)
{
    (void)to;
}

static void page(void *to)
{
    struct bp_html *html = to;
    html->fresh = true;
}

static void back(void *to, const struct bp_back *parts, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        put_heading(to, 2, parts[i].heading);
        bp_put_table(to, parts[i].table);
        for (uint32_t k = 0; k < parts[i].n_notes; k++)
            put_words(to, NULL, parts[i].notes[k]);
    }
}

static void cover(void *to, const struct bp_cover *cover)
{
    struct bp_html *html = to;
    bp_put_logo(html);
    put_passage(html, "cover grey", cover->organisation);
    bp_put_heading(html, 1, cover->title, "title");
    put_passage(html, "cover marking", cover->kind);
    put_passage(html, "cover", cover->meeting);
    put_passage(html, "cover marking", cover->marking);
    put_passage(html, "cover marking", cover->edition);
}

/* ---- chase sheets ---- */

static void put_field(struct bp_html *html, const char *look, enum bp_word label)
{
    put_passage(html, look, bp_own_inline(&html->story, label));
}

static void signature(void *to)
{
    struct bp_html *html = to;
    BP_PUT(html, "<div class=\"pair\">\n");
    put_field(html, "field", BP_WORD_FILLED_IN_BY);
    put_field(html, "field", BP_WORD_DATED);
    BP_PUT(html, "</div>\n");
}

static void put_choices(struct bp_html *html, const struct bp_scheme *scheme)
{
    BP_PUT(html, "<p><b>");
    put_own(html, BP_WORD_NEW_STATUS);
    BP_PUT(html, "</b>");
    for (int i = 0; i < scheme->n; i++) {
        if (i == scheme->missing)
            continue;
        BP_PUT(html, "\n<span class=\"choice\">");
        bp_put_text(html, scheme->items[i].label);
        BP_PUT(html, "</span>");
    }
    BP_PUT(html, "</p>\n");
}

static void form(void *to, const struct bp_entry_form *form)
{
    struct bp_html *html = to;
    bp_put_heading(html, 3, form->name, NULL);
    BP_PUT(html, "<div class=\"form\">\n<div class=\"known\"");
    bp_put_parts(html, form->parts, form->n, true);
    BP_PUT(html, "</div>\n<div>\n");
    put_field(html, "lines", BP_WORD_UPDATE_FOR_PERIOD);
    put_choices(html, form->scheme);
    BP_PUT(html, "<div class=\"pair\">\n");
    put_field(html, "field", BP_WORD_NEW_DATE);
    put_field(html, "field", BP_WORD_DONE_ON);
    BP_PUT(html, "</div>\n</div>\n</div>\n");
    bp_arena_rewind(&html->work);
    bp_html_flush(html, false);
}

const struct bp_writer bp_html_writer = {
    .begin = begin, .turn = turn, .anchors = anchors, .front = front, .heading = put_heading, .text = text,
    .blocks = blocks, .fits = fits, .alike = alike, .table = table, .totals = totals, .chapter = chapter,
    .page = page, .back = back, .signature = signature, .form = form, .cover = cover};

/* ---- the first time: headings alone ---- */

static void list_nothing(void *to)
{
    (void)to;
}

static void list_front(void *to, const struct bp_front *front)
{
    (void)to, (void)front;
}

static void list_text(void *to, enum bp_voice voice, const struct bp_inline *text)
{
    (void)to, (void)voice, (void)text;
}

static void list_blocks(void *to, enum bp_voice voice, const struct bp_block *blocks)
{
    (void)to, (void)voice, (void)blocks;
}

static void list_table(void *to, const struct bp_table *table)
{
    (void)to, (void)table;
}

static void list_totals(void *to, const struct bp_totals *totals)
{
    (void)to, (void)totals;
}

static void list_back(void *to, const struct bp_back *parts, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        list_heading(to, 2, parts[i].heading);
}

static void list_form(void *to, const struct bp_entry_form *form)
{
    (void)to, (void)form;
}

static void list_cover(void *to, const struct bp_cover *cover)
{
    (void)to, (void)cover;
}

const struct bp_writer bp_html_lister = {
    .begin = list_nothing, .turn = turn, .anchors = anchors, .front = list_front, .heading = list_heading,
    .text = list_text, .blocks = list_blocks, .fits = fits, .alike = list_table, .table = list_table,
    .totals = list_totals, .chapter = list_nothing, .page = list_nothing, .back = list_back,
    .signature = list_nothing, .form = list_form, .cover = list_cover};
