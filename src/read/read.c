/* read.c: reads a plan, a board pack or a house style from XML. It joins the stages: the bytes are checked,
 * libxml2 gives events, the structure check tests each event, and what passes builds the plan or
 * pack. All errors become findings. */
#include "read/read.h"

#include <stdio.h>

#include "read/build.h"
#include "read/bytes.h"
#include "read/fault.h"
#include "read/pack.h"
#include "read/structure.h"
#include "read/style.h"
#include "xml/sax.h"

struct reader {
    struct bp_structure structure;
    struct bp_build build;
    enum bp_element last; /* reading ends after this child of the root; BP_EL_NONE: it reads all */
    bool reached;         /* it did */
    bool nomem;
};

/* Whether reading continues after a stage returned `good`. A stage that failed has added a finding,
 * or its arena shows that memory ran out. */
static bool go_on(struct reader *reader, bool good)
{
    struct bp_build *build = &reader->build;
    if (build->arena->out || build->row_words->out || build->drafted->out ||
        build->scratch->out || build->words.bytes.failed)
        reader->nomem = true;
    return good && !reader->nomem && !reader->structure.stop;
}

static bool on_start(void *data, const struct bp_tag *tag)
{
    struct reader *reader = data;
    for (size_t i = 0; i < tag->n_attrs; i++) {
        if (tag->attrs[i].value_len <= BP_MAX_TEXT)
            continue;
        bp_diag_add(reader->build.diags, BP_E_TEXT_SIZE, reader->build.source,
                    tag->attrs[i].name_at, tag->attrs[i].name_len, NULL, NULL, NULL);
        return false;
    }
    bp_source_leave(reader->build.source, tag->at);
    enum bp_element element = bp_structure_start(&reader->structure, tag);
    if (!element)
        bp_build_pass_over(&reader->build);
    return go_on(reader, !element || bp_build_start(&reader->build, element, tag));
}

static bool on_text(void *data, const char *bytes, size_t len, uint32_t at)
{
    struct reader *reader = data;
    enum bp_element element = bp_structure_text(&reader->structure, bytes, len, at);
    return go_on(reader, !element || bp_build_text(&reader->build, bytes, len, at));
}

static bool on_end(void *data)
{
    struct reader *reader = data;
    enum bp_element element = bp_structure_end(&reader->structure);
    if (!go_on(reader, !element || bp_build_end(&reader->build)))
        return false;
    reader->reached = element && element == reader->last && reader->structure.depth == 1;
    return !reader->reached;
}

static void on_doctype(void *data, uint32_t at)
{
    struct bp_build *build = &((struct reader *)data)->build;
    bp_diag_add(build->diags, BP_E_DOCTYPE, build->source, at, 9, NULL, NULL, NULL);
}

static void on_names(void *data, uint32_t at)
{
    struct bp_build *build = &((struct reader *)data)->build;
    char limit[12];
    snprintf(limit, sizeof limit, "%d", BP_MAX_NAMES);
    bp_diag_add(build->diags, BP_E_NAMES, build->source, at, 1, limit, NULL, NULL);
}

static const struct bp_sax_handler handler = {on_start, on_text, on_end, on_doctype, on_names};

/* Runs the stages. Returns false if memory ran out. */
static bool read_all(struct reader *reader)
{
    struct bp_build *build = &reader->build;
    struct bp_sax_fault fault = {0};
    enum bp_element root = reader->structure.root;
    if (!bp_build_begin(build) || (root == BP_EL_BOARD_PACK && !bp_pack_begin(build)) ||
        (root == BP_EL_HOUSE_STYLE && !bp_style_begin(build)))
        return false;
    enum bp_sax_result result = bp_sax_read(build->source, &handler, reader, &fault);
    if (result == BP_SAX_NOMEM || reader->nomem)
        return false;
    if (reader->reached)
        return true;
    if (result == BP_SAX_BROKEN &&
        !bp_fault_report(build->source, build->scratch, build->diags, fault.at, fault.message))
        return false;
    if (result != BP_SAX_DONE)
        bp_structure_abandon(&reader->structure);
    bool good = bp_build_finish(build);
    go_on(reader, good);
    return good && !reader->nomem;
}

/* What was read: by the root element, one of these. */
struct outcome {
    struct bp_plan *plan;
    struct bp_pack *pack;
    struct bp_house_style *style;
};

/* Where rows are kept. `shelf`: for those of a large plan; or NULL. */
static void share_out(struct bp_build *build, struct bp_shelf *shelf)
{
    build->shelf = shelf;
    build->row_words = shelf ? &shelf->arena : build->arena;
    build->drafts.shelf = shelf ? bp_shelf_new(build->scratch) : NULL;
    build->drafted = build->drafts.shelf ? &build->drafts.shelf->arena : build->scratch;
}

/* Reads a file with the root element `root`, up to the end of the root's child `last` (BP_EL_NONE: all). */
static bp_result read_source(enum bp_element root, enum bp_element last, struct bp_source *source,
                             struct bp_arena *arena, struct bp_diags *diags, struct outcome *outcome)
{
    size_t errors = diags->errors;
    *outcome = (struct outcome){NULL, NULL, NULL};
    if (!bp_bytes_check(source, root, diags))
        return arena->out ? BP_NOMEM : BP_INVALID;
    struct bp_arena scratch;
    bp_arena_init_within(&scratch, arena);
    struct reader *reader = bp_arena_alloc(&scratch, sizeof *reader);
    bool good = reader != NULL;
    if (good) {
        reader->structure.root = root;
        reader->structure.source = reader->build.source = source;
        reader->structure.scratch = reader->build.scratch = &scratch;
        reader->structure.diags = reader->build.diags = diags;
        reader->build.arena = arena;
        reader->last = last;
        share_out(&reader->build, root == BP_EL_ACTION_PLAN ? source->shelf : NULL);
        good = read_all(reader);
        bp_shelf_free(reader->build.drafts.shelf);
        bp_words_free(&reader->build.words);
    }
    bool whole = good && diags->errors == errors && (!last || reader->reached);
    if (whole)
        *outcome = (struct outcome){reader->build.plan, reader->build.pack,
                                    bp_style_of(reader->build.style)};
    bp_arena_clear(&scratch);
    if (!good || arena->out)
        return BP_NOMEM;
    return whole ? BP_OK : BP_INVALID;
}

/* A plan up to the end of the element `last`; BP_EL_NONE: to its own. */
static bp_result read_plan_to(enum bp_element last, struct bp_source *source, struct bp_arena *arena,
                              struct bp_diags *diags, struct bp_plan **plan)
{
    struct outcome outcome;
    bp_result result = read_source(BP_EL_ACTION_PLAN, last, source, arena, diags, &outcome);
    *plan = outcome.plan;
    return result;
}

bp_result bp_read_plan(struct bp_source *source, struct bp_arena *arena, struct bp_diags *diags,
                       struct bp_plan **plan)
{
    return read_plan_to(BP_EL_NONE, source, arena, diags, plan);
}

bp_result bp_read_head(struct bp_source *source, struct bp_arena *arena, struct bp_diags *diags,
                       struct bp_plan **plan)
{
    return read_plan_to(BP_EL_REPORT, source, arena, diags, plan);
}

bp_result bp_read_pack(struct bp_source *source, struct bp_arena *arena, struct bp_diags *diags,
                       struct bp_pack **pack)
{
    struct outcome outcome;
    bp_result result = read_source(BP_EL_BOARD_PACK, BP_EL_NONE, source, arena, diags, &outcome);
    *pack = outcome.pack;
    return result;
}

bp_result bp_read_style(struct bp_source *source, struct bp_arena *arena, struct bp_diags *diags,
                        struct bp_house_style **style)
{
    struct outcome outcome;
    bp_result result = read_source(BP_EL_HOUSE_STYLE, BP_EL_NONE, source, arena, diags, &outcome);
    *style = outcome.style;
    return result;
}
