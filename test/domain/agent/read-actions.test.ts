import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AgentAction } from '../../../domain/agent/action.js';
import { MAX_ACTIONS, readActions } from '../../../domain/agent/read-actions.js';
import { fenceOf } from '../../../domain/fence.js';

const actions = (text: string): readonly AgentAction[] => {
  const read = readActions(text);
  return 'actions' in read ? read.actions : [];
};
const unreadable = (text: string): string => {
  const read = readActions(text);
  return 'unreadable' in read ? read.unreadable : '';
};

describe('actions in an answer', () => {
  it.each<readonly [string, string, AgentAction]>([
    ['a run', 'I look.\n```run\nls -la\n```\n', { kind: 'run', command: 'ls -la' }],
    ['a shell by another name', '```bash\ncd src\nls\n```', { kind: 'run', command: 'cd src\nls' }],
    ['a session that was copied', '```console\n$ ls\na.py\n$ cat a.py\n```', { kind: 'run', command: 'ls\ncat a.py' }],
    [
      'a session with a here-document',
      '```console\n$ cat > a.txt <<EOF\none\ntwo\nEOF\n$ ls\na.txt\n```',
      { kind: 'run', command: 'cat > a.txt <<EOF\none\ntwo\nEOF\nls' },
    ],
    ['a command behind the label', '```run pytest -x\n```', { kind: 'run', command: 'pytest -x' }],
    ['a view', '```view src/a.py 10-20\n```', { kind: 'view', path: 'src/a.py', from: 10, to: 20 }],
    ['a view with a colon', '```view\n./src/a.py:10-20\n```', { kind: 'view', path: 'src/a.py', from: 10, to: 20 }],
    ['a view of it all', '```open a.py\n```', { kind: 'view', path: 'a.py', from: 1, to: 0 }],
    ['a path with blanks', '```view "my file 2.py" 3 9\n```', { kind: 'view', path: 'my file 2.py', from: 3, to: 9 }],
    ['a path with a line feed', '```view "a\\nb.py"\n```', { kind: 'view', path: 'a\nb.py', from: 1, to: 0 }],
    ['a range that is turned round', '```view a.py 9-3\n```', { kind: 'view', path: 'a.py', from: 9, to: 9 }],
    ['a search', '```search\ndef parse\n```', { kind: 'search', pattern: 'def parse', path: '' }],
    ['a search below a folder', '```grep "def parse" in src/x\n```', { kind: 'search', pattern: 'def parse', path: 'src/x' }],
    ['a search, the folder on its own line', '```search\na|b\nin src\n```', { kind: 'search', pattern: 'a|b', path: 'src' }],
    ['a whole file', '```write a.md\nx\n\n```python\ny\n```\nz\n```', { kind: 'write', path: 'a.md', text: 'x\n\n```python\ny\n```\nz\n' }],
    ['an empty file', '```write a/__init__.py\n```', { kind: 'write', path: 'a/__init__.py', text: '' }],
    ['tests in one line', '```test```', { kind: 'test' }],
    ['submit as a word', 'All is done.\n\n**submit**', { kind: 'submit' }],
    ['a block that was never closed', 'So:\n```run\nls', { kind: 'run', command: 'ls' }],
    ['a tool call in JSON', '{"action": "run", "arguments": {"command": "ls"}}', { kind: 'run', command: 'ls' }],
    ['JSON in a block', '```json\n{"name": "view", "path": "a.py", "from": 3}\n```', { kind: 'view', path: 'a.py', from: 3, to: 0 }],
    ['behind reasoning', '<think>\n```run\nrm x\n```\n</think>\n```submit\n```', { kind: 'submit' }],
  ])('%s', (_, text, action) => {
    expect(readActions(text)).toEqual({ actions: [action] });
  });

  const marks = '<<<<<<< SEARCH\na = 1\n=======\na = 2\n>>>>>>> REPLACE';
  const edit: AgentAction = { kind: 'edit', path: 'src/a.py', replacements: [{ old: 'a = 1', new: 'a = 2' }] };
  it.each([
    ['behind its label', `\`\`\`edit src/a.py\n${marks}\n\`\`\``],
    ['in its first line', `\`\`\`edit\nsrc/a.py\n${marks}\n\`\`\``],
    ['before it', `I change \`src/a.py\`\n\`\`\`edit\n${marks}\n\`\`\``],
    ['of a block of the language', `src/a.py\n\`\`\`python\n${marks}\n\`\`\``],
    ['of a diff', '```diff\n--- a/src/a.py\n+++ b/src/a.py\n@@ -1 +1 @@\n-a = 1\n+a = 2\n```'],
  ])('an edit, its file %s', (_, text) => {
    expect(readActions(text)).toEqual({ actions: [edit] });
  });

  it('edits of several files, in their order', () => {
    expect(actions(`\`\`\`edit src/a.py\n${marks}\n\`\`\`\nand\n\`\`\`edit b.py\n${marks}\n\`\`\``)).toEqual([
      edit,
      { ...edit, path: 'b.py' },
    ]);
  });

  it('an edit that replaces nothing is no order to write over what is there', () => {
    expect(actions('```edit a.py\n<<<<<<< SEARCH\n=======\na\n>>>>>>> REPLACE\n```')).toEqual([
      { kind: 'edit', path: 'a.py', replacements: [{ old: '', new: 'a' }] },
    ]);
  });

  it('a diff that makes a file is a file', () => {
    expect(actions('```diff\n--- /dev/null\n+++ b/new.py\n@@ -0,0 +1,2 @@\n+a\n+b\n```')).toEqual([
      { kind: 'write', path: 'new.py', text: 'a\nb\n' },
    ]);
  });

  it('nothing behind submit is done', () => {
    expect(actions('```submit\n```\n```run\nrm -rf .\n```')).toEqual([{ kind: 'submit' }]);
  });

  it.each([
    ['', 'the answer is empty'],
    ['<think>hm</think>', 'the answer is reasoning only'],
    ['Its package.json says {"name": "test", "version": "1.0.0"}.', 'the answer holds no fenced block with an action'],
    ['I would run the tests.', 'the answer holds no fenced block with an action'],
    ['```python\nprint(1)\n```', 'no block is an action: one is "python"'],
    ['```run\n```', 'a run holds no command'],
    [`\`\`\`edit\n${marks}\n\`\`\``, 'an action does not name its file'],
    ['```edit a.py\na = 2\n```', 'an edit holds no <<<<<<< SEARCH'],
    ['```edit a.py\n<<<<<<< SEARCH\na\n```', 'a search and replace is not ended'],
  ])('of %j it is said why there is none', (text, why) => {
    expect(unreadable(text)).toContain(why);
  });

  it('half of what was meant is not done', () => {
    expect(unreadable('```run\nls\n```\n```edit a.py\nnonsense\n```')).not.toBe('');
  });
});

const BITS = [
  '```',
  '````',
  '~~~',
  '```run',
  '```bash',
  '```edit a.py',
  '```write b.md',
  '```view a.py',
  '```submit',
  '```test```',
  '```diff',
  '```json',
  '<<<<<<< SEARCH',
  '=======',
  '>>>>>>> REPLACE',
  '--- a/x',
  '+++ b/x',
  '@@ -1 +1 @@',
  '-a',
  '+b',
  '<think>',
  '</think>',
  '{"action": "run", "command": "ls"}',
  '{',
  '}',
  '"',
  "'",
  'ls',
  'a.py',
  '$ ls',
  '# a.py',
  '',
  '\t',
  '\r',
  '\u0000',
  '\ud800',
  'x'.repeat(500),
];

describe('any text at all', () => {
  it('is read, or said to be unreadable; with at most so many actions, submit the last', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom(...BITS), fc.string()), { maxLength: 30 }), (bits) => {
        const read = readActions(bits.join('\n'));
        const found = 'actions' in read ? read.actions : [];
        expect('unreadable' in read ? read.unreadable !== '' : found.length > 0).toBe(true);
        expect(found.length).toBeLessThanOrEqual(MAX_ACTIONS);
        expect(found.slice(0, -1).some(({ kind }) => kind === 'submit')).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it('of a file comes back whole, in a fence that is longer than any in it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constantFrom(...BITS.filter((bit) => !/\r|think|<{4}/.test(bit))), fc.string({ unit: 'grapheme-ascii' }))),
        (lines) => {
          const text = `${lines.join('\n')}\n`;
          const fence = fenceOf(text);
          expect(actions(`I write it.\n${fence}write a/b.txt\n${text}${fence}\n`)).toEqual([{ kind: 'write', path: 'a/b.txt', text }]);
        },
      ),
    );
  });
});
