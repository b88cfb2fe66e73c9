/* help.c: describes the command line: `--help` and the verb `help`. */
#include "cli/help.h"

#include <stdio.h>
#include <string.h>

#include "boardpaper.h"
#include "cli/table.h"
#include "cli/words.h"

/* For an option with another meaning elsewhere, the verbs that this row is for: "check: ". */
static void print_verbs(const struct option *option)
{
    const char *before = "";
    for (int i = 0; i < N_VERBS; i++) {
        if (!takes(&verbs[i], option))
            continue;
        printf("%s%s", before, verbs[i].name);
        before = ", ";
    }
    fputs(": ", stdout);
}

static bool stands_twice(const struct option *option)
{
    for (size_t i = 0; i < n_options; i++)
        if (&option_table[i] != option && !strcmp(option_table[i].name, option->name))
            return true;
    return false;
}

static void print_option(const struct option *option, bool of_one_verb)
{
    char left[32];
    snprintf(left, sizeof left, "%c%c%c --%s%s%s", option->letter ? '-' : ' ',
             option->letter ? option->letter : ' ', option->letter ? ',' : ' ', option->name,
             option->argument ? "=" : "", option->argument ? option->argument : "");
    printf("  %-24s ", left);
    if (!of_one_verb && stands_twice(option))
        print_verbs(option);
    puts(option->about);
}

void help_print(const struct verb *verb)
{
    if (verb) {
        printf("boardpaper %s%s%s\n    %s\n\n", verb->name, *verb->arguments ? " " : "", verb->arguments,
               verb->about);
    } else {
        puts("boardpaper prints a public body's action plan as an accessible PDF report.\n");
        for (int i = 0; i < N_VERBS; i++)
            printf("  boardpaper %s %s\n      %s\n", verbs[i].name, verbs[i].arguments,
                   verbs[i].about);
        printf("\nWithout a verb: %s. The plan `-` is standard input.\n\n", verbs[0].name);
    }
    puts("Options");
    for (size_t i = 0; i < n_options; i++)
        if (!verb || takes(verb, &option_table[i]))
            print_option(&option_table[i], verb);
    puts("\nExit status: the worst of all plans");
    for (int i = 0; i <= STATUS_FAULT; i++)
        printf("  %d  %s\n", i, exit_statuses[i]);
    puts("\nEnvironment");
    for (const struct variable *variable = variables; variable->name; variable++)
        printf("  %-18s %s\n", variable->name, variable->about);
    bool has_page = verb && verb != &verbs[VERB_HELP];
    printf("\nThe manual: man boardpaper%s%s\n", has_page ? "-" : "", has_page ? verb->name : "");
}

enum status help_run(const struct settings *settings)
{
    const struct verb *verb = NULL;
    if (settings->n_words) {
        const char *names[N_VERBS];
        for (int i = 0; i < N_VERBS; i++) {
            names[i] = verbs[i].name;
            if (!strcmp(settings->words[0], names[i]))
                verb = &verbs[i];
        }
        const char *near = verb ? NULL : bp_nearest(settings->words[0], names, N_VERBS);
        if (!verb)
            return options_wrong(NULL, "there is no verb \"%s\"%s%s%s", settings->words[0],
                                 near ? "; did you mean " : "", near ? near : "", near ? "?" : "");
    }
    help_print(verb);
    return STATUS_GOOD;
}

void help_usage(void)
{
    fputs("boardpaper prints an action plan as an accessible PDF report.\n\n"
          "  boardpaper plan.xml            writes plan.pdf\n"
          "  boardpaper check plan.xml      says what is wrong with the plan\n\n"
          "`boardpaper help` tells the rest.\n",
          stderr);
}
