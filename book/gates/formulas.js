// Every formula is rendered, and none as an error.
import { WIDE, withPage } from './chromium.js';

export const name = 'formulas';

export async function check(book) {
  return withPage({ viewport: WIDE }, async (page) => {
    const problems = [];
    for (const file of book.pages) {
      await page.goto(book.url(file));
      const errors = await page.$$eval('.katex-error', (all) =>
        all.map((one) => one.title || one.textContent));
      const raw = await page.$$eval('span.math', (all) => all
        .filter((one) => !one.querySelector('.katex, math'))
        .filter((one) => !one.matches('.katex-error'))
        .map((one) => one.textContent));
      problems.push(...errors.map((text) => `${file}: ${text}`),
        ...raw.map((text) => `${file}: not rendered: ${text}`));
    }
    return problems;
  });
}
