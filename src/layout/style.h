/* style.h: the look of the report: measures in millipoints, colours as 0xRRGGBB. */
#ifndef BP_STYLE_H
#define BP_STYLE_H

/* A4 landscape (ISO 216). */
#define BP_PAGE_WIDTH 841890
#define BP_PAGE_HEIGHT 595276
#define BP_MARGIN_SIDE 40000
#define BP_MARGIN_TOP 40000
#define BP_MARGIN_BOTTOM 50000
#define BP_FOOTER_BASE 24000 /* the footer's lowest edge, from the page's foot */

/* Text of tables; everything else is in proportion. */
#define BP_TEXT_SIZE 10000
#define BP_LEADING(size) ((size) * 12 / 10)

#define BP_TITLE_SIZE 22000
#define BP_HEADING_SIZE 15000
#define BP_SUBTITLE_SIZE 13000
#define BP_BODY_SIZE 11000
#define BP_FOOTER_SIZE 8500

#define BP_INK 0x0B0C0C   /* text; 19.0 : 1 on white */
#define BP_NAVY 0x12436D  /* headings and header rows; 10.2 : 1 on white */
#define BP_GREY 0x505A5F  /* what is said in passing; 7.0 : 1 on white */
#define BP_RULE 0x9A9DA0  /* lines between rows */
#define BP_WHITE 0xFFFFFF

/* Inside a cell. */
#define BP_PAD_SIDE 5500
#define BP_PAD_TOP 4000
#define BP_PAD_BOTTOM 4500
#define BP_RULE_WIDTH 500

#endif
