/* seed.c: prints the property tests' plan of a seed, so that its report can be validated.
 *
 *     seed NUMBER > plan.xml */
#include <stdio.h>
#include <stdlib.h>

#include "property/generate.h"

int main(int argc, char **argv)
{
    struct bp_buf xml = {0};
    if (argc != 2)
        return 2;
    generate_plan(strtoull(argv[1], NULL, 10), &xml);
    return xml.failed || fwrite(xml.bytes, 1, xml.len, stdout) != xml.len || fflush(stdout);
}
