/* status_words.c: what words, signs and colours of status cells mean, in English and Welsh. */
#include <string.h>

#include "base/text.h"
#include "onramp/statuses.h"

/* ---- colours ---- */

static const struct {
    const char *id, *word;
} hues[BP_HUES] = {
    [BP_HUE_NONE] = {"", ""},
    [BP_HUE_GREEN] = {"green", "Green"},
    [BP_HUE_AMBER] = {"amber", "Amber"},
    [BP_HUE_RED] = {"red", "Red"},
    [BP_HUE_BLUE] = {"blue", "Blue"},
    [BP_HUE_GREY] = {"grey", "Grey"},
    [BP_HUE_PURPLE] = {"purple", "Purple"},
    [BP_HUE_YELLOW] = {"yellow", "Yellow"},
    [BP_HUE_ORANGE] = {"orange", "Orange"},
    [BP_HUE_AMBER_GREEN] = {"amber-green", "Amber/Green"},
    [BP_HUE_AMBER_RED] = {"amber-red", "Amber/Red"},
};

const char *bp_hue_id(enum bp_hue hue)
{
    return hues[hue].id;
}

const char *bp_hue_word(enum bp_hue hue)
{
    return hues[hue].word;
}

/* In degrees: the first hue of each range. */
static const struct {
    int from;
    enum bp_hue hue;
} ranges[] = {{0, BP_HUE_RED},    {15, BP_HUE_AMBER},   {52, BP_HUE_YELLOW}, {70, BP_HUE_GREEN},
              {170, BP_HUE_BLUE}, {260, BP_HUE_PURPLE}, {330, BP_HUE_RED}};

enum bp_hue bp_hue_of(int32_t fill)
{
    if (fill < 0)
        return BP_HUE_NONE;
    int r = fill >> 16 & 0xFF, g = fill >> 8 & 0xFF, b = fill & 0xFF;
    int most = r > g ? (r > b ? r : b) : (g > b ? g : b),
        least = r < g ? (r < b ? r : b) : (g < b ? g : b);
    int spread = most - least, light = most + least; /* of 510 */
    int room = light < 255 ? light : 510 - light;
    if (light > 490 || light < 60)
        return BP_HUE_NONE;
    if (spread * 100 < room * 15 || spread < 12) /* hardly any colour */
        return light < 460 ? BP_HUE_GREY : BP_HUE_NONE;
    int hue = most == r   ? 60 * (g - b) / spread
              : most == g ? 120 + 60 * (b - r) / spread
                          : 240 + 60 * (r - g) / spread;
    hue = hue < 0 ? hue + 360 : hue;
    enum bp_hue found = BP_HUE_RED;
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        if (hue >= ranges[i].from)
            found = ranges[i].hue;
    return found;
}

/* Words that are colours by themselves, as "|one|two|", folded. */
static const struct {
    const char *words;
    enum bp_hue hue;
} names[] = {
    {"|green|g|gwyrdd|(g)|", BP_HUE_GREEN},
    {"|amber|a|ambr|oren|(a)|", BP_HUE_AMBER},
    {"|red|r|coch|(r)|", BP_HUE_RED},
    {"|blue|b|glas|(b)|", BP_HUE_BLUE},
    {"|grey|gray|llwyd|", BP_HUE_GREY},
    {"|purple|porffor|", BP_HUE_PURPLE},
    {"|yellow|y|melyn|", BP_HUE_YELLOW},
    {"|orange|o|", BP_HUE_ORANGE},
    {"|amber/green|green/amber|amber-green|green-amber|amber green|a/g|g/a|ag|ga|amber / "
     "green|green / amber|",
     BP_HUE_AMBER_GREEN},
    {"|amber/red|red/amber|amber-red|red-amber|amber red|a/r|r/a|ar|ra|amber / red|red / amber|",
     BP_HUE_AMBER_RED},
};

/* Whether a list of words "|one|two|" has the word. */
static bool lists(const char *words, const char *word, size_t len)
{
    for (const char *at = words + 1; *at;) {
        size_t n = strcspn(at, "|");
        if (n == len && !memcmp(at, word, len))
            return true;
        at += n + 1;
    }
    return false;
}

enum bp_hue bp_hue_named(const char *folded)
{
    size_t len = strlen(folded);
    while (len && folded[len - 1] == '.')
        len--;
    for (size_t i = 0; len && i < sizeof names / sizeof *names; i++)
        if (lists(names[i].words, folded, len))
            return names[i].hue;
    return BP_HUE_NONE;
}

/* ---- words ---- */

#define YES true
#define NO false

/* Phrases and what they mean; the first that stands in a text counts, so what denies comes first.
 */
static const struct {
    const char *words; /* "|on track|on target|", folded, hyphens as blanks */
    enum bp_meaning meaning;
    int worse;
    bool counted;
} phrases[] = {
    {"|not applicable|n/a|na|no longer required|no longer "
     "applicable|withdrawn|cancelled|superseded|not due|"
     "not yet due|not due yet|amherthnasol|ddim yn berthnasol|not "
     "required|merged|removed|duplicate|",
     BP_MEANS_NEUTRAL, 0, NO},
    {"|not started|not yet started|not commenced|not begun|yet to start|to start|to be "
     "started|unstarted|"
     "heb ddechrau|heb gychwyn|ddim wedi dechrau|not scheduled to start|",
     BP_MEANS_NEUTRAL, 0, YES},
    {"|not on track|not on target|not on schedule|off track|off target|off schedule|not "
     "achieved|not met|"
     "not delivered|not "
     "implemented|missed|failed|failing|overdue|critical|severe|stalled|blocked|major|"
     "significant delay|significantly delayed|not achievable|will not be met|serious|oddi ar y "
     "trywydd|"
     "heb ei gyflawni|hwyr|yn hwyr|below target|unlikely|",
     BP_MEANS_EXCEPTION, 2, YES},
    {"|not complete|not completed|incomplete|partially complete|partially completed|part "
     "complete|partly complete|"
     "nearly complete|almost complete|partially implemented|partially met|partially achieved|part "
     "met|partial|"
     "partially|open|no|to be completed|to complete|heb ei gwblhau|heb ei chwblhau|",
     BP_MEANS_NEUTRAL, 0, YES},
    {"|delayed|delay|behind|behind schedule|behind target|late|at risk|some "
     "risk|risk|slipped|slippage|slipping|"
     "issues|some issues|minor issues|problems|concern|concerns|on hold|paused|suspended|minor "
     "delay|"
     "needs attention|attention|within tolerance|under review|oedi|ar ei hol hi|mewn "
     "perygl|risg|gohiriwyd|"
     "wedi'i oedi|ar stop|limited progress|amber|red|revised|extended|deferred|postponed|",
     BP_MEANS_EXCEPTION, 1, YES},
    {"|complete|completed|done|finished|closed|achieved|delivered|implemented|fully "
     "implemented|discharged|"
     "signed off|met|fully met|business as usual|bau|embedded|cwblhawyd|wedi'i gwblhau|wedi'i "
     "chwblhau|"
     "wedi ei gwblhau|wedi ei chwblhau|wedi ei gyflawni|"
     "wedi cwblhau|cyflawnwyd|gorffenedig|wedi gorffen|wedi'i gyflawni|caewyd|ar "
     "gau|yes|concluded|",
     BP_MEANS_COMPLETE, 0, YES},
    {"|on track|ontrack|on target|on schedule|on course|on time|ahead|ahead of "
     "schedule|progressing well|good|"
     "good progress|satisfactory|above target|as planned|to plan|on plan|green|ar y trywydd|ar y "
     "trywydd iawn|"
     "ar darged|ar amser|fel y cynlluniwyd|likely|under control|",
     BP_MEANS_GOOD, 0, YES},
    {"|in progress|ongoing|on going|underway|under "
     "way|started|commenced|begun|progressing|continuing|planned|"
     "pending|proposed|scheduled|active|live|new|initiated|parhaus|ar y gweill|ar waith|wedi "
     "dechrau|"
     "wedi cychwyn|mynd rhagddo|yn mynd rhagddo|monitoring|monitored|work in "
     "progress|wip|tbc|tba|grey|",
     BP_MEANS_NEUTRAL, 0, YES},
};

static bool is_word(char c)
{
    return bp_is_letter(c) || bp_is_digit(c) || (c & 0x80);
}

/* The first word of a list that stands in the text as a whole word; its length, or 0. *at: where.
 */
static size_t find_phrase(const char *words, const char *text, const char **at)
{
    size_t best = 0;
    for (const char *word = words + 1; *word;) {
        size_t n = strcspn(word, "|");
        for (const char *from = text; n > best && *from; from++) {
            bool whole = !strncmp(from, word, n) && (from == text || !is_word(from[-1])) &&
                         !is_word(from[n]);
            if (!whole)
                continue;
            best = n;
            *at = from;
            break;
        }
        word += n + 1;
    }
    return best;
}

/* In the form of the table: folded, with blanks for hyphens and dashes, and one kind of apostrophe.
 */
static char *form_of(struct bp_arena *arena, const char *text)
{
    const char *folded = bp_text_fold(arena, text);
    char *form = bp_arena_text(arena, folded, strlen(folded)), *to = form;
    for (const char *from = form; *from;) {
        if (!strncmp(from, "\xE2\x80\x99", 3) || !strncmp(from, "\xE2\x80\x98", 3)) {
            *to++ = '\'';
            from += 3;
        } else if (!strncmp(from, "\xE2\x80\x93", 3) || !strncmp(from, "\xE2\x80\x94", 3)) {
            *to++ = ' ';
            from += 3;
        } else {
            *to++ = *from == '-' ? ' ' : *from;
            from++;
        }
    }
    *to = 0;
    return form;
}

struct bp_said bp_status_said(struct bp_arena *arena, const char *words)
{
    const char *form = form_of(arena, words), *at;
    for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++)
        if (find_phrase(phrases[i].words, form, &at))
            return (struct bp_said){true, phrases[i].counted, phrases[i].meaning, phrases[i].worse};
    return (struct bp_said){false, true, BP_MEANS_NEUTRAL, 0};
}

bool bp_status_whole(struct bp_arena *arena, const char *words)
{
    char *form = form_of(arena, words);
    const char *at;
    form += strspn(form, " :;,.(");
    size_t len = strlen(form);
    while (len && strchr(" ).", form[len - 1]))
        len--;
    form[len] = 0;
    for (size_t i = 0; len && i < sizeof phrases / sizeof *phrases; i++)
        if (find_phrase(phrases[i].words, form, &at) == len)
            return true;
    return false;
}

/* The length of what parts a status from words about it; 0: nothing does. */
static size_t separator_at(const char *text)
{
    static const char *const signs[] = {" - ",
                                        " \xE2\x80\x93 ",
                                        " \xE2\x80\x94 ",
                                        ": ",
                                        ":",
                                        "; ",
                                        ", ",
                                        ". ",
                                        " (",
                                        "\xE2\x80\x93 ",
                                        "- ",
                                        " : ",
                                        "."};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (*text == *signs[i] && !strncmp(text, signs[i], strlen(signs[i])))
            return strlen(signs[i]);
    return 0;
}

size_t bp_status_head(struct bp_arena *arena, const char *text)
{
    for (size_t len = 0; len < 40 && text[len]; len++) {
        if (!len || !separator_at(text + len) || (text[len] & 0xC0) == 0x80)
            continue;
        const char *head = bp_arena_text(arena, text, len), *form = form_of(arena, head), *at;
        if (bp_hue_named(bp_text_fold(arena, head)))
            return len;
        for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++)
            if (find_phrase(phrases[i].words, form, &at) == strlen(form))
                return len;
    }
    return 0;
}

const char *bp_status_sign(const char *text)
{
    static const struct {
        const char *sign, *word;
    } signs[] = {
        {"\xE2\x9C\x93", "Complete"},     {"\xE2\x9C\x94", "Complete"},
        {"\xE2\x98\x91", "Complete"},     {"\xE2\x9C\x85", "Complete"},
        {"\xEF\x83\xBC", "Complete"},     {"\xEF\x83\xBE", "Complete"},
        {"\xE2\x98\x92", "Complete"}, /* Word ticks its boxes with a cross */
        {"\xE2\x98\x90", "Not complete"}, {"\xE2\x9C\x97", "Not complete"},
        {"\xE2\x9C\x98", "Not complete"}, {"\xE2\x9C\x96", "Not complete"},
        {"\xE2\x9D\x8C", "Not complete"}, {"\xEF\x83\xBB", "Not complete"},
        {"\xE2\x98\xBA", "Green"},        {"\xF0\x9F\x98\x80", "Green"},
        {"\xF0\x9F\x98\x83", "Green"},    {"\xF0\x9F\x99\x82", "Green"},
        {"\xF0\x9F\x98\x90", "Amber"},    {"\xE2\x98\xB9", "Red"},
        {"\xF0\x9F\x99\x81", "Red"},      {"\xF0\x9F\x9F\xA2", "Green"},
        {"\xF0\x9F\x9F\xA1", "Yellow"},   {"\xF0\x9F\x9F\xA0", "Amber"},
        {"\xF0\x9F\x94\xB4", "Red"},      {"\xF0\x9F\x94\xB5", "Blue"},
        {"\xF0\x9F\x9F\xA9", "Green"},    {"\xF0\x9F\x9F\xA7", "Amber"},
        {"\xF0\x9F\x9F\xA5", "Red"},      {"\xF0\x9F\x9F\xA8", "Yellow"},
        {"\xF0\x9F\x9F\xA6", "Blue"},
    };
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        size_t len = strlen(signs[i].sign);
        if (!strncmp(text, signs[i].sign, len) &&
            (!text[len] || !strcmp(text + len, "\xEF\xB8\x8F")))
            return signs[i].word;
    }
    return NULL;
}
