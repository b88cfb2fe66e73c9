/* encoding.h: bytes of text in the encodings that officers' programs write -> UTF-8. */
#ifndef BP_ENCODING_H
#define BP_ENCODING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

enum bp_encoding { BP_UTF8, BP_UTF16_LE, BP_UTF16_BE, BP_WINDOWS_1252, BP_NO_ENCODING };

/* By the byte order mark; else by where the zeros stand in the first bytes; else UTF-8 if the bytes are well
 * formed, and else Windows-1252, in which all bytes are something. */
enum bp_encoding bp_encoding_of(const char *bytes, size_t len);

/* Appends the text as UTF-8, without a byte order mark at its beginning. What XML cannot hold (zeros, control
 * characters, halves of a pair) becomes U+FFFD. Tests of memory are the caller's: out->failed. */
void bp_encoding_read(const char *bytes, size_t len, enum bp_encoding encoding, struct bp_buf *out);

/* Appends XML as UTF-8, as bp_sax_read takes it: the declaration of the encoding is blanked out, all else
 * keeps its lines. Gives the encoding that it had; BP_NO_ENCODING: in none that is known, or one of its tags
 * has more attributes than are read in reasonable time. Nothing is appended then. */
enum bp_encoding bp_encoding_read_xml(const char *bytes, size_t len, struct bp_buf *out);

#endif
