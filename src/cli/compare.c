/* compare.c: the verb `compare`. */
#include "cli/compare.h"

#include <stdio.h>

#include "cli/common.h"

static enum status compare_docs(bp_doc *old, bp_doc *doc, const struct settings *settings)
{
    bp_options options;
    char room[16];
    const void *bytes;
    size_t len;
    bp_form form = settings->output ? BP_FORM_PDF : settings->json ? BP_FORM_JSON : BP_FORM_TEXT;
    if (!common_options(settings, room, &options))
        return STATUS_USAGE;
    bp_result result = bp_compare(doc, old, &options, form, &bytes, &len);
    if (result == BP_MISUSE)
        return common_wrong_date(settings);
    if (result == BP_OK && form == BP_FORM_PDF)
        result = bp_save(doc, settings->output);
    common_findings(stderr, doc, settings);
    if (result == BP_OK && form == BP_FORM_TEXT)
        common_print(bytes, len);
    else if (result == BP_OK && form == BP_FORM_JSON)
        fwrite(bytes, 1, len, stdout);
    return common_status(result, show_tally(doc), settings);
}

enum status compare_run(const struct settings *settings)
{
    const char *old_name = settings->words[0], *name = settings->words[1];
    if (settings->output && (!common_output_makes_sense(settings, old_name, settings->output) ||
                             !common_output_makes_sense(settings, name, settings->output)))
        return STATUS_USAGE;
    bp_doc *old = NULL, *doc = NULL;
    enum status first = common_load(settings, old_name, &old);
    enum status second = common_load(settings, name, &doc);
    enum status status = first > second ? first : second;
    if (status == STATUS_GOOD)
        status = compare_docs(old, doc, settings);
    bp_free(old);
    bp_free(doc);
    return status;
}
