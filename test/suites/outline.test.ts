import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { outlineOf } from '../../suites/folder/outline.js';
import { loadSuite } from '../../suites/load.js';
import { outlined } from '../support/outlined.js';
import { suiteFolder, WRITTEN } from '../support/written-suite.js';

const folders: string[] = [];
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true, force: true })));

function mixedSuite(): string {
  const folder = suiteFolder({ ...WRITTEN, tested: TESTED });
  folders.push(folder);
  return folder;
}

const TESTED = {
  'task.json': {
    id: 'tested',
    language: 'python',
    kind: 'repair',
    family: 'tested',
    prompt: 'Doubles.',
    editable: ['twice.py'],
    tests: { framework: 'pytest', visible: ['tests/test_a.py::test_one'], hidden: ['tests/test_b.py::test_two'] },
  },
  'files/twice.py': 'def twice(n):\n    return n * 3\n',
  'reference/twice.py': 'def twice(n):\n    return n * 2\n',
  'tests/test_a.py': 'def test_one():\n    assert True\n',
  'tests/test_b.py': 'def test_two():\n    assert True\n',
};

describe('the outline of a suite', () => {
  it('says of each task what reading all of it says', async () => {
    const folder = mixedSuite();
    const outline = await outlineOf(folder);
    expect(outline).toEqual(outlined(await loadSuite(folder, { seed: 1 })));
    expect(new Set(outline.tasks.map(({ trust }) => trust))).toEqual(new Set(['in-process', 'split', 'validated']));
  });

  it('reads nothing but what each task says of itself', async () => {
    const folder = mixedSuite();
    const before = await outlineOf(folder);
    writeFileSync(join(folder, 'tested/tests/test_a.py'), Buffer.from([0xff, 0xfe]));
    writeFileSync(join(folder, 'style/cases.json'), '{');
    expect(await outlineOf(folder)).toEqual(before);
    await expect(loadSuite(folder, { seed: 1 })).rejects.toThrow(/test_a\.py[^]*cases\.json|cases\.json[^]*test_a\.py/);
  });

  it('says what is wrong there', async () => {
    const folder = mixedSuite();
    writeFileSync(join(folder, 'tested/task.json'), JSON.stringify({ ...TESTED['task.json'], kind: 'guess' }));
    rmSync(join(folder, 'style/task.json'));
    await expect(outlineOf(folder)).rejects.toThrow(/style\/task\.json: is missing[^]*tested\/task\.json: kind = "?guess/);
  });
});
