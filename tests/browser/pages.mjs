/*
 * Looks at built sites as their readers meet them: in Chromium, driven by Playwright.
 *
 *     node pages.mjs MODULES CHROMIUM SITE…
 *
 * MODULES is the folder of node_modules, CHROMIUM the browser's program, each SITE a built site. One page of every kind
 * is opened (all are held against each other by shape.mjs) and asked, each question one line of output:
 * accessibility by axe-core's rules for WCAG 2.2 AA, light and dark, on paper-wide and phone-wide windows; no sideways
 * scrolling at 320 px, or with text at twice its size, or both; the menu of a phone, its drawings, and what tells that a
 * table goes on past the edge; the keyboard reaches everything, in the order of reading, and one sees where it is; what
 * readers have chosen (choices.mjs); no cell runs into the next; nothing is asked of another place; what a page weighs.
 * Lines are `ok NAME` and `not ok NAME`, the latter followed by lines of `# why`.
 */
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { contrast, ownColours, paper, stillness, textOf, withoutScripts } from './choices.mjs';
import { kindsOf } from './shape.mjs';

const [modules, program, ...sites] = process.argv.slice(2);
const require = createRequire(path.join(modules, 'here.js'));
const { chromium } = require('playwright-core');
const axeSource = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];
const HEAVIEST = 300 * 1000; /* bytes of a page and all that it asks for (sheets, scripts, fonts), without images */

const WIDE = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

function linesOf(name, faults) {
  return [`${faults.length ? 'not ok' : 'ok'} ${name}`, ...faults.slice(0, 20).map((fault) => `# ${fault.replaceAll('\n', ' ')}`)];
}

/* ---- questions, each a list of faults ------------------------------------------------------------------ */

async function accessibility(page) {
  const result = await page.evaluate(
    (tags) => globalThis.axe.run(document, { runOnly: { type: 'tag', values: tags } }), WCAG);
  return result.violations.map((v) => `${v.id}: ${v.help}: ${v.nodes.slice(0, 3).map((n) => n.html).join(' | ')}`);
}

/* What sticks out to the right, the smallest parts only; parts that scroll inside themselves may be wider. */
async function overflow(page) {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const faults = [`the page is ${document.documentElement.scrollWidth} px wide in ${width} px`];
    for (const e of document.querySelectorAll('main *, header *, footer *'))
      if (!e.children.length && e.getBoundingClientRect().right > width + 1 && !e.closest('.scroll'))
        faults.push(e.outerHTML.slice(0, 200));
    return faults;
  });
}

/* A part that scrolls inside itself can be reached, and its edge shows that there is more; it keeps to the margins. */
async function cutParts(page) {
  return page.evaluate(() => {
    const faults = [];
    const width = document.documentElement.clientWidth;
    for (const e of document.querySelectorAll('.scroll, .drawing')) {
      const [box, style] = [e.getBoundingClientRect(), getComputedStyle(e)];
      if (!box.width || e.scrollWidth <= e.clientWidth + 1 || style.overflowX === 'visible') continue;
      const said = e.outerHTML.slice(0, 120);
      if (e.tabIndex !== 0) faults.push(`the keyboard cannot scroll ${said}`);
      if (!style.backgroundImage.includes('gradient')) faults.push(`one cannot see that there is more: ${said}`);
      if (box.left < 8 || box.right > width - 8) faults.push(`from ${box.left} to ${box.right} px: ${said}`);
    }
    return faults;
  });
}

/* Signs of attendance and amounts of a ledger are of no use past the edge; a drawing has its own layout for a phone, whose
   text is not below 12 px. */
async function phoneParts(page) {
  return page.evaluate(() => {
    const faults = [];
    for (const e of document.querySelectorAll('[data-page="ledger"] .scroll, .scroll:has(> .attendance)'))
      if (e.scrollWidth > e.clientWidth + 1) faults.push(`${e.scrollWidth} px in ${e.clientWidth}: ${e.innerText.slice(0, 80)}`);
    for (const svg of document.querySelectorAll('.drawing > svg:has(text)')) {
      const width = svg.getBoundingClientRect().width;
      const scale = width / (svg.viewBox.baseVal.width || width || 1);
      for (const t of width ? svg.querySelectorAll('text') : [])
        if (parseFloat(getComputedStyle(t).fontSize) * scale < 11.9) faults.push(`${(parseFloat(getComputedStyle(t).fontSize) * scale).toFixed(1)} px: ${t.textContent}`);
    }
    return faults;
  });
}

/* Words of one cell do not run into those of the next, no line begins with a comma, and the title of a cover is seen before
   one scrolls. */
async function seenAtOnce(page) {
  return page.evaluate(() => {
    const faults = [];
    const boxOf = (e) => { const range = document.createRange(); range.selectNodeContents(e); return range.getBoundingClientRect(); };
    for (const cell of document.querySelectorAll(':is(td, th) + :is(td, th)')) {
      const [before, own] = [boxOf(cell.previousElementSibling), boxOf(cell)];
      if (before.width && own.width && own.top < before.bottom - 4 && own.left > before.left && own.left - before.right < 6)
        faults.push(`${(own.left - before.right).toFixed(1)} px between “${cell.previousElementSibling.innerText.slice(0, 40)}” and “${cell.innerText.slice(0, 40)}”`);
    }
    for (const small of document.querySelectorAll('a + small')) {
      const [before, own] = [[...small.previousElementSibling.getClientRects()].at(-1), small.getClientRects()[0]];
      if (/^[,.;:)]/.test(small.textContent) && own?.width && own.top > before.bottom - 4) faults.push(`a line begins with “${small.textContent}”`);
    }
    for (const h1 of document.querySelectorAll('header.cover h1'))
      if (boxOf(h1).bottom + scrollY > innerHeight) faults.push(`the title ends ${Math.round(boxOf(h1).bottom + scrollY)} px down a window of ${innerHeight}`);
    return faults;
  });
}

/* On a phone the menu opens from its button and closes again, by the keyboard alone and without a script. */
async function menu(page) {
  const nav = page.locator('header.site nav');
  const faults = (await nav.isVisible()) ? ['the menu takes room before it is asked for'] : [];
  const head = await page.locator('header.site').boundingBox();
  if (head.height > 110) faults.push(`the head of the page is ${head.height} px high`);
  await page.locator('header.site .menu').focus();
  await page.keyboard.press('Enter');
  if (!(await nav.isVisible())) return [...faults, 'the button does not open the menu'];
  await page.keyboard.press('Tab');
  if (!(await page.evaluate(() => document.activeElement.matches('header.site nav a')))) faults.push('the first link does not follow the button');
  const boxes = await nav.locator('a').evaluateAll((all) => all.map((a) => a.getBoundingClientRect().toJSON()));
  for (const box of boxes) if (box.height < 44 || box.bottom > PHONE.height) faults.push(`a link of the menu is at ${JSON.stringify(box)}`);
  await page.keyboard.press('Escape');
  return (await nav.isVisible()) ? [...faults, 'Escape does not close the menu'] : faults;
}

/* Follows the Tab key through the whole page. */
async function keyboard(page) {
  const reachable = await page.evaluate(() => {
    const visible = (e) => e.getClientRects().length > 0 && getComputedStyle(e).visibility !== 'hidden';
    const all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')];
    return all.filter(visible).length;
  });
  const faults = [];
  const first = await press(page);
  if (!first || !first.skip) faults.push('the first stop is not the link to the content');
  const most = Math.min(reachable, 60); /* the rest is more of the same */
  for (let stop = 1, at = first; stop < most && at; stop++) {
    if (!at.seen) faults.push(`one cannot see that this has the focus: ${at.html}`);
    const before = at;
    at = await press(page);
    if (at && isBackwards(before, at)) faults.push(`the focus goes back from ${before.html} to ${at.html}`);
    if (!at) faults.push(`after ${stop} of ${reachable} stops the keyboard is lost`);
  }
  return faults;
}

/* One reads downwards, and then on in the column to the right; in a drawing, as it goes (a wheel goes round). */
function isBackwards(from, to) {
  return !from.skip && !to.drawn && to.bottom <= from.top && to.left < from.left;
}

async function press(page) {
  await page.keyboard.press('Tab');
  return page.evaluate(() => {
    const e = document.activeElement;
    if (!e || e === document.body) return null;
    const style = getComputedStyle(e);
    const box = e.getBoundingClientRect();
    const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
    const place = { drawn: Boolean(e.closest('svg')), left: box.left, top: box.top + scrollY, bottom: box.bottom + scrollY };
    return { html: e.outerHTML.slice(0, 160), skip: e.classList.contains('skip'), seen: outlined && box.width > 0, ...place };
  });
}

/* 44 px, or 24 px with room around it (WCAG 2.2, 2.5.8); links in running text are let off by the same rule. */
async function targets(page) {
  return page.evaluate(() => {
    const faults = [];
    for (const e of document.querySelectorAll('header.site a, nav a, button, summary, input')) {
      const box = e.getBoundingClientRect();
      if (box.width && box.height < 24) faults.push(`${Math.round(box.height)} px high: ${e.outerHTML.slice(0, 120)}`);
    }
    return faults;
  });
}

/* The first family of running text and of headings comes from the site, and no font of it is broken. */
/* What stands in for them ("Lato 1") is of this machine, or not on it. */
async function ownFonts(page) {
  return page.evaluate(async () => {
    await document.fonts.ready;
    const faces = [...document.fonts].filter((f) => !/ \d+"?$/.test(f.family));
    const faults = faces.filter((f) => f.status === 'error').map((f) => `${f.family} ${f.weight} ${f.style} cannot be read`);
    for (const e of document.querySelectorAll('body, h1')) {
      const wanted = getComputedStyle(e).fontFamily.split(',')[0].replaceAll('"', '');
      if (!faces.some((f) => f.status === 'loaded' && f.family.replaceAll('"', '') === wanted)) faults.push(`${wanted} is not the site's own`);
    }
    return faults;
  });
}

/* ---- one page ------------------------------------------------------------------------------------------ */

/* A page with a note of everything that it asked for. */
async function open(browser, file, options) {
  const context = await browser.newContext({ viewport: WIDE, ...options });
  const page = await context.newPage();
  const asked = [];
  page.on('request', (r) => asked.push(r.url()));
  const complaints = [];
  page.on('console', (m) => m.type() === 'error' && complaints.push(m.text()));
  page.on('pageerror', (e) => complaints.push(String(e)));
  await page.goto(pathToFileURL(file).href, { waitUntil: 'load' });
  return { page, context, asked, complaints };
}

/* A drawing in the page is an image like those in files. */
function weightOf(url) {
  const content = fs.readFileSync(new URL(url));
  return url.endsWith('.html') ? Buffer.byteLength(content.toString().replace(/<svg.*?<\/svg>/gs, '')) : content.length;
}

function weight(asked) {
  let bytes = 0;
  for (const url of new Set(asked.map((u) => u.split('#')[0])))
    if (url.startsWith('file:') && !/\.(png|jpe?g|svg)$/.test(url)) bytes += weightOf(url);
  return bytes > HEAVIEST ? [`${bytes} bytes without images; at most ${HEAVIEST}`] : [];
}

/* `large` is a browser whose reader has chosen text of twice the size, and whose scroll bars take room of the page. */
async function look(browser, large, file, name) {
  const lines = [];
  const say = (what, faults) => lines.push(...linesOf(`${name}: ${what}`, faults));
  const first = await open(browser, file, {});
  await first.page.evaluate(axeSource);
  say('cells are apart, and a title is seen at once', await seenAtOnce(first.page));
  for (const [viewport, at] of [[WIDE, '1440 px'], [PHONE, '390 px']])
    for (const colours of ['light', 'dark']) {
      await first.page.setViewportSize(viewport);
      await first.page.emulateMedia({ colorScheme: colours });
      say(`no violation found by axe, ${colours}, ${at}`, await accessibility(first.page));
    }
  say('what is cut off on a phone can be scrolled, and shows it', await cutParts(first.page));
  say('drawings, attendance and amounts are seen on a phone', await phoneParts(first.page));
  say('cells are apart, and a title is seen at once, on a phone', await seenAtOnce(first.page));
  say('enough contrast for those who ask for more', await contrast(first.page));
  const told = await textOf(first.page);
  await first.context.close();
  const plain = await open(browser, file, { viewport: PHONE, javaScriptEnabled: false });
  say('the menu of a phone, without scripts', await menu(plain.page));
  say('all is there without scripts', await withoutScripts(plain.page, told));
  await plain.context.close();
  const { page, context, asked, complaints } = await open(browser, file, {});
  say('the keyboard reaches everything', await keyboard(page));
  say('targets are large enough', await targets(page));
  say("the fonts are the site's own", await ownFonts(page));
  say('nothing moves', await stillness(page));
  say('the colours of the system say the same', await ownColours(page));
  await page.setViewportSize({ width: 320, height: 640 });
  say('no sideways scrolling at 320 px', await overflow(page));
  say('on paper there are no menus, and tables are tables', await paper(page));
  say('nothing is asked of another place', asked.filter((u) => !/^(file|data):/.test(u)).concat(complaints));
  say('light enough', weight(asked));
  await context.close();
  const zoomed = await open(large, file, { viewport: { width: 1280, height: 900 } });
  say('no sideways scrolling with text at 200 %', await overflow(zoomed.page));
  await zoomed.page.setViewportSize({ width: 320, height: 640 });
  say('no sideways scrolling at 320 px with text at 200 %', await overflow(zoomed.page));
  await zoomed.page.setViewportSize({ width: 2640, height: 900 });
  say('no sideways scrolling on a very wide window', await overflow(zoomed.page));
  await zoomed.context.close();
  return lines;
}

/* As many pages at once as there are processors; what is said of them comes in their order. */
async function lookAtAll(browser, large, pages) {
  const results = pages.map(() => null);
  let next = 0;
  const lane = async () => {
    for (let i = next++; i < pages.length; i = next++) results[i] = await look(browser, large, ...pages[i]);
  };
  await Promise.all(Array.from({ length: os.availableParallelism() }, lane));
  return results.flat();
}

const launch = (args, ignoreDefaultArgs) => chromium.launch({ executablePath: program, args: ['--no-sandbox', '--allow-file-access-from-files', ...args], ignoreDefaultArgs });
const browser = await launch([]);
const large = await launch(['--blink-settings=defaultFontSize=32,defaultFixedFontSize=26'], ['--hide-scrollbars']);
const pages = sites.flatMap((site) => [...kindsOf(site)].map(
  ([kind, file]) => [path.join(site, file), `${path.basename(site)}, ${kind} (${file})`]));
try {
  for (const line of await lookAtAll(browser, large, pages)) console.log(line);
} finally {
  await browser.close();
  await large.close();
}
