/* due_words.c: the words of due dates. The Welsh months and quarters are those of Unicode's CLDR, with
 * the forms that a preposition gives them ("o Fawrth", "yng Ngorffennaf", "a Thachwedd"). Both languages
 * are read in any plan: no word of one means another thing in the other. */
#include "model/due_words.h"

#include <stdbool.h>
#include <string.h>

/* Words that mean the same, as "|one|two|". */
static const struct {
    const char *words;
    enum bp_due_word kind;
    int value;
} table[] = {
    {"|january|jan|ionawr|ion|", BP_DW_MONTH, 1},
    {"|february|feb|chwefror|chwef|chw|", BP_DW_MONTH, 2},
    {"|march|mar|mawrth|fawrth|maw|", BP_DW_MONTH, 3},
    {"|april|apr|ebrill|ebr|", BP_DW_MONTH, 4},
    {"|may|mai|fai|", BP_DW_MONTH, 5},
    {"|june|jun|mehefin|fehefin|meh|", BP_DW_MONTH, 6},
    {"|july|jul|gorffennaf|orffennaf|ngorffennaf|gorff|gor|", BP_DW_MONTH, 7},
    {"|august|aug|awst|", BP_DW_MONTH, 8},
    {"|september|sept|sep|medi|fedi|", BP_DW_MONTH, 9},
    {"|october|oct|hydref|hyd|", BP_DW_MONTH, 10},
    {"|november|nov|tachwedd|dachwedd|thachwedd|nhachwedd|tach|", BP_DW_MONTH, 11},
    {"|december|dec|rhagfyr|ragfyr|rhag|", BP_DW_MONTH, 12},
    {"|spring|gwanwyn|wanwyn|", BP_DW_SEASON, 1},
    {"|summer|haf|", BP_DW_SEASON, 2},
    {"|autumn|fall|", BP_DW_SEASON, 3},
    {"|winter|gaeaf|aeaf|", BP_DW_SEASON, 4},
    {"|first|cyntaf|gyntaf|", BP_DW_NTH, 1},
    {"|second|ail|", BP_DW_NTH, 2},
    {"|third|trydydd|trydedd|drydydd|", BP_DW_NTH, 3},
    {"|fourth|last|final|pedwerydd|pedwaredd|bedwerydd|olaf|", BP_DW_NTH, 4},
    {"|quarter|qtr|q|chwarter|ch|", BP_DW_QUARTER, 0},
    {"|half|h|hanner|", BP_DW_HALF, 0},
    {"|term|tymor|dymor|", BP_DW_TERM, 0},
    {"|short|shorter|medium|long|longer|near|byr|fyr|canolig|ganolig|hir|", BP_DW_SPAN, 0},
    {"|year|blwyddyn|flwyddyn|", BP_DW_YEAR, 0},
    {"|financial|fiscal|fy|ariannol|", BP_DW_FINANCIAL, 0},
    {"|academic|school|ay|academaidd|ysgol|", BP_DW_ACADEMIC, 0},
    {"|early|start|beginning|dechrau|ddechrau|", BP_DW_PART, 1},
    {"|mid|middle|canol|ganol|", BP_DW_PART, 2},
    {"|late|hwyr|", BP_DW_PART, 3},
    {"|end|diwedd|ddiwedd|", BP_DW_END, 0},
    {"|week|wk|w|wc|wb|wythnos|", BP_DW_WEEK, 0},
    {"|commencing|starting|c|", BP_DW_BEGINS, 0},
    {"|ending|ended|e|", BP_DW_ENDS, 0},
    {"|months|month|weeks|years|yrs|days|day|working|misoedd|blynedd|diwrnod|wythnosau|", BP_DW_UNIT, 0},
    {"|of|the|within|before|in|on|at|for|due|during|around|about|approx|approximately|circa|latest|later|"
     "target|revised|original|originally|now|calendar|anticipated|expected|estimated|planned|complete|"
     "completed|completion|done|achieved|closed|date|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|monday|"
     "tuesday|wednesday|thursday|friday|saturday|sunday|llun|mercher|iau|gwener|sadwrn|sul|erbyn|"
     "cyn|mis|ym|yn|yng|y|yr|o|tua|oddeutu|wedi|cwblhawyd|gwblhau|chwblhau|dyddiad|targed|calendr|",
     BP_DW_FILLER, 0},
    {"|dydd|ddydd|", BP_DW_DAY, 0},
    {"|st|nd|rd|th|af|il|ydd|ed|fed|eg|ain|", BP_DW_ORDINAL, 0},
    {"|and|or|a|ac|neu|then|", BP_DW_AND, 0},
    {"|to|until|till|by|through|than|i|tan|", BP_DW_UNTIL, 0},
    {"|review|reviewed|reviews|reviewing|adolygu|adolygiad|", BP_DW_REVIEW, 0},
    {"|ongoing|going|continuous|continuously|continuing|continual|continually|continue|continues|"
     "continued|tbc|tba|tbd|be|annual|annually|yearly|monthly|quarterly|weekly|fortnightly|daily|termly|"
     "biannual|biannually|biennial|biennially|seasonal|seasonally|rolling|permanent|na|n|applicable|bau|"
     "usual|throughout|required|needed|necessary|appropriate|each|every|all|per|recurring|regular|"
     "regularly|periodic|periodically|repeated|immediate|immediately|asap|possible|lifetime|life|subject|"
     "dependent|dependant|depending|pending|awaiting|when|once|following|after|from|onward|onwards|"
     "over|no|not|none|nil|unknown|open|standing|perpetual|various|",
     BP_DW_OPEN, 0},
    {"|parhaus|barhaus|pharhaus|parhau|barhau|blynyddol|flynyddol|chwarterol|misol|fisol|wythnosol|"
     "dyddiol|ddyddiol|tymhorol|dymhorol|cadarnhau|gadarnhau|chadarnhau|benderfynu|phenderfynu|gytuno|"
     "chytuno|bennu|phennu|bob|pob|phob|amherthnasol|berthnasol|gydol|hirdymor|byrdymor|fyrdymor|angen|"
     "rheolaidd|treigl|dreigl|gynted|dim|ddim|heb|ymlaen|ar\xC3\xB4l|",
     BP_DW_OPEN, 0},
};

enum bp_due_word bp_due_word(const char *word, int *value)
{
    char key[BP_DUE_WORD + 2];
    size_t len = strlen(word);
    *value = 0;
    if (len >= BP_DUE_WORD)
        return BP_DW_OTHER;
    key[0] = '|';
    memcpy(key + 1, word, len);
    memcpy(key + 1 + len, "|", sizeof "|");
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (strstr(table[i].words, key)) {
            *value = table[i].value;
            return table[i].kind;
        }
    return BP_DW_OTHER;
}
