import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { run } from '../../cli/run.js';
import { CACHE, openNamed } from '../support/boxes.js';
import { CLAMP, GOOD_DOCS } from '../support/written-suite.js';

const home = mkdtempSync(join(tmpdir(), 'ratchet-add-'));
const at = (name: string): string => join(home, name);
const docs = (id: string, ...more: readonly string[]): readonly string[] => {
  const kind = ['--kind', 'docs', '--of', at('clamp.py'), '--name', 'clamp', '--id', id, '--suite', at('mine')];
  return ['node', 'ratchet', 'suite', 'add', at('clamp.txt'), ...kind, '--hidden-mentions', ...more];
};
beforeAll(async () => {
  // what boxes need is there
  await (await openNamed('bubblewrap')).close();
  writeFileSync(at('clamp.py'), CLAMP);
  writeFileSync(at('clamp.txt'), GOOD_DOCS);
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

describe('ratchet suite add', () => {
  let told = '';
  beforeEach(() => {
    vi.stubEnv('RATCHET_HOME', home);
    vi.stubEnv('RATCHET_CACHE', CACHE);
    told = '';
    for (const name of ['stdout', 'stderr'] as const)
      vi.spyOn(process[name], 'write').mockImplementation((text) => {
        told += String(text);
        return true;
      });
  });
  afterEach(() => {
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
    process.exitCode = undefined;
  });

  it('has what is right judged before the task is there', async () => {
    await run(docs('fit', 'ValueError | an error of value'));
    expect(told).toMatch(/fit is fit, and written to .*mine\/fit\n$/);
    expect(await run(docs('unfit', 'nowhere'))).toBe(2);
    expect(told).toContain('unfit: the reference does not pass the hidden checks');
    expect(existsSync(at('mine/unfit'))).toBe(false);
    await run(docs('unfit', 'nowhere', '--unchecked'));
    expect(existsSync(at('mine/unfit'))).toBe(true);
  });
});
