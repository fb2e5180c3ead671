/*
 * Looks at all tables of built sites as phones and wider screens have them: every page, not one of each kind.
 *
 *     node tables.mjs MODULES CHROMIUM SITE…
 *
 * One line for each site and width, `ok NAME` or `not ok NAME` with lines of `# why`. A table of few columns is seen at
 * once and not drawn sideways. On a phone, where the name of a post stands above its numbers, these stand in as many lines
 * as their headings and below each other; where a row is a paragraph, each value has the words that head its column. How
 * many were looked at stands in the name; none would be a fault.
 */
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import fs from 'node:fs';
import path from 'node:path';

const [modules, program, ...sites] = process.argv.slice(2);
const { chromium } = createRequire(path.join(modules, 'here.js'))('playwright-core');

const FEW = 5, MANY = 8; /* columns, on a phone and on a screen */
const PHONES = [390, 320];
const SCREENS = [820, 1280];

function pagesWithTables(site) {
  const all = fs.readdirSync(site, { recursive: true }).filter((file) => file.endsWith('.html'));
  return all.filter((file) => fs.readFileSync(path.join(site, file), 'utf8').includes('<table')).sort();
}

/* In the page: how many tables of few columns it shows, and what is wrong with them; on a phone, with how they are laid out, too. */
function ask({ few, phone }) {
  const said = (e) => e.innerText.replace(/\s+/g, ' ').slice(0, 60);
  const columnsOf = (row) => [...row.cells].reduce((sum, cell) => sum + cell.colSpan, 0);
  const rowsOf = (table) => [...table.rows].filter((row) => row.cells.length > 1);
  const faults = [];

  function notAligned(table) {
    const linesOf = (row) => new Set([...row.cells].slice(1).map((cell) => Math.round(cell.getBoundingClientRect().top))).size;
    const lines = linesOf(rowsOf(table)[0]); /* of its head: one, or two where four numbers have no room beside each other */
    const edgeOf = (cell) => Math.round(cell.getBoundingClientRect().right - parseFloat(getComputedStyle(cell).paddingRight));
    const edges = rowsOf(table).map((row) => [...row.cells].slice(1).map(edgeOf));
    if (edges.some((row) => String(row) !== String(edges[0]) || (lines === 2 && row[1] !== row[3]))) faults.push(`numbers are not below each other: ${said(table)}`);
    if (lines > (table.tHead.rows[0].cells.length === 5 && innerWidth < 360 ? 2 : 1)) faults.push(`in ${lines} lines: ${said(table)}`);
    for (const row of rowsOf(table))
      if (linesOf(row) !== lines) faults.push(`not in ${lines} line(s), as its head is: ${said(row)}`);
      else if (row.cells[1].getBoundingClientRect().top < row.cells[0].getBoundingClientRect().bottom - 1) faults.push(`beside its name: ${said(row)}`);
  }

  function notNamed(table) {
    const headings = [...table.tHead.rows[0].cells].map((cell) => cell.textContent.trim());
    for (const row of [...table.tBodies].flatMap((body) => rowsOf({ rows: body.rows })))
      for (const cell of [...row.cells].slice(1)) {
        const label = getComputedStyle(cell, '::before').content;
        if (cell.textContent && headings[cell.cellIndex] && !label.includes(headings[cell.cellIndex].replace(/["\\]/g, '\\$&'))) faults.push(`${label} before “${said(cell)}”, not ${headings[cell.cellIndex]}`);
      }
  }

  const tables = [...document.querySelectorAll('table')].filter((table) => table.getClientRects().length && Math.max(0, ...[...table.rows].map(columnsOf)) <= few);
  for (const table of tables) {
    const box = table.closest('.scroll');
    const over = box ? box.scrollWidth - box.clientWidth : table.getBoundingClientRect().right - document.documentElement.clientWidth;
    if (over > 1) faults.push(`${Math.round(over)} px past the edge: ${said(table)}`);
  }
  if (!phone) return { count: tables.length, faults };
  document.querySelectorAll('table.above').forEach(notAligned);
  document.querySelectorAll('table.text.rows').forEach(notNamed);
  for (const cell of document.querySelectorAll('table.rows [data-label]'))
    if (!getComputedStyle(cell, '::before').content.includes(cell.dataset.label)) faults.push(`nothing says that this is ${cell.dataset.label}: ${said(cell)}`);
  return { count: tables.length, faults };
}

async function linesOf(page, site) {
  const found = [...PHONES, ...SCREENS].map((width) => ({ width, phone: PHONES.includes(width), few: PHONES.includes(width) ? FEW : MANY, count: 0, faults: [] }));
  for (const file of pagesWithTables(site)) {
    await page.goto(pathToFileURL(path.join(site, file)).href);
    for (const at of found) {
      await page.setViewportSize({ width: at.width, height: 844 });
      const { count, faults } = await page.evaluate(ask, at);
      at.count += count;
      at.faults.push(...faults.map((fault) => `${file}: ${fault}`));
    }
  }
  return found.flatMap(({ width, few, count, faults }) => [
    `${faults.length || !count ? 'not ok' : 'ok'} ${path.basename(site)}: none of ${count} tables of ${few} columns or fewer is cut at ${width} px`,
    ...faults.slice(0, 20).map((fault) => `# ${fault}`)]);
}

const browser = await chromium.launch({ executablePath: program, args: ['--no-sandbox', '--hide-scrollbars'] });
try {
  const page = await browser.newPage({ viewport: { width: PHONES[0], height: 844 } });
  for (const site of sites) console.log((await linesOf(page, site)).join('\n'));
} finally {
  await browser.close();
}
