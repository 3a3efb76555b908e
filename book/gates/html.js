// Valid HTML, by html-validate's recommended and accessibility rules.
import { join } from 'node:path';
import { Absent } from './book.js';

const RULES = {
  // pandoc closes void elements, as XHTML does
  'void-style': 'off',
  // pandoc aligns columns and starts line counters by style attributes
  'no-inline-style': 'off',
  // listings and transcripts are printed as they are
  'no-trailing-whitespace': 'off',
  'no-raw-characters': ['error', { relaxed: true }],
  // region-deque.h, fn1: names made from file names and by pandoc
  'valid-id': ['error', { relaxed: true }],
  // pandoc's data-startFrom
  'attr-case': 'off',
  // a chapter's title is as long as it must be
  'long-title': 'off',
};

export const name = 'html';

export async function check(book) {
  let validate;
  try {
    validate = await import('html-validate');
  } catch {
    throw new Absent('html-validate is not installed: '
      + 'npm ci --prefix book/gates');
  }
  const loader = new validate.StaticConfigLoader({
    root: true,
    extends: ['html-validate:recommended', 'html-validate:a11y'],
    rules: RULES,
  });
  const validator = new validate.HtmlValidate(loader);
  const problems = [];
  for (const page of book.pages) {
    const report = await validator.validateFile(join(book.folder, page));
    for (const result of report.results)
      for (const { line, column, ruleId, message } of result.messages)
        problems.push(`${page}:${line}:${column}: ${message} (${ruleId})`);
  }
  return problems;
}
