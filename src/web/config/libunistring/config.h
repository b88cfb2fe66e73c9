/* libunistring for the page. */
#define _GL_ATTRIBUTE_FALLTHROUGH __attribute__((__fallthrough__))
