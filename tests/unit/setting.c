/* setting.c: texts and reports in memory, set. */
#include "setting.h"

#include <string.h>

#include "layout/dump.h"
#include "layout/frame.h"
#include "read/read.h"

#define BUDGET ((size_t)256 << 20)

bool setting_open(struct setting *s)
{
    memset(s, 0, sizeof *s);
    bp_arena_init(&s->arena, BUDGET);
    s->diags.arena = &s->arena;
    s->source = (struct bp_source){.name = "plan.xml", .bytes = "", .arena = &s->arena};
    s->pages.arena = &s->arena;
    s->pages.fonts = &s->fonts;
    s->theme = bp_theme_make(NULL, NULL);
    s->set = (struct bp_setter){.theme = &s->theme, .arena = &s->arena, .source = &s->source, .diags = &s->diags,
                                .pages = &s->pages, .house = &bp_house_english};
    bp_arena_init(&s->set.work, BUDGET);
    bp_fonts_open(&s->fonts);
    return bp_shaper_open(&s->set.shaper, &s->arena, &s->fonts, "en-GB") &&
           bp_pages_add(&s->pages, s->theme.page_width, s->theme.page_height);
}

void setting_close(struct setting *s)
{
    bp_shaper_close(&s->set.shaper);
    bp_fonts_close(&s->fonts);
    bp_buf_free(&s->set.text);
    bp_buf_free(&s->set.breaks);
    bp_buf_free(&s->set.pieces);
    bp_arena_clear(&s->set.work);
    bp_arena_clear(&s->arena);
}

const struct bp_inline *setting_text(struct setting *s, const char *text)
{
    s->source = (struct bp_source){.name = "plan.xml", .bytes = text, .len = (uint32_t)strlen(text),
                                   .arena = &s->arena};
    return bp_say_inline_at(&s->arena, text, 0);
}

bp_result setting_report(struct setting *s, const char *xml, size_t len)
{
    struct bp_plan *plan;
    s->source = (struct bp_source){.name = "plan.xml", .bytes = bp_arena_text(&s->arena, xml, len),
                                   .len = (uint32_t)len, .arena = &s->arena};
    bp_result result = bp_read_plan(&s->source, &s->arena, &s->diags, &plan);
    if (result != BP_OK)
        return result;
    memset(&s->pages, 0, sizeof s->pages);
    const struct bp_document report = {.plan = plan};
    return bp_document_lay_out(&report, &s->arena, &s->diags, &s->fonts, &s->pages);
}

const char *setting_op_text(struct setting *s, const struct bp_op *op)
{
    struct bp_buf out = {0};
    bp_op_text(op, &out);
    const char *text = bp_arena_text(&s->arena, out.bytes, out.len);
    bp_buf_free(&out);
    return text;
}
