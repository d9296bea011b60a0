import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { noteUse, prune, toGo } from '../../judge/workspace/pruning.js';

let cache: string;
beforeEach(() => (cache = mkdtempSync(join(tmpdir(), 'ratchet-prune-'))));
afterEach(() => rmSync(cache, { recursive: true, force: true }));

const DAY = 24 * 3_600_000;

function entry(path: string, daysAgo: number, kilobytes: number): void {
  const folder = join(cache, path);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'content'), Buffer.alloc(kilobytes * 1_024));
  const at = new Date(Date.now() - daysAgo * DAY);
  utimesSync(folder, at, at);
}

describe('the cache of repositories', () => {
  it('keeps to its size: the longest unused goes, and nothing that was used lately', async () => {
    entry('checkouts/a', 9, 400);
    entry('environments/b', 8, 400);
    entry('images/c', 7, 400);
    entry('mirrors/d', 0, 400);
    await noteUse(join(cache, 'environments/b'));
    expect(await prune(cache, { mostBytes: 1_300 * 1_024 })).toMatchObject({ entries: 1 });
    expect(existsSync(join(cache, 'checkouts/a'))).toBe(false);
    expect(await prune(cache, { mostBytes: 0 })).toMatchObject({ entries: 1 });
    expect(['checkouts', 'environments', 'images', 'mirrors'].flatMap((kind) => readdirSync(join(cache, kind)))).toEqual(['b', 'd']);
    expect(await prune(join(cache, 'nowhere'))).toEqual({ entries: 0, bytes: 0 });
  });

  it('lets go no more than it must, in the order of use', () => {
    const entries = fc.array(fc.record({ path: fc.string(), usedMs: fc.nat(100), bytes: fc.nat(50) }));
    fc.assert(
      fc.property(entries, fc.nat(300), fc.nat(100), (all, mostBytes, before) => {
        const going = toGo(all, { mostBytes, before });
        const left = all.filter((each) => !going.includes(each)).reduce((sum, { bytes }) => sum + bytes, 0);
        expect(going.every(({ usedMs }) => usedMs < before)).toBe(true);
        const last = going.at(-1);
        expect(last === undefined || left + last.bytes > mostBytes).toBe(true);
        const couldGo = all.filter((each) => !going.includes(each) && each.usedMs < before);
        expect(left <= mostBytes || couldGo.length === 0).toBe(true);
      }),
    );
  });
});
