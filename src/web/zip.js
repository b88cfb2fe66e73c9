// zip.js: a zip of files as they are, without compression: PDFs and workbooks are compressed already.

const crcTable = new Uint32Array(256).map((_, byte) => {
    let crc = byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? 0xedb88320 ^ (crc >>> 1) : crc >>> 1;
    return crc;
});

function crc32(bytes) {
    let crc = 0xffffffff;
    for (const byte of bytes) crc = crcTable[(crc ^ byte) & 255] ^ (crc >>> 8);
    return (crc ^ 0xffffffff) >>> 0;
}

// The fields of a header: [number, how many bytes].
function zipFields(fields) {
    const bytes = new Uint8Array(fields.reduce((sum, [, size]) => sum + size, 0));
    let at = 0;
    for (const [value, size] of fields)
        for (let i = 0; i < size; i++) bytes[at++] = (value / 2 ** (8 * i)) & 255;
    return bytes;
}

// What both headers of a file say: version 2.0, names in UTF-8, stored, its day.
function zipAbout(name, bytes, day) {
    const date = (day.getFullYear() - 1980) * 512 + (day.getMonth() + 1) * 32 + day.getDate();
    const time = day.getHours() * 2048 + day.getMinutes() * 32 + (day.getSeconds() >> 1);
    return [
        [20, 2],
        [0x800, 2],
        [0, 2],
        [time, 2],
        [date, 2],
        [crc32(bytes), 4],
        [bytes.length, 4],
        [bytes.length, 4],
        [name.length, 2],
        [0, 2],
    ];
}

// files: [[name, Uint8Array]…]; the names differ. Gives a Blob.
function zip(files, day = new Date()) {
    const parts = [],
        list = [];
    let at = 0,
        listed = 0;
    for (const [text, bytes] of files) {
        const name = new TextEncoder().encode(text),
            about = zipAbout(name, bytes, day);
        const head = zipFields([[0x04034b50, 4], ...about]);
        const entry = zipFields([
            [0x02014b50, 4],
            [20, 2],
            ...about,
            [0, 2],
            [0, 2],
            [0, 2],
            [0, 4],
            [at, 4],
        ]);
        parts.push(head, name, bytes);
        list.push(entry, name);
        at += head.length + name.length + bytes.length;
        listed += entry.length + name.length;
    }
    const end = zipFields([
        [0x06054b50, 4],
        [0, 2],
        [0, 2],
        [files.length, 2],
        [files.length, 2],
        [listed, 4],
        [at, 4],
        [0, 2],
    ]);
    return new Blob([...parts, ...list, end], { type: 'application/zip' });
}
