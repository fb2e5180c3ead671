/*
 * Which kinds of page a site has, and the page that stands for each: the one with the most in it.
 *
 * A kind is what the page says of itself (the class of its article) with the shape of its address, in which names,
 * dates and numbers are left out: so that a new kind is looked at without being listed here.
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

/* The folders that the site's own menu names; any other folder at the top is a body's. */
function menuOf(site) {
  const header = /<header class="site">.*?<\/header>/s.exec(fs.readFileSync(path.join(site, 'index.html'), 'utf8'))?.[0] ?? '';
  return new Set([...header.matchAll(/href="([^"/]+)\//g)].map((m) => m[1]));
}

function kindOf(site, menu, file) {
  const text = fs.readFileSync(path.join(site, file), 'utf8');
  const said = /<article[^>]*class="([^"]*)"/.exec(text)?.[1] ?? 'page';
  const parts = file.split('/').slice(0, -1);
  const shape = parts.map((part, i) => (/\d/.test(part) ? 'N' : i === 0 && !menu.has(part) ? 'X' : i > 0 && said !== 'register' ? 'N' : part));
  return { kind: `${said} ${shape.join('/') || 'front'}`, size: text.length };
}

/* Pairs of kind and page, in the order of their names. */
export function kindsOf(site) {
  const largest = new Map();
  const menu = menuOf(site);
  for (const file of pagesOf(site)) {
    const { kind, size } = kindOf(site, menu, file);
    if (!largest.has(kind) || largest.get(kind).size < size) largest.set(kind, { file, size });
  }
  return [...largest].sort().map(([kind, { file }]) => [kind, file]);
}
