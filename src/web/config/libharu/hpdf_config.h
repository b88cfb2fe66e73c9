/* libharu for the page: boardpaper compresses what it writes itself, and gives libharu no pictures. */
#define LIBHPDF_HAVE_NOPNGLIB
#define LIBHPDF_HAVE_NOZLIB
