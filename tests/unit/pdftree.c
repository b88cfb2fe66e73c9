/* pdftree.c: the structure tree, flattened, and the content streams, read. */
#include "pdftree.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MAX_DEPTH 32
#define MAX_FONTS 16

static struct pdfvalue get(const struct pdftree *tree, struct pdfvalue dict, const char *key)
{
    return pdfvalue_get(&tree->pdf, dict, key);
}

/* Room for one more at the end; a test that runs out of memory may as well end. */
static void *grow(void *items, size_t n, size_t size)
{
    if (n & (n - 1))
        return items;
    items = realloc(items, (n ? 2 * n : 1) * size);
    if (!items)
        abort();
    return items;
}

/* ---- pages ---- */

static bool add_pages(struct pdftree *tree, unsigned number, int depth)
{
    struct pdfvalue dict = pdfvalue_object(&tree->pdf, number), kid;
    if (!dict.len || depth > MAX_DEPTH)
        return false;
    if (pdfvalue_is(pdfvalue_entry(dict, "Type"), "/Page")) {
        tree->pages = grow(tree->pages, tree->n_pages, sizeof *tree->pages);
        tree->pages[tree->n_pages++] = (struct pdftree_page){.number = number, .dict = dict};
        return true;
    }
    struct pdfvalue kids = pdfvalue_entry(dict, "Kids");
    for (size_t i = 0; (kid = pdfvalue_item(kids, i)).len; i++)
        if (!add_pages(tree, pdfvalue_reference(kid), depth + 1))
            return false;
    return true;
}

unsigned pdftree_page(const struct pdftree *tree, unsigned number)
{
    unsigned i = 0;
    while (i < tree->n_pages && tree->pages[i].number != number)
        i++;
    return i;
}

/* ---- elements ---- */

static uint32_t add_node(struct pdftree *tree, struct pdftree_node node)
{
    tree->nodes = grow(tree->nodes, tree->n, sizeof *tree->nodes);
    node.end = tree->n + 1;
    tree->nodes[tree->n] = node;
    return tree->n++;
}

static bool add_element(struct pdftree *tree, unsigned number, uint32_t parent, int depth);

/* A kid is an MCID on the element's page, a dictionary that says more, or an element. */
static bool add_kid(struct pdftree *tree, struct pdfvalue kid, uint32_t parent, int depth)
{
    unsigned number = pdfvalue_reference(kid);
    if (number)
        return add_element(tree, number, parent, depth + 1);
    struct pdftree_node node = {.kind = PDFTREE_CONTENT, .parent = parent};
    struct pdfvalue page = pdfvalue_entry(tree->nodes[parent].dict, "Pg"), mcid = kid;
    if (kid.at[0] == '<') {
        page = pdfvalue_entry(kid, "Pg");
        mcid = pdfvalue_entry(kid, "MCID");
        if (pdfvalue_is(pdfvalue_entry(kid, "Type"), "/OBJR")) {
            node.kind = PDFTREE_OBJECT;
            node.number = pdfvalue_reference(pdfvalue_entry(kid, "Obj"));
        }
    }
    node.page = pdftree_page(tree, pdfvalue_reference(page));
    node.mcid = (unsigned)pdfvalue_integer(mcid);
    add_node(tree, node);
    return node.page < tree->n_pages;
}

static bool add_element(struct pdftree *tree, unsigned number, uint32_t parent, int depth)
{
    struct pdfvalue dict = pdfvalue_object(&tree->pdf, number), kid;
    uint32_t self = add_node(tree, (struct pdftree_node){.number = number, .dict = dict,
                                                         .type = pdfvalue_entry(dict, "S"),
                                                         .parent = parent});
    if (!tree->nodes[self].type.len || depth > MAX_DEPTH)
        return false;
    struct pdfvalue kids = pdfvalue_entry(dict, "K");
    for (size_t i = 0; (kid = pdfvalue_item(kids, i)).len; i++)
        if (!add_kid(tree, kid, self, depth))
            return false;
    tree->nodes[self].end = tree->n;
    return true;
}

bool pdftree_is(const struct pdftree *tree, uint32_t node, const char *type)
{
    const struct pdftree_node *it = &tree->nodes[node];
    return it->kind == PDFTREE_ELEMENT && it->type.len == strlen(type) + 1 &&
           !memcmp(it->type.at + 1, type, it->type.len - 1);
}

const struct pdftree_mark *pdftree_mark(const struct pdftree *tree, uint32_t node)
{
    const struct pdftree_node *it = &tree->nodes[node];
    const struct pdftree_page *page = &tree->pages[it->page];
    for (unsigned i = 0; it->kind == PDFTREE_CONTENT && i < page->n_marks; i++)
        if (page->marks[i].mcid == (long)it->mcid)
            return &page->marks[i];
    return NULL;
}

uint32_t pdftree_first(const struct pdftree *tree, uint32_t node)
{
    for (uint32_t i = node; i < tree->nodes[node].end; i++)
        if (tree->nodes[i].kind == PDFTREE_CONTENT)
            return i;
    return PDFTREE_NONE;
}

const char *pdftree_text(const struct pdftree *tree, uint32_t node, struct bp_buf *out)
{
    for (uint32_t i = node; i < tree->nodes[node].end; i++) {
        const struct pdftree_mark *mark = pdftree_mark(tree, i);
        if (mark)
            bp_buf_put(out, mark->text.bytes, mark->text.len);
    }
    bp_buf_char(out, '\0');
    out->len--;
    return out->bytes;
}

struct pdfvalue pdftree_parent(const struct pdftree *tree, long key)
{
    struct pdfvalue root = get(tree, get(tree, tree->catalog, "StructTreeRoot"), "ParentTree");
    struct pdfvalue kids = pdfvalue_entry(root, "Kids"), kid;
    for (size_t i = 0; (kid = pdfvalue_item(kids, i)).len; i++) {
        struct pdfvalue leaf = pdfvalue_object(&tree->pdf, pdfvalue_reference(kid)), at;
        struct pdfvalue limits = pdfvalue_entry(leaf, "Limits"), nums = pdfvalue_entry(leaf, "Nums");
        if (key < pdfvalue_integer(pdfvalue_item(limits, 0)) ||
            key > pdfvalue_integer(pdfvalue_item(limits, 1)))
            continue;
        for (size_t k = 0; (at = pdfvalue_item(nums, k)).len; k += 2)
            if (pdfvalue_integer(at) == key)
                return pdfvalue_item(nums, k + 1);
    }
    return (struct pdfvalue){"", 0};
}

/* ---- content ---- */

struct font {
    struct pdfvalue name;
    struct bp_buf *texts; /* by code: UTF-16BE; owned */
    bool wide;            /* codes have two bytes */
};

struct reader {
    struct pdftree *tree;
    struct pdftree_page *page;
    struct font fonts[MAX_FONTS];
    unsigned n_fonts;
    struct font *font; /* in force */
    long open[MAX_DEPTH]; /* the mark that each open sequence adds to; -1: a span inside one */
    int depth;
    int silent; /* the depth at which /ActualText has replaced what is shown; 0: none */
    double y, leading;
    double origin, outer; /* of the page's coordinates: now, and outside q … Q */
};

#define N_CODES 0x10000

/* Reads the next code of a string: of two bytes, or of one. */
static size_t next_code(const struct font *font, const struct bp_buf *codes, size_t *at)
{
    size_t code = (unsigned char)codes->bytes[(*at)++];
    if (font->wide && *at < codes->len)
        code = code << 8 | (unsigned char)codes->bytes[(*at)++];
    return code;
}

/* The one bfrange and the lines of bfchar, which is all that src/pdf writes (ISO 32000-1, 9.10.3). */
static void read_to_unicode(struct font *font, struct pdfvalue cmap)
{
    const char *range = font->wide ? "beginbfrange\n<0020><007E><0020>\nendbfrange\n"
                                   : "beginbfrange\n<20><7E><0020>\nendbfrange\n";
    const char *at = pdfread_find(cmap.at, cmap.len, range), *end = cmap.at + cmap.len;
    font->texts = calloc(N_CODES, sizeof *font->texts);
    if (!at || !font->texts)
        return;
    for (char c = ' '; c <= '~'; c++) {
        bp_buf_char(&font->texts[(size_t)c], '\0');
        bp_buf_char(&font->texts[(size_t)c], c);
    }
    at += strlen(range);
    for (struct pdfvalue from; (from = pdfvalue_next(&at, end)).len;) {
        if (from.at[0] != '<')
            continue;
        struct pdfvalue to = pdfvalue_next(&at, end);
        pdfvalue_bytes(to, &font->texts[strtoul(from.at + 1, NULL, 16) % N_CODES]);
    }
}

static void open_fonts(struct reader *reader)
{
    struct pdfvalue resources = get(reader->tree, reader->page->dict, "Resources");
    struct pdfvalue fonts = get(reader->tree, resources, "Font");
    const char *at = fonts.at + 2, *end = fonts.at + fonts.len - 2;
    while (fonts.len && reader->n_fonts < MAX_FONTS) {
        struct font *font = &reader->fonts[reader->n_fonts];
        font->name = pdfvalue_next(&at, end);
        struct pdfvalue dict = pdfvalue_next(&at, end);
        if (!dict.len)
            return;
        dict = pdfvalue_object(&reader->tree->pdf, pdfvalue_reference(dict));
        font->wide = pdfvalue_is(pdfvalue_entry(dict, "Encoding"), "/Identity-H");
        unsigned cmap = pdfvalue_reference(pdfvalue_entry(dict, "ToUnicode"));
        read_to_unicode(font, pdfvalue_stream(&reader->tree->pdf, cmap));
        reader->n_fonts++;
    }
}

static void close_fonts(struct reader *reader)
{
    for (unsigned i = 0; i < reader->n_fonts; i++) {
        for (size_t code = 0; reader->fonts[i].texts && code < N_CODES; code++)
            bp_buf_free(&reader->fonts[i].texts[code]);
        free(reader->fonts[i].texts);
    }
}

static struct pdftree_mark *current(struct reader *reader)
{
    for (int i = reader->depth; i-- > 0;)
        if (reader->open[i] >= 0)
            return &reader->page->marks[reader->open[i]];
    return NULL;
}

static bool is_mapped(const struct bp_buf *text)
{
    static const char *const never[] = {"\0\0", "\xFE\xFF", "\xFF\xFE"}; /* PDF/UA-1, 7.21.7 */
    for (size_t i = 0; i < 3; i++)
        if (text->len == 2 && !memcmp(text->bytes, never[i], 2))
            return false;
    return text->len >= 2;
}

static void show(struct reader *reader, struct pdfvalue string)
{
    struct bp_buf codes = {0};
    struct pdftree_mark *mark = current(reader);
    pdfvalue_bytes(string, &codes);
    reader->tree->unmapped += !reader->font;
    for (size_t i = 0; reader->font && i < codes.len;) {
        const struct bp_buf *text = &reader->font->texts[next_code(reader->font, &codes, &i)];
        reader->tree->unmapped += !is_mapped(text);
        if (mark && !reader->silent)
            pdfvalue_utf16(text->bytes, text->len, &mark->text);
    }
    bp_buf_free(&codes);
    if (mark && !mark->placed)
        mark->y = reader->origin + reader->y;
    if (mark)
        mark->placed = true;
}

/* A property list as it stands there, or by its name among the page's resources (PDF 14.6.2). */
static struct pdfvalue property_list(const struct reader *reader, struct pdfvalue value)
{
    char name[32];
    struct pdfvalue resources = get(reader->tree, reader->page->dict, "Resources");
    if (!value.len || *value.at != '/' || value.len > sizeof name)
        return value;
    snprintf(name, sizeof name, "%.*s", (int)value.len - 1, value.at + 1);
    return get(reader->tree, get(reader->tree, resources, "Properties"), name);
}

static void begin_mark(struct reader *reader, struct pdfvalue type, struct pdfvalue properties)
{
    struct pdftree_page *page = reader->page;
    struct pdftree_mark *outer = current(reader);
    struct pdfvalue actual = pdfvalue_entry(properties, "ActualText");
    long mcid = pdfvalue_integer(pdfvalue_entry(properties, "MCID"));
    bool is_span = mcid < 0 && !pdfvalue_is(type, "/Artifact");
    reader->tree->nested += !is_span == (outer != NULL);
    if (reader->depth == MAX_DEPTH)
        abort();
    reader->open[reader->depth++] = is_span ? -1 : (long)page->n_marks;
    if (!is_span) {
        page->marks = grow(page->marks, page->n_marks, sizeof *page->marks);
        page->marks[page->n_marks++] =
            (struct pdftree_mark){.type = type, .properties = property_list(reader, properties), .mcid = mcid};
    }
    struct pdftree_mark *replaced = is_span ? outer : current(reader);
    if (actual.len && replaced && !reader->silent) {
        reader->silent = reader->depth;
        pdfvalue_text(actual, &replaced->text);
    }
}

static void end_mark(struct reader *reader)
{
    reader->tree->nested += reader->depth == 0;
    if (reader->silent == reader->depth)
        reader->silent = 0;
    if (reader->depth)
        reader->depth--;
}

static bool is_one_of(struct pdfvalue word, const char *const *words)
{
    while (*words && !pdfvalue_is(word, *words))
        words++;
    return *words;
}

static void read_stream(struct reader *reader, struct pdfvalue stream);

/* A form shows what it holds as the page's own. */
static void show_form(struct reader *reader, struct pdfvalue name)
{
    struct pdfvalue resources = get(reader->tree, reader->page->dict, "Resources");
    struct pdfvalue forms = get(reader->tree, resources, "XObject");
    char key[32];
    snprintf(key, sizeof key, "%.*s", (int)name.len - 1, name.at + 1);
    unsigned form = pdfvalue_reference(pdfvalue_entry(forms, key));
    reader->tree->outside += !form;
    if (form)
        read_stream(reader, pdfvalue_stream(&reader->tree->pdf, form));
}

static void operate(struct reader *reader, struct pdfvalue word, const struct pdfvalue last[2])
{
    static const char *const paint[] = {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do",
                                        "BI", "Tj", "TJ", "'", "\"", NULL};
    static const char *const others[] = {"BT", "ET", "BDC", "BMC", "EMC", "Td", "TD", "T*", "Tf", "Ts", "rg", "RG",
                                         "g", "G", "re", "m", "l", "c", "h", "w", "J", "j", "d", "q", "Q", "cm", NULL};
    if (is_one_of(word, paint))
        reader->tree->outside += !current(reader);
    else
        reader->tree->unknown += !is_one_of(word, others);
    if (pdfvalue_is(word, "BDC"))
        begin_mark(reader, last[0], last[1]);
    else if (pdfvalue_is(word, "BMC"))
        begin_mark(reader, last[1], (struct pdfvalue){"", 0});
    else if (pdfvalue_is(word, "EMC"))
        end_mark(reader);
    else if (pdfvalue_is(word, "Do"))
        show_form(reader, last[1]);
    else if (pdfvalue_is(word, "BT"))
        reader->y = 0;
    else if (pdfvalue_is(word, "Td") || pdfvalue_is(word, "TD"))
        reader->y += strtod(last[1].at, NULL);
    else if (pdfvalue_is(word, "T*") || pdfvalue_is(word, "'"))
        reader->y -= reader->leading;
    else if (pdfvalue_is(word, "cm"))
        reader->origin += strtod(last[1].at, NULL);
    else if (pdfvalue_is(word, "q"))
        reader->outer = reader->origin;
    else if (pdfvalue_is(word, "Q"))
        reader->origin = reader->outer;
    else if (pdfvalue_is(word, "Tf"))
        for (unsigned i = 0; i < reader->n_fonts; i++)
            if (reader->fonts[i].name.len == last[0].len &&
                !memcmp(reader->fonts[i].name.at, last[0].at, last[0].len))
                reader->font = &reader->fonts[i];
    if (pdfvalue_is(word, "TD"))
        reader->leading = -strtod(last[1].at, NULL);
    struct pdfvalue item;
    if (pdfvalue_is(word, "TJ") || pdfvalue_is(word, "Tj") || pdfvalue_is(word, "'"))
        for (size_t i = 0; (item = pdfvalue_item(last[1], i)).len; i++)
            if (item.at[0] == '(' || item.at[0] == '<')
                show(reader, item);
}

static void read_stream(struct reader *reader, struct pdfvalue stream)
{
    struct pdfvalue last[2] = {{"", 0}, {"", 0}}, word;
    const char *at = stream.at, *end = stream.at + stream.len;
    while ((word = pdfvalue_next(&at, end)).len) {
        if (!strchr("([</+-.0123456789", word.at[0]))
            operate(reader, word, last);
        last[0] = last[1];
        last[1] = word;
    }
}

static void read_page(struct reader *reader, struct pdftree_page *page)
{
    reader->page = page;
    reader->origin = 0;
    if (!reader->n_fonts)
        open_fonts(reader); /* the same on all pages */
    unsigned contents = pdfvalue_reference(pdfvalue_entry(page->dict, "Contents"));
    read_stream(reader, pdfvalue_stream(&reader->tree->pdf, contents));
    reader->tree->nested += (unsigned)reader->depth;
    reader->depth = 0;
}

/* ---- the whole ---- */

bool pdftree_open(struct pdftree *tree, const char *bytes, size_t len)
{
    memset(tree, 0, sizeof *tree);
    if (!pdfread_open(&tree->pdf, bytes, len))
        return false;
    struct pdfvalue trailer =
        pdfvalue_object(&tree->pdf, pdfread_object_with(&tree->pdf, 1, "/Type/XRef"));
    tree->catalog = get(tree, trailer, "Root");
    tree->info = get(tree, trailer, "Info");
    struct pdfvalue root = get(tree, tree->catalog, "StructTreeRoot");
    unsigned document = pdfvalue_reference(pdfvalue_item(pdfvalue_entry(root, "K"), 0));
    unsigned pages = pdfvalue_reference(pdfvalue_entry(tree->catalog, "Pages"));
    if (!add_pages(tree, pages, 0) || !add_element(tree, document, PDFTREE_NONE, 0))
        return false;
    struct reader reader = {.tree = tree};
    for (unsigned i = 0; i < tree->n_pages; i++)
        read_page(&reader, &tree->pages[i]);
    close_fonts(&reader);
    return true;
}

void pdftree_close(struct pdftree *tree)
{
    for (unsigned i = 0; i < tree->n_pages; i++) {
        for (unsigned k = 0; k < tree->pages[i].n_marks; k++)
            bp_buf_free(&tree->pages[i].marks[k].text);
        free(tree->pages[i].marks);
    }
    free(tree->pages);
    free(tree->nodes);
    pdfread_close(&tree->pdf);
}
