/* inline.c: running text with its links, abbreviations and emphasis; paragraphs and lists; the parts of a
 * cell. */
#include "base/text.h"
#include "html/page.h"
#include "model/signs.h"

/* ---- language and direction ---- */

/* Whether the text is a heading of the house style's, which is in the language of the plan. */
static bool is_styled(const struct bp_story *story, const struct bp_inline *text)
{
    const struct bp_house_style *style = story->style;
    if (!style || text->n != 1 || !bp_style_speaks(style, story->plan->lang))
        return false;
    for (uint32_t i = 0; i < style->n_headings; i++)
        if (!strcmp(style->headings[i].words, text->runs->text))
            return true;
    return false;
}

bool bp_is_foreign(const struct bp_html *html, const struct bp_inline *text)
{
    if (!html->story.foreign || is_styled(&html->story, text))
        return false;
    for (uint32_t i = 0; i < text->n; i++)
        if (text->runs[i].at != BP_NOWHERE)
            return false;
    return true;
}

/* Whether the text has letters that are written from right to left: U+0590 to U+08FF, their presentation
 * forms, and the scripts from U+10800 to U+10FFF and from U+1E800 to U+1EFFF. */
static bool has_rtl(const char *text)
{
    for (; *text; text++) {
        unsigned char first = (unsigned char)text[0];
        if (first < 0xD6)
            continue;
        unsigned char second = (unsigned char)text[1], third = second ? (unsigned char)text[2] : 0;
        bool here =
            first <= 0xDF || (first == 0xE0 && second >= 0xA0 && second <= 0xA3) ||
            (first == 0xEF && second >= 0xAC && second <= 0xBB) ||
            (first == 0xF0 && ((second == 0x90 && third >= 0xA0) || (second == 0x9E && third >= 0xA0)));
        if (here)
            return true;
    }
    return false;
}

void bp_put_direction(struct bp_html *html, const struct bp_inline *text)
{
    bool wanted = html->rtl;
    for (uint32_t i = 0; i < text->n && !wanted; i++)
        wanted = has_rtl(text->runs[i].text);
    if (wanted)
        BP_PUT(html, " dir=\"auto\"");
}

void bp_put_lang(struct bp_html *html, const struct bp_inline *text)
{
    if (bp_is_foreign(html, text))
        BP_PUT(html, " lang=\"en-GB\"");
    bp_put_direction(html, text);
}

/* ---- running text ---- */

/* The reader allows no other addresses; this makes sure of it. */
static bool is_address(const char *href)
{
    static const char *const schemes[] = {"https://", "http://", "mailto:", "tel:"};
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++) {
        size_t len = strlen(schemes[i]);
        if (strnlen(href, len) == len && bp_text_is(href, len, schemes[i]))
            return true;
    }
    return false;
}

static const struct {
    enum bp_style style;
    const char *name;
} styles[] = {{BP_STRONG, "strong>"}, {BP_EM, "em>"}, {BP_SUP, "sup>"}, {BP_SUB, "sub>"}};
enum { N_STYLES = sizeof styles / sizeof *styles };

/* The word for a sign's colour, as pages have it. `after`: the text after the sign. */
static void put_colour(struct bp_html *html, uint32_t code, const char *after)
{
    const char *word = bp_sign_word(html->story.house, code, after, after + strlen(after));
    if (!word)
        return;
    BP_PUT(html, "\xC2\xA0(");
    bp_put_text(html, word);
    BP_PUT(html, ")");
    if (*after & 0x80 || bp_is_digit(*after) || bp_is_letter(*after))
        BP_PUT(html, "\xC2\xA0");
}

#define LONG_WORD 30 /* bytes */

/* Words that are long, such as addresses, may be broken anywhere: else a column would be as wide as they
 * are. */
static void put_broken(struct bp_html *html, const char *text, size_t len)
{
    const char *end = text + len;
    for (const char *word = text; word < end;) {
        const char *space = memchr(word, ' ', (size_t)(end - word)), *stop = space ? space : end;
        if (stop - word > LONG_WORD) {
            bp_put_span(html, text, (size_t)(word - text));
            BP_PUT(html, "<span class=\"long\">");
            bp_put_span(html, word, (size_t)(stop - word));
            BP_PUT(html, "</span>");
            text = stop;
        }
        word = space ? space + 1 : end;
    }
    bp_put_span(html, text, (size_t)(end - text));
}

/* `next`: the text of the next run. Signs begin with one of two bytes, which most texts do not have. */
static void put_signed(struct bp_html *html, const char *text, const char *next)
{
    for (const char *at = text + strcspn(text, "\xE2\xF0"); *at; at += strcspn(at, "\xE2\xF0")) {
        const char *end = at + strlen(at);
        uint32_t code = bp_utf8_next(&at, end);
        put_broken(html, text, (size_t)(at - text));
        put_colour(html, code, *at ? at : next);
        text = at;
    }
    put_broken(html, text, strlen(text));
}

static void put_run(struct bp_html *html, const struct bp_run *run, const char *next)
{
    if (run->is_break) {
        BP_PUT(html, "<br>");
        return;
    }
    for (int i = 0; run->style && i < N_STYLES; i++)
        if (run->style & styles[i].style) {
            BP_PUT(html, "<");
            bp_buf_str(html->out, styles[i].name);
        }
    put_signed(html, run->text, next);
    for (int i = N_STYLES - 1; run->style && i >= 0; i--)
        if (run->style & styles[i].style) {
            BP_PUT(html, "</");
            bp_buf_str(html->out, styles[i].name);
        }
}

/* Runs from `i` on that share a link and an abbreviation. Returns the first that does not. */
static uint32_t put_group(struct bp_html *html, const struct bp_inline *text, uint32_t i, bool links)
{
    const struct bp_run *first = &text->runs[i];
    bool link = links && first->href && is_address(first->href);
    if (link) {
        BP_PUT(html, "<a");
        bp_put_attribute(html, "href", first->href);
        BP_PUT(html, ">");
    }
    if (first->abbr) {
        BP_PUT(html, "<abbr");
        bp_put_attribute(html, "title", first->abbr);
        BP_PUT(html, ">");
    }
    do {
        const bool more = ++i < text->n;
        put_run(html, &text->runs[i - 1], more ? text->runs[i].text : "");
    } while (i < text->n && (first->href || first->abbr) && text->runs[i].href == first->href &&
           text->runs[i].abbr == first->abbr);
    if (first->abbr)
        BP_PUT(html, "</abbr>");
    if (link)
        BP_PUT(html, "</a>");
    return i;
}

static void put_runs(struct bp_html *html, const struct bp_inline *text, bool links)
{
    for (uint32_t i = 0; i < text->n;)
        i = put_group(html, text, i, links);
}

void bp_put_inline(struct bp_html *html, const struct bp_inline *text)
{
    put_runs(html, text, true);
}

/* ---- paragraphs and lists ---- */

static void put_list(struct bp_html *html, const struct bp_block *list)
{
    bool numbers = list->kind == BP_NUMBERS;
    bp_buf_str(html->out, numbers ? "<ol>\n" : "<ul>\n");
    for (const struct bp_item *item = list->items; item; item = item->next) {
        bool single = item->blocks && !item->blocks->next && item->blocks->kind == BP_PARAGRAPH;
        BP_PUT(html, "<li");
        if (single)
            bp_put_lang(html, &item->blocks->text);
        BP_PUT(html, ">");
        bp_put_blocks(html, item->blocks, single);
        BP_PUT(html, "</li>\n");
    }
    bp_buf_str(html->out, numbers ? "</ol>\n" : "</ul>\n");
}

void bp_put_blocks(struct bp_html *html, const struct bp_block *blocks, bool direct)
{
    for (const struct bp_block *block = blocks; block; block = block->next) {
        if (block->kind != BP_PARAGRAPH) {
            put_list(html, block);
        } else if (direct) {
            bp_put_inline(html, &block->text);
        } else if (block->text.n) {
            BP_PUT(html, "<p");
            bp_put_lang(html, &block->text);
            BP_PUT(html, ">");
            bp_put_inline(html, &block->text);
            BP_PUT(html, "</p>\n");
        }
    }
}

/* ---- parts ---- */

/* The name of a link to a row. Where its text tells little, a description is its name; it has the text in
 * it, so that people who speak to their machine can say what they see (WCAG 2.2, 2.5.3). */
static void put_link_name(struct bp_html *html, const struct bp_part *part)
{
    const char *shown = bp_inline_plain(&html->work, part->text);
    if (strstr(part->target.contents, shown))
        bp_put_attribute(html, "aria-label", part->target.contents);
    else if (!strcmp(shown, bp_own(&html->story, BP_WORD_NO_REF)))
        bp_put_attribute(
            html, "aria-label",
            bp_fill(&html->work, bp_own(&html->story, BP_WORD_NAMED), shown, part->target.contents, NULL));
}

static void put_words(struct bp_html *html, const struct bp_part *part)
{
    bool link = part->target.contents && part->target.anchor < html->n_anchors;
    if (link) {
        BP_PUT(html, "<a");
        BP_PUT(html, " href=\"#");
        bp_put_text(html, html->anchors[part->target.anchor]);
        BP_PUT(html, "\"");
        put_link_name(html, part);
        BP_PUT(html, ">");
    }
    put_runs(html, part->text, !link);
    if (link)
        BP_PUT(html, "</a>");
}

/* Below the element that the part is in, with its symbol and its looks. */
static void put_look(struct bp_html *html, const struct bp_part *part)
{
    if (part->kind == BP_PART_STATUS) {
        bp_put_symbol(html, part->status);
        BP_PUT(html, " ");
    } else if (part->kind == BP_PART_SWATCH) {
        BP_PUT(html, "<span class=\"swatch\"");
        bp_put_colours(html, part->status);
        BP_PUT(html, ">");
        bp_put_symbol(html, part->status);
        BP_PUT(html, "</span> ");
    }
    if (part->bold)
        BP_PUT(html, "<b>");
    if (part->small)
        BP_PUT(html, "<small>");
    put_words(html, part);
    if (part->small)
        BP_PUT(html, "</small>");
    if (part->bold)
        BP_PUT(html, "</b>");
}

/* A status's label is the author's, if the author made the status; else it is the report's own. */
static bool is_english(const struct bp_html *html, const struct bp_part *part)
{
    if (part->english)
        return html->story.house != &bp_house_english || html->story.foreign;
    return (!part->status || part->status->at == BP_NOWHERE) && bp_is_foreign(html, part->text);
}

static bool is_single(const struct bp_part *parts, uint32_t n)
{
    return n == 1 && (parts->kind != BP_PART_BLOCKS ||
                      (parts->blocks && parts->blocks->kind == BP_PARAGRAPH && !parts->blocks->next));
}

static bool is_text(const struct bp_part *part)
{
    return part->kind != BP_PART_BLOCKS && part->kind != BP_PART_TREND;
}

static void put_attributes(struct bp_html *html, const struct bp_part *part)
{
    if (is_text(part)) {
        if (is_english(html, part))
            BP_PUT(html, " lang=\"en-GB\"");
        bp_put_direction(html, part->text);
    } else if (part->kind == BP_PART_BLOCKS) {
        bp_put_lang(html, &part->blocks->text);
    }
}

static void put_content(struct bp_html *html, const struct bp_part *part, bool direct)
{
    if (part->kind == BP_PART_BLOCKS)
        bp_put_blocks(html, part->blocks, direct);
    else if (part->kind == BP_PART_TREND)
        bp_put_trend(html, part->trend);
    else
        put_look(html, part);
}

static void put_paragraph(struct bp_html *html, const struct bp_part *part)
{
    if (!is_text(part)) {
        put_content(html, part, false);
        return;
    }
    if (!part->text->n)
        return;
    BP_PUT(html, "<p");
    if (part->apart == BP_APART_PARAGRAPH || part->grey)
        bp_buf_str(html->out, part->apart != BP_APART_PARAGRAPH ? " class=\"grey\""
                              : part->grey                      ? " class=\"apart grey\""
                                                                : " class=\"apart\"");
    put_attributes(html, part);
    BP_PUT(html, ">");
    put_look(html, part);
    BP_PUT(html, "</p>");
}

void bp_put_parts(struct bp_html *html, const struct bp_part *parts, uint32_t n, bool flush)
{
    bool single = is_single(parts, n);
    uint8_t level = n && !flush ? parts->level : 0;
    if (level)
        bp_buf_fmt(html->out, " data-level=\"%d\"", level);
    if (single)
        put_attributes(html, parts);
    BP_PUT(html, ">");
    if (single)
        put_content(html, parts, true);
    for (uint32_t i = 0; !single && i < n; i++)
        put_paragraph(html, &parts[i]);
}
