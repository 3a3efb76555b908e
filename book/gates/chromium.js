// The system's Chromium, driven by playwright-core; started once, when first
// asked for.
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Absent } from './book.js';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome',
  'google-chrome-stable'];
let running = null;

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function findChromium() {
  if (process.env.CHROMIUM !== undefined) {
    if (isProgram(process.env.CHROMIUM)) return process.env.CHROMIUM;
    throw new Absent(`CHROMIUM=${process.env.CHROMIUM} is no program`);
  }
  const folders = (process.env.PATH ?? '').split(delimiter);
  for (const program of NAMES)
    for (const folder of folders)
      if (isProgram(join(folder, program))) return join(folder, program);
  throw new Absent('no chromium in PATH, and CHROMIUM is not set');
}

async function launch() {
  const executablePath = findChromium();
  let playwright;
  try {
    playwright = await import('playwright-core');
  } catch {
    throw new Absent('playwright-core is not installed: '
      + 'npm ci --prefix book/gates');
  }
  return playwright.chromium.launch({
    executablePath,
    // Chromium's sandbox refuses to work for root
    chromiumSandbox: process.getuid() !== 0,
  });
}

export async function browser() {
  running ??= await launch();
  return running;
}

export async function closeBrowser() {
  await running?.close();
  running = null;
}

// Calls visit(page) with a fresh page in a context with the given options.
export async function withPage(options, visit) {
  const context = await (await browser()).newContext(options);
  context.setDefaultTimeout(20000);
  try {
    return await visit(await context.newPage());
  } finally {
    await context.close();
  }
}

export const WIDE = { width: 1280, height: 900 };
export const PHONE = { width: 390, height: 844 };
