/* damage.c: finds text that was damaged on its way into the plan (BP5031), in any language: one finding
 * a text. */
#include <stdio.h>

#include "base/text.h"
#include "base/windows.h"
#include "check/words.h"

static bool look(void *payload, const struct bp_text *text)
{
    struct bp_check *check = payload;
    size_t len;
    uint32_t meant, offset, length;
    const char *at = bp_damage_find(text->plain, &len, &meant);
    if (!at)
        return true;
    char letter[5] = "";
    bp_utf8_put(letter, meant);
    bp_text_locate(check, text, at, len, &offset, &length);
    bp_check_find(check, BP_E_DAMAGED, text->row, offset, length, bp_text_whose(text),
                  bp_check_say(check, "%.*s", (int)len, at),
                  bp_check_say(check, "%s (U+%04X)", letter, (unsigned)meant));
    return true;
}

void bp_rule_damage(struct bp_check *check)
{
    bp_texts_visit(check, look, check);
}
