/* relations.c: how the parts of a workbook or a document refer to one another (ECMA-376-2, 9.3). */
#include <stdlib.h>
#include <string.h>

#include "book/parts.h"
#include "xml/sax.h"

struct reader {
    struct bp_parts *parts;
    const char *of;
    struct bp_relations *out;
    size_t capacity;
};

/* Appends the steps of a path to `path`, whose length it returns: "." and ".." are carried out. */
static size_t put_steps(char *path, size_t len, const char *steps, size_t steps_len)
{
    const char *end = steps + steps_len;
    while (steps < end) {
        size_t step = 0;
        while (steps + step < end && steps[step] != '/' && steps[step] != '\\')
            step++;
        if (step == 2 && !memcmp(steps, "..", 2)) {
            while (len && path[--len] != '/')
                ;
        } else if (step && !(step == 1 && *steps == '.')) {
            if (len)
                path[len++] = '/';
            memcpy(path + len, steps, step);
            len += step;
        }
        steps += step < (size_t)(end - steps) ? step + 1 : step;
    }
    return len;
}

/* The name of the part at which a target points from the part `of`. */
static const char *resolve(struct bp_arena *arena, const char *of, const char *target)
{
    size_t target_len = strlen(target);
    const char *slash = strrchr(of, '/');
    bool absolute = *target == '/' || *target == '\\' || !slash;
    size_t folder = absolute ? 0 : (size_t)(slash - of), len = 0;
    char *path = bp_arena_alloc(arena, folder + target_len + 2);
    if (!path)
        return NULL;
    len = put_steps(path, len, of, folder);
    len = put_steps(path, len, target, target_len);
    path[len] = 0;
    return path;
}

static bool on_start(void *data, const struct bp_tag *tag)
{
    struct reader *reader = data;
    struct bp_arena *arena = reader->parts->arena;
    if (strcmp(tag->local, "Relationship") != 0)
        return true;
    const char *id = bp_tag_value(tag, "Id", ""), *type = bp_tag_value(tag, "Type", "");
    const char *target = bp_tag_value(tag, "Target", "");
    bool external = !strcmp(bp_tag_value(tag, "TargetMode", ""), "External");
    const char *word = strrchr(type, '/');
    word = word ? word + 1 : type;
    struct bp_relation *items = bp_arena_grow(arena, reader->out->items, &reader->capacity,
                                              (size_t)reader->out->n + 1, sizeof *items);
    if (!items)
        return false;
    reader->out->items = items;
    struct bp_relation *relation = &items[reader->out->n];
    *relation = (struct bp_relation){
        bp_arena_text(arena, id, strlen(id)), bp_arena_text(arena, word, strlen(word)),
        external ? bp_arena_text(arena, target, strlen(target)) : resolve(arena, reader->of, target),
        external};
    if (!relation->id || !relation->type || !relation->target)
        return false;
    reader->out->n++;
    return true;
}

/* A sheet may have thousands of links, and as many relationships. */
static int compare_ids(const void *a, const void *b)
{
    const struct bp_relation *one = *(const struct bp_relation *const *)a;
    const struct bp_relation *other = *(const struct bp_relation *const *)b;
    int order = strcmp(one->id, other->id);
    return order ? order : one < other ? -1 : one > other; /* of two with one id, the first in the file */
}

static bool sort_ids(struct bp_relations *relations, struct bp_arena *arena)
{
    relations->by_id = bp_arena_array(arena, (size_t)relations->n + 1, sizeof *relations->by_id);
    if (!relations->by_id)
        return false;
    for (uint32_t i = 0; i < relations->n; i++)
        relations->by_id[i] = &relations->items[i];
    qsort(relations->by_id, relations->n, sizeof *relations->by_id, compare_ids);
    return true;
}

bool bp_relations_read(struct bp_parts *parts, const char *of, struct bp_relations *out)
{
    static const struct bp_sax_handler handler = {.start = on_start};
    *out = (struct bp_relations){0};
    const char *slash = strrchr(of, '/'), *name = slash ? slash + 1 : of;
    struct bp_buf path = {0};
    bp_buf_put(&path, of, (size_t)(name - of));
    bp_buf_str(&path, "_rels/");
    bp_buf_str(&path, name);
    bp_buf_put(&path, ".rels", sizeof ".rels");
    if (path.failed) {
        bp_buf_free(&path);
        parts->arena->out = true;
        return false;
    }
    const struct bp_part_entry *entry = bp_parts_find(parts, path.bytes);
    bp_buf_free(&path);
    struct reader reader = {.parts = parts, .of = of, .out = out};
    return !entry || (bp_part_read_xml(parts, entry, &handler, &reader) && sort_ids(out, parts->arena));
}

const struct bp_relation *bp_relation_by_id(const struct bp_relations *relations, const char *id)
{
    uint32_t low = 0, high = relations->n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (strcmp(relations->by_id[middle]->id, id) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low < relations->n && !strcmp(relations->by_id[low]->id, id) ? relations->by_id[low] : NULL;
}

const struct bp_relation *bp_relation_of_type(const struct bp_relations *relations, const char *type)
{
    for (uint32_t i = 0; i < relations->n; i++)
        if (!strcmp(relations->items[i].type, type))
            return &relations->items[i];
    return NULL;
}

const struct bp_part_entry *bp_relation_part(const struct bp_parts *parts,
                                             const struct bp_relation *relation)
{
    return relation && !relation->external ? bp_parts_find(parts, relation->target) : NULL;
}
