/* changes_say.c: prints changes as lines for people, and as JSON Lines for programs. */
#include "model/changes.h"

#include <string.h>

#include "base/json.h"
#include "base/text.h"

#define WIDEST_REF 14  /* code points; a longer ref pushes the rest of its line to the right */
#define WHAT_LENGTH 60 /* code points of a row's text that are shown */
#define ARROW " \xE2\x86\x92 "

/* ---- for people ---- */

static void pad(struct bp_buf *out, size_t from, size_t to)
{
    while (from++ < to)
        bp_buf_char(out, ' ');
}

/* As much of the text as fits on the line. Cuts between words, unless a word is too long. */
static void put_clipped(struct bp_buf *out, const char *text)
{
    const char *end = text + strlen(text), *at = text, *word = NULL;
    for (int i = 0; i < WHAT_LENGTH && at < end; i++) {
        if (*at == ' ')
            word = at;
        bp_utf8_next(&at, end);
    }
    const char *stop = at == end || !word ? at : word;
    bp_buf_put(out, text, (size_t)(stop - text));
    if (stop < end)
        bp_buf_str(out, " \xE2\x80\xA6");
}

static void put_report(struct bp_buf *out, const struct bp_plan *plan)
{
    char from[24], to[24];
    bp_date_words(plan->report.from, from);
    bp_date_words(plan->report.to, to);
    for (uint32_t i = 0; i < plan->report.title.n; i++)
        bp_buf_str(out, plan->report.title.runs[i].is_break ? " " : plan->report.title.runs[i].text);
    bp_buf_fmt(out, ", %s to %s\n", from, to);
}

static const char *direction_of(const struct bp_changed *item)
{
    return item->pair->move == BP_MOVE_WORSE      ? "worse"
           : item->pair->move == BP_MOVE_IMPROVED ? "improved"
                                                  : "";
}

static size_t ref_width(const struct bp_changes *changes)
{
    size_t widest = 0;
    for (int topic = 0; topic < BP_TOPICS; topic++) {
        for (uint32_t i = 0; i < changes->n[topic]; i++) {
            const char *ref = changes->items[topic][i].ref;
            size_t width = *ref ? bp_utf8_count(ref, strlen(ref)) : strlen("(no ref)");
            if (width > widest && width <= WIDEST_REF)
                widest = width;
        }
    }
    return widest;
}

static void put_item(struct bp_buf *out, enum bp_topic topic, const struct bp_changed *item,
                     size_t width)
{
    const char *ref = *item->ref ? item->ref : "(no ref)";
    bp_buf_fmt(out, "  %s", ref);
    pad(out, bp_utf8_count(ref, strlen(ref)), width + 2);
    if (topic == BP_TOPIC_REWORDED) {
        bp_buf_fmt(out, "was: %s\n  ", item->before);
        pad(out, 0, width + 2);
        bp_buf_fmt(out, "now: %s\n", item->after);
        return;
    }
    if (topic == BP_TOPIC_CLOSED)
        bp_buf_str(out, "was ");
    bp_buf_str(out, item->before);
    if (*item->before && *item->after)
        bp_buf_str(out, ARROW);
    bp_buf_str(out, item->after);
    if (topic == BP_TOPIC_MOVED && *direction_of(item))
        bp_buf_fmt(out, " (%s)", direction_of(item));
    bp_buf_str(out, ": ");
    put_clipped(out, item->what);
    bp_buf_char(out, '\n');
}

/* Whether a character controls a terminal or changes the direction of the text. */
/* XML allows some control characters. None may reach a terminal. */
static void put_harmless(struct bp_buf *out, const struct bp_buf *text)
{
    for (const char *at = text->bytes, *end = at + text->len; at < end;) {
        const char *from = at;
        if (bp_is_control(bp_utf8_next(&at, end)))
            bp_buf_str(out, "\xEF\xBF\xBD");
        else
            bp_buf_put(out, from, (size_t)(at - from));
    }
    out->failed |= text->failed;
}

static void put_lines(const struct bp_changes *changes, struct bp_buf *out)
{
    size_t width = ref_width(changes);
    bp_buf_str(out, "Changes from  ");
    put_report(out, changes->all->before);
    bp_buf_str(out, "          to  ");
    put_report(out, changes->all->after);
    for (int topic = 0; topic < BP_TOPICS; topic++) {
        if (changes->n[topic])
            bp_buf_fmt(out, "\n%s\n", bp_house_word(&bp_house_english, bp_topics[topic].heading));
        for (uint32_t i = 0; i < changes->n[topic]; i++)
            put_item(out, (enum bp_topic)topic, &changes->items[topic][i], width);
    }
    bp_buf_char(out, '\n');
    bp_buf_fmt(out, "%s\n", changes->counted);
}

void bp_changes_text(const struct bp_changes *changes, struct bp_buf *out)
{
    struct bp_buf lines = {0};
    put_lines(changes, &lines);
    put_harmless(out, &lines);
    bp_buf_free(&lines);
}

/* ---- for programs ---- */

static void put_inline(struct bp_buf *out, const struct bp_inline *text)
{
    struct bp_buf plain = {0};
    for (uint32_t i = 0; i < text->n; i++)
        bp_buf_str(&plain, text->runs[i].is_break ? " " : text->runs[i].text);
    bp_buf_char(&plain, 0);
    out->failed |= plain.failed;
    if (!plain.failed)
        bp_json_string(out, plain.bytes);
    bp_buf_free(&plain);
}

/* If `text` is NULL, writes null. */
static void put_field(struct bp_buf *out, const char *name, const char *text)
{
    bp_buf_fmt(out, ",\"%s\":", name);
    if (text)
        bp_json_string(out, text);
    else
        bp_buf_str(out, "null");
}

static void put_day(struct bp_buf *out, const char *name, struct bp_date day)
{
    if (day.year)
        bp_buf_fmt(out, ",\"%s\":\"%04d-%02d-%02d\"", name, day.year, day.month, day.day);
    else
        bp_buf_fmt(out, ",\"%s\":null", name);
}

static void put_side(struct bp_buf *out, enum bp_topic topic, const char *name,
                     const struct bp_plan *plan, const struct bp_row *row, const char *words)
{
    if (!row)
        put_field(out, name, NULL);
    else if (topic == BP_TOPIC_RENUMBERED)
        put_field(out, name, row->ref);
    else if (topic == BP_TOPIC_REDATED || topic == BP_TOPIC_REWORDED)
        put_field(out, name, words);
    else
        put_field(out, name, bp_row_has_status(plan, row) ? plan->scheme.items[row->status].id : NULL);
}

static void put_object(struct bp_buf *out, const struct bp_changes *changes, enum bp_topic topic,
                       const struct bp_changed *item)
{
    const struct bp_pair *pair = item->pair;
    const struct bp_row *row = pair->after ? pair->after : pair->before;
    bp_buf_fmt(out, "{\"schema\":1,\"type\":\"change\",\"change\":\"%s\",\"kind\":\"%s\"",
               bp_topics[topic].name, row->kind == BP_MEASURE ? "measure" : "action");
    put_field(out, "ref", row->ref);
    if (item->above)
        put_field(out, "below", item->above);
    if (pair->after)
        bp_buf_fmt(out, ",\"row\":%u", (unsigned)pair->after_number);
    else
        bp_buf_str(out, ",\"row\":null");
    put_field(out, "text", item->what);
    bool reworded = topic == BP_TOPIC_REWORDED;
    put_side(out, topic, "before", changes->all->before, pair->before,
             reworded ? item->was : item->before);
    put_side(out, topic, "after", changes->all->after, pair->after,
             reworded ? item->what : item->after);
    if (topic == BP_TOPIC_MOVED)
        put_field(out, "direction", *direction_of(item) ? direction_of(item) : NULL);
    if (topic == BP_TOPIC_REDATED) {
        put_day(out, "before_day", bp_row_last_day(pair->before));
        put_day(out, "after_day", bp_row_last_day(pair->after));
    }
    bp_buf_str(out, "}\n");
}

static void put_plan(struct bp_buf *out, const char *name, const struct bp_plan *plan, uint32_t rows)
{
    bp_buf_fmt(out, ",\"%s\":{\"report\":", name);
    put_inline(out, &plan->report.title);
    put_day(out, "from", plan->report.from);
    put_day(out, "to", plan->report.to);
    bp_buf_fmt(out, ",\"rows\":%u}", (unsigned)rows);
}

void bp_changes_json(const struct bp_changes *changes, struct bp_buf *out)
{
    for (int topic = 0; topic < BP_TOPICS; topic++)
        for (uint32_t i = 0; i < changes->n[topic]; i++)
            put_object(out, changes, (enum bp_topic)topic, &changes->items[topic][i]);
    bp_buf_str(out, "{\"schema\":1,\"type\":\"summary\"");
    put_plan(out, "before", changes->all->before, changes->rows_before);
    put_plan(out, "after", changes->all->after, changes->rows);
    for (int topic = 0; topic < BP_TOPICS; topic++)
        bp_buf_fmt(out, ",\"%s\":%u", bp_topics[topic].name, (unsigned)changes->n[topic]);
    bp_buf_fmt(out, ",\"worse\":%u,\"improved\":%u,\"unchanged\":%u}\n", (unsigned)changes->worse,
               (unsigned)changes->improved, (unsigned)changes->unchanged);
}
