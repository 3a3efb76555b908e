// Every link, image, script and style sheet leads to something that is there,
// and no page loads anything from another machine.
import { dirname, join, normalize } from 'node:path';

export const name = 'links';

const LOADS = {
  script: ['src'], img: ['src', 'srcset'], source: ['src', 'srcset'],
  audio: ['src'], video: ['src', 'poster'], track: ['src'],
  iframe: ['src'], embed: ['src'], object: ['data'], link: ['href'],
  image: ['href', 'xlink:href'], use: ['href', 'xlink:href'],
  input: ['src'],
};
const REMOTE = /^([a-z]+:)?\/\//i;

function isTarget(book, page, fragment) {
  if (!page.endsWith('.html')) return false;
  const id = decodeURIComponent(fragment);
  return book.tags(page).some(({ attributes }) => attributes.id === id);
}

// A sentence on what is wrong with a reference of a file, or nothing.
function wrong(book, from, reference) {
  if (/^[a-z]+:/i.test(reference)) return null;
  const [path, fragment] = reference.split('#');
  const file = path === '' ? from
    : normalize(join(dirname(from), decodeURIComponent(path)));
  if (file.startsWith('..')) return `'${reference}' leads out of the book`;
  if (!book.has(file)) return `'${reference}': there is no such file`;
  if (fragment && !isTarget(book, file, fragment))
    return `'${reference}': nothing there has the id '${fragment}'`;
  return null;
}

function loadedBy({ name: tag, attributes }) {
  const loaded = (LOADS[tag] ?? []).filter((key) => attributes[key]);
  const values = loaded.flatMap((key) => key === 'srcset'
    ? attributes[key].split(',').map((one) => one.trim().split(/\s+/)[0])
    : [attributes[key]]);
  return [...values, ...urls(attributes.style ?? '')];
}

function urls(css) {
  const quoted = css.matchAll(/url\(\s*["']?([^"')]+)["']?\s*\)/g);
  const imported = css.matchAll(/@import\s+["']([^"']+)["']/g);
  return [...quoted, ...imported].map((match) => match[1].trim());
}

function checkPage(book, page) {
  const problems = [];
  for (const tag of book.tags(page)) {
    const report = (text) => problems.push(`${page}:${tag.line}: ${text}`);
    const loaded = loadedBy(tag);
    for (const reference of loaded)
      if (REMOTE.test(reference))
        report(`<${tag.name}> would load '${reference}' from another machine`);
    const { href } = tag.attributes;
    const all = new Set(href === undefined ? loaded : [...loaded, href]);
    for (const reference of all) {
      const sentence = REMOTE.test(reference) ? null
        : wrong(book, page, reference);
      if (sentence) report(sentence);
    }
  }
  return problems;
}

function checkStyles(book) {
  const styles = new Set(book.pages.flatMap((page) => book.tags(page)
    .filter(({ attributes }) => attributes.rel === 'stylesheet')
    .map(({ attributes }) => attributes.href)));
  const problems = [];
  for (const style of styles) {
    if (REMOTE.test(style) || !book.has(style)) continue;
    for (const reference of urls(book.read(style))) {
      const sentence = REMOTE.test(reference)
        ? `would load '${reference}' from another machine`
        : wrong(book, style, reference);
      if (sentence) problems.push(`${style}: ${sentence}`);
    }
  }
  return problems;
}

function checkSearch(book) {
  if (!book.has('search.js')) return ['search.js: there is no search data'];
  return book.search()
    .map(({ u }) => wrong(book, 'index.html', u))
    .filter(Boolean).map((sentence) => `search.js: ${sentence}`);
}

export async function check(book) {
  return [...book.pages.flatMap((page) => checkPage(book, page)),
    ...checkStyles(book), ...checkSearch(book)];
}
