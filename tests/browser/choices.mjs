/*
 * What readers have chosen, or have: more contrast, colours of their own, no scripts, a printer, nothing that moves.
 *
 * Each function takes a page of Playwright's, asks one question of it and gives the faults as lines of text. Those that
 * change how the page is shown say so; the page is not to be used for anything else afterwards.
 */

const SHEET = { width: 642, height: 971 }; /* px of an A4 page within margins of 20 mm */

/* Text of 7 : 1 (WCAG 2.2, 1.4.6) where more contrast is asked for, light and dark; the page has axe in it. */
export async function contrast(page) {
  const session = await page.context().newCDPSession(page);
  const faults = [];
  for (const colours of ['light', 'dark']) {
    const features = [{ name: 'prefers-contrast', value: 'more' }, { name: 'prefers-color-scheme', value: colours }];
    await session.send('Emulation.setEmulatedMedia', { features });
    const found = await page.evaluate(() => globalThis.axe.run(document, { runOnly: ['color-contrast-enhanced'], rules: { 'color-contrast-enhanced': { enabled: true } } }));
    for (const v of found.violations) faults.push(...v.nodes.map((n) => `${colours}: ${n.any[0]?.message} ${n.html}`));
  }
  return faults;
}

/* The system's few colours leave nothing to tint and hue: what they say is said by lines and by what is filled. */
export async function ownColours(page) {
  await page.emulateMedia({ forcedColors: 'active' });
  return page.evaluate(() => {
    const faults = [];
    const fault = (e, why) => faults.push(`${why}: ${e.outerHTML.slice(0, 120)}`);
    for (const e of document.querySelectorAll('.body .decision:not(.timeline *)'))
      if (parseFloat(getComputedStyle(e).borderLeftWidth) < 2) fault(e, 'a decision has no line beside it');
    for (const e of document.querySelectorAll('.box, .example'))
      if (!parseFloat(getComputedStyle(e).borderTopWidth)) fault(e, 'a box has no edge');
    const canvas = getComputedStyle(document.body).backgroundColor;
    for (const e of document.querySelectorAll('ol.timeline > li')) {
      const filled = getComputedStyle(e, '::before').backgroundColor !== canvas;
      const inForce = Boolean(e.querySelector('.decision:not(.ended)'));
      if (filled !== inForce) fault(e, filled ? 'filled without a decision in force' : 'a decision in force that is not filled');
    }
    return faults;
  });
}

/* Nothing moves, so that nobody has to ask for less of it. */
export async function stillness(page) {
  return page.evaluate(() => {
    const moves = (s) => s.animationName !== 'none' || s.transitionDuration.split(', ').some((time) => parseFloat(time)) || s.scrollBehavior === 'smooth';
    return [...document.querySelectorAll('*')].filter((e) => moves(getComputedStyle(e))).map((e) => `moves: ${e.outerHTML.slice(0, 120)}`);
  });
}

/* On a sheet there are no menus, tables are tables, all within the margins, dark on white; no heading is alone. */
export async function paper(page) {
  await page.setViewportSize(SHEET);
  await page.emulateMedia({ media: 'print', colorScheme: 'dark', forcedColors: 'none' });
  return page.evaluate(() => {
    const faults = [];
    const fault = (e, why) => faults.push(`${why}: ${e.outerHTML.slice(0, 120)}`);
    for (const e of document.querySelectorAll('header.site, footer.site, .skip, nav, form.search, .formats'))
      if (e.getClientRects().length > 0) fault(e, 'printed');
    const ground = getComputedStyle(document.body).backgroundColor;
    if (!['rgba(0, 0, 0, 0)', 'rgb(255, 255, 255)'].includes(ground)) faults.push(`the paper is ${ground}`);
    for (const e of document.querySelectorAll('table'))
      if (e.getClientRects().length && getComputedStyle(e).display !== 'table') fault(e, 'a table is printed as a phone has it');
    for (const e of document.querySelectorAll('p.label, caption, thead, tr.group'))
      if (getComputedStyle(e).breakAfter !== 'avoid') fault(e, 'may end a sheet, with what it announces on the next');
    for (const e of document.querySelectorAll('tr.sum')) if (getComputedStyle(e).breakBefore !== 'avoid') fault(e, 'a sum may begin a sheet');
    for (const e of document.querySelectorAll('pre')) if (e.scrollWidth > e.clientWidth + 1) fault(e, 'a line is cut');
    const light = (e) => getComputedStyle(e).color.match(/\d+/g).slice(0, 3).every((part) => part > 140);
    for (const e of document.querySelectorAll('h1, h2, header.title *, p, td'))
      if (e.getClientRects().length && light(e)) fault(e, 'too light to print');
    if (document.documentElement.scrollWidth > document.documentElement.clientWidth)
      faults.push(`the sheet is ${document.documentElement.clientWidth} px wide, the page ${document.documentElement.scrollWidth}`);
    return faults;
  });
}

/* All but the results of a search; `told` is the text of the same page with scripts. */
export async function withoutScripts(page, told) {
  const faults = [];
  const text = await textOf(page);
  if (text !== told && !(await page.locator('[data-page="search"]').count())) faults.push(`${text.length} letters of text, with scripts ${told.length}`);
  for (const e of await page.locator('main summary:visible').all()) {
    const folded = (await e.evaluate((s) => getComputedStyle(s).pointerEvents)) !== 'none';
    if (!folded) continue;
    await e.press('Enter');
    if (!(await e.evaluate((s) => s.parentElement.open))) faults.push(`does not open: ${await e.innerText()}`);
  }
  return faults;
}

export async function textOf(page) {
  return page.evaluate(() => document.querySelector('main').innerText);
}
