/* What every page of the book does. A classic script without a library but
   KaTeX, so that it works from file://. It stands in the head: the theme must
   be set before the first paint; the rest waits for the document. */
(function () {
'use strict';

const root = document.documentElement;
const $ = (selector, from = document) => from.querySelector(selector);
const $$ = (selector, from = document) => [...from.querySelectorAll(selector)];

function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes))
    element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/* ---- theme: the system's, unless the reader chose ---- */

const themes = ['system', 'light', 'dark'];

function storedTheme() {
  try {
    const theme = localStorage.getItem('theme');
    return themes.includes(theme) ? theme : 'system';
  } catch (refused) {
    return 'system';
  }
}

root.classList.add('js');
root.dataset.theme = storedTheme();
addEventListener('storage', (event) => {
  if (event.key === 'theme') root.dataset.theme = storedTheme();
});

function setUpTheme() {
  const button = $('button.theme');
  const label = () =>
    button.setAttribute('aria-label', `Theme: ${root.dataset.theme}`);
  button.addEventListener('click', () => {
    const next = (themes.indexOf(root.dataset.theme) + 1) % themes.length;
    root.dataset.theme = themes[next];
    label();
    try {
      localStorage.setItem('theme', themes[next]);
    } catch (refused) { /* the choice then holds for this page only */ }
  });
  label();
}

/* ---- contents: a drawer on narrow windows; where the reader is ---- */

function setUpDrawer() {
  const button = $('button.menu');
  const nav = $('#contents');
  const open = (yes) => {
    root.classList.toggle('drawer', yes);
    button.setAttribute('aria-expanded', String(yes));
  };
  button.addEventListener('click', () => {
    const yes = !root.classList.contains('drawer');
    open(yes);
    const shown = $$('a', nav).filter((link) => link.offsetParent);
    const current = (link) => link.ariaCurrent === 'page';
    if (yes) (shown.find(current) || shown[0]).focus();
  });
  document.addEventListener('click', (event) => {
    const inside = nav.contains(event.target) || button.contains(event.target);
    if (!inside || event.target.closest('#contents a')) open(false);
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !root.classList.contains('drawer')) return;
    open(false);
    button.focus();
  });
}

function setUpPlace() {
  const links = $$('.toc a[href^="#"]');
  const places = links.map((link) => document.getElementById(
    decodeURIComponent(link.hash.slice(1))));
  const current = () => {
    const line = innerHeight * 0.25;
    let now = -1;
    places.forEach((place, i) => {
      if (place && place.getBoundingClientRect().top <= line) now = i;
    });
    links.forEach((link, i) => {
      if (i === now) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    });
    if (now >= 0) showInSide(links[now]);
  };
  atRest('scroll', current);
  current();
}

/* Scrolls the side, and only the side, until the link is in sight. */
function showInSide(link) {
  const side = $('#contents');
  const box = side.getBoundingClientRect();
  const { top, bottom } = link.getBoundingClientRect();
  if (top < box.top) side.scrollTop += top - box.top - 40;
  else if (bottom > box.bottom) side.scrollTop += bottom - box.bottom + 40;
}

/* Calls back at most once a frame. */
function atRest(eventName, action) {
  let waiting = false;
  addEventListener(eventName, () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      action();
    });
  }, { passive: true });
}

/* ---- keys: arrows turn pages, / searches ---- */

function isTyping(target) {
  return target.isContentEditable ||
    /^(input|textarea|select)$/i.test(target.tagName);
}

function setUpKeys() {
  document.addEventListener('keydown', (event) => {
    const { key, target } = event;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.defaultPrevented || isTyping(target) || $('dialog[open]')) return;
    if (key === '/') {
      event.preventDefault();
      openSearch();
    } else if (!event.shiftKey && !target.closest('[data-scrolls]')) {
      const rel = { ArrowLeft: 'prev', ArrowRight: 'next' }[key];
      const link = rel && $(`.turn a.${rel}`);
      if (link) location.href = link.href;
    }
  });
}

/* ---- search: a linear scan over the sections of the book ---- */

const MOST_FOUND = 40;
let sections = null;

/* The data is a script, because file:// allows no fetch; it is read once. */
function loadSearch(done, failed) {
  if (sections) return done();
  const script = make('script', { src: 'search.js' });
  script.onload = () => {
    sections = (window.SEARCH || []).map((section) => ({
      ...section,
      heading: section.h.toLowerCase(),
      text: section.t.toLowerCase(),
    }));
    done();
  };
  script.onerror = failed;
  document.head.append(script);
}

/* The sections that hold all the words; those with a word in their heading,
   then those with most of them, come first. */
function find(query) {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return { words, found: [] };
  const found = [];
  for (const section of sections) {
    let score = 0;
    const everyWord = words.every((word) => {
      const inHeading = section.heading.includes(word);
      const times = section.text.split(word).length - 1;
      score += (inHeading ? 100 : 0) + Math.min(times, 20);
      return inHeading || times > 0;
    });
    if (everyWord) found.push({ section, score });
  }
  found.sort((a, b) => b.score - a.score);
  return { words, found: found.map((one) => one.section) };
}

function pattern(words) {
  const escaped = words.map((w) => w.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`(${escaped.join('|')})`, 'i');
}

/* Text with the words in <mark>. */
function marked(text, words) {
  const parts = text.split(pattern(words));
  return parts.map((part, i) => (i % 2 ? make('mark', {}, part) : part));
}

function snippet(section, words) {
  const first = Math.max(0, section.text.search(pattern(words)));
  let from = Math.max(0, first - 50);
  if (from > 0) from = Math.min(first, section.t.indexOf(' ', from) + 1);
  const to = from + 170;
  return (from > 0 ? '… ' : '') + section.t.slice(from, to) +
    (to < section.t.length ? ' …' : '');
}

function result(section, words) {
  return make('li', {}, make('a', { href: section.u },
    make('span', { class: 'chapter' }, section.c),
    make('span', { class: 'heading' }, ...marked(section.h, words)),
    make('span', { class: 'snippet' },
      ...marked(snippet(section, words), words))));
}

function openSearch() {
  const dialog = $('dialog.search');
  dialog.showModal();
  $('input', dialog).select();
  loadSearch(
    () => $('input', dialog).dispatchEvent(new Event('input')),
    () => { $('.count', dialog).textContent =
      'The search data (search.js) is missing: run make book.'; });
}

/* The focus leaves at once: keys pressed next are for the page. */
function closeSearch() {
  const dialog = $('dialog.search');
  dialog.close();
  if (dialog.contains(document.activeElement)) document.activeElement.blur();
}

function setUpSearch() {
  const dialog = $('dialog.search');
  const input = $('input', dialog);
  const list = $('#found');
  const showFound = () => {
    if (!sections) return;
    const { words, found } = find(input.value);
    list.replaceChildren(
      ...found.slice(0, MOST_FOUND).map((one) => result(one, words)));
    $('.count', dialog).textContent = words.length === 0 ? ''
      : found.length === 0 ? 'Not in this book.'
      : found.length === 1 ? 'In one section'
      : found.length <= MOST_FOUND ? `In ${found.length} sections`
      : `In ${found.length} sections; the best ${MOST_FOUND}:`;
    list.scrollTop = 0;
  };
  input.addEventListener('input', showFound);
  dialog.addEventListener('keydown', (event) => {
    const all = [input, ...$$('a', list)];
    const at = all.indexOf(document.activeElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && all[at + step]) {
      event.preventDefault();
      all[at + step].focus();
    } else if (event.key === 'Enter' && at === 0) {
      event.preventDefault();
      if (all[1]) all[1].click();
    } else if (event.key === 'Escape') {
      event.preventDefault();   // a search field would only empty itself
      closeSearch();
    }
  });
  dialog.addEventListener('click', (event) => {
    const onBackdrop = event.target === dialog;
    if (onBackdrop || event.target.closest('a')) closeSearch();
  });
  $('button.search-open').addEventListener('click', openSearch);
}

/* ---- listings: copying ---- */

function copyText(text) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const area = make('textarea', { 'aria-hidden': 'true' });
  area.value = text;
  document.body.append(area);
  area.select();
  const done = document.execCommand('copy');
  area.remove();
  return done ? Promise.resolve() : Promise.reject(new Error('refused'));
}

function setUpCopying() {
  for (const figure of $$('figure.listing, figure.transcript')) {
    const button = make('button', { type: 'button', class: 'copy' }, 'Copy');
    button.addEventListener('click', () => {
      const text = $$('pre', figure).map((pre) => pre.textContent).join('\n');
      const say = (word) => {
        button.textContent = word;
        setTimeout(() => { button.textContent = 'Copy'; }, 1500);
      };
      copyText(text).then(() => say('Copied'), () => say('Refused'));
    });
    figure.append(button);
  }
}

/* ---- headings: a link to each ---- */

function setUpAnchors() {
  for (const heading of $$('article h2, article h3, article h4')) {
    const id = heading.id || (heading.parentElement.matches('section[id]') &&
      heading.parentElement.firstElementChild === heading &&
      heading.parentElement.id);
    if (!id) continue;
    heading.append(make('a', { class: 'anchor', href: `#${id}`,
      'aria-label': `Link to “${heading.textContent.trim()}”` }, '#'));
  }
}

/* ---- formulas ---- */

function renderFormulas() {
  if (!window.katex) return;
  for (const span of $$('span.math')) {
    const displayMode = span.classList.contains('display');
    try {
      window.katex.render(span.textContent, span, { displayMode });
    } catch (error) {
      span.classList.add('katex-error');
      span.title = error.message;
    }
  }
}

/* ---- boxes that scroll sideways: reachable by keyboard, and named ---- */

const SCROLLING =
  'article pre, .scroll, figure.plot, .math.display, .equation > math';

function nameOf(box) {
  const figure = box.closest('figure');
  const label = figure && $('figcaption .label', figure);
  if (label) return label.textContent.replace(/\.?\s*$/, '');
  if (box.matches('.math, math')) return 'Formula';
  if (!box.matches('pre')) return 'Table';
  return box.closest('.transcript') ? 'Output' : 'Listing';
}

function nameScrollingBoxes() {
  for (const span of $$('.math.inline')) {
    const room = span.closest('p, li, dd, td, figcaption, div');
    span.classList.toggle('wide', room !== null &&
      span.getBoundingClientRect().width > room.clientWidth);
  }
  for (const box of $$(`${SCROLLING}, .math.inline.wide`)) {
    const scrolls = box.scrollWidth > box.clientWidth + 1;
    box.toggleAttribute('data-scrolls', scrolls);
    if (scrolls) {
      box.setAttribute('tabindex', '0');
      if (!box.matches('figure')) box.setAttribute('role', 'group');
      box.setAttribute('aria-label', `${nameOf(box)}, scrolls sideways`);
    } else {
      for (const name of ['tabindex', 'role', 'aria-label'])
        box.removeAttribute(name);
    }
  }
}

/* ---- print: what is folded opens, and folds again ---- */

function setUpPrint() {
  let folded = [];
  addEventListener('beforeprint', () => {
    folded = $$('details:not([open])');
    for (const one of folded) one.open = true;
  });
  addEventListener('afterprint', () => {
    for (const one of folded) one.open = false;
  });
}

/* A link into a folded listing opens it. */
function unfoldTarget() {
  const target = document.getElementById(
    decodeURIComponent(location.hash.slice(1)));
  const fold = target && target.closest('details');
  if (!fold || fold.open) return;
  fold.open = true;
  target.scrollIntoView();
}

document.addEventListener('DOMContentLoaded', () => {
  setUpTheme();
  setUpDrawer();
  setUpKeys();
  setUpSearch();
  setUpAnchors();
  setUpCopying();
  setUpPrint();
  renderFormulas();
  nameScrollingBoxes();
  setUpPlace();
  unfoldTarget();
  addEventListener('hashchange', unfoldTarget);
  atRest('resize', nameScrollingBoxes);
  document.addEventListener('toggle', nameScrollingBoxes, true);
  if (document.fonts) document.fonts.ready.then(nameScrollingBoxes);
});
})();
