/* reports.h: whole reports, made once for a test and read as a reader of tagged PDF reads them; and checks
 * that must hold of each. Include <cmocka.h> first. */
#ifndef TEST_REPORTS_H
#define TEST_REPORTS_H

#include "boardpaper.h"
#include "pdftree.h"

enum { N_REPORTS = 11, MOST_CHECKS = 20 };

struct report {
    bp_doc *doc;
    struct pdftree tree;
};
extern struct report reports[N_REPORTS]; /* the last one has rows over several pages */

/* What a report was made with. */
const bp_options *report_options(const struct pdftree *tree);

struct report_check {
    const char *name;
    void (*run)(const struct pdftree *tree);
};
#define CHECK(function) {#function, function}

/* The main of a test: runs each check on each report. */
int reports_check(const struct report_check *checks, size_t n);

/* The entry of a dictionary; follows a reference. */
struct pdfvalue get(const struct pdftree *tree, struct pdfvalue dict, const char *key);

/* The text of a node or of a string, until the next call with the same place (0 to 3). */
const char *text_of(const struct pdftree *tree, uint32_t node, int place);
const char *string_of(struct pdfvalue string, int place);

#endif
