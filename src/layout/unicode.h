/* unicode.h: what Unicode says of each character that decides where lines and letters end. The same on
 * every machine, whatever libraries are installed. */
#ifndef BP_UNICODE_H
#define BP_UNICODE_H

#include <stdbool.h>
#include <stdint.h>

/* Line break classes (UAX #14), as rule LB1 resolves them: AI, SG, XX and SA are AL, but SA's marks are
 * CM; CJ is NS. So Thai, Lao, Khmer and Burmese text breaks only at spaces. Five more are for rules
 * that divide a class: QI and QF are quotation marks that open and that close (Pi, Pf); DC is the
 * dotted circle; XA and XI are the AL and the ID that Unicode keeps for pictographs to come. EDGE
 * stands for what is before the first character and after the last. */
enum bp_line_class {
    LB_EDGE, LB_AK, LB_AL, LB_AP, LB_AS, LB_B2, LB_BA, LB_BB, LB_BK, LB_CB, LB_CL, LB_CM, LB_CP, LB_CR, LB_DC,
    LB_EB, LB_EM, LB_EX, LB_GL, LB_H2, LB_H3, LB_HH, LB_HL, LB_HY, LB_ID, LB_IN, LB_IS, LB_JL, LB_JT, LB_JV,
    LB_LF, LB_NL, LB_NS, LB_NU, LB_OP, LB_PO, LB_PR, LB_QF, LB_QI, LB_QU, LB_RI, LB_SP, LB_SY, LB_VF, LB_VI,
    LB_WJ, LB_XA, LB_XI, LB_ZW, LB_ZWJ
};

/* Grapheme cluster classes (UAX #29). Of Extend, LINKER and EXTEND join a conjunct (InCB), NONJOINER
 * does not; of Other, CONSONANT begins one, and PICTURE is Extended_Pictographic. */
enum bp_cluster_class {
    GB_OTHER, GB_CONSONANT, GB_CONTROL, GB_CR, GB_EXTEND, GB_L, GB_LF, GB_LINKER, GB_LV, GB_LVT,
    GB_NONJOINER, GB_PICTURE, GB_PREPEND, GB_REGIONAL_INDICATOR, GB_SPACINGMARK, GB_T, GB_V, GB_ZWJ
};

struct bp_character {
    uint8_t line;    /* enum bp_line_class */
    bool east_asian; /* East_Asian_Width is F, W or H */
    uint8_t cluster; /* enum bp_cluster_class */
};

/* Of any code point to U+10FFFF. */
const struct bp_character *bp_unicode(uint32_t code);

#endif
