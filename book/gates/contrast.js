// The contrast of the style sheet's colours, by WCAG's formula, in light, in
// dark and in print: words 4.5, what is drawn 3.
export const name = 'contrast';

const WORDS = 4.5;
const DRAWN = 3;
const TOKENS = ['keyword', 'type', 'number', 'string', 'comment', 'macro',
  'call'].map((token) => `t-${token}`);
const SERIES = [1, 2, 3, 4, 5, 6, 7, 8].map((n) => `s${n}`);

// Colour, the grounds it stands on, the least contrast.
const PAIRS = [
  ...['ink', 'soft', 'link', 'rubric', 'holds', ...TOKENS]
    .map((colour) => [colour, ['paper', 'leaf'], WORDS]),
  ['ink', ['found', 'mark-w', 'mark-n'], WORDS],
  ['soft', ['found'], WORDS],
  ['link', ['found'], WORDS],
  ['mark-h-ink', ['mark-h'], WORDS],
  ['mark-d-ink', ['mark-d'], WORDS],
  ...['edge', 'mark-h', ...SERIES]
    .map((colour) => [colour, ['paper'], DRAWN]),
];
// Hairlines beside what they divide carry no meaning of their own.
const ORNAMENT = ['rule', 'grid'];

function luminance(hex) {
  const digits = hex.length === 4
    ? [...hex.slice(1)].map((d) => d + d) : hex.slice(1).match(/../g);
  const [r, g, b] = digits.map((pair) => {
    const part = parseInt(pair, 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one, other) {
  const [dark, light] = [one, other].map(luminance).sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function themes(css) {
  const [screen, print] = css.split('@media print');
  const light = {};
  const dark = {};
  const both = /--([\w-]+):\s*light-dark\(\s*(#[0-9a-f]+)\s*,\s*(#[0-9a-f]+)/gi;
  for (const [, colour, one, other] of screen.matchAll(both)) {
    light[colour] = one;
    dark[colour] = other;
  }
  const paper = { ...light };
  for (const [, colour, one] of print.matchAll(/--([\w-]+):\s*(#[0-9a-f]+)/gi))
    paper[colour] = one;
  return { light, dark, print: paper };
}

export async function check(book) {
  const problems = [];
  for (const [theme, colours] of Object.entries(
    themes(book.read('static/style.css')))) {
    const unchecked = new Set(Object.keys(colours));
    for (const [colour, grounds, least] of PAIRS) {
      for (const ground of grounds) {
        unchecked.delete(colour);
        unchecked.delete(ground);
        if (!colours[colour] || !colours[ground]) {
          problems.push(`${theme}: --${colour} or --${ground} has no value`);
          continue;
        }
        const found = contrast(colours[colour], colours[ground]);
        if (found < least)
          problems.push(`${theme}: --${colour} on --${ground} has contrast `
            + `${found.toFixed(2)}, and needs ${least}`);
      }
    }
    for (const colour of unchecked)
      if (!ORNAMENT.includes(colour))
        problems.push(`${theme}: no pair of contrast.js checks --${colour}`);
  }
  return problems;
}
