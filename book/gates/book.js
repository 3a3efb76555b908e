// The finished book as the gates see it: a folder of pages, and their tags.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import vm from 'node:vm';

// Thrown by a gate whose tool or object is not here: a sentence for the
// reader. In CI nothing may be skipped.
export class Absent extends Error {}

const TAG = /<([a-zA-Z][^\s/>]*)((?:\s+[^\s=>/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?)*)\s*\/?>/g;
const ATTRIBUTE = /([^\s=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|(\S+)))?/g;
const ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

function unescape(text) {
  return text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name) => ENTITIES[name]);
}

// The start tags of a page: { name, line, attributes }. Comments and the
// bodies of scripts and styles are not looked into.
export function tags(html) {
  const blank = (text) => text.replace(/[^\n]/g, ' ');
  const visible = html
    .replace(/<!--[^]*?-->/g, blank)
    .replace(/(<(script|style)\b[^>]*>)([^]*?)(?=<\/\2>)/gi,
      (_, open, name, body) => open + blank(body));
  const found = [];
  let line = 1;
  let at = 0;
  for (const match of visible.matchAll(TAG)) {
    line += visible.slice(at, match.index).split('\n').length - 1;
    at = match.index;
    const attributes = {};
    for (const [, name, double, single, bare] of match[2].matchAll(ATTRIBUTE))
      attributes[name.toLowerCase()] = unescape(double ?? single ?? bare ?? '');
    found.push({ name: match[1].toLowerCase(), line, attributes });
  }
  return found;
}

export class Book {
  constructor(folder) {
    this.folder = folder;
    if (!existsSync(join(folder, 'index.html')))
      throw new Error(`${folder}: no index.html here; run make book first`);
    this.pages = readdirSync(folder).filter((f) => f.endsWith('.html')).sort();
    this.epub = join(folder, '..', 'the-literate-transformer.epub');
    this.parsed = new Map();
  }

  has(file) {
    return existsSync(join(this.folder, file));
  }

  read(file) {
    return readFileSync(join(this.folder, file), 'utf8');
  }

  tags(page) {
    if (!this.parsed.has(page)) this.parsed.set(page, tags(this.read(page)));
    return this.parsed.get(page);
  }

  // The search data: what search.js assigns to window.SEARCH.
  search() {
    const window = {};
    vm.runInNewContext(this.read('search.js'), { window });
    return window.SEARCH;
  }

  // A word that the search must find.
  searchWord() {
    for (const { t } of this.search()) {
      const [word] = t.match(/\b[a-z]{6,}\b/) ?? [];
      if (word) return word;
    }
    throw new Error('search.js: no word to search for');
  }

  url(page) {
    return pathToFileURL(join(this.folder, page)).href;
  }
}
