/* explain.c: the verb `explain`: what a code means, why it matters, and an example before and after. */
#include <stdio.h>
#include <string.h>

#include "cli/check.h"
#include "cli/json.h"
#include "cli/show.h"
#include "cli/words.h"

enum { WIDTH = 78 };

/* Prints a paragraph with lines broken at blanks and indented by `indent`. */
static void put_paragraph(const char *text, int indent)
{
    while (*text) {
        const char *at = text, *fit = NULL;
        for (int width = indent; *at && (width <= WIDTH || !fit);) {
            if (*at == ' ' || *at == '\n')
                fit = at;
            if (*at == '\n')
                break;
            width += words_width(words_next(&at));
        }
        if (!*at)
            fit = at;
        printf("%*s", indent, "");
        words_put(stdout, text, fit);
        putchar('\n');
        text = *fit ? fit + 1 : fit;
    }
}

/* Prints an extract of a plan unchanged. */
static void put_example(const char *title, const char *text)
{
    printf("\n%s\n", title);
    while (*text) {
        const char *end = text + strcspn(text, "\n");
        fputs("    ", stdout);
        words_put(stdout, text, end);
        putchar('\n');
        text = *end ? end + 1 : end;
    }
}

static void put_part(const char *title, const char *text)
{
    if (!text || !*text)
        return;
    printf("\n%s\n", title);
    put_paragraph(text, 4);
}

/* Prints a message with an ellipsis for what is filled in later ("{1}"; there are no other braces).
 * If nothing else is in it, prints nothing. */
static void put_pattern(const char *title, const char *text)
{
    char shown[600];
    size_t len = 0;
    bool says = false;
    for (; *text && len < sizeof shown - 4; text++) {
        if (*text == '{') {
            memcpy(shown + len, "\xE2\x80\xA6", 3);
            len += 3;
            text += 2;
        } else {
            shown[len++] = *text;
            says = true;
        }
    }
    shown[len] = 0;
    if (says)
        put_part(title, shown);
}

static void explain(const bp_explanation *entry)
{
    printf("BP%04d %s (%s)\n", entry->code, entry->name, show_severities[entry->severity]);
    put_part("What it asks", entry->question);
    put_pattern("What it says", entry->message);
    put_pattern("What to do", entry->hint);
    put_part("Why it matters", entry->why);
    put_part("Where it comes from", entry->source);
    if (entry->wrong)
        put_example("Instead of", entry->wrong);
    if (entry->right)
        put_example("write", entry->right);
}

/* The same for programs: a line with all that is known, in which "{1}" stands for what a finding names. */
static void put_json(const bp_explanation *entry)
{
    printf("{\"schema\":1,\"type\":\"explanation\",\"code\":\"BP%04d\",", entry->code);
    json_field(stdout, "name", entry->name);
    json_field(stdout, "severity", show_severities[entry->severity]);
    json_field(stdout, "question", entry->question);
    json_field(stdout, "message", entry->message);
    json_field(stdout, "hint", entry->hint);
    json_field(stdout, "why", entry->why);
    json_field(stdout, "source", entry->source);
    json_field(stdout, "wrong", entry->wrong);
    fputs("\"right\":", stdout);
    if (entry->right)
        json_text(stdout, entry->right);
    else
        fputs("null", stdout);
    fputs("}\n", stdout);
}

static void list_all(bool json)
{
    const bp_explanation *entry;
    for (size_t i = 0; (entry = bp_explain_at(i)); i++)
        if (json)
            put_json(entry);
        else
            printf("BP%04d  %-7s  %-27s %s\n", entry->code, show_severities[entry->severity], entry->name,
                   entry->question ? entry->question : entry->message);
}

enum status explain_run(const struct settings *settings)
{
    if (!settings->n_words)
        list_all(settings->json);
    for (int i = 0; i < settings->n_words; i++) {
        const char *word = settings->words[i];
        const bp_explanation *entry = bp_explain(codes_find(word));
        if (!entry) {
            char room[16];
            const char *near = codes_nearest(word, false, room);
            return options_wrong(settings->verb, "there is no finding \"%s\"%s%s%s", word,
                                 near ? "; did you mean " : "", near ? near : "", near ? "?" : "");
        }
        if (i && !settings->json)
            putchar('\n');
        if (settings->json)
            put_json(entry);
        else
            explain(entry);
    }
    return STATUS_GOOD;
}
