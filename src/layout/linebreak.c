/* linebreak.c: the Unicode line breaking algorithm (UAX #14, Unicode 17). The rules have the order
 * and the numbers of the standard. Sets what may happen before each byte of a text. Exceptions for
 * English reports are in breaks.c. */
#include "layout/linebreak.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/text.h"
#include "layout/breaks.h"
#include "layout/unicode.h"

/* A character with its marks (LB9), or an end of the text (EDGE). */
struct unit {
    const char *end; /* of the last byte */
    uint8_t class;
    bool east; /* East Asian */
    bool glue; /* it ends in U+200D */
};

/* What the rules need to know about earlier characters. */
struct context {
    struct unit b; /* the unit before the place to decide */
    struct unit a; /* the unit before `b` */
    uint8_t last;  /* class of the last unit that is not a space; EDGE: none */
    bool opening;  /* `last` is a QI to which LB15a applies */
    bool odd_flag; /* `b` is the first half of a flag, an RI */
    enum { NO_NUMBER, NUMBER, CLOSED_NUMBER } number; /* `b` ends NU (SY|IS)*, or CL or CP after it */
};

#define S(class) (UINT64_C(1) << LB_##class)
#define HARD (S(BK) | S(CR) | S(LF) | S(NL))
#define LETTERS (S(AL) | S(DC) | S(HL) | S(XA))
#define QUOTES (S(QU) | S(QI) | S(QF))
#define IDEOGRAPHS (S(ID) | S(XI) | S(EB) | S(EM))
#define HANGUL (S(JL) | S(JV) | S(JT) | S(H2) | S(H3))
#define AKSARAS (S(AK) | S(DC) | S(AS))

static inline bool in(uint8_t class, uint64_t set)
{
    return set >> class & 1;
}

/* Most characters are single ASCII bytes. */
static inline const struct bp_character *next_character(const char **at, const char *end)
{
    bool ascii = (unsigned char)**at < 0x80;
    return bp_unicode(ascii ? (unsigned char)*(*at)++ : bp_utf8_next(at, end));
}

/* Most characters; none of them is a mark. */
static inline bool is_plain(char c)
{
    return c >= ' ' && c <= '~';
}

static struct unit next_unit(const char *at, const char *end)
{
    if (at == end)
        return (struct unit){end, LB_EDGE, false, false};
    const struct bp_character *c = next_character(&at, end);
    struct unit unit = {at, c->line, c->east_asian, c->line == LB_ZWJ};
    if (in(unit.class, S(CM) | S(ZWJ)))
        unit.class = LB_AL; /* LB10 */
    if (in(unit.class, HARD | S(SP) | S(ZW)))
        return unit;
    while (at < end && !is_plain(*at)) { /* LB9 */
        c = bp_unicode(bp_utf8_next(&at, end));
        if (!in(c->line, S(CM) | S(ZWJ)))
            break;
        unit.end = at;
        unit.glue = c->line == LB_ZWJ;
    }
    return unit;
}

/* LB15b: what may follow a closing quotation mark. */
static bool closes_before(uint8_t next)
{
    return in(next, HARD | QUOTES | S(SP) | S(GL) | S(WJ) | S(CL) | S(CP) | S(EX) | S(IS) | S(SY) | S(ZW) |
                        S(EDGE));
}

enum { UNDECIDED = -1 }; /* by these rules; later rules decide */

/* LB13 to LB18, which look across spaces; LB19 and LB19a. */
static int by_brackets_and_quotes(const struct context *now, struct unit c, const char *end)
{
    uint8_t a = now->a.class, b = now->b.class;
    if (in(c.class, S(CL) | S(CP) | S(EX) | S(SY))) /* LB13 */
        return BP_BREAK_NO;
    if (now->last == LB_OP) /* LB14 */
        return BP_BREAK_NO;
    if (now->opening) /* LB15a */
        return BP_BREAK_NO;
    struct unit d = in(c.class, QUOTES | S(IS)) ? next_unit(c.end, end) : c;
    if (c.class == LB_QF && closes_before(d.class)) /* LB15b */
        return BP_BREAK_NO;
    if (c.class == LB_IS) /* LB15c, LB15d */
        return b == LB_SP && d.class == LB_NU ? BP_BREAK_MAY : BP_BREAK_NO;
    if (in(now->last, S(CL) | S(CP)) && c.class == LB_NS) /* LB16 */
        return BP_BREAK_NO;
    if (now->last == LB_B2 && c.class == LB_B2) /* LB17 */
        return BP_BREAK_NO;
    if (b == LB_SP) /* LB18 */
        return BP_BREAK_MAY;
    if (in(c.class, S(QU) | S(QF)) || in(b, S(QU) | S(QI))) /* LB19 */
        return BP_BREAK_NO;
    if (in(c.class, QUOTES) && (!now->b.east || !d.east)) /* LB19a; an EDGE is not East Asian */
        return BP_BREAK_NO;
    if (in(b, QUOTES) && (!c.east || a == LB_EDGE || !now->a.east))
        return BP_BREAK_NO;
    return UNDECIDED;
}

/* Whether an opening bracket and a number follow (LB25). */
static bool opens_number(struct unit c, const char *end)
{
    if (c.class != LB_OP)
        return false;
    struct unit d = next_unit(c.end, end);
    return d.class == LB_NU || (d.class == LB_IS && next_unit(d.end, end).class == LB_NU);
}

/* LB20 to LB25. */
/* NOLINTNEXTLINE(readability-function-cognitive-complexity): the rules as the standard lists them */
static int by_hyphens_and_numbers(const struct context *now, struct unit c, const char *end)
{
    uint8_t a = now->a.class, b = now->b.class;
    if (b == LB_CB || c.class == LB_CB) /* LB20 */
        return BP_BREAK_MAY;
    bool word_begins = in(a, HARD | S(EDGE) | S(SP) | S(ZW) | S(CB) | S(GL));
    if (word_begins && in(b, S(HY) | S(HH)) && in(c.class, LETTERS)) /* LB20a */
        return BP_BREAK_NO;
    if (in(c.class, S(BA) | S(HH) | S(HY) | S(NS)) || b == LB_BB) /* LB21 */
        return BP_BREAK_NO;
    if (a == LB_HL && in(b, S(HY) | S(HH)) && c.class != LB_HL) /* LB21a */
        return BP_BREAK_NO;
    if (b == LB_SY && c.class == LB_HL) /* LB21b */
        return BP_BREAK_NO;
    if (c.class == LB_IN) /* LB22 */
        return BP_BREAK_NO;
    if ((in(b, LETTERS) && c.class == LB_NU) || (b == LB_NU && in(c.class, LETTERS))) /* LB23 */
        return BP_BREAK_NO;
    if ((b == LB_PR && in(c.class, IDEOGRAPHS)) || (in(b, IDEOGRAPHS) && c.class == LB_PO)) /* LB23a */
        return BP_BREAK_NO;
    if ((in(b, S(PR) | S(PO)) && in(c.class, LETTERS)) ||
        (in(b, LETTERS) && in(c.class, S(PR) | S(PO)))) /* LB24 */
        return BP_BREAK_NO;
    if (now->number != NO_NUMBER && in(c.class, S(PO) | S(PR))) /* LB25 */
        return BP_BREAK_NO;
    if (in(b, S(PO) | S(PR)) && opens_number(c, end))
        return BP_BREAK_NO;
    if ((in(b, S(PO) | S(PR) | S(HY) | S(IS)) || now->number == NUMBER) && c.class == LB_NU)
        return BP_BREAK_NO;
    return UNDECIDED;
}

/* LB26 to LB31. */
/* NOLINTNEXTLINE(readability-function-cognitive-complexity): the rules as the standard lists them */
static int by_letters(const struct context *now, struct unit c, const char *end)
{
    uint8_t a = now->a.class, b = now->b.class;
    if ((b == LB_JL && in(c.class, HANGUL & ~S(JT))) || /* LB26 */
        (in(b, S(JV) | S(H2)) && in(c.class, S(JV) | S(JT))) || (in(b, S(JT) | S(H3)) && c.class == LB_JT))
        return BP_BREAK_NO;
    if ((in(b, HANGUL) && c.class == LB_PO) || (b == LB_PR && in(c.class, HANGUL))) /* LB27 */
        return BP_BREAK_NO;
    if (in(b, LETTERS) && in(c.class, LETTERS)) /* LB28 */
        return BP_BREAK_NO;
    if ((b == LB_AP && in(c.class, AKSARAS)) || (in(b, AKSARAS) && in(c.class, S(VF) | S(VI)))) /* LB28a */
        return BP_BREAK_NO;
    if (in(a, AKSARAS) && b == LB_VI && in(c.class, S(AK) | S(DC)))
        return BP_BREAK_NO;
    if (in(b, AKSARAS) && in(c.class, AKSARAS) && next_unit(c.end, end).class == LB_VF)
        return BP_BREAK_NO;
    if (b == LB_IS && in(c.class, LETTERS)) /* LB29 */
        return BP_BREAK_NO;
    if (in(b, LETTERS | S(NU)) && c.class == LB_OP && !c.east) /* LB30 */
        return BP_BREAK_NO;
    if (b == LB_CP && !now->b.east && in(c.class, LETTERS | S(NU)))
        return BP_BREAK_NO;
    if (now->odd_flag && c.class == LB_RI) /* LB30a */
        return BP_BREAK_NO;
    if (in(b, S(EB) | S(XA) | S(XI)) && c.class == LB_EM) /* LB30b */
        return BP_BREAK_NO;
    return BP_BREAK_MAY; /* LB31 */
}

/* Whether the line may end before `c`. A forced line end is marked at the character that causes it
 * (LB4, LB5), not after it. */
static int decide(const struct context *now, struct unit c, const char *end)
{
    uint8_t b = now->b.class;
    if (in(c.class, HARD)) /* LB4, LB5, LB6 */
        return c.class == LB_CR && c.end < end && *c.end == '\n' ? BP_BREAK_NO : BP_BREAK_MUST;
    if (in(b, HARD | S(EDGE))) /* LB2 */
        return BP_BREAK_NO;
    if (in(c.class, S(SP) | S(ZW))) /* LB7 */
        return BP_BREAK_NO;
    if (now->last == LB_ZW) /* LB8 */
        return BP_BREAK_MAY;
    if (now->b.glue) /* LB8a */
        return BP_BREAK_NO;
    if (c.class == LB_WJ || in(b, S(WJ) | S(GL))) /* LB11, LB12 */
        return BP_BREAK_NO;
    if (c.class == LB_GL && !in(b, S(SP) | S(BA) | S(HY) | S(HH))) /* LB12a */
        return BP_BREAK_NO;
    int found = by_brackets_and_quotes(now, c, end);
    if (found == UNDECIDED)
        found = by_hyphens_and_numbers(now, c, end);
    return found == UNDECIDED ? by_letters(now, c, end) : found;
}

static void pass(struct context *now, struct unit c)
{
    if (c.class != LB_SP) {
        now->opening = c.class == LB_QI &&
                       in(now->b.class, HARD | QUOTES | S(EDGE) | S(OP) | S(GL) | S(SP) | S(ZW));
        now->last = c.class;
    }
    now->odd_flag = c.class == LB_RI && !now->odd_flag;
    if (c.class == LB_NU)
        now->number = NUMBER;
    else if (now->number == NUMBER && in(c.class, S(CL) | S(CP)))
        now->number = CLOSED_NUMBER;
    else if (now->number != NUMBER || !in(c.class, S(SY) | S(IS)))
        now->number = NO_NUMBER;
    now->a = now->b;
    now->b = c;
}

/* After a letter, further ASCII letters change nothing (LB28), except the last one, which may have
 * marks. */
static const char *pass_letters(const struct context *now, const char *end)
{
    const char *at = now->b.end;
    if (now->b.class == LB_AL)
        while (end - at > 1 && bp_is_letter(at[0]) && bp_is_letter(at[1]))
            at++;
    return at;
}

void bp_linebreak_find(const char *text, size_t len, char *breaks)
{
    const char *end = text + len;
    struct context now = {.last = LB_EDGE};
    if (len > 1)
        memset(breaks + 1, BP_BREAK_NO, len - 1);
    for (const char *at = text; at < end; at = pass_letters(&now, end)) {
        struct unit c = next_unit(at, end);
        int found = decide(&now, c, end);
        if (found != BP_BREAK_NO)
            breaks[at - text] = (char)found;
        pass(&now, c);
    }
}
