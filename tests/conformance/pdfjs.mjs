// PDFs opened by pdf.js: pdfjs.mjs MODULES FILE… prints a line of JSON for each: {file, tree, labels, lasts, complaints}.
//
// Every page is read as a browser would: what is to be painted (fonts and pictures are unpacked for it), the text, the
// links. `tree` has the form of `pdfinfo -struct-text`: a line for each element, two blanks deeper than the one it stands
// in, and its text in quotes; page after page, for pdf.js has a tree for each page. `labels` are the numbers of the pages as a
// reader lists them, `lasts` the text that stands last on each, where a foot has its number.
import { readFile } from 'node:fs/promises';

const [modules, ...files] = process.argv.slice(2);
const print = console.log;
const complaints = [];
for (const word of ['log', 'warn', 'error']) console[word] = () => {}; // it misses a canvas, which is not needed here
const pdfjs = await import(`${modules}/pdfjs-dist/legacy/build/pdf.mjs`);
for (const word of ['log', 'warn', 'error']) console[word] = (...said) => complaints.push(said.join(' '));

// {id: text} of the marked content of a page.
function textOfContent({ items }) {
  const texts = new Map();
  const open = [];
  for (const item of items) {
    if (item.type === 'beginMarkedContentProps' || item.type === 'beginMarkedContent') open.push(item.id ?? null);
    else if (item.type === 'endMarkedContent') open.pop();
    else if (open.at(-1)) texts.set(open.at(-1), (texts.get(open.at(-1)) ?? '') + item.str);
  }
  return texts;
}

function* linesOf(node, texts, depth) {
  if (!node) return;
  const blanks = '  '.repeat(depth);
  if (node.type === 'content') {
    const text = texts.get(node.id);
    if (text) yield `${blanks}"${text}"`;
  } else if (node.role) {
    if (node.role !== 'Root') yield blanks + node.role;
    for (const child of node.children ?? []) yield* linesOf(child, texts, depth + 1);
  }
}

async function readPage(page) {
  await page.getOperatorList();
  await page.getAnnotations();
  const content = await page.getTextContent({ includeMarkedContent: true, disableNormalization: true });
  const lines = [...linesOf(await page.getStructTree(), textOfContent(content), 0)];
  page.cleanup();
  return { lines, last: content.items.findLast((item) => item.str?.trim())?.str ?? '' };
}

async function read(file) {
  const data = new Uint8Array(await readFile(file));
  const task = pdfjs.getDocument({ data, verbosity: pdfjs.VerbosityLevel.WARNINGS, useSystemFonts: false, stopAtErrors: true });
  const document = await task.promise;
  const pages = [];
  await Promise.all([document.getOutline(), document.getDestinations(), document.getMetadata(), document.getAttachments()]);
  const labels = await document.getPageLabels() ?? [];
  for (let number = 1; number <= document.numPages; number++) pages.push(await readPage(await document.getPage(number)));
  await task.destroy();
  return { tree: pages.flatMap((page) => page.lines).join('\n'), labels, lasts: pages.map((page) => page.last) };
}

for (const file of files) {
  let found = { tree: '', labels: [], lasts: [] };
  complaints.length = 0;
  try {
    found = await read(file);
  } catch (fault) {
    complaints.push(String(fault));
  }
  print(JSON.stringify({ file, ...found, complaints: [...new Set(complaints)] }));
}
