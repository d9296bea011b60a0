import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export const CLAMP = `def clamp(x, low, high):
    if low > high:
        raise ValueError("low is above high")
    if x < low:
        return low
    if x > high:
        return high
    return x
`;
const GOOD_TESTS = `import pytest
from clamp import clamp

@pytest.mark.parametrize("x, answer", [(0, 2), (1, 2), (2, 2), (3, 3), (4, 4), (5, 4), (9, 4)])
def test_within(x, answer):
    assert clamp(x, 2, 4) == answer

def test_one_point():
    assert clamp(7, 3, 3) == 3

def test_bounds():
    with pytest.raises(ValueError, match="low is above high"):
        clamp(1, 3, 2)
`;
export const GOOD_DOCS = 'Keeps `x` within the bounds `low` and `high`, and returns it. Raises ValueError where low is above high.\n';
const GOOD_PAGE = '<form id="login"><label>Name <input id="user"></label><button>Log in</button></form>\n';
const UNTIDY = 'import os\ndef clamp(x, low, high):\n    return max(low, min(x, high))\n';
const TIDY = UNTIDY.replace('import os\n', '');

type Parts = Readonly<Record<string, unknown>>;

const BOTH = {
  visible: [{ id: 'inside', call: { fn: 'clamp:clamp', args: [3, 1, 5] }, expect: { returns: 3 } }],
  hidden: [{ id: 'above', call: { fn: 'clamp:clamp', args: [9, 1, 5] }, expect: { returns: 5 } }],
};
const told = (kind: string, more: Parts): Parts => ({
  id: `clamp-${kind}`,
  language: 'python',
  kind,
  family: `clamp-${kind}`,
  prompt: `Write what is missing (${kind}).`,
  ...more,
});

/** A task of each kind that is held against a validator, file by file. */
export const WRITTEN: Readonly<Record<'tests' | 'docs' | 'ui' | 'style', Parts & { readonly 'task.json': Parts }>> = {
  tests: {
    'task.json': told('tests', { editable: ['test_clamp.py'], validation: { program: 'clamp.py', share: 0.6 } }),
    'files/clamp.py': CLAMP,
    'files/test_clamp.py': '',
    'reference/test_clamp.py': GOOD_TESTS,
  },
  docs: {
    'task.json': told('docs', {
      editable: ['clamp.txt'],
      validation: { program: 'clamp.py', name: 'clamp', mentions: { visible: ['bounds'], hidden: [['ValueError', 'an error of value']] } },
    }),
    'files/clamp.py': CLAMP,
    'files/clamp.txt': '',
    'reference/clamp.txt': GOOD_DOCS,
  },
  ui: {
    'task.json': told('ui', {
      language: 'javascript',
      editable: ['page.html'],
      validation: { elements: { visible: ['form', 'button'], hidden: ['#login', '#user'] } },
    }),
    'files/page.html': '',
    'reference/page.html': GOOD_PAGE,
  },
  style: {
    'task.json': told('style', { editable: ['clamp.py'] }),
    'files/clamp.py': UNTIDY,
    'reference/clamp.py': TIDY,
    'cases.json': BOTH,
  },
};

/** A suite in a folder of its own, of these tasks; a file that is null is left out. */
export function suiteFolder(tasks: Readonly<Record<string, Parts>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'ratchet-written-'));
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  write('suite.json', JSON.stringify({ name: 'written', description: 'of every kind that a validator looks at' }));
  for (const [task, parts] of Object.entries(tasks))
    for (const [path, content] of Object.entries(parts).filter(([, each]) => each !== null))
      write(join(task, path), typeof content === 'string' ? content : JSON.stringify(content));
  return folder;
}
