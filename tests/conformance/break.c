/* break.c: takes a report apart and writes it again as plain PDFs: once as it is, and once for each row of
 * a table below with one thing spoilt. The plain copy must pass the validator, and each of the
 * others fail by the rule that its row names: so we know that the validator looks, and that it is the
 * spoilt thing that it sees.
 *
 *     break REPORT.pdf FOLDER     says on stdout "PROFILE RULE FILE" for each; rule "-": must pass */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "unit/pdfread.h"

#define MOST_PROFILES 4

/* In the first object that holds `in`, or with `all` in each, the first `from` becomes `to`; with `until`,
 * all from `from` to the end of the next `until`. Without `from` the object, an element, leaves its parent.
 * The file's first line counts as an object. Rows with the same name are edits of one file. */
struct edit {
    const char *name;
    const char *rules[MOST_PROFILES]; /* for each profile of the table the rule that must fail, as clause-test;
                                         "-": the file must pass */
    const char *in, *from, *until, *to;
    bool all;
};

/* PDF 1.7: ua1 and 2a. */
static const struct edit edits_1_7[] = {
    {"untouched", {"-", "-"}, NULL, NULL, NULL, NULL, false},
    {"no-to-unicode", {"7.21.7-1", "6.2.11.7.2-1"}, "/ToUnicode ", "/ToUnicode ", " R\n", "", false},
    {"no-metadata", {"7.1-8", "6.6.2.1-1"}, "/Type /Catalog", "/Metadata ", " R\n", "", false},
    {"no-tab-order", {"7.18.3-1", "-"}, "/Annots[", "/Tabs/S", NULL, "", false},
    {"no-page-parents", {"7.1-3", "-"}, "/StructParents ", "/StructParents ", NULL, "/Spoilt ", false},
    {"no-link-parent", {"7.18.5-1", "-"}, "/Subtype/Link", "/StructParent ", NULL, "/Spoilt ", false},
    {"no-link-contents", {"7.18.5-2", "-"}, "/Subtype/Link", "/Contents", NULL, "/Spoilt", false},
    {"link-not-printed", {"-", "6.3.2-1"}, "/Subtype/Link", "/F 4", NULL, "", false},
    {"not-marked", {"6.2-1", "6.7.2.2-1"}, "/Marked true", "true", NULL, "false", false},
    {"no-language", {"7.2-33", "-"}, "/Type /Catalog", "/Lang ", "\n", "", false},
    {"no-document-title", {"7.1-10", "-"}, "/DisplayDocTitle", "Title true", NULL, "Title false", false},
    {"no-scope", {"7.5-1", "-"}, "/Scope/Column", "/Scope/Column", NULL, "", true},
    {"no-scope", {"7.5-1", "-"}, "/Scope/Row", "/Scope/Row", NULL, "", true},
    {"ragged-row", {"7.2-43", "-"}, "/S/TD", NULL, NULL, NULL, false},
    {"untagged-shape", {"7.1-3", "-"}, "BDC ", "\nstream\n", NULL, "\nstream\n0 0 9 9 re f\n", false},
    {"heading-skips", {"7.4.2-1", "-"}, "/S/H2", "/S/H2", NULL, "/S/H3", false},
    {"no-alternative", {"7.3-1", "-"}, "/S/Figure", "/Alt", NULL, "/Spoilt", false},
    {"no-output-intent", {"-", "6.2.4.3-2"}, "/Type /Catalog", "/OutputIntents ", NULL, "/Spoilt ", false},
    {"no-identifier", {"-", "6.1.3-1"}, "/Type/XRef", "/ID[", "]", "", false},
    {"no-schema", {"-", "6.6.2.3.1-1"}, "pdfaExtension:schemas>",
     "<pdfaExtension:schemas", "</pdfaExtension:schemas>\n", "", false},
    {"font-not-embedded", {"7.21.4.1-1", "6.2.11.4.1-1"}, "/Font <<", "/Font <<", NULL,
     "/Font <<\n/Spoilt<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>", false},
    {"font-not-embedded", {"7.21.4.1-1", "6.2.11.4.1-1"}, "BDC ", "\nstream\n", NULL,
     "\nstream\n/Artifact BMC BT/Spoilt 9 Tf(x)Tj ET EMC\n", false},
    {"no-glyph", {"7.21.8-1", "6.2.11.8-1"}, "BDC ", "\nstream\n", NULL,
     "\nstream\n/Artifact BMC BT/F0 9 Tf<0000>Tj ET EMC\n", false},
};

/* PDF 2.0: ua2, wt1a, wt1r and 4. */
static const struct edit edits_2_0[] = {
    {"untouched", {"-", "-", "-", "-"}, NULL, NULL, NULL, NULL, false},
    {"old-version", {"-", "-", "-", "6.1.2-1"}, "%PDF-2.0", "2.0", NULL, "1.7", false},
    {"info", {"-", "-", "-", "6.1.3-4"}, "/Type/XRef", "/ID[", NULL, "/Info 4 0 R/ID[", false},
    {"archive-of-old", {"-", "-", "-", "6.7.3-2"}, " pdfaid:part", "pdfaid:part=\"4", NULL, "pdfaid:part=\"2",
     false},
    {"archive-without-year", {"-", "-", "-", "6.7.3-5"}, " pdfaid:rev", " pdfaid:rev=\"2020\"", NULL, "", false},
    {"archive-with-level", {"-", "-", "-", "6.7.3-3"}, " pdfaid:rev", " pdfaid:rev", NULL,
     " pdfaid:conformance=\"A\" pdfaid:rev", false},
    {"access-of-old", {"5-2", "-", "-", "-"}, " pdfuaid:part", "pdfuaid:part=\"2", NULL, "pdfuaid:part=\"1",
     false},
    {"access-without-year", {"5-5", "-", "-", "-"}, " pdfuaid:rev", " pdfuaid:rev=\"2024\"", NULL, "", false},
    {"no-accessibility", {"-", "6.1.3-1", "-", "-"}, "wtpdf#", "#accessibility1.0", NULL, "#spoilt", false},
    {"no-reuse", {"-", "-", "6.1.2-1", "-"}, "wtpdf#", "#reuse1.0", NULL, "#spoilt", false},
    {"no-namespace", {"8.2.5.2-2", "8.2.5.2-2", "8.2.5.2-2", "-"}, "/S/Document", "/NS ", " R", "", false},
    {"link-to-a-page", {"8.8-1", "8.8-1", "8.8-1", "-"}, "/S/GoTo/D", "/A<</S/GoTo/D", NULL, "/Dest", false},
    {"link-to-a-page", {"8.8-1", "8.8-1", "8.8-1", "-"}, "/Dest[", "/SD[", "]>>", "", false},
    {"link-without-element", {"8.8-2", "8.8-2", "8.8-2", "-"}, "/S/GoTo/D", "/SD[", "]", "", false},
    {"bookmark-without-element", {"8.8-2", "8.8-2", "8.8-2", "-"}, "/Title(", "/SD[", "]", "", false},
    {"no-tab-order", {"8.9.3.3-1", "8.9.3.3-1", "8.9.3.3-1", "-"}, "/Annots[", "/Tabs/S", NULL, "", false},
    {"not-marked", {"6.2-1", "6.2-1", "6.2-1", "-"}, "/Marked true", "true", NULL, "false", false},
    {"no-language", {"8.4.4-1", "8.4.4-1", "8.4.4-1", "-"}, "/Type /Catalog", "/Lang ", "\n", "", false},
    {"no-document-title", {"8.11.2-1", "8.11.2-1", "-", "-"}, "/DisplayDocTitle", "Title true", NULL,
     "Title false", false},
    {"no-alternative", {"8.2.5.28.2-1", "8.2.5.28.2-1", "-", "-"}, "/S/Figure", "/Alt", NULL, "/Spoilt", false},
    {"no-output-intent", {"-", "-", "-", "6.2.4.3-2"}, "/Type /Catalog", "/OutputIntents ", NULL, "/Spoilt ",
     false},
};

/* PDF 2.0 with the plan attached: 4f. */
static const struct edit edits_4f[] = {
    {"untouched", {"-"}, NULL, NULL, NULL, NULL, false},
    {"no-relationship", {"6.9-4"}, "/AFRelationship ", "/AFRelationship ", "\n", "", false},
    {"no-file", {"6.9-5"}, "/Type /Catalog", "/EmbeddedFiles ", NULL, "/Spoilt ", false},
};

static const struct table {
    const char *holds; /* the report is of the first table whose text it holds */
    const char *profiles[MOST_PROFILES];
    const struct edit *edits;
    size_t n;
} tables[] = {
#define EDITS(edits) edits, sizeof edits / sizeof *edits
    {" pdfaid:conformance=\"F\"", {"4f"}, EDITS(edits_4f)},
    {" pdfaid:part=\"4\"", {"ua2", "wt1a", "wt1r", "4"}, EDITS(edits_2_0)},
    {" pdfaid:part=\"2\"", {"ua1", "2a"}, EDITS(edits_1_7)},
};
enum { N_TABLES = sizeof tables / sizeof *tables };

static struct pdfread pdf;
static struct bp_buf *objects; /* by number, [0] is the first line; empty: none, or a container that a plain
                                  file lacks */

static _Noreturn void give_up(const char *what, const char *name)
{
    fprintf(stderr, "break: %s: %s\n", what, name);
    exit(1);
}

/* Where `needle` first stands in the object, from `from` on; or its length. */
static size_t find(const struct bp_buf *object, size_t from, const char *needle)
{
    const char *at = pdfread_find(object->bytes + from, object->len - from, needle);
    return at ? (size_t)(at - object->bytes) : object->len;
}

/* Replaces the bytes of an object between two offsets. */
static void replace(struct bp_buf *object, size_t from, size_t to, const char *text)
{
    struct bp_buf copy = {0};
    bp_buf_put(&copy, object->bytes, from);
    bp_buf_str(&copy, text);
    bp_buf_put(&copy, object->bytes + to, object->len - to);
    bp_buf_free(object);
    *object = copy;
}

/* ---- unpacking ---- */

/* A stream's dictionary without how long it was, and how deflated. */
static void simplify(struct bp_buf *object)
{
    static const char *const gone[][2] = {{"/Length ", "0123456789"}, {"/Filter", " [/FlateDcod]"}};
    for (size_t i = 0; i < 2; i++) {
        size_t at = find(object, 0, gone[i][0]), end = at + strlen(gone[i][0]);
        if (at < find(object, 0, "\nstream\n")) {
            while (strchr(gone[i][1], object->bytes[end]))
                end++;
            replace(object, at, end, "");
        }
    }
}

static void unpack(void)
{
    objects = calloc(pdf.size, sizeof *objects);
    if (!objects)
        give_up("no memory", "");
    bp_buf_fmt(&objects[0], "%%PDF-%d.%d\n", pdf.version / 10, pdf.version % 10);
    for (unsigned i = 1; i < pdf.size; i++) {
        size_t len;
        const char *text = pdfread_object(&pdf, i, &len);
        if (pdfread_find(text, len < 16 ? len : 16, "/Type/ObjStm"))
            continue;
        bp_buf_put(&objects[i], text, len);
        simplify(&objects[i]);
    }
}

static void drop(void)
{
    for (unsigned i = 0; i < pdf.size; i++)
        bp_buf_free(&objects[i]);
    free(objects);
}

/* ---- spoiling ---- */

/* Takes an element out of its parent's kids. */
static void take_out(const struct edit *edit, unsigned number)
{
    const struct bp_buf *object = &objects[number];
    size_t at = find(object, 0, "/P ");
    unsigned long parent = at < object->len ? strtoul(object->bytes + at + 3, NULL, 10) : 0;
    if (!parent || parent >= pdf.size)
        give_up("no parent", edit->name);
    char kid[24];
    snprintf(kid, sizeof kid, " %u 0 R", number);
    at = find(&objects[parent], 0, kid);
    if (at == objects[parent].len)
        give_up("no kid of its parent's, or its first", edit->name);
    replace(&objects[parent], at, at + strlen(kid), "");
}

static void change(const struct edit *edit, struct bp_buf *object)
{
    size_t from = find(object, 0, edit->from), to = from + strlen(edit->from);
    if (edit->until && from < object->len)
        to = find(object, to, edit->until) + strlen(edit->until);
    if (to > object->len)
        give_up("nothing to spoil", edit->name);
    replace(object, from, to, edit->to);
}

static void spoil(const struct edit *edit)
{
    unsigned spoilt = 0;
    for (unsigned i = 0; i < pdf.size && (!spoilt || edit->all); i++) {
        if (find(&objects[i], 0, edit->in) == objects[i].len)
            continue;
        spoilt++;
        if (edit->from)
            change(edit, &objects[i]);
        else
            take_out(edit, i);
    }
    if (!spoilt)
        give_up("no object to spoil", edit->name);
}

/* ---- writing: a table of cross-references of the old kind (ISO 32000-1, 7.5.4) ---- */

static void put_object(struct bp_buf *out, unsigned number)
{
    const struct bp_buf *object = &objects[number];
    size_t stream = find(object, 0, "\nstream\n");
    bp_buf_fmt(out, "%u 0 obj\n", number);
    if (stream == object->len) {
        bp_buf_put(out, object->bytes, object->len);
        bp_buf_str(out, "\nendobj\n");
        return;
    }
    size_t open = find(object, 0, "<<") + 2, begin = stream + strlen("\nstream\n");
    bp_buf_fmt(out, "<</Length %zu", object->len - begin);
    bp_buf_put(out, object->bytes + open, object->len - open);
    bp_buf_str(out, "\nendstream\nendobj\n");
}

/* What the cross-reference stream said of the document. */
static void put_trailer(struct bp_buf *out, const struct bp_buf *table)
{
    bp_buf_fmt(out, "trailer\n<</Size %u", pdf.size);
    size_t from = find(table, 0, "/Root "), to = find(table, 0, ">>\nstream\n");
    bp_buf_put(out, table->bytes + from, to - from);
    bp_buf_str(out, ">>\n");
}

static void write_plain(const char *path)
{
    struct bp_buf out = {0};
    size_t *offsets = calloc(pdf.size, sizeof *offsets);
    unsigned table = pdfread_object_with(&pdf, 1, "/Type/XRef");
    if (!offsets || !table)
        give_up("cannot write", path);
    bp_buf_put(&out, objects[0].bytes, objects[0].len);
    bp_buf_str(&out, "%\xB7\xBE\xAD\xAA\n");
    for (unsigned i = 1; i < pdf.size; i++) {
        offsets[i] = out.len;
        if (objects[i].len && i != table)
            put_object(&out, i);
        else
            offsets[i] = 0;
    }
    size_t start = out.len;
    bp_buf_fmt(&out, "xref\n0 %u\n", pdf.size);
    for (unsigned i = 0; i < pdf.size; i++)
        bp_buf_fmt(&out, "%010zu %s\r\n", offsets[i], offsets[i] ? "00000 n" : "65535 f");
    put_trailer(&out, &objects[table]);
    bp_buf_fmt(&out, "startxref\n%zu\n%%%%EOF\n", start);
    free(offsets);
    if (out.failed || bp_file_write(path, out.bytes, out.len, true))
        give_up("cannot write", path);
    bp_buf_free(&out);
}

/* Writes the file of the edits that begin at `at`, which have one name. Returns where the next begin. */
static size_t write_spoilt(const struct table *table, size_t at, const char *folder)
{
    const struct edit *first = &table->edits[at];
    unpack();
    for (; at < table->n && !strcmp(table->edits[at].name, first->name); at++)
        if (table->edits[at].in)
            spoil(&table->edits[at]);
    char path[4096];
    snprintf(path, sizeof path, "%s/%s.pdf", folder, first->name);
    write_plain(path);
    drop();
    for (size_t i = 0; i < MOST_PROFILES && table->profiles[i]; i++)
        printf("%s %s %s\n", table->profiles[i], first->rules[i], path);
    return at;
}

int main(int argc, char **argv)
{
    struct bp_buf file = {0};
    size_t table = 0;
    if (argc != 3)
        give_up("usage", "break REPORT.pdf FOLDER");
    if (bp_file_read(argv[1], (size_t)1 << 28, &file) || !pdfread_open(&pdf, file.bytes, file.len))
        give_up("no report of ours", argv[1]);
    while (table < N_TABLES && !pdfread_object_with(&pdf, 1, tables[table].holds))
        table++;
    if (table == N_TABLES)
        give_up("no table for this report", argv[1]);
    for (size_t at = 0; at < tables[table].n;)
        at = write_spoilt(&tables[table], at, argv[2]);
    pdfread_close(&pdf);
    bp_buf_free(&file);
    return 0;
}
