// What a reader does with the pages: search, turn them, change the theme,
// copy a listing; all without an error or a request to another machine.
import { WIDE, withPage } from './chromium.js';

export const name = 'behaviour';

async function search(page, book, expect) {
  const word = book.searchWord();
  await page.goto(book.url('index.html'));
  await page.keyboard.press('/');
  expect(await page.locator('dialog.search').isVisible(),
    '/ does not open the search');
  await page.keyboard.type(word);
  await page.locator('#found a').first().waitFor().catch(() => {});
  const found = await page.locator('#found').innerText();
  expect(found.toLowerCase().includes(word),
    `the search does not find '${word}', which the book holds`);
  await page.keyboard.press('ArrowRight');
  await page.waitForTimeout(200);
  expect(page.url() === book.url('index.html'),
    'an arrow key pressed while typing turns the page');
  await page.keyboard.press('Escape');
  expect(!await page.locator('dialog.search').isVisible(),
    'Esc does not close the search');
  await page.keyboard.press('/');
  await page.locator('dialog.search input').fill('qqxyzzy');
  await page.waitForTimeout(100);
  expect(await page.locator('#found a').count() === 0,
    "the search finds 'qqxyzzy', which no book holds");
  // the best result may be this page itself, without a fragment
  await page.evaluate(() => { location.hash = 'text'; });
  const before = page.url();
  await page.locator('dialog.search input').fill(word);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL(({ href }) => href !== before,
    { timeout: 10000, waitUntil: 'commit' })
    .catch(() =>
      expect(false, 'Enter on a result of the search leads nowhere'));
}

async function turning(page, book, expect) {
  const target = (file, rel) => book.tags(file)
    .find((tag) => tag.name === 'link' && tag.attributes.rel === rel)
    ?.attributes.href;
  for (const file of book.pages) {
    for (const [rel, key] of [['next', 'ArrowRight'], ['prev', 'ArrowLeft']]) {
      const href = target(file, rel);
      if (!href) continue;
      await page.goto(book.url(file));
      await page.keyboard.press(key);
      await page.waitForURL(book.url(href),
        { timeout: 10000, waitUntil: 'commit' }).catch(() =>
        expect(false, `${file}: ${key} does not lead to ${href}`));
    }
  }
  const turns = book.pages.filter((file) => target(file, 'next')).length;
  expect(turns > 0 || book.pages.length === 1, 'no page has a next page');
}

async function theme(page, book, expect) {
  const dark = () => page.evaluate(() => {
    const [red] = getComputedStyle(document.body)
      .backgroundColor.match(/\d+/g).map(Number);
    return red < 100;
  });
  await page.goto(book.url('index.html'));
  expect(!await dark(), 'a light system shows a dark page');
  for (let press = 0; press < 3 && !await dark(); press++)
    await page.locator('button.theme').click();
  expect(await dark(), 'the theme button never leads to a dark page');
  await page.goto(book.url(book.pages[0]));
  expect(await dark(), 'the chosen theme does not hold on the next page');
  await page.evaluate(() => localStorage.clear());
}

// The first listing that is not folded away, copied and pasted.
async function copying(page, book, expect) {
  const isListing = ({ name: tag, attributes }) =>
    tag === 'figure' && /\b(listing|transcript)\b/.test(attributes.class);
  const file = book.pages.find((one) => book.tags(one).some(isListing));
  if (!file) return;
  await page.goto(book.url(file));
  const listing = page
    .locator('figure:is(.listing, .transcript):not(details *)').first();
  await listing.hover();
  await listing.locator('button.copy').click();
  await listing.getByText('Copied').waitFor();
  await page.evaluate(() => {
    document.body.append(document.createElement('textarea'));
    document.querySelector('body > textarea').focus();
  });
  await page.keyboard.press('Control+V');
  const pasted = await page.locator('body > textarea').inputValue();
  const shown = await listing.locator('pre').first().textContent();
  expect(pasted.trimEnd() === shown.trimEnd() && shown !== '',
    `${file}: the copy button copies something else than the listing`);
}

export async function check(book) {
  const problems = [];
  const expect = (holds, sentence) => {
    if (!holds) problems.push(sentence);
  };
  const once = (sentence) => {
    if (!problems.includes(sentence)) problems.push(sentence);
  };
  const options = { viewport: WIDE, colorScheme: 'light' };
  await withPage(options, async (page) => {
    page.on('console', (message) => {
      if (message.type() === 'error') once(`console: ${message.text()}`);
    });
    page.on('pageerror', ({ message }) => once(`script: ${message}`));
    page.on('request', (request) => {
      if (!/^(file|data|blob):/.test(request.url()))
        once(`a page asks for ${request.url()}`);
    });
    for (const part of [search, turning, theme, copying])
      await part(page, book, expect).catch((error) =>
        problems.push(`${part.name}: ${error.message.split('\n')[0]}`));
  });
  return problems;
}
