/* pack_front.c: the front of a board pack: a cover, and the contents as a table with links. */
#include "report/edition.h"
#include "report/pack.h"

/* ---- the cover ---- */

const char *bp_pack_title(const struct bp_story *story, const struct bp_pack *pack)
{
    const char *title = bp_inline_name(story->arena, &pack->title);
    return pack->meeting_date.year
               ? bp_fill(story->arena, bp_own(story, BP_WORD_PACK_OF_DAY), title,
                         bp_house_date(story->arena, story->house, pack->meeting_date), NULL)
               : bp_fill(story->arena, bp_own(story, BP_WORD_PACK_OF), title, NULL);
}

void bp_pack_name(struct bp_story *story, const struct bp_pack *pack)
{
    const struct bp_inline *meeting = &pack->meeting;
    if (pack->meeting_date.year)
        meeting = bp_say_inline(story->arena, bp_house_date(story->arena, story->house, pack->meeting_date));
    bp_story_name(story, (struct bp_names){&pack->title, bp_own_inline(story, BP_WORD_BOARD_PACK), meeting});
}

/* "Public edition", or the notice if something in the pack is restricted; NULL: nothing to say. */
static const struct bp_inline *edition_words(struct bp_story *story, const struct bp_pack_job *job)
{
    struct bp_arena *arena = story->arena;
    if (job->options && job->options->edition == BP_EDITION_PUBLIC)
        return bp_own_inline(story, BP_WORD_PUBLIC_EDITION);
    bp_exempt_set all = 0;
    for (uint32_t i = 0; i < job->n_parts; i++)
        all |= job->parts[i].restricted;
    return all ? bp_inline_join(arena, bp_own_inline(story, BP_WORD_RESTRICTED_EDITION), ". ",
                                bp_notice_words(story, all))
               : NULL;
}

void bp_pack_cover_tell(struct bp_story *story, const struct bp_pack_job *job)
{
    const struct bp_pack *pack = job->pack;
    struct bp_arena *arena = story->arena;
    const char *day = pack->meeting_date.year ? bp_house_date(arena, story->house, pack->meeting_date) : "";
    const struct bp_inline *strong = bp_inline_look(arena, bp_say_inline(arena, day), BP_STRONG);
    const struct bp_cover cover = {.organisation = &pack->organisation,
                                   .title = &pack->title,
                                   .kind = bp_own_inline(story, BP_WORD_BOARD_PACK),
                                   .meeting = bp_inline_join(arena, strong, ", ", &pack->meeting),
                                   .marking = bp_story_marking(story),
                                   .edition = edition_words(story, job)};
    story->writer->cover(story->to, &cover);
}

/* ---- the contents ---- */

struct contents {
    const struct bp_story *story;
    const struct bp_pack_job *job;
    const uint32_t *anchors; /* NULL: not known yet */
    bool paged;
    bool publication; /* the table has a column for items that are not for publication */
};

const char *bp_pack_range(struct bp_arena *arena, const struct bp_house *house, uint32_t first, uint32_t last)
{
    const char *from = bp_say(arena, "%u", (unsigned)first), *to = bp_say(arena, "%u", (unsigned)last);
    return first == last ? bp_fill(arena, bp_house_word(house, BP_WORD_ONE_PAGE), from, NULL)
                         : bp_fill(arena, bp_house_word(house, BP_WORD_PAGES_TO), from, to, NULL);
}

static struct bp_part *put_cell(struct bp_arena *work, struct bp_cell *cell, const struct bp_inline *text)
{
    struct bp_part *part = bp_arena_alloc(work, sizeof *part);
    *part = (struct bp_part){.kind = BP_PART_TEXT, .text = text};
    *cell = (struct bp_cell){part, 1, NULL};
    return part;
}

static const char *pages_of(struct bp_arena *work, const struct bp_pack_part *part)
{
    return part->first == part->last
               ? bp_say(work, "%u", (unsigned)part->first)
               : bp_say(work, "%u\xE2\x80\x93%u", (unsigned)part->first, (unsigned)part->last);
}

/* The whole item is restricted, or only some of its rows. */
static const struct bp_inline *publication_of(const struct bp_story *story, const struct bp_pack_part *part)
{
    struct bp_arena *arena = story->arena;
    const char *why = bp_exempt_list(story->house, part->restricted, arena);
    if (part->entry->ground)
        return bp_notice_words(story, part->restricted);
    return *why ? bp_say_inline(arena, bp_fill(arena, bp_own(story, BP_WORD_IN_PART_NOT_WHY), why, NULL))
                : bp_own_inline(story, BP_WORD_IN_PART_NOT);
}

static void row_of(void *user, struct bp_arena *work, uint32_t i, struct bp_row_text *out)
{
    const struct contents *c = user;
    const struct bp_pack_part *part = &c->job->parts[i];
    const struct bp_pack_entry *entry = part->entry;
    struct bp_arena *arena = c->story->arena;
    *out =
        (struct bp_row_text){.anchor = BP_NO_ANCHOR, .reminder = entry->number.text, .reminder_status = -1};
    put_cell(work, &out->cells[0], bp_say_inline_at(work, entry->number.text, entry->number.at));
    struct bp_part *title =
        put_cell(work, &out->cells[1], bp_say_inline_at(work, entry->title.text, entry->title.at));
    if (c->anchors)
        title->target = (struct bp_target){
            c->anchors[i], c->paged
                               ? bp_fill(arena, bp_own(c->story, BP_WORD_GO_TO_ITEM), entry->number.text,
                                         entry->title.text, bp_say(arena, "%u", (unsigned)part->first), NULL)
                               : bp_pack_label(c->story, entry)};
    if (c->publication && part->restricted)
        put_cell(work, &out->cells[2], publication_of(c->story, part));
    if (c->paged)
        put_cell(work, &out->cells[c->publication ? 3 : 2], bp_say_inline(work, pages_of(work, part)));
}

/* "2 items and 3 rows of other items are not for publication (Schedule 12A paragraph 3), and left
 * out of this edition." */
static const char *withheld_words(const struct bp_story *story, const struct bp_pack_job *job)
{
    struct bp_arena *arena = story->arena;
    const struct bp_house *house = story->house;
    uint32_t items = job->items_withheld, rows = job->rows_withheld;
    if (!items && !rows)
        return bp_own(story, BP_WORD_NOTHING_LEFT_OUT);
    const char *why = bp_exempt_list(house, job->withheld_for, arena);
    const char *whole = bp_fill_counted(arena, house, BP_COUNTED_ITEMS, items, NULL);
    const char *others = bp_fill_counted(arena, house, BP_COUNTED_ROWS_OF_OTHERS, rows, NULL);
    const char *what = !rows    ? whole
                       : !items ? others
                                : bp_fill(arena, bp_own(story, BP_WORD_LIST_LAST), whole, others, NULL);
    return bp_fill_counted(arena, house, *why ? BP_COUNTED_LEFT_OUT_WHY : BP_COUNTED_LEFT_OUT, items + rows,
                           what, why, NULL);
}

static void tell_table(struct contents *contents)
{
    const struct bp_story *story = contents->story;
    struct bp_table table = {.kind = BP_TABLE_CONTENTS,
                             .level = 2,
                             .n_rows = contents->job->n_parts,
                             .row = row_of,
                             .user = contents};
    const struct bp_column columns[] = {
        {.name = BP_COLUMN_REF, .head = bp_own_inline(story, BP_WORD_ITEM)},
        {.name = BP_NAMED_TITLE, .head = bp_own_inline(story, BP_WORD_TITLE)},
        {.name = BP_NAMED_PUBLICATION, .head = bp_own_inline(story, BP_WORD_PUBLICATION)},
        {.name = BP_NAMED_PAGES, .head = bp_own_inline(story, BP_WORD_PAGES), .number = true}};
    const bool wanted[] = {true, true, contents->publication, contents->paged};
    for (int c = 0; c < 4; c++)
        if (wanted[c])
            table.columns[table.n_columns++] = columns[c];
    story->writer->table(story->to, &table);
}

void bp_pack_contents_tell(struct bp_story *story, const struct bp_pack_job *job, const uint32_t *anchors,
                           bool paged)
{
    struct contents contents = {.story = story, .job = job, .anchors = anchors, .paged = paged};
    for (uint32_t i = 0; i < job->n_parts; i++)
        contents.publication |= job->parts[i].restricted != 0;
    bool public = job->options && job->options->edition == BP_EDITION_PUBLIC;
    contents.publication &= !public;
    story->writer->heading(story->to, 2, bp_own_inline(story, BP_WORD_CONTENTS));
    if (job->n_parts)
        tell_table(&contents);
    if (public)
        story->writer->text(story->to, BP_VOICE_BELOW,
                            bp_say_inline(story->arena, withheld_words(story, job)));
}
