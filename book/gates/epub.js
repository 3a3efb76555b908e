// The EPUB is valid, by epubcheck.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { Absent } from './book.js';

export const name = 'epub';

// Debian's command needs jarwrapper, which it does not depend on.
const JAR = '/usr/share/java/epubcheck.jar';

function run(program, args) {
  return new Promise((resolve, reject) => {
    execFile(program, args, { maxBuffer: 1 << 24 }, (error, out, err) => {
      if (error?.code === 'ENOENT') reject(error);
      else resolve({ ok: !error, text: out + err });
    });
  });
}

async function epubcheck(file) {
  const ways = existsSync(JAR) ? [['java', ['-jar', JAR, file]]] : [];
  for (const [program, args] of [...ways, ['epubcheck', [file]]]) {
    try {
      return await run(program, args);
    } catch { /* not installed this way */ }
  }
  throw new Absent('epubcheck is not installed');
}

export async function check(book) {
  if (!existsSync(book.epub))
    throw new Absent(`there is no ${book.epub}: make epub`);
  const { ok, text } = await epubcheck(book.epub);
  const problems = text.split('\n')
    .filter((line) => /^(FATAL|ERROR|WARNING)/.test(line));
  return ok || problems.length > 0 ? problems : [text.trim()];
}
