/* unicode.h: the properties of characters that decide where lines and clusters end. They do not
 * depend on the libraries of a machine. */
#ifndef BP_UNICODE_H
#define BP_UNICODE_H

#include <stdbool.h>
#include <stdint.h>

/* Line break classes (UAX #14) after rule LB1: AI, SG, XX and SA become AL, but SA's marks become
 * CM; CJ becomes NS. So Thai, Lao, Khmer and Burmese text is broken only at spaces. Five more
 * classes are for rules that divide a class: QI and QF are opening and closing quotation marks (Pi,
 * Pf); DC is the dotted circle; XA and XI are the AL and ID that Unicode reserves for future
 * pictographs. EDGE is the place before the first character and after the last. */
enum bp_line_class {
    LB_EDGE, LB_AK, LB_AL, LB_AP, LB_AS, LB_B2, LB_BA, LB_BB, LB_BK, LB_CB, LB_CL, LB_CM, LB_CP, LB_CR, LB_DC,
    LB_EB, LB_EM, LB_EX, LB_GL, LB_H2, LB_H3, LB_HH, LB_HL, LB_HY, LB_ID, LB_IN, LB_IS, LB_JL, LB_JT, LB_JV,
    LB_LF, LB_NL, LB_NS, LB_NU, LB_OP, LB_PO, LB_PR, LB_QF, LB_QI, LB_QU, LB_RI, LB_SP, LB_SY, LB_VF, LB_VI,
    LB_WJ, LB_XA, LB_XI, LB_ZW, LB_ZWJ
};

/* Grapheme cluster classes (UAX #29). In Extend, LINKER and EXTEND join a conjunct (InCB),
 * NONJOINER does not. In Other, CONSONANT begins a conjunct, and PICTURE is Extended_Pictographic. */
enum bp_cluster_class {
    GB_OTHER, GB_CONSONANT, GB_CONTROL, GB_CR, GB_EXTEND, GB_L, GB_LF, GB_LINKER, GB_LV, GB_LVT,
    GB_NONJOINER, GB_PICTURE, GB_PREPEND, GB_REGIONAL_INDICATOR, GB_SPACINGMARK, GB_T, GB_V, GB_ZWJ
};

struct bp_character {
    uint8_t line;    /* enum bp_line_class */
    bool east_asian; /* East_Asian_Width is F, W or H */
    uint8_t cluster; /* enum bp_cluster_class */
};

/* The properties of a code point up to U+10FFFF. */
const struct bp_character *bp_unicode(uint32_t code);

#endif
