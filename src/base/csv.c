/* csv.c: writes texts as cells of CSV. */
#include "base/csv.h"

#include "base/text.h"

/* Whether the text is digits with a sign, commas or points: a spreadsheet takes it for a number, or for a
 * text. */
static bool is_number(const char *text)
{
    text += *text == '+' || *text == '-';
    return bp_is_digit(*text) && !text[strspn(text, "0123456789.,")];
}

/* The signs, and their wide forms, which Excel takes for the same in some languages. */
static bool begins_formula(const char *text)
{
    static const char *const wide[] = {"\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D", "\xEF\xBC\xA0"};
    for (size_t i = 0; i < sizeof wide / sizeof *wide; i++)
        if (!strncmp(text, wide[i], strlen(wide[i])))
            return true;
    return *text && strchr("=+-@\t\r\n", *text);
}

bool bp_csv_needs_guard(const char *text)
{
    return !is_number(text) && begins_formula(text + strspn(text, "'"));
}

void bp_csv_cell(struct bp_buf *out, const char *text)
{
    bool guard = bp_csv_needs_guard(text);
    size_t len = strlen(text);
    bool outer = len && (bp_is_blank(*text) || bp_is_blank(text[len - 1]));
    bool quotes = guard || outer || strpbrk(text, "\",\r\n");
    if (quotes)
        bp_buf_char(out, '"');
    if (guard)
        bp_buf_char(out, '\'');
    for (const char *quote; quotes && (quote = strchr(text, '"')); text = quote + 1) {
        bp_buf_put(out, text, (size_t)(quote - text));
        bp_buf_str(out, "\"\"");
    }
    bp_buf_str(out, text);
    if (quotes)
        bp_buf_char(out, '"');
}
