/* fuzz_layout.c: any bytes as texts, set in lines, in a column and in a table, at widths that the input
 * chooses. No character is lost; no line is wider than its measure, but where one cluster of letters alone
 * is; the cells of a table stay within its width; and the same input gives the same lines twice. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "fuzz.h"
#include "layout/breaks.h"
#include "layout/frame.h"
#include "words.h"

#define MOST_RUNS 64
#define MOST_TEXTS 40

/* The input as texts of runs. Bytes below 0x20 end a run: 1 a text, 2 a line; the others turn a style. */
struct texts {
    struct bp_run runs[MOST_RUNS];
    struct bp_inline items[MOST_TEXTS];
    uint32_t n_runs, n;
    struct bp_buf bytes; /* each run's, with a NUL after it */
};

/* What the document's filling needs. */
struct job {
    const struct fuzz_input *in;
    const struct texts *texts;
};

/* Keeps what a plan's text may hold: characters of XML, no line feed, no two spaces in a row. */
static void put_letter(struct bp_buf *out, uint32_t code)
{
    char text[4];
    bool space = code == ' ' && out->len && out->bytes[out->len - 1] == ' ';
    if (!space && code >= ' ' && code != 0x7F && (code & 0xFFFE) != 0xFFFE)
        bp_buf_put(out, text, bp_utf8_put(text, code));
}

static void end_run(struct texts *t, size_t *from, uint8_t style)
{
    bp_buf_char(&t->bytes, '\0');
    if (t->bytes.len - *from > 1 && t->n_runs < MOST_RUNS - 1) {
        /* the offset for now: the bytes still move */
        t->runs[t->n_runs++] = (struct bp_run){.at = (uint32_t)*from, .style = style};
        t->items[t->n].n++;
    }
    *from = t->bytes.len;
}

static void add_break(struct texts *t)
{
    if (t->n_runs >= MOST_RUNS - 1)
        return;
    t->runs[t->n_runs++] = (struct bp_run){.is_break = true, .at = BP_NOWHERE};
    t->items[t->n].n++;
}

static void take_texts(struct texts *t, const char *bytes, size_t len)
{
    size_t from = 0;
    uint8_t style = 0;
    for (const char *at = bytes, *end = bytes + len; at < end && t->n < MOST_TEXTS - 1;) {
        uint32_t code = bp_utf8_next(&at, end);
        if (code >= ' ') {
            put_letter(&t->bytes, code);
            continue;
        }
        end_run(t, &from, style);
        if (code == 1)
            t->n++;
        else if (code == 2)
            add_break(t);
        else
            style = (uint8_t)(code % 16);
    }
    end_run(t, &from, style);
    t->n++;
    struct bp_run *run = t->runs;
    for (uint32_t i = 0; i < t->n; run += t->items[i++].n)
        t->items[i].runs = run;
    for (uint32_t i = 0; i < t->n_runs; i++)
        t->runs[i].text = t->runs[i].is_break ? "" : t->bytes.bytes + t->runs[i].at;
}

/* ---- places to break at ---- */

static void check_breaks(const char *text)
{
    size_t len = strlen(text);
    char *one = malloc(len + 1), *two = malloc(len + 1);
    memset(one, 'x', len + 1);
    bp_breaks_find(text, len, one);
    bp_breaks_find(text, len, two);
    for (size_t i = 0; i < len; i++) {
        fuzz_expect(one[i] == two[i] && one[i] <= BP_BREAK_MUST, "no break, or not the same", text);
        fuzz_expect(((unsigned char)text[i] & 0xC0) != 0x80 || one[i] == BP_BREAK_NO,
                    "a break within a character", text);
    }
    fuzz_expect(one[len] == 'x', "a break past the end", text);
    for (size_t at = 0; at < len;) {
        size_t end = bp_grapheme_end(text, len, at);
        fuzz_expect(end > at && end <= len && ((unsigned char)text[end] & 0xC0) != 0x80,
                    "no end of a cluster", text);
        at = end;
    }
    free(one);
    free(two);
}

/* ---- lines ---- */

static bool is_one_cluster(const struct bp_para *para, const struct bp_line *line)
{
    int inked = 0;
    for (uint32_t i = line->first; i < line->end; i++) {
        const struct bp_shape *shape = para->shapes[i];
        size_t len = shape->len - (size_t)(para->pieces[i].space != 0);
        if (!len)
            continue;
        if (bp_grapheme_end(shape->text, len, 0) != len)
            return false;
        inked += para->pieces[i].width > 0;
    }
    return inked <= 1;
}

static void check_lines(const struct bp_para *para, const struct bp_inline *text, int32_t width)
{
    struct bp_buf wanted = {0}, got = {0};
    uint32_t next = 0;
    for (uint32_t l = 0; l < para->n_lines; l++) {
        const struct bp_line *line = &para->lines[l];
        fuzz_expect(line->first == next && line->end > next && line->end <= para->n,
                    "a piece is left out, or set twice", NULL);
        next = line->end;
        int64_t sum = 0, inked = 0;
        for (uint32_t i = line->first; i < line->end; i++) {
            fuzz_solid(&got, para->shapes[i]->text, para->shapes[i]->len);
            sum += para->pieces[i].width;
            inked = para->pieces[i].blank ? inked : sum - para->pieces[i].space;
        }
        fuzz_expect(line->width >= inked || sum > INT32_MAX, "a line says that it is narrower than it is",
                    NULL);
        fuzz_expect(line->width <= width || is_one_cluster(para, line), "a line is too wide",
                    para->shapes[line->first]->text);
    }
    fuzz_expect(next == para->n, "lines end before their text", NULL);
    for (uint32_t i = 0; i < text->n; i++)
        fuzz_solid(&wanted, text->runs[i].text, strlen(text->runs[i].text));
    bp_buf_char(&got, '\0'); /* it is shown */
    bp_buf_char(&wanted, '\0');
    bool signs = wanted.bytes && strstr(wanted.bytes, "\xF0\x9F"); /* coloured ones get words behind them */
    fuzz_expect(signs || (wanted.len == got.len && (!got.len || !memcmp(wanted.bytes, got.bytes, got.len))),
                "lines say something else than their text", got.bytes);
    bp_buf_free(&wanted);
    bp_buf_free(&got);
}

static void check_para(struct bp_flow *flow, const struct bp_inline *text, int32_t width)
{
    struct bp_type type = {flow->theme.text, BP_LEADING(flow->theme.text), 0, false, false};
    struct bp_para *para = bp_para_compose(&flow->set, text, type, (struct bp_target){0, NULL});
    struct bp_para *same = bp_para_compose(&flow->set, text, type, (struct bp_target){0, NULL});
    bp_para_fit(&flow->set, para, width);
    bp_para_fit(&flow->set, same, width);
    check_lines(para, text, width);
    fuzz_expect(para->n_lines == same->n_lines, "a second paragraph has other lines", NULL);
    for (uint32_t l = 0; l < para->n_lines; l++)
        fuzz_expect(para->lines[l].end == same->lines[l].end &&
                        para->lines[l].width == same->lines[l].width,
                    "a second paragraph has other lines", NULL);
    bp_para_fit(&flow->set, para, width / 2 + 1000);
    check_lines(para, text, width / 2 + 1000);
}

/* ---- a column, cut at any height ---- */

static void check_stack(struct bp_flow *flow, const struct texts *t, int32_t width, int32_t room)
{
    struct bp_part parts[MOST_TEXTS];
    struct bp_stack stack;
    for (uint32_t i = 0; i < t->n; i++)
        parts[i] = (struct bp_part){.text = &t->items[i], .apart = (enum bp_apart)(i % 3)};
    struct bp_type type = {flow->theme.text, BP_LEADING(flow->theme.text), 0, false, false};
    bp_stack_set(&flow->set, &stack, parts, t->n,
                 &(struct bp_column_style){.type = type, .width = width, .tag = flow->tag});
    for (uint32_t at = 0; at < stack.n_slots;) {
        int cut = bp_stack_cut(&stack, at, room, false);
        fuzz_expect(cut < 0 || bp_stack_height(&stack, at, at + (uint32_t)cut) <= room,
                    "a piece of a column is higher than the room for it", NULL);
        if (cut <= 0)
            cut = bp_stack_cut(&stack, at, room, true);
        fuzz_expect(cut > 0 && at + (uint32_t)cut <= stack.n_slots, "a column cannot be cut", NULL);
        at += (uint32_t)cut;
    }
}

/* ---- a table ---- */

struct cells {
    const struct texts *texts;
    int columns;
};

static void row_of(void *user, struct bp_arena *work, uint32_t i, struct bp_row_text *out)
{
    const struct cells *cells = user;
    *out = (struct bp_row_text){.anchor = BP_NO_ANCHOR, .reminder_status = -1};
    for (int c = 0; c < cells->columns; c++) {
        struct bp_part *part = bp_arena_alloc(work, sizeof *part);
        uint32_t text = (i * (uint32_t)cells->columns + (uint32_t)c) % cells->texts->n;
        *part = (struct bp_part){.text = &cells->texts->items[text]};
        out->cells[c] = (struct bp_cell){part, 1, NULL};
    }
}

static void check_table(struct bp_flow *flow, const struct fuzz_input *in, const struct texts *t)
{
    struct cells cells = {t, 1 + (int)fuzz_choice(in, 4, BP_MAX_COLUMNS)};
    struct bp_table table = {.n_columns = cells.columns, .row = row_of,
                             .n_rows = (t->n + (uint32_t)cells.columns - 1) / (uint32_t)cells.columns,
                             .user = &cells, .caption = bp_say_inline(flow->set.arena, "A table")};
    struct bp_set_table set = {.table = &table, .x = flow->left};
    /* what they have at least fits, as it does in every table of a report, and so does "(continued)" in the
     * first, which is widened for it */
    int32_t first = 8 * flow->theme.small, rest = flow->width > first ? flow->width - first : 0;
    int32_t least = rest / cells.columns, most = bp_theme_scale(&flow->theme, 60000);
    least = least < most ? least : most;
    for (int c = 0; c < cells.columns; c++) {
        table.columns[c] = (struct bp_column){
            .head = bp_say_inline(flow->set.arena, c % 2 ? "By when" : "Update"), .number = c % 5 == 4};
        set.bounds[c] = (struct bp_bounds){
            .least = least - bp_theme_scale(&flow->theme, 3000 * (c % 3)),
            .most = c % 3 == 1 ? bp_theme_scale(&flow->theme, 110000) : 0,
            .whole = c % 4 == (int)fuzz_choice(in, 5, 4)};
    }
    bp_table_widths(flow, &set, flow->width);
    int64_t sum = 0;
    for (int c = 0; c < cells.columns; c++) {
        fuzz_expect(set.widths[c] > 0, "a column has no width", NULL);
        sum += set.widths[c];
    }
    fuzz_expect(sum <= flow->width, "columns are wider than their table", NULL);
    bp_table_place(flow, &set);
}

/* ---- all ---- */

static void place(struct bp_page_writer *writer, void *user)
{
    const struct job *job = user;
    struct bp_flow *flow = &writer->flow;
    const struct texts *t = job->texts;
    int32_t width = 1000 + 3300 * (int32_t)fuzz_choice(job->in, 1, 256);
    bp_story_begin(&flow->story, (struct bp_names){0});
    if (!flow->story.style)
        flow->width = 300000 + 1800 * (int32_t)fuzz_choice(job->in, 2, 256);
    for (uint32_t i = 0; i < t->n; i++)
        check_para(flow, &t->items[i], width);
    check_stack(flow, t, width, 10000 + 2000 * (int32_t)fuzz_choice(job->in, 3, 256));
    check_table(flow, job->in, t);
}

/* Half of all inputs are set on the default sheet, the others on any. */
static bool choose_style(const struct fuzz_input *in, struct bp_house_style *style)
{
    const unsigned sheet = fuzz_choice(in, 6, 8);
    const int32_t margin = BP_LEAST_MARGIN + 499 * (int32_t)fuzz_choice(in, 7, 256);
    *style = (struct bp_house_style){.lang = "en", .colours = bp_colours_default};
    style->sheet = (struct bp_sheet){(enum bp_paper)(sheet & 1), (enum bp_orientation)(sheet >> 1 & 1),
                                     {margin, margin, margin, margin}, 0};
    return sheet >= 4;
}

/* A character that no font has is a finding, and the only reason for BP_INVALID. */
static void check_document(const struct fuzz_input *in, const struct texts *t)
{
    struct job job = {in, t};
    struct bp_arena arena;
    struct bp_fonts fonts = {0};
    struct bp_pages pages;
    struct bp_date day = {2019, 9, 30};
    struct bp_diags diags = {.arena = &arena};
    struct bp_source source = {.name = "plan.xml", .bytes = t->bytes.bytes,
                               .len = (uint32_t)t->bytes.len, .arena = &arena};
    struct bp_plan plan = {.source = &source, .lang = "en-GB", .report = {.from = day, .to = day}};
    bp_options options = {.size = sizeof(bp_options), .text_size = 8000 + 625 * (int32_t)fuzz_choice(in, 0, 17)};
    struct bp_house_style style;
    const bool styled = choose_style(in, &style);
    const struct bp_framed framed = {&plan, &options, styled ? &style : NULL, place, &job};
    memset(&pages, 0, sizeof pages);
    bp_arena_init(&arena, (size_t)256 << 20);
    bp_fonts_open(&fonts);
    bp_result result = bp_frame_lay_out(&framed, &arena, &diags, &fonts, &pages);
    fuzz_expect(result == (diags.errors ? BP_INVALID : BP_OK), "it cannot be laid out", NULL);
    fuzz_expect_texts(&pages, t->items, t->n);
    for (size_t i = 0; i < diags.n; i++)
        fuzz_expect(diags.items[i].code == BP_E_GLYPH || diags.items[i].severity != BP_ERROR,
                    "an error of another kind", diags.items[i].message);
    bp_fonts_close(&fonts);
    bp_arena_clear(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    struct fuzz_input in;
    if (!fuzz_open(&in, data, len, 2 << 10))
        return -1;
    struct texts *t = calloc(1, sizeof *t);
    take_texts(t, in.bytes, in.len);
    for (uint32_t i = 0; i < t->n_runs; i++)
        check_breaks(t->runs[i].text);
    check_document(&in, t);
    bp_buf_free(&t->bytes);
    free(t);
    return 0;
}
