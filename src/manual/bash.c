/* bash.c: completions for bash: one function, which looks at the words before. */
#include <stdio.h>

#include "boardpaper.h"
#include "manual/manual.h"

/* The names of the options of a verb, as a case of the shell. */
static void put_options(const struct verb *verb)
{
    printf("    %s) options='", verb->name);
    for (size_t i = 0; i < n_options; i++) {
        const struct option *option = &option_table[i];
        if (!takes(verb, option))
            continue;
        if (option->letter)
            printf("-%c ", option->letter);
        printf("--%s%s ", option->name, option->argument ? "=" : "");
    }
    puts("' ;;");
}

static void put_codes(bool checks)
{
    const bp_explanation *entry;
    for (size_t i = 0; (entry = bp_explain_at(i)); i++)
        if (!checks || entry->code / 1000 == 5)
            printf("BP%04d ", entry->code);
}

/* What the shell offers, as a call of a function below. */
static void put_offer(enum offer offer, const char *const *choices)
{
    switch (offer) {
    case OFFER_NOTHING: fputs(":", stdout); break;
    case OFFER_FILE: fputs("_boardpaper_files ''", stdout); break;
    case OFFER_PLAN: fputs("_boardpaper_files " PLAN_ENDINGS, stdout); break;
    case OFFER_PNG: fputs("_boardpaper_files png", stdout); break;
    case OFFER_FOLDER: fputs("_boardpaper_folders", stdout); break;
    case OFFER_CHECKS:
    case OFFER_FINDINGS:
    case OFFER_CHOICES:
    case OFFER_LIST:
    case OFFER_VERBS:
        fputs("_boardpaper_words '", stdout);
        for (; choices && *choices; choices++)
            printf("%s ", *choices);
        if (offer == OFFER_CHECKS || offer == OFFER_FINDINGS)
            put_codes(offer == OFFER_CHECKS);
        for (int i = 0; offer == OFFER_VERBS && i < N_VERBS; i++)
            printf("%s ", verbs[i].name);
        fputs("'", stdout);
    }
}

/* The value of an option: by verb, as its rows of the table differ. */
static void put_values(void)
{
    puts("    case $verb:$option in");
    for (size_t i = 0; i < n_options; i++) {
        const struct option *option = &option_table[i];
        if (!option->argument)
            continue;
        fputs("    ", stdout);
        const char *before = "";
        for (int v = 0; v < N_VERBS; v++) {
            if (!takes(&verbs[v], option))
                continue;
            printf("%s%s:--%s", before, verbs[v].name, option->name);
            before = " | ";
            if (option->letter)
                printf(" | %s:-%c", verbs[v].name, option->letter);
        }
        fputs(") ", stdout);
        put_offer(option->offer, option->choices);
        puts("; return ;;");
    }
    puts("    esac");
}

static void put_words(void)
{
    puts("    case $verb in");
    for (int i = 0; i < N_VERBS; i++) {
        printf("    %s) ", verbs[i].name);
        if (verbs[i].choices) {
            fputs("if [[ $n -eq 0 ]]; then ", stdout);
            put_offer(OFFER_CHOICES, verbs[i].choices);
            fputs("; else ", stdout);
            put_offer(verbs[i].words, NULL);
            fputs("; fi", stdout);
        } else {
            put_offer(verbs[i].words, NULL);
        }
        puts(" ;;");
    }
    puts("    esac");
}

static const char head[] =
    "# Completions of boardpaper for bash; made from the program's own table of options.\n"
    "\n"
    "_boardpaper_words() {\n"
    "    local before=''\n"
    "    # a list with commas: its last word is completed\n"
    "    if [[ $current == *,* ]]; then before=${current%,*},; fi\n"
    "    mapfile -t COMPREPLY < <(compgen -P \"$before\" -W \"$1\" -- \"${current##*,}\")\n"
    "}\n"
    "_boardpaper_folders() {\n"
    "    compopt -o filenames 2> /dev/null\n"
    "    mapfile -t COMPREPLY < <(compgen -d -- \"$current\")\n"
    "}\n"
    "# Files whose names end so, and folders in which there may be some.\n"
    "_boardpaper_files() {\n"
    "    local ending\n"
    "    compopt -o filenames 2> /dev/null\n"
    "    mapfile -t COMPREPLY < <(\n"
    "        compgen -d -- \"$current\"\n"
    "        compgen -f -- \"$current\" | while read -r name; do\n"
    "            for ending in \"$@\"; do\n"
    "                if [[ ! -d $name && $name == *\"${ending:+.$ending}\" ]]; then\n"
    "                    printf '%s\\n' \"$name\"\n"
    "                fi\n"
    "            done\n"
    "        done)\n"
    "}\n"
    "\n"
    "_boardpaper() {\n"
    "    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}\n"
    "    local verb='' option='' options='' i n=0 word\n"
    "    COMPREPLY=()\n";

static const char middle[] =
    "    for ((i = 1; i < COMP_CWORD; i++)); do\n"
    "        word=${COMP_WORDS[i]}\n"
    "        if [[ $word == -* || $word == '=' || ${COMP_WORDS[i - 1]} == '=' ]]; then continue; fi\n"
    "        if [[ -z $verb && \" $verbs \" == *\" $word \"* ]]; then verb=$word; else n=$((n + 1)); fi\n"
    "    done\n"
    "    # bash makes a word of its own of the = in --option=value\n"
    "    if [[ $current == '=' ]]; then\n"
    "        option=$previous current=''\n"
    "    elif [[ $previous == '=' ]]; then\n"
    "        option=${COMP_WORDS[COMP_CWORD - 2]}\n"
    "    else\n"
    "        option=$previous\n"
    "    fi\n"
    "    if [[ -z $verb ]]; then\n"
    "        if [[ $n -eq 0 && $current != -* && $option != -* ]]; then\n"
    "            _boardpaper_files " PLAN_ENDINGS "\n"
    "            mapfile -t -O \"${#COMPREPLY[@]}\" COMPREPLY < <(compgen -W \"$verbs\" -- \"$current\")\n"
    "            return\n"
    "        fi\n"
    "        verb=report\n"
    "    fi\n";

static const char tail[] =
    "    if [[ $current == -* ]]; then\n"
    "        mapfile -t COMPREPLY < <(compgen -W \"$options\" -- \"$current\")\n"
    "        if [[ ${COMPREPLY[0]} == *= ]]; then compopt -o nospace 2> /dev/null; fi\n"
    "        return\n"
    "    fi\n";

void complete_bash(void)
{
    fputs(head, stdout);
    fputs("    local verbs='", stdout);
    for (int i = 0; i < N_VERBS; i++)
        printf("%s%s", i ? " " : "", verbs[i].name);
    puts("'");
    fputs(middle, stdout);
    put_values();
    puts("    case $verb in");
    for (int i = 0; i < N_VERBS; i++)
        put_options(&verbs[i]);
    puts("    esac");
    fputs(tail, stdout);
    put_words();
    puts("}\ncomplete -F _boardpaper boardpaper");
}
