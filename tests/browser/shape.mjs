/*
 * Which kinds of page a site has, and the page that stands for each: the one with the most in it.
 *
 * A page says its kind itself (data-page of its article); so that a new kind is looked at without being listed here. A
 * page that does not say it is a kind of its own, by its address.
 */
import fs from 'node:fs';
import path from 'node:path';

function pagesOf(site, folder = '') {
  const found = [];
  for (const entry of fs.readdirSync(path.join(site, folder), { withFileTypes: true })) {
    const at = path.posix.join(folder, entry.name);
    if (entry.isDirectory()) found.push(...pagesOf(site, at));
    else if (entry.name.endsWith('.html')) found.push(at);
  }
  return found.sort();
}

/* A draft looks otherwise than what is issued, and a report otherwise than a plan. */
function kindOf(text, file) {
  const [, attributes] = /<article([^>]*)>/.exec(text) ?? [];
  const said = (name) => new RegExp(`${name}="([^"]*)"`).exec(attributes ?? '')?.[1] ?? '';
  const own = said('class').split(' ')[0];
  const page = said('data-page') || file;
  return [page, own === 'register' || own === page ? '' : own, said('data-state') ? 'draft' : ''].filter(Boolean).join(' ');
}

/* Pairs of kind and page, in the order of their names. */
export function kindsOf(site) {
  const largest = new Map();
  for (const file of pagesOf(site)) {
    const text = fs.readFileSync(path.join(site, file), 'utf8');
    const kind = kindOf(text, file);
    if (!largest.has(kind) || largest.get(kind).size < text.length) largest.set(kind, { file, size: text.length });
  }
  return [...largest].sort().map(([kind, { file }]) => [kind, file]);
}
