/* schema.c: the JSON Schema (2020-12) of the document, from the tables of its objects and of the fields of a
 * row. */
#include <stdio.h>
#include <string.h>

#include "base/json.h"
#include "export/document.h"
#include "export/fields.h"

/* ---- types ---- */

static void put_type(struct bp_json *json, const char *type, bool or_null)
{
    if (!or_null) {
        bp_json_text(json, "type", type);
        return;
    }
    bp_json_open(json, "type", '[');
    bp_json_text(json, NULL, type);
    bp_json_text(json, NULL, "null");
    bp_json_close(json, ']');
}

static void put_reference(struct bp_json *json, const char *object)
{
    char path[40];
    snprintf(path, sizeof path, "#/$defs/%s", object);
    bp_json_text(json, "$ref", path);
}

/* The types that are no objects of ours. */
static const struct plain {
    const char *name, *type, *format;
} plain_types[] = {{"text", "string", NULL},    {"integer", "integer", NULL}, {"boolean", "boolean", NULL},
                   {"date", "string", "date"},  {"decimal", "number", NULL},  {"counts", "object", NULL}};

static const struct plain *plain_type(const char *name)
{
    for (size_t i = 0; i < sizeof plain_types / sizeof *plain_types; i++)
        if (!strcmp(plain_types[i].name, name))
            return &plain_types[i];
    return NULL;
}

static void put_named(struct bp_json *json, const char *name, bool or_null)
{
    const struct plain *plain = plain_type(name);
    if (plain) {
        put_type(json, plain->type, or_null);
        if (plain->format)
            bp_json_text(json, "format", plain->format);
        if (!strcmp(name, "counts")) {
            bp_json_open(json, "additionalProperties", '{');
            bp_json_text(json, "type", "integer");
            bp_json_close(json, '}');
        }
    } else if (or_null) {
        bp_json_open(json, "anyOf", '[');
        bp_json_open(json, NULL, '{');
        put_reference(json, name);
        bp_json_close(json, '}');
        bp_json_open(json, NULL, '{');
        bp_json_text(json, "type", "null");
        bp_json_close(json, '}');
        bp_json_close(json, ']');
    } else {
        put_reference(json, name);
    }
}

/* A property with a type as document.h has them. */
static void put_property(struct bp_json *json, const char *name, const char *type, const char *about)
{
    char bare[24];
    bool array = *type == '[';
    snprintf(bare, sizeof bare, "%.*s", (int)strcspn(type + array, "]?"), type + array);
    bp_json_open(json, name, '{');
    bp_json_text(json, "description", about);
    if (array) {
        bp_json_text(json, "type", "array");
        bp_json_open(json, "items", '{');
    }
    put_named(json, bare, strchr(type, '?'));
    if (array)
        bp_json_close(json, '}');
    bp_json_close(json, '}');
}

/* ---- objects ---- */

static const char *type_of(const struct bp_export_field *field)
{
    switch (field->type) {
    case BP_VALUE_LIST: return "[text]";
    case BP_VALUE_FIGURES: return "[figure]";
    case BP_VALUE_INTEGER: return field->needed ? "integer" : "integer?";
    case BP_VALUE_BOOLEAN: return "boolean";
    case BP_VALUE_DATE: return "date?";
    case BP_VALUE_DECIMAL: return "decimal?";
    default: return field->needed ? "text" : "text?";
    }
}

/* Calls `put` for each member of the object, in their order. */
typedef void putting(struct bp_json *json, const char *name, const char *type, const char *about);

static void each_member(struct bp_json *json, const char *object, putting *put)
{
    char html[40];
    for (size_t i = 0; !strcmp(object, "row") && i < bp_export_n_fields; i++) {
        const struct bp_export_field *field = &bp_export_fields[i];
        if (field->table)
            continue;
        put(json, field->name, type_of(field), field->about);
        snprintf(html, sizeof html, "%s_html", field->name);
        if (field->type == BP_VALUE_LINES)
            put(json, html, "text?", "The same as HTML.");
    }
    for (size_t i = 0; i < bp_export_n_members; i++)
        if (!strcmp(bp_export_members[i].object, object))
            put(json, bp_export_members[i].name, bp_export_members[i].type, bp_export_members[i].about);
}

static void put_name(struct bp_json *json, const char *name, const char *type, const char *about)
{
    (void)type;
    (void)about;
    bp_json_text(json, NULL, name);
}

/* Later versions may add members: others are not forbidden. */
static void put_object(struct bp_json *json, const char *object)
{
    bp_json_text(json, "type", "object");
    bp_json_open(json, "properties", '{');
    each_member(json, object, put_property);
    bp_json_close(json, '}');
    bp_json_open(json, "required", '[');
    each_member(json, object, put_name);
    bp_json_close(json, ']');
}

void bp_export_document_schema(struct bp_buf *out)
{
    struct bp_json json = {.out = out};
    char id[40];
    snprintf(id, sizeof id, "urn:boardpaper:export:%d", BP_EXPORT_VERSION);
    bp_json_open(&json, NULL, '{');
    bp_json_text(&json, "$schema", "https://json-schema.org/draft/2020-12/schema");
    bp_json_text(&json, "$id", id);
    bp_json_text(&json, "title", "An action plan with the report of one period, as boardpaper exports it");
    put_object(&json, "document");
    bp_json_open(&json, "$defs", '{');
    const char *last = "document"; /* its members come first */
    for (size_t i = 0; i < bp_export_n_members; i++) {
        const char *object = bp_export_members[i].object;
        if (!strcmp(object, last))
            continue;
        bp_json_open(&json, object, '{');
        put_object(&json, object);
        bp_json_close(&json, '}');
        last = object;
    }
    bp_json_close(&json, '}');
    bp_json_close(&json, '}');
}
