/*
 * The search of the site, in the page: no server, no third party, nothing to be installed.
 *
 * The files of the index lie in sok/ beside the pages (src/search says what is in them). Each is a script that calls
 * referatSearch(NAME, CONTENT), so that it can be loaded from a page that was opened from disk, too; only those in which the
 * words of a query stand are loaded. Words are made alike by the tables in the index, in the same order as in src/search/fold.c.
 */
(() => {
  'use strict';
  const root = document.currentScript.src.replace(/[^/]*$/, '');
  const form = document.querySelector('form.search');
  const place = document.getElementById('_found');
  const status = place.querySelector('[role=status]');
  const AT_ONCE = 10; /* hits that are shown, until more are asked for */
  const AROUND = 220; /* signs of an excerpt, about */

  const element = (name, properties, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };

  /* ---- files ---- */

  let index;
  const files = {};
  const arrivals = {};
  globalThis.referatSearch = (name, content) => arrivals[name](content);

  /* The index is asked for anew each time; it tells the version of the others, which a browser may keep. */
  const load = (name) =>
    (files[name] ??= new Promise((arrived, onerror) => {
      arrivals[name] = arrived;
      document.head.append(element('script', { src: `${root}sok/${name}.js?${index ? index.version : Date.now()}`, onerror }));
    }));

  /* Pairs of a step from the last entry, in base 36, and a weight from A. */
  const eachHit = (written, see) => {
    let entry = 0;
    for (const [, step, weight] of written.matchAll(/([0-9a-z]+)([A-Z])/g)) {
      entry += parseInt(step, 36);
      see(entry, weight.charCodeAt(0) - 64);
    }
  };

  /* ---- words ---- */

  const known = new Map();

  const changed = (word, changes) => {
    for (const [from, to] of changes) {
      const made = word.slice(0, word.length - from.length) + to;
      if (word.endsWith(from) && [...made].length > 1) return made;
    }
    return word;
  };

  const fold = (word) => {
    let out = '';
    for (const c of word) {
      out += c;
      for (let hit; (hit = index.letters.find(([from]) => out.endsWith(from))); ) out = out.slice(0, -hit[0].length) + hit[1];
    }
    return out.normalize('NFD').replace(/\p{M}/gu, '');
  };

  /* The terms of a word: as it is, and without its ending in each language. */
  const formsOf = (written) => {
    const word = written.toLowerCase().normalize('NFC');
    if (!known.has(word))
      known.set(word, {
        whole: fold(word),
        stems: index.languages.map((rules) => fold(changed(changed(word, rules.endings), rules.roots))),
        skipped: [...word].length < 2 || index.languages.some((rules) => rules.skipped.includes(word)),
      });
    return known.get(word);
  };

  /* A number and a year in either order, joined by a slash or a hyphen of some kind; else letters and figures. */
  const NUMBER = '(\\d{1,3})J(\\d\\d)|(\\d{1,4})J(Y)|(Y)J(\\d{1,3})'.replaceAll('J', '[-/‐‑–]').replaceAll('Y', '(?:19|20)\\d\\d');
  const WORDS = new RegExp(`(?<![\\p{L}\\d]|\\d[-.])(?:${NUMBER})(?![\\p{L}\\d]|[-.,]\\d)|[\\p{L}\\p{M}0-9]+`, 'gu');

  /* "4-26"; where both could be the year, the other way as well, which fits less. */
  const readings = (number, year) => {
    const ways = [[year.slice(-2), number]];
    if (number.length === 2 && year.length === 2) ways.push([number, year]);
    return ways.map(([of, at]) => `${of}-${+at}`);
  };

  /* Each word of a text, with its place. */
  const wordsOf = (text) =>
    [...text.matchAll(WORDS)].map((m) => {
      const [number, year] = [m[1] ?? m[3] ?? m[6], m[2] ?? m[4] ?? m[5]];
      const terms = number ? { numbers: readings(number, year) } : formsOf(m[0]);
      return { ...terms, at: m.index, end: m.index + m[0].length };
    });

  /* A number that is written with blanks, "4 / 26", into the word before it, "PS4/26", or with the year first, "26/4". */
  const apart = (text) =>
    text
      .replace(/(\d)\s*\/\s*(?=\d)/g, '$1/')
      .replace(/(\p{L})(?=\d{1,4}[-/‐‑–]\d)/gu, '$1 ')
      .replace(/(?<![\p{L}\d]|\d[-.])(\d\d)[-/‐‑–](\d)(?![\p{L}\d]|[-.,]\d)/gu, '$2/$1');

  /* After the word for a case or the name of a body, and where nothing else is asked for, a dot or a blank joins as well: "sak nr. 4 2026", "4.26". */
  const joined = (text, forms) =>
    text
      .replace(/^\s*(\d{1,3})(?:\.(\d\d)|[\s.]+((?:19|20)\d\d))\s*$/, '$1/$2$3')
      .replace(new RegExp(`((?:${forms})\\s+(?:\\p{L}{1,6}\\.?\\s*)?\\d{1,3})[\\s.]+((?:19|20)?\\d\\d)(?![\\p{L}\\d]|[-.,/]\\d)`, 'giu'), '$1/$2');

  const MONTHS = [...Array(12).keys()].map((month) => new Date(2001, month, 15).toLocaleDateString([document.documentElement.lang, 'nb'], { month: 'long' }).toLowerCase());
  const twoFigures = (number) => String(number).padStart(2, '0');

  /* A date in figures as one says it: "12.06.2025", "12/6-25" and "2025-06-12" are 12. juni 2025. */
  const spoken = (text) =>
    text.replace(/(?<!\d)(?:(\d{1,2})[./](\d{1,2})[./-]((?:19|20)?\d\d)|((?:19|20)\d\d)-(\d\d)-(\d\d))(?!\d)/g, (written, d, m, y, year = y, month = m, day = d) =>
      (MONTHS[month - 1] ? `${+day}. ${MONTHS[month - 1]} ${year.padStart(4, '20')}` : written));

  /* In a date that was asked for in figures, a month is in figures, too. */
  const inFigures = (word, dated) => {
    const month = dated ? MONTHS.findIndex((name) => formsOf(name).whole === word.whole) + 1 : 0;
    return month ? { ...word, stems: [...word.stems, twoFigures(month)] } : word;
  };

  /* What is of a day that is named comes first. */
  const daysOf = (text) => {
    const said = new RegExp(`(?<!\\d)(?:(\\d{1,2})\\.?\\s+(M)|(M)\\s+(\\d{1,2}))[,\\s]+(\\d{4})(?!\\d)`.replaceAll('M', MONTHS.join('|')), 'giu');
    const owned = [...text.matchAll(said)].map(([, day, month, first = month, second = day, year]) =>
      `${year}-${twoFigures(MONTHS.indexOf(first.toLowerCase()) + 1)}-${twoFigures(second)}`);
    return owned.length ? [{ owned, spared: true }] : [];
  };

  /* "sak 4" is that of any year, but the 4 of "4. mars" is none. */
  const yearless = (word, before, forms, behind) => {
    const alone = /^\d{1,3}$/.test(word.whole) && forms.some((form) => before?.whole?.endsWith(form));
    return alone && !/^\.\s*\p{L}/u.test(behind) ? { numbers: index.filters.year.map((year) => `${year.slice(-2)}-${+word.whole}`) } : word;
  };

  /* The "PS" of "PS 4/26" is a kind of cases that not every body tells: what has it comes first, but it may be missing. */
  const spared = (word, next) => (next?.numbers && word.whole?.length <= 3 ? { ...word, spared: true } : word);

  /* What is asked for, without words that are everywhere; "styresak 4/26" is 4/26 and what has the word "styre". */
  const queryOf = (asked) => {
    const bodies = index.filters.body.map((name) => name.replace(/[^\p{L}\d]+/gu, '[^\\p{L}\\d]+'));
    const dated = spoken(asked);
    const text = joined(apart(dated), [...index.cases, ...bodies].join('|'));
    const cases = index.cases.flatMap((form) => form.split(' ')).map((form) => formsOf(form).whole);
    const words = wordsOf(text)
      .map((word, i, all) => yearless(word, all[i - 1], cases, text.slice(word.end)))
      .map((word, i, all) => spared(word, all[i + 1]))
      .filter((word) => !word.skipped);
    const body = (word) => cases.reduce((rest, form) => (rest.endsWith(form) ? rest.slice(0, -form.length) : rest), word.whole);
    const meant = (word) => (word.numbers ? word : { ...formsOf(body(word)), spared: word.spared });
    const wanted = words.some((word) => word.numbers) ? words.map(meant).filter((word) => !word.skipped) : words;
    return [...wanted.map((word) => inFigures(word, dated !== asked)), ...daysOf(dated)];
  };

  /* How well a term fits a word that is asked for: 0 for not at all. */
  const fits = (term, { owned, numbers, whole, stems }) => {
    if (owned) return +owned.includes(term);
    if (numbers) return numbers[0] === term ? 1 : 0.5 * numbers.includes(term);
    if (term === whole) return 1;
    if (stems.includes(term)) return 0.8;
    if (whole.length > 2 && term.startsWith(whole)) return 0.4;
    return stems.some((stem) => stem.length > 3 && term.startsWith(stem)) ? 0.3 : 0;
  };

  /* ---- searching ---- */

  const termsOf = (word) => word.owned ?? word.numbers ?? [word.whole, ...word.stems];

  /* A number beside the name of a body is that of the body's own case, more than of others that tell of it. */
  const owned = (words) => {
    const names = words.filter((word) => !word.numbers).flatMap(termsOf);
    return words.filter((word) => word.numbers && names.length).map(({ numbers }) => (
      { owned: names.flatMap((name) => numbers.map((number) => `${number} ${name}`)), spared: true }));
  };

  /* Numbers of the files that hold a word's terms, and all terms that begin with them. */
  const filesOf = (word) => {
    const holds = (at, term) => index.words[at] <= term + '\uffff' && !(index.words[at + 1] <= term);
    return [...index.words.keys()].filter((at) => termsOf(word).some((term) => holds(at, term)));
  };

  /* The entries that have a word, with what it weighs there. */
  const find = async (word) => {
    const hits = new Map();
    for (const terms of await Promise.all(filesOf(word).map((number) => load(`words-${number}`))))
      for (const [term, written] of Object.entries(terms)) {
        const fit = fits(term, word);
        if (fit) eachHit(written, (entry, weight) => hits.set(entry, Math.max(hits.get(entry) ?? 0, weight * fit)));
      }
    const rare = Math.log(1 + index.entries / (1 + hits.size));
    return new Map([...hits].map(([entry, weight]) => [entry, weight * rare]));
  };

  const filtered = async (hits) => {
    for (const { name, value } of form.querySelectorAll('select')) {
      const kept = new Set();
      if (value) eachHit((await load('filters'))[name][value], (entry) => kept.add(entry));
      if (value) hits = hits.filter(([entry]) => kept.has(entry));
    }
    return hits;
  };

  /* What has all the words that may not be missing, the best first; of two that are as good, the newer. */
  const search = async (words) => {
    if (!words.length) return [];
    const meant = [...words, ...owned(words)];
    const found = await Promise.all(meant.map(find));
    const [first, ...others] = found.filter((_, i) => !meant[i].spared).sort((a, b) => a.size - b.size);
    const all = [...first.keys()].filter((entry) => others.every((hits) => hits.has(entry)));
    const sum = (entry) => [entry, found.reduce((total, hits) => total + (hits.get(entry) ?? 0), 0)];
    return filtered(all.map(sum).sort((a, b) => b[1] - a[1] || a[0] - b[0]));
  };

  /* ---- showing ---- */

  /* Which of the words asked for a word is; -1 for none. */
  const asked = (word, words) => {
    if (word.skipped) return -1;
    return words.findIndex((wanted) => termsOf(word).some((term) => fits(term, wanted)));
  };

  const marked = (text, words) => {
    const parts = [];
    let done = 0;
    for (const word of wordsOf(text)) {
      if (asked(word, words) < 0) continue;
      parts.push(text.slice(done, word.at), element('mark', {}, text.slice(word.at, word.end)));
      done = word.end;
    }
    return [...parts, text.slice(done)];
  };

  /* The stretch with the most of what is asked for. */
  const excerpt = (text, words) => {
    const hits = wordsOf(text).map((word) => ({ at: word.at, which: asked(word, words) })).filter((hit) => hit.which >= 0);
    let best = { at: 0, count: 0 };
    for (const { at } of hits.slice(0, 100)) {
      const count = new Set(hits.filter((hit) => hit.at >= at && hit.at < at + AROUND).map((hit) => hit.which)).size;
      if (count > best.count) best = { at, count };
    }
    const line = text.lastIndexOf('\n', best.at) + 1;
    const from = best.at - line < AROUND / 2 ? line : text.indexOf(' ', best.at - AROUND / 4) + 1;
    const to = from + AROUND < text.length ? text.lastIndexOf(' ', from + AROUND) : text.length;
    const cut = text.slice(from, to > from ? to : from + AROUND).trim().replace(/([.!?:])?\n/g, (_, end) => (end ? `${end} ` : ' · '));
    return (from > line ? '… ' : '') + cut + (to < text.length ? ' …' : '');
  };

  const hitOf = async (entry, words) => {
    const file = index.texts.findLastIndex((first) => first <= entry);
    const [page, anchor, title, within, genre, board, day, text] = (await load(`texts-${file}`))[entry - index.texts[file]];
    const href = `${root}${page}index.html${anchor && '#' + encodeURIComponent(anchor)}`;
    return element('li', {},
      element('a', { href }, ...marked(title, words)),
      element('p', { className: 'about' }, [genre, within, board, day].filter(Boolean).join(' · ')),
      element('p', { className: 'excerpt' }, ...marked(excerpt(text, words), words)));
  };

  const listOf = async (hits, words) => {
    const list = element('ol', {});
    const more = element('button', { type: 'button', textContent: index.say.more });
    const add = async () => {
      const from = list.children.length;
      const items = await Promise.all(hits.slice(from, from + AT_ONCE).map(([entry]) => hitOf(entry, words)));
      list.append(...items);
      more.hidden = list.children.length === hits.length;
      return items[0];
    };
    more.addEventListener('click', async () => (await add()).querySelector('a').focus());
    await add();
    return hits.length ? [list, more] : [];
  };

  /* ---- the form ---- */

  let runs = 0;

  const run = async () => {
    if (!index) return;
    const mine = ++runs;
    const words = queryOf(form.q.value);
    const hits = await search(words);
    const shown = await listOf(hits, words);
    if (mine !== runs) return; /* something else has been asked for since */
    const { zero, one, many } = index.say;
    status.textContent = words.length ? [zero, one][hits.length] ?? many.replace('{n}', hits.length) : '';
    place.replaceChildren(status, ...shown);
  };

  const failed = () => (status.textContent = place.dataset.failed);

  const start = async () => {
    const asked = new URLSearchParams(location.search);
    index = await load('index');
    for (const [name, values] of Object.entries(index.filters)) {
      const options = values.map((value) => element('option', { value, selected: value === asked.get(name) }, value));
      const select = element('select', { name }, element('option', { value: '' }, index.say.any), ...options);
      if (values.length > 1) form.append(element('label', {}, index.say[name], select));
    }
    form.q.value ||= asked.get('q') ?? '';
    if (form.q.value && document.activeElement === document.body) form.q.focus({ preventScroll: true }); /* whoever asked goes on from here */
    await run();
  };

  /* From the field to the hits and between them; Escape leads back to the field. */
  const stops = () => [form.q, ...place.querySelectorAll('li > a, button:not([hidden])')];
  document.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1, Escape: -Infinity }[event.key];
    const at = stops().indexOf(document.activeElement);
    const next = stops()[Math.max(at + step, 0)];
    if (!step || at < 0 || !next || next === document.activeElement || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    next.focus();
  });

  let waiting;
  form.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => run().catch(failed), 150);
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    run().catch(failed);
    /* What was asked for can be linked to, and found again by going back. */
    const asked = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
    history.replaceState(null, '', `?${asked}`);
  });
  start().catch(failed);
})();
