import { execFile } from 'node:child_process';
import { mkdtemp, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];
/** By the browser's own clock, in which waiting costs nothing. */
const BUDGET_MS = 3_000;
const TIMEOUT_MS = 120_000;

export interface Rendered {
  /** as the browser has it when its scripts have run */
  readonly dom: string;
  /** null: none was wanted, or made */
  readonly screenshot: string | null;
}

/** A page in a browser without a window and without a network; null where there is none. */
export async function rendered(page: string, screenshot: string | null): Promise<Rendered | null> {
  const folder = await mkdtemp(join(tmpdir(), 'ratchet-page-'));
  try {
    await writeFile(join(folder, 'page.html'), page);
    for (const name of NAMES) {
      const dom = await domBy(name, folder);
      if (dom === null) continue;
      if (screenshot !== null) await rename(join(folder, 'page.png'), screenshot).catch(() => undefined);
      const kept = screenshot !== null && (await stat(screenshot).catch(() => null)) !== null;
      return { dom, screenshot: kept ? screenshot : null };
    }
    return null;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What was written by a model is read by a browser that reaches nothing: every name leads nowhere. */
async function domBy(browser: string, folder: string): Promise<string | null> {
  const flags = [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-extensions',
    '--host-resolver-rules=MAP * ~NOTFOUND',
    `--user-data-dir=${join(folder, 'profile')}`,
    `--virtual-time-budget=${BUDGET_MS}`,
  ];
  const page = pathToFileURL(join(folder, 'page.html')).href;
  const options = { cwd: folder, timeout: TIMEOUT_MS, maxBuffer: 32 * 1024 * 1024 };
  try {
    const { stdout } = await run(browser, [...flags, '--dump-dom', page], options);
    await run(browser, [...flags, `--screenshot=${join(folder, 'page.png')}`, '--window-size=1200,800', page], options);
    return stdout;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
