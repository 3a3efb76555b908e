#!/usr/bin/env node
// Shows that the gates can fail: makes a small book with the book's own
// template, style and script, lets every gate pass it, then plants one defect
// after the other in a copy of it, each of which the gate named must report.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync,
  writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Book } from './book.js';
import { closeBrowser } from './chromium.js';
import { GATES } from './gates.js';

const HERE = dirname(fileURLToPath(import.meta.url));
const KATEX = '/usr/share/javascript/katex';
const SLUGS = ['index', 'add'];

function pandoc(args, input) {
  execFileSync('pandoc', args, { input, stdio: ['pipe', 'inherit', 'inherit'] });
}

function makePage(folder, slug) {
  const other = SLUGS.find((one) => one !== slug);
  const way = slug === 'index' ? 'next' : 'prev';
  const metadata = { title: `The page ${slug}`, katex: existsSync(KATEX),
    [`${way}-href`]: `${other}.html`, [`${way}-title`]: other,
    nav: SLUGS.map((one) => ({ title: one, href: `${one}.html`,
      ...(one === slug ? { current: true } : {}) })) };
  const file = join(folder, '..', 'metadata.json');
  writeFileSync(file, JSON.stringify(metadata));
  pandoc(['--template', join(HERE, '../page.html'), '--metadata-file', file,
    existsSync(KATEX) ? '--katex' : '--mathml', '--toc', '--wrap=none',
    '-t', 'html', '-o', join(folder, `${slug}.html`)],
  readFileSync(join(HERE, 'sample.md'), 'utf8').replaceAll('SLUG', slug));
}

function makeEpub(file, markdown) {
  pandoc(['-t', 'epub3', '--metadata', 'title=Sample', '-o', file], markdown);
}

function makeBook(root) {
  const folder = join(root, 'book');
  mkdirSync(join(folder, 'static'), { recursive: true });
  mkdirSync(join(folder, 'source'));
  for (const file of ['style.css', 'page.js'])
    cpSync(join(HERE, '..', file), join(folder, 'static', file));
  if (existsSync(KATEX))
    cpSync(KATEX, join(folder, 'katex'), { recursive: true, dereference: true });
  writeFileSync(join(folder, 'source/add.c.txt'), 'int add(int a, int b);\n');
  writeFileSync(join(folder, 'search.js'), 'window.SEARCH = [{u: '
    + '"add.html#sec-add", c: "add", h: "A section", t: "a formula here"}];\n');
  for (const slug of SLUGS) makePage(folder, slug);
  makeEpub(join(root, 'the-literate-transformer.epub'), '# One\n\nText.\n');
}

// Replaces text in a file of the copy; the text must be there.
function edit(file, old, text) {
  return (folder) => {
    const path = join(folder, file);
    const before = readFileSync(path, 'utf8');
    const after = before.replace(old, () => text);
    if (after === before) throw new Error(`selftest: no ${old} in ${file}`);
    writeFileSync(path, after);
  };
}

const add = (html) => edit('add.html', '</article>', `${html}</article>`);
const script = (old, text) => edit('static/page.js', old, text);

// The gate, the defect, how it is planted, what the gate must say.
const DEFECTS = [
  ['html', 'an element where it may not stand',
    add('<p><ul><li>one</li></ul></p>'), /add\.html:\d+/],
  ['html', 'an image without alternative text',
    add('<p><img src="katex/katex.min.css"></p>'), /alt/],
  ['links', 'a link to no file', add('<a href="no.html">no</a>'), /no such file/],
  ['links', 'a link to no id', add('<a href="index.html#no">no</a>'), /the id/],
  ['links', 'an image that is not there', add('<img src="no.png" alt="no">'),
    /no\.png/],
  ['links', 'a script that is not there', add('<script src="no.js"></script>'),
    /no\.js/],
  ['links', 'a style sheet from another machine',
    add('<link rel="stylesheet" href="https://example.org/x.css">'),
    /another machine/],
  ['links', 'a font from another machine', edit('static/style.css', 'body {',
    '@font-face { src: url(//example.org/x.woff2) }\nbody {'), /another machine/],
  ['links', 'a search result that leads nowhere',
    edit('search.js', '#sec-add', '#sec-gone'), /search\.js/],
  ['ids', 'an id twice within figures', add('<svg><path id="fig-add"/></svg>'),
    /'fig-add'/],
  ['ids', 'an id on two pages', add('<p id="sec-index">x</p>'), /index\.html/],
  ['contrast', 'a pale comment', edit('static/style.css',
    /--t-comment: light-dark\(#\w+/, '--t-comment: light-dark(#b0b0b0'),
  /light: --t-comment/],
  ['contrast', 'a colour that no pair checks', edit('static/style.css',
    '--paper:', '--new: light-dark(#fff, #000);\n  --paper:'), /--new/],
  ['formulas', 'a command TeX does not know', edit('add.html', 'a_i', '\\nosuch'),
    /nosuch/],
  ['formulas', 'formulas that nothing renders',
    script('renderFormulas();\n  name', 'name'), /not rendered/],
  ['phone', 'a box wider than a phone',
    add('<div style="width: 600px">wide</div>'), /600px/],
  ['behaviour', 'a search that / does not open', script("key === '/'",
    "key === 'Q'"), /does not open/],
  ['behaviour', 'a search that finds nothing',
    script('words.every(', '!words.every('), /does not find/],
  ['behaviour', 'a search that Esc does not close',
    script("event.key === 'Escape') {\n      event.preventDefault();   //",
      "event.key === 'Escape') {\n      event.preventDefault(); return; //"),
    /Esc/],
  ['behaviour', 'a theme that is forgotten',
    script("localStorage.setItem('theme'", "localStorage.setItem('themes'"),
    /does not hold/],
  ['behaviour', 'an arrow key that turns no page',
    script("ArrowRight: 'next'", "ArrowUp: 'next'"), /ArrowRight/],
  ['behaviour', 'arrows that turn while typing',
    script('|| isTyping(target) || $(\'dialog[open]\')', ''), /typing/],
  ['behaviour', 'a copy that loses lines',
    script('pre.textContent).join', "pre.textContent.slice(9)).join"), /copies/],
  ['behaviour', 'an error in a script', add('<script>nosuch()</script>'),
    /nosuch/],
  ['behaviour', 'a request to another machine',
    add('<script>new Image().src = "http://127.0.0.1:9/x.png"</script>'),
    /asks for/],
  ['axe', 'words too pale to read',
    add('<p style="color: #999; background: #fff">pale</p>'), /color-contrast/],
  ['axe', 'a button without a name', add('<button type="button"></button>'),
    /button-name/],
  ['epub', 'an EPUB that is no XHTML',
    (folder) => makeEpub(join(folder, '../the-literate-transformer.epub'),
      '# One\n\nText<br>.\n'), /FATAL|ERROR/],
];

async function judge(root, [gateName, defect, plant, expected], n) {
  const copy = join(root, `copy-${n}`);
  cpSync(join(root, 'clean'), copy, { recursive: true });
  plant(join(copy, 'book'));
  const gate = GATES.find(({ name }) => name === gateName);
  const problems = await gate.check(new Book(join(copy, 'book')));
  const reported = problems.some((problem) => expected.test(problem));
  console.log(`${gateName.padEnd(10)} ${reported ? 'reports' : 'MISSES '}  `
    + defect);
  if (!reported) console.log(problems.map((one) => `  ${one}`).join('\n'));
  return reported;
}

// Without its tool a gate is skipped; in CI that fails.
function judgeAbsence(folder) {
  const status = (CI) => spawnSync(process.execPath,
    [join(HERE, 'run.js'), folder, 'phone'],
    { env: { ...process.env, CHROMIUM: '/nonexistent', CI } }).status;
  const right = status('') === 0 && status('true') === 1;
  console.log(`run        ${right ? 'reports' : 'MISSES '}  `
    + 'an absent tool, which in CI is a failure');
  return right;
}

const root = mkdtempSync(join(tmpdir(), 'gates-'));
try {
  makeBook(join(root, 'clean'));
  let right = true;
  for (const gate of GATES) {
    const problems = await gate.check(new Book(join(root, 'clean/book')));
    for (const problem of problems)
      console.log(`${gate.name}: finds fault with the clean sample: ${problem}`);
    right &&= problems.length === 0;
  }
  for (const [n, defect] of DEFECTS.entries())
    right = await judge(root, defect, n) && right;
  right = judgeAbsence(join(root, 'clean/book')) && right;
  process.exitCode = right ? 0 : 1;
} finally {
  await closeBrowser();
  rmSync(root, { recursive: true });
}
