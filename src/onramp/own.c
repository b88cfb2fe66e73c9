/* own.c: finds the sheets that boardpaper itself writes into a workbook, and what stands in them. */
#include "onramp/own.h"

#include <string.h>

#include "base/text.h"
#include "model/columns.h"

const struct bp_property_words bp_properties[BP_PROPERTIES] = {
    [BP_PROPERTY_TITLE] = {"Title", "Teitl", BP_FACT_TITLE, true},
    [BP_PROPERTY_ORGANISATION] = {"Organisation", "Sefydliad", BP_FACT_ORGANISATION, true},
    [BP_PROPERTY_PLAN_PERIOD] = {"Plan period", "Cyfnod y cynllun", BP_FACT_PLAN_PERIOD, true},
    [BP_PROPERTY_REPORT] = {"Report title", "Teitl yr adroddiad", BP_FACT_REPORT, true},
    [BP_PROPERTY_PERIOD] = {"Reporting period", "Cyfnod adrodd", BP_FACT_PERIOD, true},
    [BP_PROPERTY_PRINTED_PERIOD] = {"Period as printed", "Cyfnod fel yr argreffir", BP_FACTS, false},
    [BP_PROPERTY_UPDATE_HEADING] = {"Heading of updates", "Pennawd y diweddariadau", BP_FACTS, false},
    [BP_PROPERTY_VERSION] = {"Version", "Fersiwn", BP_FACT_VERSION, true},
    [BP_PROPERTY_CONTACT] = {"Contact", "Cyswllt", BP_FACT_CONTACT, true},
    [BP_PROPERTY_MEETING] = {"Meeting", "Cyfarfod", BP_FACT_MEETING, true},
    [BP_PROPERTY_MEETING_DATE] = {"Meeting date", "Dyddiad y cyfarfod", BP_FACTS, true},
    [BP_PROPERTY_AGENDA_ITEM] = {"Agenda item", "Eitem ar yr agenda", BP_FACTS, true},
    [BP_PROPERTY_APPENDIX] = {"Appendix", "Atodiad", BP_FACTS, false},
    [BP_PROPERTY_MARKING] = {"Marking", "Marc diogelu", BP_FACT_MARKING, true},
    [BP_PROPERTY_SUMMARY] = {"Summary", "Crynodeb", BP_FACT_SUMMARY, true},
    [BP_PROPERTY_LANGUAGE] = {"Language", "Iaith", BP_FACTS, true},
    [BP_PROPERTY_STYLE] = {"House style", "Arddull tŷ", BP_FACTS, false},
    [BP_PROPERTY_MEASURES_HEADING] = {"Heading of measures", "Pennawd y mesurau", BP_FACTS, false},
    [BP_PROPERTY_MEASURES_WORDS] = {"Words above measures", "Geiriau uwchben y mesurau", BP_FACTS, false},
    [BP_PROPERTY_ACTIONS_HEADING] = {"Heading of actions", "Pennawd y camau gweithredu", BP_FACTS, false},
    [BP_PROPERTY_ACTIONS_WORDS] = {"Words above actions", "Geiriau uwchben y camau gweithredu", BP_FACTS,
                                   false},
    [BP_PROPERTY_COUNT] = {"Actions counted", "Camau gweithredu a gyfrifir", BP_FACTS, false},
};

static bool is_text(const struct bp_grid *grid, uint32_t row, uint32_t column, const char *english,
                    const char *welsh)
{
    const struct bp_cell *cell = bp_grid_at(grid, row, column);
    size_t len = cell ? strlen(cell->text) : 0;
    while (len && bp_is_blank(cell->text[len - 1]))
        len--;
    return len && (bp_text_is(cell->text, len, english) || bp_text_is(cell->text, len, welsh));
}

/* A sheet is known by its first row, and not by its name, which may be any. */
enum bp_own_kind bp_own_kind_of(const struct bp_grid *grid)
{
    const struct bp_property_words *title = &bp_properties[BP_PROPERTY_TITLE],
                                   *body = &bp_properties[BP_PROPERTY_ORGANISATION],
                                   *plan = &bp_properties[BP_PROPERTY_PLAN_PERIOD];
    if (grid->kind != BP_GRID_SHEET || grid->hidden)
        return BP_OWN_NONE;
    if (is_text(grid, 0, 0, title->english, title->welsh) &&
        is_text(grid, 1, 0, body->english, body->welsh) && is_text(grid, 2, 0, plan->english, plan->welsh))
        return BP_OWN_REPORT;
    if (is_text(grid, 0, 0, "Sheet", "Taflen") && is_text(grid, 0, 1, "Column", "Colofn") &&
        is_text(grid, 0, 2, "Heading", "Pennawd"))
        return BP_OWN_COLUMNS;
    if (is_text(grid, 0, 0, "Id", "Id") && is_text(grid, 0, 1, "Label", "Label"))
        return BP_OWN_STATUSES;
    return BP_OWN_NONE;
}

bool bp_own_is_rows(const struct bp_grid *grid, bool *measures)
{
    *measures = !strcmp(grid->name, "Measures");
    return grid->kind == BP_GRID_SHEET && (*measures || !strcmp(grid->name, "Actions"));
}

const struct bp_grid *bp_own_grid(const struct bp_book *book, enum bp_own_kind kind)
{
    for (uint32_t i = 0; i < book->n_items; i++)
        if (book->items[i].grid && bp_own_kind_of(book->items[i].grid) == kind)
            return book->items[i].grid;
    return NULL;
}

const struct bp_cell *bp_own_property(const struct bp_book *book, enum bp_property property)
{
    const struct bp_grid *grid = bp_own_grid(book, BP_OWN_REPORT);
    const struct bp_property_words *words = &bp_properties[property];
    for (uint32_t i = 0; grid && i < grid->n_cells; i++) {
        const struct bp_cell *cell = &grid->cells[i];
        if (cell->column || !is_text(grid, cell->row, 0, words->english, words->welsh))
            continue;
        const struct bp_cell *value = bp_grid_at(grid, cell->row, 1);
        return value && *value->text ? value : NULL;
    }
    return NULL;
}

/* The fields of the format's columns; those of figures in periods and of trends have none of their own. */
static const enum bp_field_id fields[BP_COLUMN_KINDS] = {
    [BP_COLUMN_REF] = BP_IS_REF,           [BP_COLUMN_DESCRIPTION] = BP_IS_DESCRIPTION,
    [BP_COLUMN_START] = BP_IS_START,       [BP_COLUMN_DUE] = BP_IS_DUE,
    [BP_COLUMN_LEAD] = BP_IS_LEAD,         [BP_COLUMN_PARTNER] = BP_IS_PARTNER,
    [BP_COLUMN_BASELINE] = BP_IS_BASELINE, [BP_COLUMN_TARGET] = BP_IS_TARGET,
    [BP_COLUMN_ACTUAL] = BP_IS_ACTUAL,     [BP_COLUMN_BUDGET] = BP_IS_BUDGET,
    [BP_COLUMN_SPENT] = BP_IS_SPENT,       [BP_COLUMN_FORECAST] = BP_IS_FORECAST,
    [BP_COLUMN_STATUS] = BP_IS_STATUS,     [BP_COLUMN_UPDATE] = BP_IS_UPDATE};

static bool same_words(const char *a, const char *b)
{
    while (*a && *b) {
        bool blank_a = bp_is_blank(*a), blank_b = bp_is_blank(*b);
        if (blank_a != blank_b || (!blank_a && bp_lower(*a) != bp_lower(*b)))
            return false;
        a += blank_a ? strspn(a, " \t\r\n") : 1;
        b += blank_b ? strspn(b, " \t\r\n") : 1;
    }
    return !*a && !*b;
}

/* The heads of columns that the sheet "Columns" does not list. */
static const struct {
    const char *english, *welsh;
    enum bp_field_id field;
} heads[] = {{"Part of", "Rhan o", BP_IS_PARENT},
             {"Theme", "Thema", BP_IS_THEME},
             {"Revised date", "Dyddiad diwygiedig", BP_IS_REVISED_DUE},
             {"Completed", "Cwblhawyd", BP_IS_COMPLETED},
             {"Better is", "Gorau po", BP_IS_BETTER},
             {"Money in", "Arian mewn", BP_IS_MONEY_UNIT},
             {"Previous status", "Statws blaenorol", BP_IS_PREVIOUS_STATUS},
             {"Corrective action", "Camau unioni", BP_IS_CORRECTIVE},
             {"Restricted", "Cyfyngedig", BP_IS_RESTRICTED},
             {"Accepted findings", "Canfyddiadau a dderbyniwyd", BP_IS_ACCEPTED},
             {"What is missing", "Beth sydd ar goll", BP_IS_LEFT}};

enum { MOST_LISTED = 4 * BP_MOST_COLUMNS }; /* rows of the sheet "Columns" that are looked at */

bool bp_own_column(const struct bp_book *book, const char *sheet, const char *head, enum bp_field_id *field)
{
    const struct bp_grid *grid = bp_own_grid(book, BP_OWN_COLUMNS);
    uint32_t end = grid ? bp_grid_rows(grid) : 0;
    for (uint32_t row = 1; row < end && row <= MOST_LISTED; row++) {
        const struct bp_cell *of = bp_grid_at(grid, row, 0), *id = bp_grid_at(grid, row, 1),
                             *words = bp_grid_at(grid, row, 2);
        bool named = words && *words->text;
        if (!of || !id || !same_words(of->text, sheet) || !same_words(named ? words->text : id->text, head))
            continue;
        enum bp_column_kind kind = bp_column_find(id->text);
        *field = kind == BP_COLUMN_OWN ? BP_IS_UNKNOWN : fields[kind];
        return kind == BP_COLUMN_OWN || fields[kind] != BP_IS_UNKNOWN;
    }
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        if (!same_words(head, heads[i].english) && !same_words(head, heads[i].welsh))
            continue;
        *field = heads[i].field;
        return bp_own_grid(book, BP_OWN_REPORT) != NULL;
    }
    return false;
}
