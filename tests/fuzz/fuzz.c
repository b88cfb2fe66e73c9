/* fuzz.c: an input's choices, a folder for files, and what must hold of findings and texts. */
#define _XOPEN_SOURCE 700 /* mkdtemp */
#include "fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"

bool fuzz_open(struct fuzz_input *in, const uint8_t *data, size_t len, size_t most)
{
    if (len < FUZZ_CHOICES || len > most)
        return false;
    memcpy(in->choices, data, FUZZ_CHOICES);
    in->bytes = (const char *)data + FUZZ_CHOICES;
    in->len = len - FUZZ_CHOICES;
    return true;
}

unsigned fuzz_choice(const struct fuzz_input *in, int i, unsigned n)
{
    return (in->choices[i] ^ (unsigned)'0') % n;
}

void fuzz_expect(bool holds, const char *what, const char *detail)
{
    if (holds)
        return;
    fprintf(stderr, "fuzz: %s: %s\n", what, detail ? detail : "");
    abort();
}

/* ---- files ---- */

static char folder[] = "/tmp/boardpaper-fuzz-XXXXXX";

static void drop_folder(void)
{
    struct bp_buf names = {0};
    char path[300];
    bp_file_list(folder, &names);
    for (size_t at = 0; at < names.len; at += strlen(names.bytes + at) + 1) {
        snprintf(path, sizeof path, "%s/%s", folder, names.bytes + at);
        unlink(path);
    }
    bp_buf_free(&names);
    rmdir(folder);
}

const char *fuzz_folder(void)
{
    static bool made;
    if (!made) {
        fuzz_expect(mkdtemp(folder) != NULL, "no folder can be made", folder);
        made = true;
        atexit(drop_folder);
    }
    return folder;
}

void fuzz_write(const char *name, const void *bytes, size_t len)
{
    char path[300];
    snprintf(path, sizeof path, "%s/%s", fuzz_folder(), name);
    FILE *file = fopen(path, "wb");
    fuzz_expect(file && fwrite(bytes, 1, len, file) == len && !fclose(file), "cannot write", path);
}

/* ---- findings ---- */

static bool in_order(const bp_diag *a, const bp_diag *b)
{
    int order = strcmp(a->at.file, b->at.file);
    if (order)
        return order < 0;
    if (a->at.line != b->at.line)
        return a->at.line < b->at.line;
    return a->at.column <= b->at.column;
}

void fuzz_check_findings(const bp_doc *doc, bp_result result)
{
    size_t errors = 0, n = bp_diag_count(doc);
    bool more = false; /* the last one says that there were more than are kept */
    for (size_t i = 0; i < n; i++) {
        const bp_diag *diag = bp_diag_at(doc, i);
        errors += diag->severity == BP_ERROR;
        more |= i == 200;
        fuzz_expect(diag->name && *diag->message && diag->hint && diag->source_line && diag->ref,
                    "a finding is not complete", diag->message);
        fuzz_expect(diag->severity == BP_NOTE || *diag->hint, "no hint", diag->message);
        fuzz_expect(!diag->at.line || (diag->at.column && diag->at.length), "a place is not complete",
                    diag->message);
        fuzz_expect(!i || i == 200 || in_order(bp_diag_at(doc, i - 1), diag),
                    "findings are not sorted", diag->message);
    }
    fuzz_expect(n <= 201 && !bp_diag_at(doc, n), "findings go on past their end", NULL);
    fuzz_expect(result == BP_OK || result == BP_INVALID, "a call went wrong",
                n ? bp_diag_at(doc, 0)->message : "");
    fuzz_expect(more || (result == BP_INVALID) == (errors > 0), "the result denies the findings",
                n ? bp_diag_at(doc, 0)->message : "");
}

/* ---- texts ---- */

/* The bytes of the white space or soft hyphen that a text begins with; 0: none. */
static size_t blank(const char *text, size_t len)
{
    static const char *const blanks[] = {
        " ", "\n", "\t", "\r", "\v", "\f",
        "\xC2\x85", "\xC2\xA0", "\xC2\xAD", "\xE2\x80\xA8", "\xE2\x80\xA9"};
    for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++) {
        size_t is = strlen(blanks[i]);
        if (len >= is && !memcmp(text, blanks[i], is))
            return is;
    }
    return 0;
}

void fuzz_solid(struct bp_buf *out, const char *text, size_t len)
{
    for (size_t i = 0; i < len;) {
        size_t skip = blank(text + i, len - i);
        if (!skip)
            bp_buf_char(out, text[i]);
        i += skip ? skip : 1;
    }
}
