/* text.c: texts that the report makes. */
#include "report/text.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* room for a text that the report makes; if it fits, formatting runs only once */
#define MOST_SAID 256

const char *bp_say(struct bp_arena *arena, const char *format, ...)
{
    char most[MOST_SAID];
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int len = vsnprintf(most, sizeof most, format, args);
    va_end(args);
    size_t room = (size_t)(len < 0 ? 0 : len) + 1;
    char *text = bp_arena_alloc(arena, room);
    if (room <= sizeof most)
        memcpy(text, most, room - 1);
    else
        vsnprintf(text, room, format, again);
    va_end(again);
    return text;
}

const struct bp_inline *bp_say_inline(struct bp_arena *arena, const char *text)
{
    return bp_say_inline_at(arena, text, BP_NOWHERE);
}

const struct bp_inline *bp_say_inline_at(struct bp_arena *arena, const char *text, uint32_t at)
{
    struct bp_inline *one = bp_arena_alloc(arena, sizeof *one);
    one->at = at;
    one->n = *text != 0;
    one->runs = bp_arena_alloc(arena, sizeof *one->runs);
    one->runs->text = text;
    one->runs->at = at;
    return one;
}

const struct bp_inline *bp_inline_join(struct bp_arena *arena, const struct bp_inline *a, const char *between,
                                       const struct bp_inline *b)
{
    if (!a->n || !b->n)
        return a->n ? a : b;
    const struct bp_inline *middle = bp_say_inline(arena, between);
    struct bp_inline *all = bp_arena_alloc(arena, sizeof *all);
    all->at = a->at;
    all->n = a->n + middle->n + b->n;
    all->runs = bp_arena_array(arena, all->n, sizeof *all->runs);
    memcpy(all->runs, a->runs, a->n * sizeof *all->runs);
    memcpy(all->runs + a->n, middle->runs, middle->n * sizeof *all->runs);
    memcpy(all->runs + a->n + middle->n, b->runs, b->n * sizeof *all->runs);
    return all;
}

const struct bp_inline *bp_inline_list(struct bp_arena *arena, const struct bp_inline *items, uint32_t n)
{
    const struct bp_inline *comma = bp_say_inline(arena, ", ");
    struct bp_inline *all = bp_arena_alloc(arena, sizeof *all);
    size_t room = 0;
    for (uint32_t i = 0; i < n; i++)
        room += items[i].n + comma->n;
    all->at = BP_NOWHERE;
    all->runs = bp_arena_array(arena, room, sizeof *all->runs);
    for (uint32_t i = 0; i < n; i++) {
        if (!items[i].n)
            continue;
        if (!all->n)
            all->at = items[i].at;
        else
            all->runs[all->n++] = comma->runs[0];
        memcpy(all->runs + all->n, items[i].runs, items[i].n * sizeof *all->runs);
        all->n += items[i].n;
    }
    return all;
}

const struct bp_inline *bp_fill_inline(struct bp_arena *arena, const char *phrase,
                                       const struct bp_inline *text, ...)
{
    const char *place = strstr(phrase, "{0}");
    va_list texts;
    va_start(texts, text);
    const char *before = bp_fill_list(arena, bp_say(arena, "%.*s", (int)(place - phrase), phrase), texts);
    va_end(texts);
    va_start(texts, text);
    const char *after = bp_fill_list(arena, place + 3, texts);
    va_end(texts);
    return bp_inline_join(arena, bp_inline_join(arena, bp_say_inline(arena, before), "", text), "",
                          bp_say_inline(arena, after));
}

const struct bp_inline *bp_inline_look(struct bp_arena *arena, const struct bp_inline *text,
                                       enum bp_style style)
{
    struct bp_inline *look = bp_arena_alloc(arena, sizeof *look);
    look->at = text->at;
    look->n = text->n;
    look->runs = bp_arena_array(arena, text->n, sizeof *look->runs);
    for (uint32_t i = 0; i < text->n; i++) {
        look->runs[i] = text->runs[i];
        look->runs[i].style |= (uint8_t)style;
    }
    return look;
}
