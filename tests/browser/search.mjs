/*
 * Searches a built site as its readers do: in Chromium, driven by Playwright, from disk and without a network.
 *
 *     node search.mjs MODULES CHROMIUM SITE
 *
 * SITE is built from the folder search/ beside this file. Each query is one line of output, with the hits that it must give
 * first; then the keyboard, the address, what is said aloud, filters, a page without scripts, what is asked of other places
 * (nothing), and what may not be found. Lines are `ok NAME` and `not ok NAME`, the latter followed by lines of `# why`.
 */
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import fs from 'node:fs';
import path from 'node:path';

const [modules, program, site] = process.argv.slice(2);
const require = createRequire(path.join(modules, 'here.js'));
const { chromium } = require('playwright-core');
const axeSource = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const HERE = pathToFileURL(path.join(site, 'sok/index.html')).href;

const BRIDGE = 'Sak 04-26 Flytebrygga';
const CHAINS = 'Sak 04-26 Kjettinger';
const FEE = 'Sak 01-25 Havneavgiften';
const LIGHT = 'Sak 02-25 Lyspære på moloen';
const FENDERS = 'Sak 26/12 Fendere til kafébrygga';
const LAMPS = 'Sak 26/13 Lys';
const MONEY = 'Sak 13-26 Kainemnda';
const GREEN = 'Sak 05-26 Miljøet i havna';
const MAY = 'Nemndsmøte 4. mai 2026 – referat';

/* What is asked, what must come first (in this order), and how many in all, where that is told. */
const QUERIES = [
  ['flytebrygga', [BRIDGE]],
  ['Flytebrygge', [BRIDGE]],
  ['flytebr', [BRIDGE]],
  ['FLYTEBRYGGENE', [BRIDGE]],
  ['skade storm', [BRIDGE], 1],
  ['skade avgift', [], 0],
  ['04-26', [CHAINS, BRIDGE]],
  ['4/26', [CHAINS, BRIDGE]],
  ['sak 4-2026', [CHAINS, BRIDGE]],
  ['Sak nr. 2026/4', [CHAINS, BRIDGE]],
  ['styresak 4/26', [BRIDGE]],
  ['bryggekomitésak 4/26', [CHAINS]],
  ['PS 4/26', [CHAINS, BRIDGE]],
  ['PS04-26', [CHAINS, BRIDGE]],
  ['sak 4 / 26', [CHAINS, BRIDGE]],
  ['BV 4/26', [BRIDGE, CHAINS]],
  ['26/4', [CHAINS, BRIDGE]],
  ['4.26', [CHAINS, BRIDGE]],
  ['4 2026', [CHAINS, BRIDGE]],
  ['sak nr. 4 2026', [CHAINS, BRIDGE]],
  ['styresak 4.26', [BRIDGE]],
  ['2026-004', [CHAINS, BRIDGE]],
  ['S-4/26', [CHAINS, BRIDGE]],
  ['Bryggekomiteen 4/26', [CHAINS]],
  ['bryggekomité 04-26', [CHAINS]],
  ['sak 2026/4 i Bryggekomiteen', [CHAINS]],
  ['Bryggekomiteen 4.26', [CHAINS]],
  ['Bryggekomiteen 4 2026', [CHAINS]],
  ['Kainemnda 26/13', [LAMPS]],
  ['Kainemnda 13-26', [LAMPS]],
  ['sak 13/26 i Kainemnda', [LAMPS]],
  ['kainemndas sak 13.26', [LAMPS]],
  ['Styret 13/26', [MONEY]],
  ['Styret 4/26', [BRIDGE]],
  ['styrets sak 4-26', [BRIDGE]],
  ['Havnestyret 4/26', [BRIDGE]], /* as it was called before */
  ['havnestyresak nr. 1/25', [FEE]],
  ['sak 4', [CHAINS, BRIDGE]],
  ['sak 5 havn', [GREEN]],
  ['sak 4. mai', [MAY, FENDERS]],
  ['4. mai 2026', [MAY, FENDERS]],
  ['04.05.2026', [MAY, FENDERS]],
  ['4/5-2026', [MAY, FENDERS]],
  ['4.5.26', [MAY, FENDERS]],
  ['2026-05-04', [MAY, FENDERS]],
  ['fendere 04.05.2026', [MAY, FENDERS]],
  ['31.12.1999', [], 0],
  ['12/26', [FENDERS]],
  ['26/12', [FENDERS]],
  ['012-2026', [FENDERS]],
  ['1/25', [FEE]],
  ['havneavgift', [FEE]],
  ['avgiften', [FEE]],
  ['lyspære', [LIGHT]],
  ['lyspaere', [LIGHT]],
  ['alesund', [LIGHT], 1],
  ['A\u030Alesund', [LIGHT], 1],
  ['kafebryggene', [FENDERS]],
  ['kafe\u0301brygga', [FENDERS]],
  ['aalesund', [LIGHT], 1],
  ['Ålesund', [LIGHT], 1],
  ['miljø', [GREEN]],
  ['miljoeet', [GREEN]],
  ['miljoets', [GREEN]],
  ['bjorg vangen', ['Bjørg Vangen', BRIDGE]],
  ['Bjoerg Vangen', ['Bjørg Vangen', BRIDGE]],
  ['bjørg vangen reparere', [BRIDGE], 1],
  ['odd haaland', ['Odd Håland']],
  ['Hoegh', ['Hans Høegh']],
  ['høegh', ['Hans Høegh']],
  ['hansen', ['Ivar Hansen']],
  ['hans', ['Hans Høegh']],
  ['styret', ['Styret']],
  ['moring', ['Moringer']],
  ['vinteropplag kran', ['Vinteropplag'], 1],
  ['havneplan', ['Havneplan', 'Moringer', 'Vinteropplag']],
  ['kvassordet', [], 0],
  ['kvasstilbudet', [], 0],
  ['kvass', [], 0],
  ['zzz', [], 0],
  ['<img src=x onerror=alert(1)>', [], 0],
];

function say(name, faults) {
  console.log(`${faults.length ? 'not ok' : 'ok'} ${name}`);
  for (const fault of faults) console.log(`# ${String(fault).replaceAll('\n', ' ')}`);
}

const expect = (holds, fault) => (holds ? [] : [fault]);

/* ---- what the page shows --------------------------------------------------------------------------------- */

const titles = (page) => page.$$eval('#_found li > a', (links) => links.map((a) => a.textContent));
const said = (page) => page.textContent('[role=status]');

/* Whatever is under way has come to its end when the filters are there and nothing more is loaded. */
async function settle(page) {
  await page.waitForSelector('form.search select');
  await page.waitForTimeout(250);
  await page.waitForLoadState('networkidle');
}

async function ask(page, query) {
  await page.goto(`${HERE}?q=${encodeURIComponent(query)}`);
  await settle(page);
}

/* ---- questions, each a list of faults ------------------------------------------------------------------------ */

async function query(page, [text, first, count]) {
  await ask(page, text);
  const found = await titles(page);
  const wrong = first.filter((title, i) => found[i] !== title);
  const told = await said(page);
  const many = told.startsWith('Ingen') ? 0 : parseInt(told, 10);
  return [
    ...expect(!wrong.length, `found ${JSON.stringify(found.slice(0, 5))}`),
    ...expect(count === undefined || count === many, `said is “${told}”`),
    ...expect(found.length === Math.min(many, 10), `${found.length} are shown, said is “${told}”`),
  ];
}

async function excerpt(page) {
  await ask(page, 'bryggene storm');
  const marks = await page.$$eval('#_found li:first-child .excerpt mark', (all) => all.map((mark) => mark.textContent));
  const about = await page.textContent('#_found li:first-child .about');
  await ask(page, 'referat styremøte');
  const text = (await page.$$eval('#_found .excerpt', (all) => all.map((p) => p.textContent))).join('\n');
  return [
    ...expect(String(marks) === 'stormen,Bryggene', `marked is ${marks}`),
    ...expect(about === 'Sak · Styret · 9. mars 2026', `about it is said: ${about}`),
    ...expect(!/ · x|Navn · |Sakens gang/.test(text), `the excerpt is ${text}`),
  ];
}

async function more(page) {
  await ask(page, 'styret');
  const many = parseInt(await said(page), 10);
  await page.click('.found button');
  await settle(page);
  const place = await page.evaluate(() => [...document.querySelectorAll('#_found li > a')].indexOf(document.activeElement));
  return [
    ...expect(many > 10 && (await titles(page)).length === Math.min(many, 20), `${(await titles(page)).length} of ${many} are shown`),
    ...expect(place === 10, `the focus is on hit ${place}`),
  ];
}

/* A word that is everywhere is not asked for. */
async function nothingAsked(page) {
  await ask(page, 'og');
  return expect((await said(page)) === '' && !(await titles(page)).length, `said is “${await said(page)}”`);
}

async function leadsThere(page) {
  await ask(page, 'moring');
  await page.click('#_found li:first-child a');
  const url = page.url().slice(pathToFileURL(site).href.length);
  const heading = await page.$eval(':target', (e) => e.textContent).catch(() => 'nothing');
  return expect(url.startsWith('/plans/havneplan/index.html#') && heading.includes('Moringer'), `it led to ${url}, at ${heading}`);
}

/* From the top of the page by Tab alone: the field, a query, Enter, the first hit, Enter. */
async function keyboard(page) {
  await page.goto(HERE);
  await settle(page);
  const focused = () => page.evaluate(() => document.activeElement.outerHTML.slice(0, 120));
  const tab = async (until) => {
    for (let stop = 0; stop < 40 && !(await focused()).includes(until); stop++) await page.keyboard.press('Tab');
    return focused();
  };
  const field = await tab('type="search"');
  await page.keyboard.type('kjetting');
  await page.keyboard.press('Enter');
  await settle(page);
  const address = page.url();
  const link = await tab('sak/04-26');
  await page.keyboard.press('Enter');
  await page.waitForLoadState();
  const title = await page.textContent('h1');
  await page.goBack();
  await settle(page);
  return [
    ...expect(field.includes('type="search"'), `the field is not reached: ${field}`),
    ...expect(address.endsWith('?q=kjetting'), `the address is ${address}`),
    ...expect(link.includes('sak/04-26'), `the hit is not reached: ${link}`),
    ...expect(title.includes('Kjettinger'), `it led to ${title}`),
    ...expect((await titles(page))[0] === CHAINS, 'going back finds nothing'),
  ];
}

/* The arrows lead from the field to the hits and between them, and Escape back. */
async function arrows(page) {
  await ask(page, '04-26');
  await page.focus('#_query');
  const reached = [];
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowUp', 'ArrowUp', 'ArrowDown', 'Escape']) {
    await page.keyboard.press(key);
    reached.push(await page.evaluate(() => document.activeElement.id || document.activeElement.textContent));
  }
  return expect(String(reached) === String([CHAINS, BRIDGE, CHAINS, '_query', CHAINS, '_query']), `reached are ${reached}`);
}

async function filters(page) {
  await ask(page, '04-26');
  const names = await page.$$eval('form.search label select', (all) => all.map((s) => `${s.parentElement.firstChild.textContent} ${s.name}`));
  await page.selectOption('select[name=body]', 'Styret');
  await settle(page);
  const own = await titles(page);
  await page.selectOption('select[name=body]', '');
  await page.selectOption('select[name=kind]', 'Referat');
  await settle(page);
  const minutes = await page.$$eval('#_found .about', (all) => all.map((p) => p.textContent.split(' · ')[0]));
  await page.goto(`${HERE}?q=havn&year=2025`);
  await settle(page);
  return [
    ...expect(String(names) === 'Slag kind,Organ body,År year', `filters are ${names}`),
    ...expect(own[0] === BRIDGE && !own.includes(CHAINS), `Styret has ${own}`),
    ...expect(minutes.length === 2 && minutes.every((kind) => kind === 'Referat'), `kinds are ${minutes}`),
    ...expect((await titles(page))[0] === FEE, `in 2025 there is ${await titles(page)}`),
  ];
}

/* While one types, the hits follow, and a reader who hears the page is told how many. */
async function typing(page) {
  await page.goto(HERE);
  await settle(page);
  const before = await said(page);
  await page.type('#_query', 'kjett');
  await settle(page);
  const live = await page.$eval('[role=status]', (e) => e.isConnected && e.getClientRects().length > 0);
  return [
    ...expect(before === '', `before anything is asked, it says ${before}`),
    ...expect(live && /^\d+ treff$/.test(await said(page)), `said is ${await said(page)}`),
    ...expect((await titles(page))[0] === CHAINS, `found ${await titles(page)}`),
  ];
}

async function frontPage(page) {
  await page.goto(pathToFileURL(path.join(site, 'index.html')).href);
  const scripts = await page.$$eval('script[src]', (all) => all.length);
  await page.fill('form[role=search] input', 'kjettinger');
  await page.click('form[role=search] button');
  await settle(page);
  await page.keyboard.press('ArrowDown');
  const reached = await page.evaluate(() => document.activeElement.textContent);
  return [
    ...expect(reached === CHAINS, `the arrow reaches ${reached}`),
    ...expect(scripts === 0, 'the front page has a script'),
    ...expect((await titles(page))[0] === CHAINS, `it led to ${page.url()}, with ${await titles(page)}`),
  ];
}

async function withoutScripts(browser) {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${HERE}?q=kjetting`);
  const text = await page.innerText('main');
  const links = await page.$$eval('main ul a', (all) => all.length).catch(() => 0);
  await context.close();
  return [...expect(text.includes('JavaScript'), `nothing is said of scripts: ${text}`), ...expect(links >= 5, `${links} links lead on`)];
}

async function missingFile(page) {
  await page.route('**/sok/words-*', (route) => route.abort());
  await ask(page, 'kjetting');
  const told = await said(page);
  await page.unroute('**/sok/words-*');
  return expect(told.startsWith('Søket virker ikke'), `said is ${told}`);
}

async function accessible(page) {
  await ask(page, 'havn');
  await page.evaluate(axeSource);
  const result = await page.evaluate(() =>
    globalThis.axe.run(document, { runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'] } }));
  return result.violations.map((v) => `${v.id}: ${v.help}: ${v.nodes.map((n) => n.html).slice(0, 3).join(' | ')}`);
}

/* ---- all ------------------------------------------------------------------------------------------------------- */

const browser = await chromium.launch({ executablePath: program, args: ['--no-sandbox'] });
try {
  const context = await browser.newContext();
  const page = await context.newPage();
  const asked = [];
  const complaints = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error));
  page.on('dialog', (dialog) => complaints.push(dialog.message()));
  for (const one of QUERIES) say(`search: “${one[0]}” finds what it should`, await query(page, one));
  say('search: what was asked for is marked in the excerpt', await excerpt(page));
  say('search: more hits are shown when asked for', await more(page));
  say('search: a word that is everywhere asks for nothing', await nothingAsked(page));
  say('search: a hit leads to its place in a long document', await leadsThere(page));
  say('search: the keyboard is enough', await keyboard(page));
  say('search: the arrows lead to the hits', await arrows(page));
  say('search: filters by kind, body and year', await filters(page));
  say('search: hits follow what is typed, and are said aloud', await typing(page));
  say('search: the field of the front page leads there', await frontPage(page));
  for (const colorScheme of ['light', 'dark']) {
    const other = await browser.newPage({ colorScheme });
    say(`search: no violation found by axe with hits shown, ${colorScheme}`, await accessible(other));
    await other.close();
  }
  say('search: nothing is asked of another place, and nothing fails', asked.filter((url) => !url.startsWith('file:')).concat(complaints));
  say('search: a file that is missing is told of', await missingFile(page));
  say('search: without scripts it says so, and leads on', await withoutScripts(browser));
} finally {
  await browser.close();
}
