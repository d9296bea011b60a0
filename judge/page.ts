import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import type { Limits } from '../domain/task.js';
import type { Rendering } from '../ports/sandbox.js';
import type { BoxProgram } from './box.js';
import { Conversation } from './conversation.js';
import { expectWaiting } from './judgement.js';
import { quoted } from './linters/linters.js';
import type { BoxPool } from './pool.js';
import type { ToolHost } from './tool-host.js';

/** The program itself, where a system has it: what stands on the PATH may be a script that reads settings which boxes lack. */
const BROWSERS = ['/usr/lib/chromium/chromium', '/usr/lib/chromium-browser/chromium-browser', 'chromium', 'chromium-browser'];
const FONTS = '/etc/fonts';

const LIMITS: Limits = { wallMs: 120_000, cpuMs: 20_000, memoryMb: 1_024, pids: 256, diskMb: 256, outputKb: 1_024 };
/** By the browser's own clock, in which waiting costs nothing. */
const PATIENCE_MS = 3_000;
const FLAGS = [
  '--headless',
  // the box is its sandbox: it makes no further namespaces in there
  '--no-sandbox',
  '--no-zygote',
  '--disable-gpu',
  '--disable-extensions',
  '--disable-breakpad',
  '--disable-dev-shm-usage',
  '--user-data-dir=/tmp/profile',
  '--window-size=1200,800',
  `--virtual-time-budget=${PATIENCE_MS}`,
];
const NONE: Rendering = { kind: 'none', because: 'Chromium does not run in a box here' };

/** A browser, in a box like any other reader of what a model wrote: without a network, and nothing of this machine in reach. */
export class PageBrowser {
  readonly #program: BoxProgram;
  #hasShown = false;

  private constructor(program: BoxProgram) {
    this.#program = program;
  }

  /** One that a box can run; null where none is to be had. */
  static async find(tools: ToolHost): Promise<PageBrowser | null> {
    const found = await tools.find(BROWSERS, ['--version']);
    if (found === null) return null;
    // an older one makes no picture of what it has written out
    const script = `echo '{"waiting":true}' >&3; read -r go; cd /tmp
browse() { ${[found.path, ...FLAGS].map(quoted).join(' ')} "$@" file:///job/page.html 2>/dev/null; }
browse --dump-dom --screenshot=/tmp/page.png > dom.html || exit 1
[ -s page.png ] || browse --screenshot=/tmp/page.png >/dev/null || exit 1
for file in dom.html page.png; do base64 -w 0 "$file"; echo; done >&3`;
    const folders = existsSync(FONTS) ? [{ source: FONTS, box: FONTS }] : [];
    return new PageBrowser({ name: 'page', command: ['/bin/sh', '-c', script], env: {}, folders, job: true });
  }

  /** What it makes of a page. One that fails is held against an empty one, until any has been shown. */
  async render(pool: BoxPool, page: string, signal: AbortSignal): Promise<Rendering> {
    const made = await inBox(pool, this.#program, page, signal);
    const proof = this.#hasShown || made.kind === 'page' ? made : await inBox(pool, this.#program, '', signal);
    this.#hasShown ||= proof.kind === 'page';
    return this.#hasShown ? made : NONE;
  }
}

async function inBox(pool: BoxPool, program: BoxProgram, page: string, signal: AbortSignal): Promise<Rendering> {
  const box = await pool.take({ program, limits: LIMITS });
  const onAbort = (): void => void box.destroy();
  signal.addEventListener('abort', onAbort);
  if (signal.aborted) onAbort();
  try {
    const talk = new Conversation(box, LIMITS);
    await expectWaiting(talk);
    const mark = `data-${randomUUID()}`;
    await box.place({ 'page.html': marked(page, mark) });
    talk.sendLine('go');
    return ownPage(await shown(talk), mark);
  } finally {
    signal.removeEventListener('abort', onAbort);
    const gone = box.destroy();
    if (signal.aborted) await gone;
    signal.throwIfAborted();
  }
}

/**
 * A script in front of all others. Nobody is there to answer what a page asks before it goes on, as if it had been sent away; and the
 * document is marked, so that another one is known.
 */
function marking(mark: string): string {
  const unasked = 'window.alert = () => undefined; window.confirm = () => false; window.prompt = () => null;';
  return `<script>${unasked} document.documentElement.setAttribute('${mark}', ''); document.currentScript.remove();</script>`;
}

/** Behind its type: what stands in front of that makes another document of it. */
function marked(page: string, mark: string): string {
  const [type = ''] = /^\s*(?:<!--[\s\S]*?-->\s*)*(?:<!doctype[^>]*>)?/i.exec(page) ?? [];
  return `${type}${marking(mark)}${page.slice(type.length)}`;
}

/** A page that leads to another one, or to what a browser shows where there is none, is not what is seen: its mark is gone. */
function ownPage(made: Rendering, mark: string): Rendering {
  if (made.kind !== 'page') return made;
  const told = ` ${mark}=""`;
  return made.dom.includes(told) ? { ...made, dom: made.dom.replace(told, '') } : { kind: 'failed', because: 'it leads away from itself' };
}

async function shown(talk: Conversation): Promise<Rendering> {
  const from = talk.now();
  const parts: Buffer[] = [];
  while (parts.length < 2) {
    const heard = await talk.hear(LIMITS, from);
    if (heard.kind !== 'line') return { kind: 'failed', because: heard.kind === 'flood' ? 'it is too large' : 'it came to no end' };
    parts.push(Buffer.from(heard.line, 'base64'));
  }
  const [dom = Buffer.alloc(0), picture = Buffer.alloc(0)] = parts;
  return { kind: 'page', dom: dom.toString('utf8'), picture };
}
