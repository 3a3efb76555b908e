// Accessibility of the rendered pages, by axe-core: every page, in light and
// dark, on a desk and on a phone, with what is folded open; and the search.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Absent } from './book.js';
import { PHONE, WIDE, withPage } from './chromium.js';

export const name = 'axe';

function axeSource() {
  try {
    return readFileSync(
      createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  } catch {
    throw new Absent('axe-core is not installed: npm ci --prefix book/gates');
  }
}

async function violations(page, where) {
  const found = await page.evaluate(async () => {
    const { violations: all } = await window.axe.run(document, {
      resultTypes: ['violations'],
    });
    return all.map(({ id, help, nodes }) => ({
      id, help, count: nodes.length,
      first: nodes[0].html.slice(0, 120),
      why: (nodes[0].any[0] ?? nodes[0].all[0] ?? nodes[0].none[0])?.message,
    }));
  });
  return found.map(({ id, help, count, first, why }) =>
    `${where}: ${help} (${id}, ${count} times), first: ${first} ${why ?? ''}`);
}

async function search(page, word) {
  await page.keyboard.press('/');
  await page.keyboard.type(word);
  await page.waitForSelector('#found a', { timeout: 3000 });
}

export async function check(book) {
  const source = axeSource();
  const problems = [];
  for (const viewport of [WIDE, PHONE]) {
    for (const colorScheme of ['light', 'dark']) {
      const options = { viewport, colorScheme, reducedMotion: 'reduce' };
      const look = `${viewport.width} px, ${colorScheme}`;
      await withPage(options, async (page) => {
        for (const file of book.pages) {
          await page.goto(book.url(file));
          await page.evaluate(() => {
            for (const one of document.querySelectorAll('details'))
              one.open = true;
          });
          await page.evaluate(source);
          problems.push(...await violations(page, `${file} (${look})`));
          if (file !== 'index.html') continue;
          await search(page, book.searchWord());
          problems.push(...await violations(page, `search (${look})`));
        }
      });
    }
  }
  return problems;
}
