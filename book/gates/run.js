#!/usr/bin/env node
// Runs the gates over a finished book:  node run.js build/book [gate...]
// One line each; details and status 1 where one fails. A gate whose tool is
// not installed is skipped, but in CI (CI=true) that is a failure.
import { Absent, Book } from './book.js';
import { closeBrowser } from './chromium.js';
import { GATES } from './gates.js';

const MOST_SHOWN = 20;

// 'passed', 'failed' or 'skipped', having said so.
async function runGate(gate, book) {
  const start = Date.now();
  const say = (word, rest) => {
    const seconds = ((Date.now() - start) / 1000).toFixed(1);
    console.log(`${gate.name.padEnd(10)} ${word}  ${rest} (${seconds} s)`);
  };
  try {
    const problems = await gate.check(book);
    if (problems.length === 0) {
      say('passed ', `${book.pages.length} pages`);
      return 'passed';
    }
    say('FAILED ', `${problems.length} problems`);
    for (const problem of problems.slice(0, MOST_SHOWN))
      console.log(`  ${problem}`);
    if (problems.length > MOST_SHOWN)
      console.log(`  and ${problems.length - MOST_SHOWN} more`);
    return 'failed';
  } catch (error) {
    if (!(error instanceof Absent)) throw error;
    say(process.env.CI === 'true' ? 'FAILED ' : 'skipped', error.message);
    return process.env.CI === 'true' ? 'failed' : 'skipped';
  }
}

function chosen(names) {
  const all = GATES.map((gate) => gate.name);
  const unknown = names.find((one) => !all.includes(one));
  if (unknown)
    throw new Error(`no gate '${unknown}'; there are ${all.join(', ')}`);
  return names.length === 0 ? GATES
    : GATES.filter((gate) => names.includes(gate.name));
}

async function main([folder, ...names]) {
  if (!folder) throw new Error('usage: node run.js build/book [gate...]');
  const book = new Book(folder);
  const results = [];
  for (const gate of chosen(names)) results.push(await runGate(gate, book));
  return results.includes('failed') ? 1 : 0;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(`gates: ${error.message}`);
  process.exitCode = 2;
} finally {
  await closeBrowser();
}
