/* What each file of HTML begins with, as it stands in files of its own. */
#ifdef __CET__
#include <cet.h> /* one object without its note takes the guard of jumps off the whole program */
#endif
    .macro text symbol, file
    .global \symbol
    .hidden \symbol
\symbol:
    .incbin "src/html/\file"
    .byte 0
    .endm

    .section .rodata
    text bp_html_style, style.css
    text bp_html_symbols, symbols.svg

    .section .note.GNU-stack, "", %progbits
