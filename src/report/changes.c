/* changes.c: a table for each topic: the rows, and what they were and are. */
#include "model/changes.h"
#include "report/edition.h"
#include "report/movement.h"
#include "report/parts.h"

struct topic {
    struct bp_story *story;
    const struct bp_changes *changes;
    enum bp_topic is;
};

static struct bp_part *add(struct bp_arena *work, struct bp_cell *cell, const char *text)
{
    struct bp_part *part = bp_arena_alloc(work, sizeof *part);
    *part = (struct bp_part){.kind = BP_PART_TEXT, .text = bp_say_inline(work, text)};
    *cell = (struct bp_cell){part, *text != 0, NULL};
    return part;
}

/* Shows a status in its colour if the new scheme has it; else only its label. */
static void add_status(const struct topic *topic, struct bp_arena *work, struct bp_cell *cell, int status,
                       const char *label)
{
    const struct bp_scheme *scheme = &topic->story->plan->scheme;
    struct bp_part *part = add(work, cell, label);
    if (status < 0 || status == scheme->n || !*label)
        return;
    part->kind = BP_PART_STATUS;
    part->status = cell->status = &scheme->items[status];
}

static void row_of(void *user, struct bp_arena *work, uint32_t i, struct bp_row_text *out)
{
    const struct topic *topic = user;
    const struct bp_changed *item = &topic->changes->items[topic->is][i];
    const char *ref = *item->ref ? item->ref : bp_own(topic->story, BP_WORD_NO_REF);
    *out = (struct bp_row_text){.anchor = BP_NO_ANCHOR, .reminder = ref, .reminder_status = -1};
    out->name = add(work, &out->cells[0], ref)->text;
    out->name_parts = 1;
    add(work, &out->cells[1], item->what);
    if (bp_topics[topic->is].change & (BP_CHANGE_STATUS | BP_CHANGE_ADDED | BP_CHANGE_CLOSED)) {
        const struct bp_row *after = item->pair->after;
        add_status(topic, work, &out->cells[2], item->pair->before_status, item->before);
        add_status(topic, work, &out->cells[3], after ? after->status : -1, item->after);
    } else {
        add(work, &out->cells[2], item->before);
        add(work, &out->cells[3], item->after);
    }
    if (topic->is == BP_TOPIC_MOVED)
        add(work, &out->cells[4], bp_own(topic->story, bp_move_word(item->pair->move)));
}

/* "5 rows: 2 worse, 2 improved" */
static const char *caption_of(const struct topic *topic)
{
    const struct bp_changes *changes = topic->changes;
    uint32_t n = changes->n[topic->is];
    struct bp_arena *arena = topic->story->arena;
    return bp_fill_counted(arena, topic->story->house,
                           topic->is == BP_TOPIC_MOVED ? BP_COUNTED_ROWS_MOVED : BP_COUNTED_ROWS, n,
                           bp_say(arena, "%u", (unsigned)changes->worse),
                           bp_say(arena, "%u", (unsigned)changes->improved), NULL);
}

static void tell_topic(struct topic *topic)
{
    struct bp_story *story = topic->story;
    bool wording = topic->is == BP_TOPIC_REWORDED, status = topic->is == BP_TOPIC_MOVED;
    struct bp_table table = {
        .kind = wording ? BP_TABLE_REWORDED : BP_TABLE_CHANGES,
        .level = 2,
        .named = true,
        .columns = {{.name = BP_COLUMN_REF, .head = bp_own_inline(story, BP_WORD_REF)},
                    {.name = BP_COLUMN_DESCRIPTION, .head = bp_own_inline(story, BP_WORD_MEASURE_OR_ACTION)},
                    {.name = BP_NAMED_BEFORE, .head = bp_own_inline(story, BP_WORD_BEFORE)},
                    {.name = BP_NAMED_AFTER, .head = bp_own_inline(story, BP_WORD_AFTER)},
                    {.name = BP_NAMED_DIRECTION, .head = bp_own_inline(story, BP_WORD_DIRECTION)}},
        .n_columns = status ? 5 : 4,
        .n_rows = topic->changes->n[topic->is],
        .row = row_of,
        .user = topic,
        .caption = bp_say_inline(story->arena, caption_of(topic))};
    story->writer->heading(story->to, 2, bp_own_inline(story, bp_topics[topic->is].heading));
    story->writer->table(story->to, &table);
}

static struct bp_names names_of(const struct bp_story *story, const struct bp_comparison *all)
{
    struct bp_arena *arena = story->arena;
    const struct bp_report *before = &all->before->report, *after = &all->after->report;
    return (struct bp_names){.title =
                                 bp_say_inline(arena, bp_fill(arena, bp_own(story, BP_WORD_CHANGES_FROM),
                                                              bp_inline_plain(arena, &before->title),
                                                              bp_inline_plain(arena, &after->title), NULL)),
                             .subtitle = &all->after->title};
}

/* "Compared with 1 April 2019 to 30 June 2019: 5 moved …; 5 of 10 rows are as they were." */
static const char *summary_of(struct bp_story *story, const struct bp_changes *changes)
{
    const struct bp_report *before = &changes->all->before->report;
    struct bp_arena *arena = story->arena;
    return bp_fill(arena, bp_own(story, BP_WORD_COMPARED), bp_house_date(arena, story->house, before->from),
                   bp_house_date(arena, story->house, before->to), changes->counted, NULL);
}

/* The rows of both plans. If a row is restricted in either plan, the pages get a notice. */
static const struct bp_extract *rows_of(struct bp_story *story, const struct bp_comparison *all)
{
    struct bp_arena *arena = story->arena;
    struct bp_extract *rows = bp_arena_alloc(arena, sizeof *rows), before;
    bp_extract_make(all->after, NULL, BP_EDITION_RESTRICTED, arena, story->diags, rows);
    bp_extract_make(all->before, NULL, BP_EDITION_RESTRICTED, arena, story->diags, &before);
    rows->restricted += before.restricted;
    rows->restricted_for |= before.restricted_for;
    return rows;
}

void bp_changes_tell(struct bp_story *story, const struct bp_changes *changes)
{
    struct bp_names names = names_of(story, changes->all);
    bp_edition_name(story, rows_of(story, changes->all), BP_WORD_EXTRACT_NAME, &names);
    bp_story_begin(story, names);
    bp_front_tell(story);
    story->writer->text(story->to, BP_VOICE_OPENING, bp_say_inline(story->arena, summary_of(story, changes)));
    for (int is = 0; is < BP_TOPICS; is++) {
        struct topic topic = {story, changes, (enum bp_topic)is};
        if (changes->n[is])
            tell_topic(&topic);
    }
}
