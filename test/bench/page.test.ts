import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { BENCHES } from '../../bench/benches.js';
import { benchmarksPage, PAGE } from '../../bench/report.js';

describe('docs/benchmarks.md', () => {
  it('says what the kept figures say, and nothing else', async () => {
    expect(await readFile(PAGE, 'utf8')).toBe(await benchmarksPage(BENCHES));
  });
});
