/* The default faces, as Debian has them, and the signs, inside the program: a report needs no
 * font file on the machine that prints it. The assembler finds them by its -I. See fonts/README.md. */
#ifdef __CET__
#include <cet.h> /* one object without its note takes the guard of jumps off the whole program */
#endif
    .macro face symbol, file
    .global \symbol
    .global \symbol\()_end
    .hidden \symbol
    .hidden \symbol\()_end
    .balign 16
\symbol:
    .incbin "\file"
\symbol\()_end:
    .byte 0
    .endm

    .section .rodata
    face bp_face_regular, LiberationSans-Regular.ttf
    face bp_face_bold, LiberationSans-Bold.ttf
    face bp_face_italic, LiberationSans-Italic.ttf
    face bp_face_bold_italic, LiberationSans-BoldItalic.ttf
    face bp_face_signs, signs.ttf

    .section .note.GNU-stack, "", %progbits
