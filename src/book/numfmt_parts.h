/* numfmt_parts.h: a number format that was read: what numfmt_read.c makes for numfmt.c and its helpers. */
#ifndef BP_NUMFMT_PARTS_H
#define BP_NUMFMT_PARTS_H

#include "base/buf.h"
#include "book/numfmt.h"

enum bp_nf_kind {
    BP_NF_TEXT,    /* words, as they stand */
    BP_NF_DIGIT,   /* `letter` is 0, # or ? */
    BP_NF_POINT,
    BP_NF_COMMA,   /* between digits; what it means, the section keeps */
    BP_NF_EXPONENT, /* `letter` is + or - */
    BP_NF_SLASH,   /* of a fraction; `n`: most digits below it, or `value`: what stands below it */
    BP_NF_GENERAL,
    BP_NF_AT,      /* the text of the cell */
    BP_NF_DATE,    /* `letter` is y, m, d, h, i (minutes), s or f (parts of a second); `n` how many */
    BP_NF_ELAPSED, /* [h]: `letter` is h, i or s */
    BP_NF_NOON,    /* AM/PM; n is 1 for A/P */
};

struct bp_nf_token {
    uint8_t kind;
    char letter;
    uint16_t n;
    uint16_t value;
    uint16_t len; /* of `text` */
    const char *text;
};

struct bp_nf_section {
    struct bp_nf_token *tokens;
    uint16_t n;
    char relation;       /* < > = l (at most) g (at least) n (not equal); 0: none */
    double limit;
    bool is_date, has_general, has_at;
    bool has_noon;
    bool grouped;        /* with commas between thousands */
    int8_t shift;        /* powers of ten: 2 for each %, -3 for each comma after the digits */
    uint16_t whole, decimals; /* how many digits before the point, and after it */
    uint16_t language;   /* of its dates, a Windows number; 0x452 is Welsh */
};

struct bp_numfmt {
    struct bp_nf_section sections[4];
    uint8_t n;
};

/* A number in decimal: 0.d1d2d3… times ten to the power `point`; no zeros at either end. */
struct bp_decimal {
    char digits[24];
    int n, point;
    bool negative;
};

/* As Excel takes it: the first 15 digits. */
void bp_decimal_make(double number, struct bp_decimal *out);
/* Rounded to so many places after the point (or before it, if less than 0), halves away from zero. */
void bp_decimal_round(struct bp_decimal *decimal, int places);

/* The whole number at or below one that is at least 0, as floor does; that would need another library. */
static inline double bp_whole(double number)
{
    return number < 9007199254740992.0 ? (double)(int64_t)number : number; /* 2^53: no parts from there on */
}

/* Without a sign. */
void bp_nf_general(const struct bp_decimal *decimal, struct bp_buf *out);
void bp_nf_number(const struct bp_nf_section *section, double number, struct bp_buf *out);

/* A date or time. False: Excel shows nothing but #### for this number. */
bool bp_nf_date(const struct bp_nf_section *section, double number, bool date1904, struct bp_cell *cell,
                struct bp_buf *out);

#endif
