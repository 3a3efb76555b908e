// On a phone the page never scrolls sideways; only boxes on it may.
import { PHONE, withPage } from './chromium.js';

export const name = 'phone';

// Runs in the page: what sticks out of the window, outermost first. A box that
// scrolls holds what is in it, unless that is positioned from further out.
function sticksOut() {
  const width = document.documentElement.clientWidth;
  const found = [];
  const visit = (element, inBox) => {
    const { overflowX, position } = getComputedStyle(element);
    if (element.getBoundingClientRect().right > width + 1 &&
        (!inBox || position === 'absolute')) {
      found.push(element.outerHTML.slice(0, 80).replace(/\s+/g, ' '));
      return;
    }
    const box = inBox || overflowX !== 'visible';
    for (const child of element.children) visit(child, box);
  };
  if (document.documentElement.scrollWidth > width)
    for (const child of document.body.children) visit(child, false);
  return { width: document.documentElement.scrollWidth, found };
}

export async function check(book) {
  const options = { viewport: PHONE, isMobile: true, hasTouch: true };
  return withPage(options, async (page) => {
    const problems = [];
    for (const file of book.pages) {
      await page.goto(book.url(file));
      await page.evaluate(() => {
        for (const one of document.querySelectorAll('details')) one.open = true;
        return document.fonts.ready;
      });
      const { width, found } = await page.evaluate(sticksOut);
      if (width > PHONE.width)
        problems.push(`${file}: ${width} px wide on a phone of `
          + `${PHONE.width} px: ${found.slice(0, 3).join(' and ')}`);
    }
    return problems;
  });
}
