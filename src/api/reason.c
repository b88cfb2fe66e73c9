/* reason.c: messages and hints for errno values of file operations. */
#include "api/reason.h"

#include <errno.h>
#include <stddef.h>

static const struct bp_reason reasons[] = {
    {ENOENT, "there is no such file or folder",
     "check the spelling, and the folder that you are in", "make the folder first, or name another"},
    {ENOTDIR, "a part of the path is a file, not a folder", "check the path", "check the path"},
    {EACCES, "this is not allowed", "ask for the right to read it, or copy it to a place of your own",
     "write to a folder of your own, or ask for the right to write there"},
    {EPERM, "this is not allowed", "ask for the right to read it, or copy it to a place of your own",
     "write to a folder of your own, or ask for the right to write there"},
    {EISDIR, "it is a folder", "name the plan inside it", "name a file inside it"},
    {ENODEV, "it is no regular file", "name a file of a plan", "name a regular file"},
    {EROFS, "the disk can only be read", "try again", "write to another disk"},
    {ENOSPC, "the disk is full", "make room, and try again",
     "make room, or write to another disk; what was there before is unchanged"},
    {EDQUOT, "your share of the disk is used up", "make room, and try again",
     "make room, or write to another disk; what was there before is unchanged"},
    {EFBIG, "the file would be too large", "check whether this is the right file",
     "write to another disk, or raise the limit on file sizes"},
    {EIO, "the disk or the network failed", "try again; if it stays, the disk may be broken",
     "try again; if it stays, the disk may be broken"},
    {EPIPE, "the reader has gone away", "try again", "let the program that reads it read to the end"},
    {EBADF, "it is closed", "open it for the program", "open it for the program"},
    {ENAMETOOLONG, "the name is too long", "shorten it", "shorten it"},
    {ELOOP, "its symbolic links go round in a circle", "mend the links", "mend the links"},
    {ETXTBSY, "a program is running from it", "end that program", "end that program"},
    {EMFILE, "too many files are open", "close some, and try again", "close some, and try again"},
    {ENFILE, "too many files are open", "close some, and try again", "close some, and try again"},
};

static const struct bp_reason other = {0, "the system refused", "try a copy of the file",
                                       "try another file or folder"};

const struct bp_reason *bp_reason_of(int error)
{
    for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
        if (reasons[i].error == error)
            return &reasons[i];
    return &other;
}
