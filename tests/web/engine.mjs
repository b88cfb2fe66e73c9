// Makes the engine fail for one file: what the worker gets for that run is a spoilt program. The page has
// nothing for this.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const source = readFileSync(join(dirname(fileURLToPath(import.meta.url)), 'wasm.js'), 'utf8');

// how: "trap", the program stops at its first step; "memory", it may take no more than it begins with.
export async function breakEngine(visit, file, how) {
    await visit.ask(source);
    await visit.ask(
        (file, how) => {
            let late = null; // the run that waits until the spoilt program is there
            inside.intercept = (worker, message) => {
                if (message.type !== 'run' || message === late || !(file in message.files)) return false;
                late = message;
                programBytes().then((bytes) => {
                    inside.swallow = ({ type }) => {
                        inside.swallow = null;
                        if (type === 'ready') worker.postMessage(late);
                        return type === 'ready';
                    };
                    worker.postMessage({ type: 'load', wasm: wasm[how](new Uint8Array(bytes)) });
                });
                return true;
            };
        },
        file,
        how,
    );
}

// A run on this file never ends.
export const hang = (visit, file) =>
    visit.ask((file) => {
        inside.intercept = (worker, message) => message.type === 'run' && file in message.files;
    }, file);
