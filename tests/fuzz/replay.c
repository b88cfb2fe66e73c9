/* replay.c: the main of a fuzz target without libFuzzer: runs each file that is named through the target,
 * and says "ran NAME" after each that went well. A failed one ends the program, as it does libFuzzer's. */
#include <stdio.h>

#include "base/file.h"
#include "fuzz.h"

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        struct bp_buf bytes = {0};
        if (bp_file_read(argv[i], (size_t)1 << 20, &bytes)) {
            fprintf(stderr, "cannot read %s\n", argv[i]);
            return 1;
        }
        LLVMFuzzerTestOneInput((const uint8_t *)(bytes.bytes ? bytes.bytes : ""), bytes.len);
        bp_buf_free(&bytes);
        printf("ran %s\n", argv[i]);
        fflush(stdout);
    }
    return 0;
}
