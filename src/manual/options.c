/* options.c: the parts of pages about the command line: synopsis, options, exit status, environment. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "manual/manual.h"

static const struct verb *find_verb(const char *name, size_t len)
{
    for (int i = 0; i < N_VERBS; i++)
        if (strlen(verbs[i].name) == len && !memcmp(verbs[i].name, name, len))
            return &verbs[i];
    return NULL;
}

/* ---- the long descriptions: blocks of lines under "@ OPTION VERB VERB"; without a verb, of all ---- */

static const char *prose_file, *prose;

/* The first block from `at` on; its text begins behind `*head_end`. NULL: none. */
static const char *next_block(const char *at, const char **head_end)
{
    while (*at && strncmp(at, "@ ", 2) != 0) {
        at += strcspn(at, "\n");
        at += *at == '\n';
    }
    *head_end = at + strcspn(at, "\n");
    return *at ? at + 2 : NULL;
}

/* Whether the word stands in the text from `at` to `end`. */
static bool has_word(const char *at, const char *end, const char *word)
{
    size_t len = strlen(word);
    for (; at < end; at++) {
        size_t here = strcspn(at, " \n");
        if (here == len && !memcmp(at, word, len))
            return true;
        at += here;
    }
    return false;
}

/* The number of blocks of an option for a verb; `block`: the last of them. */
static int find_blocks(const struct option *option, const struct verb *verb, const char **block)
{
    int n = 0;
    const char *end;
    for (const char *head = next_block(prose, &end); head; head = next_block(end, &end)) {
        size_t len = strcspn(head, " \n");
        const char *words = head + len + (head + len < end);
        if (len == strlen(option->name) && !memcmp(head, option->name, len) &&
            (words == end || has_word(words, end, verb->name))) {
            *block = *end ? end + 1 : end;
            n++;
        }
    }
    return n;
}

static int line_of(const char *at)
{
    int line = 1;
    for (const char *text = prose; text < at; text++)
        line += *text == '\n';
    return line;
}

/* Each word of a block's head names an option, or a verb that takes it. */
static void check_head(const char *head, const char *end)
{
    char name[32] = "", word[32];
    bool of_all = true;
    for (const char *at = head; at < end; at += *at == ' ') {
        size_t len = strcspn(at, " \n");
        snprintf(word, sizeof word, "%.*s", (int)len, at);
        const struct verb *verb = at == head ? NULL : find_verb(at, len);
        bool known = false;
        if (at == head)
            memcpy(name, word, sizeof name);
        for (size_t i = 0; i < n_options; i++)
            known = known || (!strcmp(option_table[i].name, name) &&
                              (at == head || (verb && takes(verb, &option_table[i]))));
        if (!known)
            manual_wrong(prose_file, line_of(head), of_all ? "there is no option" : "its option is not of",
                         word);
        of_all = false;
        at += len;
    }
}

void prose_load(const char *path)
{
    prose_file = path;
    prose = manual_read(path);
    const char *end, *block;
    for (const char *head = next_block(prose, &end); head; head = next_block(end, &end))
        check_head(head, end);
    for (size_t i = 0; i < n_options; i++)
        for (int v = 0; v < N_VERBS; v++)
            if (takes(&verbs[v], &option_table[i]) &&
                find_blocks(&option_table[i], &verbs[v], &block) != 1)
                manual_wrong(path, 0, verbs[v].name,
                             option_table[i].name);
}

const char *prose_of(const struct option *option, const struct verb *verb, const char **end)
{
    const char *block = prose;
    find_blocks(option, verb, &block);
    const char *next = next_block(block, end);
    *end = next ? next - 2 : block + strlen(block);
    return block;
}

/* ---- parts ---- */

static const struct verb *known_verb(const char *name)
{
    const struct verb *verb = find_verb(name, strlen(name));
    if (!verb)
        manual_wrong("docs/manual", 0, "there is no verb", name);
    return verb;
}

/* A word of a synopsis: -o, --index=FILE, PLAN.xml..., or plan. */
static void put_word(const char *word, size_t len)
{
    const char *value = memchr(word, '=', len);
    if (len > 2 && !memcmp(word, "--", 2)) {
        size_t name = value ? (size_t)(value - word) : len;
        printf(".Fl Fl %.*s", (int)(name - 2), word + 2);
        if (value)
            printf(" Ns = Ns Ar %.*s", (int)(len - name - 1), value + 1);
    } else if (word[0] == '-') {
        printf(".Fl %.*s", (int)len - 1, word + 1);
    } else if (len > 3 && !memcmp(word + len - 3, "...", 3)) {
        printf(".Ar %.*s ...", (int)len - 3, word);
    } else if (word[0] == '|') {
        fputs("|", stdout);
    } else {
        printf(".%s %.*s", word[0] >= 'A' && word[0] <= 'Z' ? "Ar" : "Cm", (int)len, word);
    }
    putchar('\n');
}

void part_synopsis(const char *name)
{
    const struct verb *verb = known_verb(name);
    printf(".Nm boardpaper\n.Cm %s\n.Op Ar option ...\n", verb->name);
    for (const char *at = verb->arguments; *at && *at != '>';) {
        if (*at == '[' || *at == ']') {
            puts(*at++ == '[' ? ".Oo" : ".Oc");
        } else if (*at == ' ') {
            at++;
        } else {
            size_t len = *at == '|' ? 1 : strcspn(at, " []|");
            put_word(at, len);
            at += len;
        }
    }
}

void part_options(const char *name)
{
    const struct verb *verb = known_verb(name);
    puts(".Bl -tag -width Ds");
    for (size_t i = 0; i < n_options; i++) {
        const struct option *option = &option_table[i];
        if (!takes(verb, option))
            continue;
        fputs(".It ", stdout);
        if (option->letter)
            printf("Fl %c%s%s , ", option->letter, option->argument ? " Ar " : "",
                   option->argument ? option->argument : "");
        printf("Fl Fl %s", option->name);
        if (option->argument)
            printf(" Ns = Ns Ar %s", option->argument);
        putchar('\n');
        const char *end, *text = prose_of(option, verb, &end);
        mdoc_raw(text, end);
    }
    puts(".El");
}

void part_verbs(void)
{
    puts(".Bl -tag -width Ds");
    for (int i = 0; i < N_VERBS; i++) {
        if (i == VERB_HELP)
            printf(".It Nm boardpaper Cm help Op Ar VERB\n");
        else
            printf(".It Xr boardpaper-%s 1\n", verbs[i].name);
        mdoc_text(verbs[i].about);
    }
    puts(".El");
}

void part_exit(void)
{
    puts(".Bl -tag -width Ds");
    for (int i = 0; i <= STATUS_FAULT; i++) {
        printf(".It %d\n", i);
        mdoc_text(exit_statuses[i]);
    }
    puts(".El");
}

void part_environment(void)
{
    puts(".Bl -tag -width Ds");
    for (const struct variable *variable = variables; variable->name; variable++) {
        printf(".It Ev %s\n", variable->name);
        mdoc_text(variable->about);
    }
    puts(".El");
}
