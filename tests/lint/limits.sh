# The limits that SECURITY.md names are those of the sources.
. tests/tap.sh

cat > "$TEST_TMP/limits.c" << 'END'
#include <stdio.h>
#include "base/diag.h"
#include "model/status.h"
#include "read/read.h"
#include "xml/limits.h"
int main(void)
{
    printf("1005 %u MiB\n1010 BUDGET MiB\n2013 %d\n2014 %d MiB\n2015 %d\n4041 %d\n2020 %d\n2021 %d\n2022 %d\n4020 %d\n4014 %d\n9002 %d\n",
           BP_MAX_SOURCE >> 20, BP_MAX_DEPTH, BP_MAX_TEXT >> 20, BP_MAX_ATTRIBUTES, BP_MAX_FIGURES, BP_MAX_RUNS,
           BP_MAX_NAMES, BP_MAX_ERRORS, BP_MAX_NAME, BP_MAX_STATUSES, BP_MAX_DIAGS);
    return 0;
}
END
check 'a program of the limits is built' ${CC:-cc} -std=c17 -Iinclude -Isrc "$TEST_TMP/limits.c" \
    -o "$TEST_TMP/limits"
budget=$(sed -n 's/^#define BP_BUDGET ((size_t)\([0-9]*\) << 20)$/\1/p' src/api/doc.h)
same 'each limit is told as it is' \
    "$(sed -n 's/^| [^|]* | \([0-9,]*\(\| MiB\)\) | BP\([0-9]*\) |$/\3 \1/p' SECURITY.md | tr -d ,)" \
    "$("$TEST_TMP/limits" | sed "s/BUDGET/$budget/")"
