// Changes compiled programs. Runs in the page.
globalThis.wasm = {
    // Where its sections are: by id, { at, end }.
    sections(bytes) {
        const found = {};
        for (let at = 8; at < bytes.length;) {
            const id = bytes[at++],
                length = wasm.number(bytes, at);
            found[id] = { at: length.next, end: length.next + length.value };
            at = found[id].end;
        }
        return found;
    },

    number(bytes, at) {
        // LEB128
        let value = 0;
        for (let shift = 0; ; shift += 7) {
            const byte = bytes[at++];
            value += (byte & 127) * 2 ** shift;
            if (byte < 128) return { value, next: at };
        }
    },

    // The memory's bound becomes the size that it begins with.
    memory(bytes) {
        const count = wasm.number(bytes, wasm.sections(bytes)[5].at);
        if (bytes[count.next] !== 1) throw new Error('the memory has no bound');
        const least = wasm.number(bytes, count.next + 1),
            most = wasm.number(bytes, least.next);
        let rest = least.value;
        for (let at = least.next; at < most.next; at++, rest = Math.floor(rest / 128))
            bytes[at] = (rest % 128) + (at < most.next - 1 ? 128 : 0);
        return bytes;
    },

    // Each function of some size does nothing but stop.
    trap(bytes) {
        const code = wasm.sections(bytes)[10],
            count = wasm.number(bytes, code.at);
        for (let i = 0, at = count.next; i < count.value; i++) {
            const length = wasm.number(bytes, at),
                end = length.next + length.value;
            if (length.value > 2000) {
                bytes.fill(1, length.next, end - 1); // nop
                bytes[length.next] = 0; // no locals
                bytes[length.next + 1] = 0; // unreachable
            }
            at = end;
        }
        return bytes;
    },
};
