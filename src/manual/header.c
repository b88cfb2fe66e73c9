/* header.c: the parts of libboardpaper(3), made from include/boardpaper.h, which stays the source: its
 * opening comment, then each comment with the types and functions that follow it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "manual/manual.h"

static const char *line_end(const char *at)
{
    at += strcspn(at, "\n");
    return *at ? at + 1 : at;
}

static bool begins(const char *at, const char *word)
{
    return !strncmp(at, word, strlen(word));
}

/* ---- comments ---- */

/* One line of a comment without its frame: where its text begins; `*end`: where it ends. */
static const char *comment_line(const char *at, const char **end)
{
    const char *stop = strstr(at, "*/"), *newline = at + strcspn(at, "\n");
    *end = stop && stop < newline ? stop : newline;
    if (begins(at, "/*"))
        at += 2;
    else if (begins(at, " *") && at + 2 <= *end)
        at += 2;
    while (*end > at && (*end)[-1] == ' ')
        (*end)--;
    return at + (at < *end && *at == ' ');
}

/* Sentences of a comment, with its paragraphs and indented pieces of code. Returns what follows it. */
/* NOLINTNEXTLINE(readability-function-cognitive-complexity): one step for each kind of line */
static const char *put_comment(const char *at)
{
    const char *after = strstr(at, "*/");
    after = after ? after + 2 : at + strlen(at);
    bool code = false, gap = false; /* a blank line was seen */
    char words[4096];
    size_t len = 0;
    for (const char *line = at; line < after; line = line_end(line)) {
        const char *end, *text = comment_line(line, &end);
        bool is_code = begins(text, "    ");
        if ((is_code || text == end) && len) {
            mdoc_text(words);
            len = 0;
        }
        if (text == end) {
            gap = true;
            continue;
        }
        if (is_code != code)
            puts(is_code ? ".Bd -literal -offset indent" : ".Ed");
        code = is_code;
        gap = gap && !code;
        if (code) {
            mdoc_literal(text, end);
        } else if (len + (size_t)(end - text) + 2 < sizeof words) {
            if (gap && !len)
                puts(".Pp");
            gap = false;
            len += (size_t)snprintf(words + len, sizeof words - len, "%s%.*s", len ? " " : "",
                                    (int)(end - text), text);
        }
    }
    if (code)
        puts(".Ed");
    if (len)
        mdoc_text(words);
    return after;
}

void part_header(const char *path)
{
    char *text = manual_read(path);
    const char *first = strstr(text, "\n *\n"); /* behind the title */
    if (first)
        put_comment(first + 4);
    free(text);
}

/* ---- functions ---- */

/* "BP_API bp_result bp_save(bp_doc *doc, const char *path);" as .Ft and .Fn, or as the head of a list's item.
 * Returns what follows it. */
static const char *put_function(const char *at, bool item)
{
    at += strlen("BP_API ");
    const char *open = strchr(at, '('), *close = strchr(at, ')'), *name = open;
    if (!open || !close)
        return line_end(at);
    while (name > at && (name[-1] == '_' || (name[-1] >= 'a' && name[-1] <= 'z')))
        name--;
    int type = (int)(name - at);
    while (type && at[type - 1] == ' ')
        type--;
    if (!item)
        printf(".Ft \"%.*s\"\n", type, at);
    printf("%s %.*s", item ? ".It Fn" : ".Fn", (int)(open - name), name);
    for (const char *word = open + 1; word < close; word += *word == ',') {
        word += strspn(word, " \n");
        const char *end = word + strcspn(word, ",)");
        fputs(" \"", stdout);
        for (; word < end; word++)
            if (*word != '\n' && !(*word == ' ' && word[1] == ' '))
                putchar(*word);
        putchar('"');
    }
    putchar('\n');
    return line_end(close);
}

/* The functions that stand in a row, with what the comment before them, and those behind, say. */
static const char *put_functions(const char *at, const char *comment)
{
    puts(".Bl -tag -width Ds");
    const char *first = at;
    while (begins(at, "BP_API "))
        at = put_function(at, true);
    if (comment)
        put_comment(comment);
    for (const char *line = first; line < at; line = line_end(line)) {
        const char *behind = strstr(line, "; /*");
        if (behind && behind < line + strcspn(line, "\n")) {
            const char *name = strstr(line, "bp_"), *open = strchr(line, '(');
            while (name && open && strstr(name + 1, "bp_") && strstr(name + 1, "bp_") < open)
                name = strstr(name + 1, "bp_");
            if (name && open)
                printf(".Fn %.*s :\n", (int)(open - name), name);
            put_comment(behind + 2);
        }
    }
    puts(".El");
    return at;
}

/* ---- the page ---- */

/* To the end of the declaration: of a struct or enum, the line with its closing brace; of a choice of the
 * preprocessor's, its #endif. */
static const char *type_end(const char *at)
{
    const char *end = line_end(at), *choice = begins(at, "#if") ? strstr(at, "\n#endif") : NULL;
    if (choice)
        return line_end(choice + 1);
    if (!strchr(at, '{') || strchr(at, '{') > end || memchr(at, '}', (size_t)(end - at)))
        return end;
    while (*end && *end != '}')
        end = line_end(end);
    return line_end(end);
}

static const char *put_type(const char *at, const char *comment)
{
    const char *end = type_end(at);
    if (comment) {
        puts(".Pp");
        put_comment(comment);
    }
    puts(".Bd -literal -offset indent");
    mdoc_literal(at, end);
    puts(".Ed");
    return end;
}

/* "---- board packs ----" becomes a heading. */
static bool put_heading(const char *comment)
{
    const char *text = begins(comment, "/* ---- ") ? comment + 8 : NULL;
    const char *end = text ? strstr(text, " ----") : NULL;
    if (end)
        printf(".Ss %c%.*s\n", *text >= 'a' && *text <= 'z' ? *text - 'a' + 'A' : *text,
               (int)(end - text - 1), text + 1);
    return end;
}

void part_functions(const char *path)
{
    char *text = manual_read(path);
    const char *comment = NULL, *at = strstr(text, "*/");
    for (at = at ? line_end(at) : text; *at;) {
        if (begins(at, "/*")) {
            comment = put_heading(at) ? NULL : at;
            at = strstr(at, "*/");
            at = at ? line_end(at) : text + strlen(text);
            continue;
        }
        if (begins(at, "BP_API "))
            at = put_functions(at, comment);
        else if (begins(at, "typedef ") || (comment && begins(at, "#")))
            at = put_type(at, comment);
        else
            at = line_end(at);
        comment = NULL;
    }
    free(text);
}

void part_prototypes(const char *path)
{
    char *text = manual_read(path);
    for (const char *at = text; *at;)
        at = begins(at, "BP_API ") ? put_function(at, false) : line_end(at);
    free(text);
}
