// Chromium as one browser, over its protocol: chromium_many.mjs MODULES PROFILE IN.html OUT.pdf [IN.html OUT.pdf]...
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [modules, profile, ...files] = process.argv.slice(2);
const { default: puppeteer } = await import(pathToFileURL(resolve(modules, 'puppeteer-core/lib/puppeteer/puppeteer-core.js')));
const browser = await puppeteer.launch({
    executablePath: '/usr/bin/chromium', userDataDir: profile, protocolTimeout: 300000,
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking',
        '--disable-component-update', '--disable-sync'],
});
const page = await browser.newPage();
for (let i = 0; i + 1 < files.length; i += 2) {
    await page.goto(pathToFileURL(resolve(files[i])).href);
    writeFileSync(files[i + 1], await page.pdf({
        preferCSSPageSize: true, printBackground: true, tagged: true, outline: true, timeout: 0 }));
}
await browser.close();
