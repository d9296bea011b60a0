import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

  it('finds the runs of a test with many rows, and says of a program what it would have to be called', async () => {
    const table =
      "import pytest\nfrom low import low\n\n@pytest.mark.parametrize('n, least', [(0, 1), (3, 3)])\ndef test_table(n, least):\n    assert low(n) == least\n\ndef test_one():\n    assert low(1) == 1\n";
    writeFileSync(at('test_low.py'), table);
    for (const name of ['low.py', 'my low.py']) writeFileSync(at(name), 'def low(n):\n    return max(1, n)\n');
    const given = (name: string): readonly string[] => [
      'node',
      'ratchet',
      'suite',
      'add',
      at(name),
      '--tests',
      at('test_low.py'),
      '--suite',
      at('mine'),
    ];
    await run(given('low.py'));
    expect(told).toContain('low is fit');
    const { tests } = JSON.parse(readFileSync(at('mine/low/task.json'), 'utf8'));
    const ids: readonly string[] = [...tests.visible, ...tests.hidden];
    expect(ids.map((id) => id.split('::')[1] ?? '').toSorted()).toEqual(['test_one', 'test_table[0-1]', 'test_table[3-3]']);
    expect(await run(given('my low.py'))).toBe(2);
    expect(told).toContain("No module named 'low'");
    expect(told).toContain('`suite add --as low.py`');
    await run([...given('my low.py'), '--as', 'low.py', '--id', 'again']);
    expect(told).toContain('again is fit');
  });

  it('finds the runs of jest, and says why those of tests that cannot be collected are not found', async () => {
    writeFileSync(at('low.js'), 'exports.low = (n) => Math.max(1, n);\n');
    const rows = "const { low } = require('./low');\ntest.each([[0, 1], [3, 3]])('%i', (n, least) => expect(low(n)).toBe(least));\n";
    writeFileSync(at('low.test.js'), `${rows}for (const n of [1, 2]) test('same ' + n, () => expect(low(n)).toBe(n));\n`);
    const add = (program: string, tests: string, id: string): readonly string[] => [
      'node',
      'ratchet',
      'suite',
      'add',
      at(program),
      '--tests',
      at(tests),
      '--suite',
      at('mine'),
      '--id',
      id,
    ];
    await run([...add('low.js', 'low.test.js', 'script'), '--framework', 'jest']);
    expect(told).toContain('script is fit');
    const { tests } = JSON.parse(readFileSync(at('mine/script/task.json'), 'utf8'));
    const ids: readonly string[] = [...tests.visible, ...tests.hidden];
    expect(ids.map((id) => id.split(' > ')[1] ?? '').toSorted()).toEqual(['0', '3', 'same 1', 'same 2']);
    writeFileSync(at('broken.py'), "raise ValueError('not today')\n");
    const table =
      "import pytest\nimport broken\n\n@pytest.mark.parametrize('n', [1])\ndef test_a(n):\n    pass\n\ndef test_b():\n    pass\n";
    writeFileSync(at('test_broken.py'), table);
    expect(await run(add('broken.py', 'test_broken.py', 'broken'))).toBe(2);
    expect(told).toContain('the tests could not be listed: raised ValueError: not today');
  });
});
