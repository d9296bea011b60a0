import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, type TestContext } from 'vitest';
import { openSandbox } from '../../judge/index.js';
import type { OpenSandbox } from '../../judge/judge.js';
import type { Rendering } from '../../ports/sandbox.js';

const SECRET = 'a-secret-of-this-process';

let sandbox: OpenSandbox;
let home: string;
beforeAll(async () => {
  process.env['OPENAI_API_KEY'] = SECRET;
  home = mkdtempSync(join(tmpdir(), 'ratchet-page-'));
  sandbox = await openSandbox({ cache: home, backend: 'bubblewrap', concurrency: 2, report: () => {} });
});
afterAll(async () => {
  delete process.env['OPENAI_API_KEY'];
  await sandbox.close();
  rmSync(home, { recursive: true, force: true });
});

async function made(page: string, context: TestContext): Promise<Exclude<Rendering, { kind: 'none' }>> {
  const found = await sandbox.render(page, new AbortController().signal);
  return found.kind === 'none' ? context.skip(found.because) : found;
}

describe('a page that a model wrote', () => {
  it('is what it is when its scripts have run, and has a picture', async (context) => {
    const page = await made('<p id="x"></p><script>document.getElementById("x").textContent = 6 * 7 + " by script";</script>', context);
    if (page.kind !== 'page') throw new TypeError(page.because);
    expect(page.dom).toContain('42 by script');
    expect(Buffer.from(page.picture).subarray(1, 4).toString()).toBe('PNG');
  });

  it('finds no network, no file of this machine and no secret', async (context) => {
    const asks = `<pre id="out">waits</pre><script>
      const asked = ['http://127.0.0.1:7391/', 'file:///etc/passwd', 'file:///proc/self/environ', 'file:///root/'];
      Promise.all(asked.map((url) => fetch(url).then((got) => got.text()).catch(() => 'refused'))).then((got) => {
        document.getElementById('out').textContent = got.join(',');
      });
    </script><iframe src="file:///proc/self/environ"></iframe><iframe src="file:///etc/passwd"></iframe>`;
    const page = await made(asks, context);
    if (page.kind !== 'page') throw new TypeError(page.because);
    expect(page.dom).toContain('refused,refused,refused,refused');
    expect(page.dom).not.toContain(SECRET);
  });

  it.for([
    ['a page that is not there', '<meta http-equiv="refresh" content="0;url=file:///nowhere.html"><p>a</p>'],
    [
      'a page of its own making',
      '<p>a</p><script>document.open(); document.write("<button>b</button>"); document.close(); location = "about:blank";</script>',
    ],
  ] as const)('that leads to %s is none', async ([, page], context) => {
    expect(await made(page, context)).toEqual({ kind: 'failed', because: 'it leads away from itself' });
  });

  it.for([
    ['a fragment', 'Name <input id="user">'],
    ['a whole page', '<!DOCTYPE html><html><head><title>a</title></head><body><input id="user"></body></html>\n'],
    ['one whose script is not ended', '<input id="user"><script>const a = 1;'],
    [
      'one that asks before it goes on',
      '<!-- a --><!DOCTYPE html><html lang="en"><script>alert(1); if (!confirm(2) && prompt(3) === null) document.write(document.compatMode + \'<input id="user">\');</script>',
    ],
    ['one that writes itself', '<script>document.write(\'<input id="user">\');</script>'],
  ] as const)('may be %s', async ([, page], context) => {
    const found = await made(page, context);
    if (found.kind !== 'page') throw new TypeError(found.because);
    expect(found.dom).toContain('<input id="user">');
    expect(found.dom).not.toMatch(/[\da-f]{8}-[\da-f-]{27}|currentScript/);
  });

  it('that comes to no end is at fault, and is ended', async (context) => {
    expect(await made('<script>for (;;) {}</script>', context)).toMatchObject({ kind: 'failed' });
  });
});
