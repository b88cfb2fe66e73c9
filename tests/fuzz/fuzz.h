/* fuzz.h: what the fuzz targets share.
 *
 * A target is a file fuzz_NAME.c with LLVMFuzzerTestOneInput. `make fuzz` links it with libFuzzer; the tests
 * link it with replay.c, and run the cases in corpus/NAME through it. An input's first FUZZ_CHOICES bytes
 * choose options; the letter 0 in each is the default. The rest is what the target reads. */
#ifndef FUZZ_H
#define FUZZ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "boardpaper.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

#define FUZZ_CHOICES 8

struct fuzz_input {
    uint8_t choices[FUZZ_CHOICES];
    const char *bytes; /* what follows them */
    size_t len;
};

/* False: the input is shorter than its choices, or longer than `most`. */
bool fuzz_open(struct fuzz_input *in, const uint8_t *data, size_t len, size_t most);

/* Choice `i` as a number below `n`. */
unsigned fuzz_choice(const struct fuzz_input *in, int i, unsigned n);

/* Ends the program, with what was not as it should be, where `holds` is false. */
void fuzz_expect(bool holds, const char *what, const char *detail);

/* A folder of this process's own for a target's files, without a slash at its end; it is removed at the
 * end. */
const char *fuzz_folder(void);

/* Writes a file into that folder. */
void fuzz_write(const char *name, const void *bytes, size_t len);

/* The result and the findings of a call on `doc` make sense: findings are sorted and complete; BP_OK goes
 * with no error, and BP_INVALID with one. BP_INTERNAL, and memory that runs out, are faults. */
void fuzz_check_findings(const bp_doc *doc, bp_result result);

/* The same of an officer's own file: errors are about the file, not about the plan that was made of it, and this
 * plan's XML is a plan for the reader. */
void fuzz_check_understood(bp_doc *doc, bp_result result);

/* A text is UTF-8; a grid's cells are in order, and lie in it. */
void fuzz_check_text(const char *text);
struct bp_grid; /* book/grid.h, whose cells are not those of pages */
void fuzz_check_grid(const struct bp_grid *grid);

/* The bytes are a PDF in which qpdf's library finds nothing wrong. */
void fuzz_check_pdf(const void *bytes, size_t len);

/* The bytes are HTML that is well formed, and has no markup but ours. */
void fuzz_check_html(const void *bytes, size_t len);

/* Appends text without what a line's end may take or add: white space and soft hyphens. */
void fuzz_solid(struct bp_buf *out, const char *text, size_t len);

#endif
