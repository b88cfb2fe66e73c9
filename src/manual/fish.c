/* fish.c: completions for fish: a `complete` for each verb, option and word. */
#include <stdio.h>
#include <string.h>

#include "boardpaper.h"
#include "manual/manual.h"

/* Text in single quotes. */
static void put_quoted(const char *text)
{
    putchar('\'');
    for (; *text; text++) {
        if (*text == '\'' || *text == '\\')
            putchar('\\');
        putchar(*text);
    }
    putchar('\'');
}

static void put_codes(bool checks)
{
    const bp_explanation *entry;
    for (size_t i = 0; (entry = bp_explain_at(i)); i++)
        if (!checks || entry->code / 1000 == 5)
            printf("BP%04d\\t%s ", entry->code, entry->name);
}

/* -a and what is offered. */
static void put_offer(enum offer offer, const char *const *choices)
{
    switch (offer) {
    case OFFER_NOTHING: break;
    case OFFER_FILE: fputs(" -F", stdout); break;
    case OFFER_PLAN: fputs(" -k -a '(__boardpaper_plans)'", stdout); break;
    case OFFER_PNG: fputs(" -k -a '(__boardpaper_files .png)'", stdout); break;
    case OFFER_FOLDER: fputs(" -a '(__fish_complete_directories)'", stdout); break;
    case OFFER_CHECKS:
        fputs(" -a \"(__fish_append , ", stdout);
        put_codes(true);
        fputs(")\"", stdout);
        break;
    case OFFER_FINDINGS:
        fputs(" -a \"", stdout);
        put_codes(false);
        fputs("\"", stdout);
        break;
    case OFFER_CHOICES:
    case OFFER_LIST:
        fputs(offer == OFFER_LIST ? " -a '(__fish_append , " : " -a '", stdout);
        for (; choices && *choices; choices++)
            printf("%s ", *choices);
        fputs(offer == OFFER_LIST ? ")'" : "'", stdout);
        break;
    case OFFER_VERBS:
        fputs(" -a '", stdout);
        for (int i = 0; i < N_VERBS; i++)
            printf("%s ", verbs[i].name);
        fputs("'", stdout);
    }
}

/* The condition under which a row is offered: its verbs, of which report may be unsaid. */
static void put_condition(const struct option *option)
{
    fputs(" -n '__boardpaper_verb", stdout);
    for (int i = 0; i < N_VERBS; i++)
        if (takes(&verbs[i], option))
            printf(" %s", verbs[i].name);
    fputs("'", stdout);
}

static void put_option(const struct option *option)
{
    fputs("complete -c boardpaper", stdout);
    if (option->verbs != EVERY_VERB)
        put_condition(option);
    if (option->letter)
        printf(" -s %c", option->letter);
    printf(" -l %s -d ", option->name);
    put_quoted(option->about);
    if (option->argument) {
        fputs(option->offer == OFFER_FILE ? " -r" : " -x", stdout);
        put_offer(option->offer, option->choices);
    }
    putchar('\n');
}

static const char head[] =
    "# Completions of boardpaper for fish; made from the program's own table of options.\n"
    "\n"
    "# The verb of the command line, or nothing.\n"
    "function __boardpaper_said\n"
    "    for word in (commandline -opc)[2..-1]\n"
    "        if contains -- $word $__boardpaper_verbs\n"
    "            echo $word\n"
    "            return\n"
    "        end\n"
    "    end\n"
    "    return 1\n"
    "end\n"
    "# Whether the verb is one of these; one that is not said is report.\n"
    "function __boardpaper_verb\n"
    "    set -l said (__boardpaper_said); or set said report\n"
    "    contains -- $said $argv\n"
    "end\n"
    "# Whether the verb's first word comes now.\n"
    "function __boardpaper_first\n"
    "    test \"$argv[1]\" = (commandline -opc)[-1]\n"
    "end\n"
    "function __boardpaper_later\n"
    "    __boardpaper_verb $argv; and not __boardpaper_first $argv\n"
    "end\n"
    "# Files whose names end so, and folders in which there may be some.\n"
    "function __boardpaper_files\n"
    "    __fish_complete_suffix $argv | string match -er -- '(?:/|\\\\'$argv')(?:\\t|$)'\n"
    "end\n"
    "\n"
    "function __boardpaper_plans\n"
    "    for ending in " PLAN_ENDINGS "\n"
    "        __boardpaper_files .$ending\n"
    "    end\n"
    "end\n"
    "\n"
    "complete -c boardpaper -f\n";

void complete_fish(void)
{
    fputs(head, stdout);
    fputs("set -g __boardpaper_verbs", stdout);
    for (int i = 0; i < N_VERBS; i++)
        printf(" %s", verbs[i].name);
    putchar('\n');
    for (int i = 0; i < N_VERBS; i++) {
        printf("complete -c boardpaper -n 'not __boardpaper_said' -a %s -d ", verbs[i].name);
        put_quoted(verbs[i].about);
        putchar('\n');
    }
    for (int i = 0; i < N_VERBS; i++) {
        const struct verb *verb = &verbs[i];
        if (verb->choices) {
            printf("complete -c boardpaper -n '__boardpaper_first %s'", verb->name);
            put_offer(OFFER_CHOICES, verb->choices);
            putchar('\n');
        }
        if (verb->words != OFFER_NOTHING) {
            printf("complete -c boardpaper -n '__boardpaper_%s %s'", verb->choices ? "later" : "verb",
                   verb->name);
            put_offer(verb->words, NULL);
            putchar('\n');
        }
    }
    for (size_t i = 0; i < n_options; i++)
        put_option(&option_table[i]);
}
