import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { type Box, type BoxBackend, NOTHING_USED } from '../../judge/box.js';
import { PageBrowser } from '../../judge/page.js';
import { BoxPool } from '../../judge/pool.js';
import type { ToolHost } from '../../judge/tool-host.js';

const NEVER = new AbortController().signal;
const tools: ToolHost = {
  find: () => Promise.resolve({ path: '/usr/bin/chromium', version: 'Chromium 156' }),
  prepare: () => Promise.reject(new TypeError('nothing is to be prepared for pages')),
};

const usage = (): typeof NOTHING_USED => NOTHING_USED;
const hold = (): void => undefined;
const destroy = (): Promise<void> => Promise.resolve();

/** Boxes whose browser shows the pages that it can, and breaks off at all others. */
function browsing(canShow: (page: string) => boolean): { readonly pool: BoxPool; readonly seen: string[] } {
  const seen: string[] = [];
  const start = (): Promise<Box> => {
    const [input, records] = [new PassThrough(), new PassThrough()];
    records.write('{"waiting":true}\n');
    const place = (files: Readonly<Record<string, string>>): Promise<void> => {
      const page = files['page.html'] ?? '';
      const own = page.replace(/^<script>.*?<\/script>/, '');
      seen.push(own);
      const [mark = ''] = /data-[\da-f-]+/.exec(page) ?? [];
      input.once('data', () => {
        for (const part of canShow(own) ? [`<html ${mark}="">${own}</html>`, 'picture'] : [])
          records.write(`${Buffer.from(part).toString('base64')}\n`);
        records.end();
      });
      return Promise.resolve();
    };
    const ended = Promise.resolve({ exitCode: 1, fromOutside: false });
    return Promise.resolve({ input, records, logs: [], ended, isAlive: true, place, usage, hold, destroy });
  };
  const backend: BoxBackend = { name: 'bubblewrap', version: '', start, guarantees: () => [], close: () => Promise.resolve() };
  return { pool: new BoxPool(backend, 0), seen };
}

async function browser(): Promise<PageBrowser> {
  const found = await PageBrowser.find(tools);
  if (found === null) throw new TypeError('the tools have one');
  return found;
}

it('a browser that shows a page is started once for it', async () => {
  const { pool, seen } = browsing(() => true);
  const made = await (await browser()).render(pool, '<p>a</p>', NEVER);
  expect(made.kind === 'page' && made.dom).toBe('<html><p>a</p></html>');
  expect(seen).toEqual(['<p>a</p>']);
});

it('a page that fails is at fault where an empty one is shown, which is asked once', async () => {
  const { pool, seen } = browsing((page) => page !== 'wrong');
  const one = await browser();
  for (let time = 0; time < 2; time += 1)
    expect(await one.render(pool, 'wrong', NEVER)).toEqual({ kind: 'failed', because: 'it came to no end' });
  expect(seen).toEqual(['wrong', '', 'wrong']);
});

it('no page is at fault where not even an empty one is shown', async () => {
  const { pool } = browsing(() => false);
  expect(await (await browser()).render(pool, '<p>a</p>', NEVER)).toMatchObject({ kind: 'none' });
});
