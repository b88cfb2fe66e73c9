/* windows.h: Windows-1252, and text that was damaged because UTF-8 was read as Windows-1252. */
#ifndef BP_WINDOWS_H
#define BP_WINDOWS_H

#include <stddef.h>
#include <stdint.h>

/* The character of a byte from 0x80 on; 0 if it has none. */
uint32_t bp_windows_1252(unsigned char byte);

/* Finds the first damaged character in a text: "Â£" for "£", "â€™" for "’". Sets *len to the bytes of the
 * damage, and *meant to the character that was meant. Returns where it begins, or NULL. Letters that stand
 * where they can be meant, as at the end of "MANHÃ…", are left alone. */
const char *bp_damage_find(const char *text, size_t *len, uint32_t *meant);

#endif
