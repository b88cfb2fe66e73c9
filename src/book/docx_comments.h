/* docx_comments.h: the comments that a document has, and how those of an earlier check are taken out. */
#ifndef BP_DOCX_COMMENTS_H
#define BP_DOCX_COMMENTS_H

#include "book/docx_xml.h"
#include "book/splice.h"

#define BP_DOCX_AUTHOR "boardpaper"

/* A comment that an earlier check wrote. */
struct docx_comment {
    uint32_t id, at;      /* its number, and its element in the part of the comments */
    const char *paragraph; /* what other parts know it by: the id of its last paragraph; "" */
    bool answered;        /* it has become a conversation, and stays */
};

struct docx_comments {
    struct bp_parts *parts;
    uint32_t next_id; /* which no comment of others has */
    struct docx_comment *items;
    size_t n, room;
};

/* Reads the part of the comments. `comments` is zero but for `parts`. */
bool bp_docx_comments_read(struct docx_comments *comments, const struct bp_part_entry *entry);
/* Reads the part that says which comment answers which. */
bool bp_docx_comments_answered(struct docx_comments *comments, const struct bp_part_entry *entry);

/* A number that no comment has which stays. */
uint32_t bp_docx_comments_next(const struct docx_comments *comments);

/* Whether there is one to be taken out. */
bool bp_docx_comments_any(const struct docx_comments *comments);
/* Takes them out of the part of the comments, */
void bp_docx_comments_cut(const struct docx_comments *comments, struct bp_splice *splice);
/* their marks out of the text, which is this part, */
bool bp_docx_marks_cut(const struct docx_comments *comments, const struct bp_part_entry *entry,
                       struct bp_splice *splice);
/* and what a part says of them by the ids of their paragraphs. */
bool bp_docx_entries_cut(const struct docx_comments *comments, const struct bp_part_entry *entry,
                         struct bp_splice *splice);

#endif
