/* The default faces, as they stand in Debian's fonts-liberation2, inside the program: a report needs no
 * font file on the machine that prints it. See fonts/README.md. */
    .macro face symbol, file
    .global \symbol
    .global \symbol\()_end
    .hidden \symbol
    .hidden \symbol\()_end
    .balign 16
\symbol:
    .incbin \file
\symbol\()_end:
    .byte 0
    .endm

    .section .rodata
    face bp_face_regular, BP_FONT_DIR "/LiberationSans-Regular.ttf"
    face bp_face_bold, BP_FONT_DIR "/LiberationSans-Bold.ttf"
    face bp_face_italic, BP_FONT_DIR "/LiberationSans-Italic.ttf"
    face bp_face_bold_italic, BP_FONT_DIR "/LiberationSans-BoldItalic.ttf"

    .section .note.GNU-stack, "", %progbits
