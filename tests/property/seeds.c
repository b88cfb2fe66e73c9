/* seeds.c: seeds and faces of the property tests. */
#include "seeds.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

uint64_t seed_now;
struct bp_fonts fonts;

void fail_at(const char *what, const char *detail)
{
    print_error("seed %llu: %s: %s\n", (unsigned long long)seed_now, what, detail);
    fail();
}

void try_seeds(uint64_t n, void (*try_seed)(uint64_t seed))
{
    const char *one = getenv("BP_SEED"), *many = getenv("BP_SEEDS");
    uint64_t first = one ? strtoull(one, NULL, 10) : 0;
    n = one ? 1 : many ? strtoull(many, NULL, 10) : n;
    assert_true(n > 0);
    for (seed_now = first; seed_now < first + n; seed_now++)
        try_seed(seed_now);
}

int open_fonts(void **state)
{
    (void)state;
    bp_fonts_open(&fonts);
    return 0;
}

int close_fonts(void **state)
{
    (void)state;
    bp_fonts_close(&fonts);
    return 0;
}
