/*
 * Measures how quickly built sites come to their readers: on a telephone, over a slow line, with nothing kept from before.
 *
 *     node speed.mjs MODULES CHROMIUM SITE…
 *
 * One page of every kind, the heaviest (shape.mjs), is served from this process to Chromium, over a line as Lighthouse takes
 * it for a telephone: 1.6 Mbit/s, 150 ms each way there and back. Figures as Lighthouse has them: when the first and the
 * largest part of the text is painted, what is moved after that, how many requests and bytes the page takes, how many elements
 * it has. Each page is one line, `ok NAME` or `not ok NAME`, followed by its figures as `# …`, and by `# why`.
 */
import { createRequire } from 'node:module';
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { kindsOf } from './shape.mjs';

const [modules, program, ...sites] = process.argv.slice(2);
const require = createRequire(path.join(modules, 'here.js'));
const { chromium } = require('playwright-core');

const PHONE = { width: 390, height: 844 };
const LINE = { offline: false, latency: 150, downloadThroughput: (1.6 * 1024 * 1024) / 8, uploadThroughput: (750 * 1024) / 8 };

/* What is good to Lighthouse (1.8 s, 2.5 s, 0.1) with room for a machine that is busy; the rest is our own. */
const MOST = { first: 3600, largest: 5000, shift: 0.05, requests: 12, bytes: 600 * 1024, elements: 6000 };
const UNITS = { first: 'ms to the first paint', largest: 'ms to the largest', shift: 'shifted', requests: 'requests', bytes: 'bytes', elements: 'elements' };

const TYPES = { '.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript', '.woff2': 'font/woff2', '.svg': 'image/svg+xml', '.png': 'image/png', '.jpg': 'image/jpeg' };

/* Gives the address of a folder's content, and how to end the serving. */
async function serve(folder) {
  const server = http.createServer((request, response) => {
    const file = path.join(folder, decodeURIComponent(new URL(request.url, 'http://here').pathname));
    if (!file.startsWith(folder) || !fs.existsSync(file) || fs.statSync(file).isDirectory()) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'Content-Type': TYPES[path.extname(file)] ?? 'application/octet-stream' });
    fs.createReadStream(file).pipe(response);
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  return { address: `http://127.0.0.1:${server.address().port}/`, end: () => server.close() };
}

/* Runs in the page, when all has come to rest. */
async function figuresOfPage() {
  const seen = (type) =>
    new Promise((told) => {
      const entries = [];
      new PerformanceObserver((list) => entries.push(...list.getEntries())).observe({ type, buffered: true });
      setTimeout(() => told(entries), 100);
    });
  await document.fonts.ready;
  const [paints, largest, shifts] = await Promise.all(['paint', 'largest-contentful-paint', 'layout-shift'].map(seen));
  return {
    first: Math.round(paints.find((entry) => entry.name === 'first-contentful-paint')?.startTime ?? Infinity),
    largest: Math.round(largest.at(-1)?.startTime ?? Infinity),
    shift: shifts.reduce((sum, entry) => sum + entry.value, 0),
    elements: document.querySelectorAll('*').length,
  };
}

async function measure(browser, url) {
  const context = await browser.newContext({ viewport: PHONE });
  const page = await context.newPage();
  const line = await context.newCDPSession(page);
  await line.send('Network.enable');
  await line.send('Network.emulateNetworkConditions', LINE);
  let requests = 0;
  let bytes = 0;
  line.on('Network.requestWillBeSent', () => requests++);
  line.on('Network.loadingFinished', (done) => (bytes += done.encodedDataLength));
  await page.goto(url, { waitUntil: 'networkidle' });
  const figures = { ...(await page.evaluate(figuresOfPage)), requests, bytes };
  await context.close();
  return figures;
}

function say(name, figures) {
  const faults = Object.entries(MOST).filter(([what, most]) => !(figures[what] <= most));
  console.log(`${faults.length ? 'not ok' : 'ok'} ${name}`);
  console.log(`# ${Object.entries(UNITS).map(([what, unit]) => `${+figures[what].toFixed(3)} ${unit}`).join(', ')}`);
  for (const [what, most] of faults) console.log(`# ${figures[what]} ${UNITS[what]}; at most ${most}`);
}

const browser = await chromium.launch({ executablePath: program, args: ['--no-sandbox'] });
try {
  for (const site of sites) {
    const served = await serve(path.resolve(site));
    for (const [kind, file] of kindsOf(site)) say(`${path.basename(site)}, ${kind} (${file}): quick over a slow line`, await measure(browser, served.address + file));
    served.end();
  }
} finally {
  await browser.close();
}
