/* zsh.c: completions for zsh: an _arguments of each verb. */
#include <stdio.h>
#include <string.h>

#include "boardpaper.h"
#include "manual/manual.h"

/* Text within a specification in single quotes. */
static void put_escaped(const char *text)
{
    for (; *text; text++) {
        if (*text == '\'')
            fputs("'\\'", stdout);
        else if (strchr("[]:\\", *text))
            putchar('\\');
        putchar(*text);
    }
}

#define ZSH_ENDINGS "xml|xlsx|xlsm|ods|docx|odt|csv|tsv"

static void put_codes(bool checks)
{
    const bp_explanation *entry;
    for (size_t i = 0; (entry = bp_explain_at(i)); i++)
        if (!checks || entry->code / 1000 == 5)
            printf(" BP%04d", entry->code);
}

/* The action of a specification. */
static void put_offer(enum offer offer, const char *const *choices)
{
    switch (offer) {
    case OFFER_NOTHING: fputs(" ", stdout); break;
    case OFFER_FILE: fputs("_files", stdout); break;
    case OFFER_PLAN: fputs("_files -g \"*.(" ZSH_ENDINGS ")(-.)\"", stdout); break;
    case OFFER_PNG: fputs("_files -g \"*.png(-.)\"", stdout); break;
    case OFFER_FOLDER: fputs("_files -/", stdout); break;
    case OFFER_CHECKS: fputs("_sequence compadd -", stdout); put_codes(true); break;
    case OFFER_FINDINGS: putchar('('); put_codes(false); putchar(')'); break;
    case OFFER_LIST:
        fputs("_sequence compadd -", stdout);
        for (; choices && *choices; choices++)
            printf(" %s", *choices);
        break;
    case OFFER_CHOICES:
        putchar('(');
        for (; choices && *choices; choices++)
            printf(" %s", *choices);
        putchar(')');
        break;
    case OFFER_VERBS:
        putchar('(');
        for (int i = 0; i < N_VERBS; i++)
            printf(" %s", verbs[i].name);
        putchar(')');
    }
}

static void put_option(const struct option *option)
{
    if (option->letter)
        printf("        {-%c%s,--%s%s}'", option->letter, option->argument ? "+" : "", option->name,
               option->argument ? "=" : "");
    else
        printf("        '--%s%s", option->name, option->argument ? "=" : "");
    putchar('[');
    put_escaped(option->about);
    putchar(']');
    if (option->argument) {
        putchar(':');
        put_escaped(option->argument);
        putchar(':');
        put_offer(option->offer, option->choices);
    }
    puts("' \\");
}

static void put_verb(const struct verb *verb)
{
    printf("    %s)\n        _arguments -S \\\n", verb->name);
    for (size_t i = 0; i < n_options; i++)
        if (takes(verb, &option_table[i]))
            put_option(&option_table[i]);
    if (verb->choices) {
        fputs("        '1:what:", stdout);
        put_offer(OFFER_CHOICES, verb->choices);
        puts("' \\");
    }
    if (verb->words != OFFER_NOTHING) {
        fputs("        '*:what:", stdout);
        put_offer(verb->words, NULL);
        puts("' \\");
    }
    puts("        && return 0 ;;");
}

void complete_zsh(void)
{
    puts("#compdef boardpaper\n"
         "# Completions of boardpaper for zsh; made from the program's own table of options.\n\n"
         "local -a verbs\n"
         "verbs=(");
    for (int i = 0; i < N_VERBS; i++) {
        printf("    '%s:", verbs[i].name);
        put_escaped(verbs[i].about);
        puts("'");
    }
    puts(")\n"
         "local verb=${words[2]}\n"
         "if (( CURRENT == 2 )) && [[ $verb != -* ]]; then\n"
         "    _alternative 'verbs:verb:{_describe verb verbs}' "
         "'plans:plan:_files -g \"*.(" ZSH_ENDINGS ")(-.)\"'\n"
         "    return\n"
         "fi\n"
         "if (( ${verbs[(I)$verb:*]} )); then\n"
         "    shift words\n"
         "    (( CURRENT-- ))\n"
         "else\n"
         "    verb=report # where none is said\n"
         "fi\n"
         "case $verb in");
    for (int i = 0; i < N_VERBS; i++)
        put_verb(&verbs[i]);
    puts("esac");
}
