/* example.c: what a program does with the library: load a plan, say what is wrong with it, make its
 * report in memory and as a file.  Called as: example PLAN.xml REPORT.pdf */
#include <boardpaper.h>
#include <stdio.h>

static void say_findings(const bp_doc *doc)
{
    static const char *const severities[] = {"note", "warning", "error"};
    for (size_t i = 0; i < bp_diag_count(doc); i++) {
        const bp_diag *diag = bp_diag_at(doc, i);
        printf("%s:%u:%u: %s BP%04d: %s\n", diag->at.file, (unsigned)diag->at.line,
               (unsigned)diag->at.column, severities[diag->severity], diag->code, diag->message);
        if (*diag->hint)
            printf("  hint: %s\n", diag->hint);
    }
}

int main(int argc, char **argv)
{
    if (argc != 3)
        return 2;
    bp_doc *doc = bp_new();
    if (!doc)
        return 4;
    const bp_options options = {.size = sizeof options, .date = "2019-12-04"};
    const void *pdf;
    size_t len;
    bp_result result = bp_load_file(doc, argv[1]);
    if (result == BP_OK)
        result = bp_render(doc, &options, &pdf, &len); /* in memory: for a web page, say */
    if (result == BP_OK) {
        printf("%zu bytes\n", len);
        result = bp_render_file(doc, &options, argv[2]); /* as a file, whole or not at all */
    }
    say_findings(doc);
    bp_free(doc); /* the findings and the bytes go with it */
    return result == BP_OK ? 0 : 1;
}
