/* save.c: the file format. Streams are written as soon as they are made. All other objects go into
 * object streams, a thousand or two in each, and a cross-reference stream gives their positions
 * (ISO 32000-1, 7.5.7 and 7.5.8). libharu's own code for saving supports neither. */
#include <stdio.h>
#include <string.h>

#include "pdf/writer.h"

/* Below this many bytes libdeflate 1.14 and 1.23 compress differently at every level but the least, since
 * newer versions look for shorter matches there. At the least level (`quick`) there, and at that of
 * `deflater` from here on, 1.14, 1.23 and 1.25 give the same bytes. */
#define SHORT_STREAM 512

/* Streams of fewer bytes hardly shrink, and of some below 162 the versions differ even at the least level. */
#define LEAST_DEFLATED 192

#define MOST_QUEUED ((size_t)1 << 20) /* bytes of a stream; longer ones would take too much memory */
#define NOTHING "libdeflate deflates nothing"

#define PACK_SIZE 2000
#define DRAIN_SIZE ((size_t)256 << 10)

/* The position of an object in the file (ISO 32000-1, table 18). */
struct place {
    uint32_t at;    /* byte offset; or the number of the object stream */
    uint16_t index; /* index in the object stream */
    uint8_t kind;   /* 0 free, 1 in the file, 2 in an object stream */
};

struct bp_pdf_pack {
    uint32_t numbers[PACK_SIZE];
    size_t offsets[PACK_SIZE];
    unsigned n;
};

static HPDF_STATUS append(HPDF_Stream stream, const HPDF_BYTE *bytes, HPDF_UINT len)
{
    bp_buf_put(bp_pdf_of(stream)->target, bytes, len);
    return HPDF_OK;
}

/* Prints an object of libharu. */
static void print_object(struct bp_pdf *pdf, void *object, struct bp_buf *target)
{
    HPDF_Stream stream = HPDF_CallbackWriter_New(pdf->memory, append, pdf);
    pdf->target = target;
    if (!stream || HPDF_Obj_WriteValue(object, stream, NULL) != HPDF_OK)
        bp_pdf_fail(pdf, "libharu prints no object");
    bp_pdf_check(pdf, target);
}

/* The current offset, as 32 bits, which is what libharu can hold. */
static uint32_t offset_now(struct bp_pdf *pdf)
{
    bp_pdf_check(pdf, pdf->out);
    uint64_t offset = pdf->drained + pdf->out->len;
    if (offset > UINT32_MAX)
        bp_pdf_fail(pdf, "the file would have more than 4 GiB");
    return (uint32_t)offset;
}

void bp_pdf_save_begin(struct bp_pdf *pdf)
{
    /* the bytes on the second line tell other programs that the file is binary (7.5.2) */
    bp_buf_str(pdf->out, bp_pdf_is_2(pdf) ? "%PDF-2.0" : "%PDF-1.7");
    bp_buf_str(pdf->out, "\n%\xB7\xBE\xAD\xAA\n");
    pdf->pack = bp_arena_alloc(&pdf->arena, sizeof *pdf->pack);
}

static void give_away(struct bp_pdf *pdf)
{
    bp_pdf_check(pdf, pdf->out);
    if (!pdf->drain)
        return;
    if (pdf->drain->write(pdf->drain->user, pdf->out->bytes, pdf->out->len)) {
        pdf->result = BP_IO;
        longjmp(pdf->leave, 1);
    }
    pdf->drained += pdf->out->len;
    pdf->out->len = 0;
}

void bp_pdf_save_drain(struct bp_pdf *pdf)
{
    if (!pdf->drain || pdf->out->len < DRAIN_SIZE)
        return;
    give_away(pdf);
}

/* ---- positions: the table grows by realloc, so no old copy stays behind ---- */

static void set_place(struct bp_pdf *pdf, uint32_t number, struct place place)
{
    struct bp_buf *places = &pdf->places;
    size_t need = ((size_t)number + 1) * sizeof place;
    if (need > places->len) {
        size_t before = places->len;
        bp_buf_room(places, need - before);
        bp_pdf_check(pdf, places);
        memset(places->bytes + before, 0, need - before);
    }
    memcpy(places->bytes + (size_t)number * sizeof place, &place, sizeof place);
}

static struct place get_place(const struct bp_pdf *pdf, uint32_t number)
{
    struct place place = {0};
    if (((size_t)number + 1) * sizeof place <= pdf->places.len)
        memcpy(&place, pdf->places.bytes + (size_t)number * sizeof place, sizeof place);
    return place;
}

/* ---- streams ---- */

/* Puts a stream into the file. It ends what others wait for: its place is known. */
static void put_stream(struct bp_pdf *pdf, uint32_t number, const char *entries, bool deflated,
                       const void *bytes, size_t len)
{
    if (len > HPDF_LIMIT_MAX_INT)
        bp_pdf_fail(pdf, "a stream of more than 2 GiB");
    set_place(pdf, number, (struct place){.kind = 1, .at = offset_now(pdf)});
    bp_buf_int(pdf->out, number);
    bp_buf_str(pdf->out, " 0 obj\n<<");
    bp_buf_str(pdf->out, entries);
    bp_buf_str(pdf->out, deflated ? "/Filter/FlateDecode/Length " : "/Length ");
    bp_buf_int(pdf->out, (int64_t)len);
    bp_buf_str(pdf->out, ">>\nstream\n");
    bp_buf_put(pdf->out, bytes, len);
    bp_buf_str(pdf->out, "\nendstream\nendobj\n");
    bp_pdf_check(pdf, pdf->out);
    uint32_t check = libdeflate_crc32(0, bytes, len);
    const HPDF_BYTE sum[4] = {(HPDF_BYTE)(check >> 24), (HPDF_BYTE)(check >> 16), (HPDF_BYTE)(check >> 8),
                              (HPDF_BYTE)check};
    HPDF_MD5Update(&pdf->sum, sum, sizeof sum);
}

/* Puts the oldest stream of the queue into the file. False: there is none, or it is not deflated yet. */
static bool put_oldest(struct bp_pdf *pdf, bool wait)
{
    struct bp_pdf_stream *stream = bp_pdf_queue_take(pdf->queue, wait);
    if (!stream)
        return false;
    if (stream->failed || stream->bytes.failed)
        longjmp(pdf->leave, 1);
    if (!stream->plain && !stream->deflated.len)
        bp_pdf_fail(pdf, NOTHING);
    const struct bp_buf *buf = stream->plain ? &stream->bytes : &stream->deflated;
    put_stream(pdf, stream->number, stream->entries, !stream->plain, buf->bytes, buf->len);
    bp_pdf_queue_drop(pdf->queue);
    return true;
}

static void put_all(struct bp_pdf *pdf)
{
    while (pdf->queue && put_oldest(pdf, true))
        ;
}

static void put_in_queue(struct bp_pdf *pdf, struct libdeflate_compressor *deflater, uint32_t number,
                         const char *entries, const void *bytes, size_t len)
{
    while (put_oldest(pdf, false))
        ;
    struct bp_pdf_stream *stream = bp_pdf_queue_next(pdf->queue);
    if (!stream) {
        put_oldest(pdf, true);
        stream = bp_pdf_queue_next(pdf->queue);
    }
    stream->number = number;
    stream->quick = deflater == pdf->kept->quick;
    stream->plain = !deflater;
    snprintf(stream->entries, sizeof stream->entries, "%s", entries);
    bp_buf_put(&stream->bytes, bytes, len);
    bp_pdf_check(pdf, &stream->bytes);
    bp_pdf_queue_put(pdf->queue, stream->plain);
}

/* Deflates in this thread. What it returns lasts until the next stream. */
static const char *deflate_now(struct bp_pdf *pdf, struct libdeflate_compressor *deflater, const void *bytes,
                               size_t len, size_t *deflated)
{
    struct bp_buf *buf = &pdf->deflated;
    size_t bound = libdeflate_zlib_compress_bound(deflater, len);
    buf->len = 0;
    char *room = bp_buf_room(buf, bound);
    bp_pdf_check(pdf, buf);
    *deflated = libdeflate_zlib_compress(deflater, bytes, len, room, bound);
    if (!*deflated)
        bp_pdf_fail(pdf, NOTHING);
    bp_pdf_kept_add(pdf->kept, deflater, bytes, len, room, *deflated);
    return room;
}

/* Writes a stream, compressed if there is a compressor; through the queue if there is one, unless what it
 * would become is kept, or it is very long. */
static void write_stream(struct bp_pdf *pdf, struct libdeflate_compressor *deflater, uint32_t number,
                         const char *entries, const void *bytes, size_t len)
{
    const void *made = NULL;
    size_t made_len = len;
    if (len < LEAST_DEFLATED)
        deflater = NULL;
    else if (deflater && len < SHORT_STREAM)
        deflater = pdf->kept->quick;
    if (deflater)
        made = bp_pdf_kept_find(pdf->kept, deflater, bytes, len, &made_len);
    /* cppcheck-suppress uninitvar // a caller's buffer, filled by snprintf */
    if (!made && pdf->queue && len <= MOST_QUEUED && strlen(entries) < BP_PDF_ENTRIES) {
        put_in_queue(pdf, deflater, number, entries, bytes, len);
        return;
    }
    if (deflater && !made)
        made = deflate_now(pdf, deflater, bytes, len, &made_len);
    put_all(pdf);
    put_stream(pdf, number, entries, deflater != NULL, made ? made : bytes, made_len);
}

void bp_pdf_stream_write(struct bp_pdf *pdf, uint32_t number, const char *entries, const void *bytes,
                         size_t len)
{
    write_stream(pdf, pdf->kept->quick, number, entries, bytes, len);
}

HPDF_Dict bp_pdf_stream_make(struct bp_pdf *pdf, const char *entries, const void *bytes, size_t len,
                             enum bp_pdf_effort effort)
{
    struct libdeflate_compressor *by[] = {NULL, pdf->kept->deflater};
    HPDF_Dict dict = bp_pdf_dict(pdf);
    write_stream(pdf, by[effort], bp_pdf_number(dict), entries, bytes, len);
    return dict;
}

/* ---- object streams ---- */

/* Writes an object stream or the cross-reference stream. */
static void write_structure(struct bp_pdf *pdf, uint32_t number, const char *entries, const char *bytes,
                            size_t len)
{
    struct libdeflate_compressor *deflater = pdf->much_structure ? pdf->kept->quick : pdf->kept->deflater;
    write_stream(pdf, deflater, number, entries, bytes, len);
}

/* Writes the full object stream: first numbers and offsets, then the objects. */
static void flush_pack(struct bp_pdf *pdf)
{
    struct bp_pdf_pack *pack = pdf->pack;
    if (!pack->n)
        return;
    struct bp_buf *numbers = &pdf->numbered, *all = &pdf->packed;
    numbers->len = 0;
    for (unsigned i = 0; i < pack->n; i++) {
        bp_buf_int(numbers, pack->numbers[i]);
        bp_buf_char(numbers, ' ');
        bp_buf_int(numbers, (int64_t)pack->offsets[i]);
        bp_buf_char(numbers, i + 1 < pack->n ? ' ' : '\n');
    }
    const size_t first = numbers->len, rest = all->len;
    bp_pdf_check(pdf, numbers);
    bp_buf_room(all, first);
    bp_pdf_check(pdf, all);
    memmove(all->bytes + first, all->bytes, rest);
    memcpy(all->bytes, numbers->bytes, first);
    char entries[64];
    struct bp_buf line = {.bytes = entries, .capacity = sizeof entries, .limit = sizeof entries};
    bp_buf_fmt(&line, "/Type/ObjStm/N %u/First %zu", pack->n, first);
    uint32_t number = bp_pdf_take_number(pdf);
    write_structure(pdf, number, entries, all->bytes, all->len);
    for (unsigned i = 0; i < pack->n; i++)
        set_place(pdf, pack->numbers[i],
                  (struct place){.kind = 2, .at = number, .index = (uint16_t)i});
    pack->n = 0;
    all->len = 0;
}

struct bp_buf *bp_pdf_pack_begin(struct bp_pdf *pdf, uint32_t number)
{
    struct bp_pdf_pack *pack = pdf->pack;
    if (pack->n == PACK_SIZE) {
        pdf->much_structure = true;
        flush_pack(pdf);
    }
    pack->numbers[pack->n] = number;
    pack->offsets[pack->n++] = pdf->packed.len;
    return &pdf->packed;
}

/* All objects are dictionaries or arrays, so no separator is needed. */
void bp_pdf_pack_end(struct bp_pdf *pdf)
{
    bp_pdf_check(pdf, &pdf->packed);
}

/* ---- the end of the file ---- */

/* One row of the cross-reference stream: type, offset or object stream, index. */
static void put_row(unsigned char *row, struct place place, int width)
{
    row[0] = place.kind;
    for (int i = 0; i < width; i++)
        row[1 + i] = (unsigned char)(place.at >> (8 * (width - 1 - i)));
    row[1 + width] = (unsigned char)(place.index >> 8);
    row[2 + width] = (unsigned char)place.index;
}

/* Turns the positions into the table of rows, as differences from the row above, which compress
 * well (PNG's predictor Up). This is done in place, because no row is longer than a position.
 * Returns the length. */
static size_t make_table(struct bp_pdf *pdf, uint32_t size, int width)
{
    unsigned char above[8] = {0}, row[8];
    size_t n = (size_t)width + 3;
    char *line = pdf->places.bytes;
    for (uint32_t number = 0; number < size; number++) {
        put_row(row, get_place(pdf, number), width);
        *line++ = 2;
        for (size_t i = 0; i < n; i++)
            *line++ = (char)(unsigned char)(row[i] - above[i]);
        memcpy(above, row, n);
    }
    return (size_t)(line - pdf->places.bytes);
}

/* The file identifiers depend only on the contents (ISO 32000-1, 14.4), not on time or chance: they
 * are the MD5 sum of the checksums of all streams, and the streams contain everything else. */
static void put_identifier(struct bp_pdf *pdf, struct bp_buf *buf)
{
    static const char digit[] = "0123456789abcdef";
    HPDF_BYTE sum[16];
    HPDF_MD5Final(sum, &pdf->sum);
    char text[32];
    for (size_t i = 0; i < sizeof sum; i++) {
        text[2 * i] = digit[sum[i] >> 4];
        text[2 * i + 1] = digit[sum[i] & 15];
    }
    bp_buf_fmt(buf, "/ID[<%.32s><%.32s>]", text, text);
}

static void write_table(struct bp_pdf *pdf)
{
    uint32_t number = bp_pdf_take_number(pdf), start = offset_now(pdf);
    set_place(pdf, 0, (struct place){.index = UINT16_MAX});
    set_place(pdf, number, (struct place){.kind = 1, .at = start});
    int width = start > 0xFFFFFF ? 4 : start > 0xFFFF ? 3 : 2;
    size_t len = make_table(pdf, number + 1, width);
    char entries[BP_PDF_ENTRIES];
    struct bp_buf line = {.bytes = entries, .capacity = sizeof entries, .limit = sizeof entries};
    bp_buf_fmt(&line,
               "/Type/XRef/Size %u/W[1 %d 2]/DecodeParms<</Predictor 12/Columns %d>>"
               "/Root %u 0 R",
               number + 1, width, width + 3, bp_pdf_number(pdf->doc->catalog));
    if (bp_pdf_has_info(pdf))
        bp_buf_fmt(&line, "/Info %u 0 R", bp_pdf_number(pdf->doc->info));
    put_identifier(pdf, &line);
    bp_buf_char(&line, '\0');
    bp_pdf_check(pdf, &line);
    write_structure(pdf, number, entries, pdf->places.bytes, len);
    put_all(pdf);
    bp_buf_fmt(pdf->out, "startxref\n%u\n%%%%EOF\n", start);
    bp_pdf_check(pdf, pdf->out);
}

void bp_pdf_save_end(struct bp_pdf *pdf)
{
    put_all(pdf);
    HPDF_List entries = pdf->doc->xref->entries;
    for (HPDF_UINT i = 1; i < entries->count; i++) {
        HPDF_XrefEntry entry = HPDF_List_ItemAt(entries, i);
        uint32_t number = bp_pdf_number(entry->obj);
        if (get_place(pdf, number).kind)
            continue; /* a stream, already written */
        if (entry->obj == pdf->doc->info && !bp_pdf_has_info(pdf))
            continue; /* libharu always makes one; its number stays free */
        print_object(pdf, entry->obj, bp_pdf_pack_begin(pdf, number));
        bp_pdf_pack_end(pdf);
    }
    flush_pack(pdf);
    put_all(pdf);
    give_away(pdf);
    struct bp_buf *const done[] = {&pdf->packed, &pdf->numbered, &pdf->content, &pdf->parents};
    for (size_t i = 0; i < sizeof done / sizeof *done; i++)
        bp_buf_free(done[i]); /* the table is large */
    write_table(pdf);
    give_away(pdf);
}
