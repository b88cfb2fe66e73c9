/* checked.h: plans in memory, and what one check says of them, for the tests of src/check. */
#ifndef TEST_CHECKED_H
#define TEST_CHECKED_H

#include <stddef.h>

/* What stands before a plan's rows; %s: more attributes of the plan. */
#define CHECKED_HEAD \
    "<action-plan%s><title>Plan</title><organisation>Us</organisation>" \
    "<report from='2019-07-01' to='2019-09-30'><title>Report</title></report>"

/* The findings of one code in a plan, each as its message and a line's end; lives until the next call. */
const char *check_plan(const char *xml, int code);

/* The same of one action, and of one measure without an update. */
const char *check_row(const char *attributes, const char *description, const char *update, int code);
const char *check_measure(const char *attributes, const char *inside, int code);

/* A text, and what the message has to contain; NULL: there must be none. */
struct phrase {
    const char *text, *part;
};

void assert_phrase(const struct phrase *phrase, const char *found);

/* Each text is the update of an action with these attributes. */
void assert_updates(const char *attributes, int code, const struct phrase *phrases, size_t n);

#define COUNT(array) (sizeof(array) / sizeof *(array))

#endif
