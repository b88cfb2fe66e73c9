/* test_breaks.c: where lines may end: each rule that breaks.c adds to UAX #14, and grapheme clusters. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "layout/breaks.h"
#include "layout/linebreak.h"

#define SHY "\xC2\xAD"
#define NBSP "\xC2\xA0"
#define EM "\xE2\x80\x94"
#define EN "\xE2\x80\x93"

/* `marked` has | where a line may end, and ^ before each place where it must. */
static void assert_breaks(const char *marked)
{
    char text[400] = "", breaks[400], got[800];
    size_t len = 0, n = 0;
    for (const char *p = marked; *p; p++)
        if (*p != '|' && *p != '^')
            text[len++] = *p;
    bp_breaks_find(text, len, breaks);
    for (size_t i = 0; i < len; i++) {
        if (breaks[i] != BP_BREAK_NO)
            got[n++] = breaks[i] == BP_BREAK_MUST ? '^' : '|';
        got[n++] = text[i];
    }
    got[n] = 0;
    assert_string_equal(got, marked);
}

static void assert_all(const char *const *marked, size_t n)
{
    for (size_t i = 0; i < n; i++)
        assert_breaks(marked[i]);
}
#define ASSERT_ALL(...) \
    do { \
        static const char *const all[] = {__VA_ARGS__}; \
        assert_all(all, sizeof all / sizeof *all); \
    } while (0)

static void test_words(void **state)
{
    (void)state;
    ASSERT_ALL("one |two  |three", "well-|known", "one" NBSP "two |three", "(one) |\"two\" |three.",
               "\xC2\xA3" "5,000 |or |50%", "e.g. |this", "co" SHY "|operate", "one^\ntwo", "one^\n^\ntwo",
               "don" "\xE2\x80\x99" "t |know", "a");
    bp_breaks_find("", 0, NULL);
}

/* The quick way for simple words finds what linebreak.c finds: of texts by chance, of letters and marks that none
 * of our own rules is about, but those for marks within a token. */
static void test_simple_words(void **state)
{
    static const char *const parts[] = {"a", "Zx", "5", "5,5", ",", ".", ";", ":", "!", "?", " ", " ", " ",
                                        " a ", " Zx, ", "(", ")", "-", "\"", "'", "%", EN, NBSP,
                                        "\xE2\x80\x99", "\xC3\xA9", "\n"};
    uint32_t seed = 1;
    (void)state;
    for (int round = 0; round < 20000; round++) {
        char text[200], ours[200], theirs[200];
        size_t len = 0;
        for (int n = round % 24; n >= 0; n--) {
            seed = seed * 1664525 + 1013904223;
            const char *part = parts[(seed >> 16) % (sizeof parts / sizeof *parts)];
            memcpy(text + len, part, strlen(part));
            len += strlen(part);
        }
        bp_breaks_find(text, len, ours);
        bp_linebreak_find(text, len, theirs);
        for (size_t i = 1; i < len; i++)
            if (!memchr(".,:;", text[i - 1], 4) &&
                (ours[i] == BP_BREAK_MAY) != (theirs[i] == BP_BREAK_MAY))
                fail_msg("\"%.*s\" at %zu", (int)len, text, i);
    }
}

/* Short tokens stay whole at stops; long ones break after them, before a letter, three letters from either end. */
static void test_stops(void **state)
{
    (void)state;
    ASSERT_ALL("i.e. |this, |U.K. |law", "9.30p.m.", "a,b;c:d", "4.2(b)/5 |and |4.(b)", "Police,Fire,Council",
               "Police,|Fire,|Ambulance,|Council", "Safeguarding.|Neighbourhoods.xy", "ab.|Safeguarding.|Housing", "a.Safeguarding.|Housing",
               "1.234.567.890.123.456.789");
}

/* After a slash only in tokens of over 20 letters. */
static void test_slashes(void **state)
{
    (void)state;
    ASSERT_ALL("and/or |not", "24/7", "2019/20 |is |here", "abcdefghij/klmnopqrs", /* 20 */
               "abcdefghij/|klmnopqrst",                                           /* 21 */
               "Safeguarding/|Neighbourhoods/|Housing");
}

static void test_dashes(void **state)
{
    (void)state;
    ASSERT_ALL("one" EM "|two", "one " EM " |two", "2019" EN "|2020",
               "one " EM EM " |two", "(" EM " |two");
}

/* After groups of / ? & = . _ - and nowhere else, with three letters on either side. */
static void test_addresses(void **state)
{
    (void)state;
    ASSERT_ALL("www.|sevenoaks.|gov.uk", "https://|example.|org/|reports/|marlwood-|vale",
               "see |www.|example.|org",
               "http://|www.|kent.|police.|uk/|abc-|def/|ghi", "www.|example.|org/?|q=|word",
               "www.|example.|org/," " |next");
}

/* E-mail addresses break as others do. */
static void test_mail(void **state)
{
    (void)state;
    ASSERT_ALL("quality@|example.|marlwood.uk",
               "community.|safety.|unit@|district-|council.|example.|gov.uk",
               "(see |jo.|smith@|kent.|gov.|uk) |or |mailto:jo_|smith@|kent.|gov.uk", "a.b@|kent.|gov.uk", "x@y.uk",
               "12 |boxes |10@9.50 |each", "follow |@kentpolice.news |now", "me@home", "one@ |two");
}

/* What Debian 12's libunistring and newer ones disagree about has one answer: Unicode's newest. */
static void test_newer_rules(void **state)
{
    (void)state;
    ASSERT_ALL(
        "il |dit |\xC2\xABoui\xC2\xBB |deux |fois",               /* guillemets, French without spaces */
        "il |dit |\xC2\xAB oui \xC2\xBB |deux |fois",              /* and with */
        "er |sagt |\xC2\xBBja\xC2\xAB |dazu",                     /* German guillemets */
        "er |sagt |\xE2\x80\x9Eja\xE2\x80\x9C |dazu",             /* German quotes */
        "\xE2\x80\x9Cyes\xE2\x80\x9D |(he |said)",              /* a quote and a bracket */
        "the |option |-x |is, |at |-5 |degrees |or |\xE2\x80\x90x",     /* hyphens that begin a word */
        "\xE0\xA4\x95\xE0\xA5\x8D\xE0\xA4\xB7\xE0\xA4\xAE |x", /* Devanagari */
        "\xF0\x9F\x87\xAC\xF0\x9F\x87\xA7|\xF0\x9F\x87\xAB\xF0\x9F\x87\xB7", /* flags */
        "Mae'r |d\xC5\xB5r |yn |Nant-|y-|moch |a |th\xC5\xB7",     /* Welsh */
        "\xE0\xB8\xAA\xE0\xB8\xA7\xE0\xB8\xB1\xE0\xB8\xAA\xE0\xB8\x94\xE0\xB8\xB5 |\xE0\xB8\x84\xE0\xB8\xA3\xE0\xB8\xB1\xE0\xB8\x9A", /* Thai */
        "\xE6\x97\xA5|\xE6\x9C\xAC\xE3\x80\x82|x");            /* Japanese, a stop and a letter */
}

/* An address does not break at a hyphen that is soft, nor inside a word. */
static void test_address_letters(void **state)
{
    (void)state;
    ASSERT_ALL("www.|example.|org/|averyveryverylongpathwithnobreaks", "www.|a" SHY "b.|example");
}

/* A short word leans on the next, a unit on its number. */
static void test_leaning(void **state)
{
    (void)state;
    ASSERT_ALL("see |No. 5, |p. 7 |and |pp. 8", "Dr. Smith |and |Cllr Jones", "Mr. A |Mrs B", "PC 42",
               "10 km |away", "1.5 m; |2,5 kg.", "at |9 am. |or |10 pm", "(see |p. 7)", "No.  |5",
               "the |km |is |long", "2019 |was |long", "10 |kilometres", "AC |42", "5 MB");
}

static void test_graphemes(void **state)
{
    static const struct {
        const char *text;
        size_t end;
    } cases[] = {
        {"ab", 1},
        {"e\xCC\x81x", 3},                                 /* e and an acute */
        {"e\xCC\x81\xCC\xA3x", 5},                         /* two marks */
        {"\r\nx", 2},
        {"\xF0\x9F\x87\xAC\xF0\x9F\x87\xA7\xF0\x9F\x87\xAB\xF0\x9F\x87\xB7", 8}, /* two flags */
        {"\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7x", 11}, /* joined by U+200D */
        {"\xF0\x9F\x91\x8D\xF0\x9F\x8F\xBDx", 8},          /* with a skin tone */
        {"\xE0\xA4\x95\xE0\xA5\x8D\xE0\xA4\xB7x", 9},     /* a Devanagari conjunct (GB9c) */
        {"\xE0\xA6\x95\xE0\xA7\x8D\xE0\xA6\xB7x", 9},     /* a Bengali one */
        {"\xE0\xA4\x95\xE0\xA4\xB7", 3},                  /* two consonants without a virama */
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(bp_grapheme_end(cases[i].text, strlen(cases[i].text), 0), cases[i].end);
    assert_int_equal(bp_grapheme_end("abc", 3, 2), 3);
    assert_int_equal(bp_grapheme_end("ae\xCC\x81z", 5, 1), 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words),           cmocka_unit_test(test_simple_words),
        cmocka_unit_test(test_stops),           cmocka_unit_test(test_slashes),
        cmocka_unit_test(test_dashes),          cmocka_unit_test(test_addresses),
        cmocka_unit_test(test_address_letters), cmocka_unit_test(test_leaning),
        cmocka_unit_test(test_mail),            cmocka_unit_test(test_newer_rules),
        cmocka_unit_test(test_graphemes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
