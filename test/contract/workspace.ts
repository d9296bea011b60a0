import { describe, expect, it } from 'vitest';
import { DEFAULT_REPO_LIMITS, type RepoSource } from '../../domain/repo-task.js';
import type { Workspace, Workspaces } from '../../ports/workspace.js';

const NEVER = new AbortController().signal;

/** The checkout that the contract is held on: text, a folder, a link that leads out, a file that is no text, a name with a blank. */
export const CONTRACT_FILES: Readonly<Record<string, string | Buffer>> = {
  'README.md': '# toy\n',
  'src/calc.py': 'def add(a, b):\n    return a - b\n',
  'src/with blank.py': 'x = 1\n',
  'logo.bin': Buffer.from([0, 1, 2, 3, 255]),
  '.gitignore': '*.log\n',
};

type Make = () => Promise<{ readonly workspaces: Workspaces; readonly source: RepoSource }>;

async function within(
  make: Make,
  work: (workspace: Workspace, workspaces: Workspaces, source: RepoSource) => Promise<void>,
): Promise<void> {
  const { workspaces, source } = await make();
  const workspace = await workspaces.open(source, DEFAULT_REPO_LIMITS, NEVER);
  try {
    await work(workspace, workspaces, source);
  } finally {
    await workspace.close();
  }
}

const NEW_FILE = (name: string, mode: string): string =>
  `diff --git a/${name} b/${name}\nnew file mode ${mode}\n--- /dev/null\n+++ b/${name}\n@@ -0,0 +1 @@\n`;
const PLAIN_FILE = '--- /dev/null\n+++ b/conftest.py\n@@ -0,0 +1 @@\n+b\n';

/** What every implementation of the port keeps. */
export function describeWorkspaces(name: string, make: Make): void {
  describe(`workspaces: ${name}`, () => {
    it('reads text by lines, and says what cannot be read', () =>
      within(make, async (workspace) => {
        expect(await workspace.read('src/calc.py')).toEqual({
          kind: 'text',
          text: 'def add(a, b):\n    return a - b\n',
          lines: 2,
          isWhole: true,
        });
        expect(await workspace.read('src/calc.py', { from: 2, lines: 1 })).toMatchObject({ text: '    return a - b\n', lines: 2 });
        expect(await workspace.read('nowhere.py')).toEqual({ kind: 'refused', why: 'there is no file nowhere.py' });
        expect(await workspace.read('src')).toMatchObject({ kind: 'refused' });
        expect(await workspace.read('logo.bin')).toEqual({ kind: 'refused', why: 'logo.bin is no text' });
      }));

    it.each(['../outside', '/etc/passwd', 'src/../../outside', '.git/config', ''])('keeps paths inside: %j', (path) =>
      within(make, async (workspace) => {
        expect(await workspace.read(path)).toMatchObject({ kind: 'refused' });
        expect(await workspace.write(path, 'x')).toMatchObject({ kind: 'refused' });
        expect(await workspace.remove(path)).toMatchObject({ kind: 'refused' });
      }),
    );

    it('lists what stands in it', () =>
      within(make, async (workspace) => {
        const all = { kind: 'files', total: 5, paths: ['.gitignore', 'README.md', 'logo.bin', 'src/calc.py', 'src/with blank.py'] };
        expect(await workspace.list()).toEqual(all);
        expect(await workspace.list('src')).toMatchObject({ total: 2 });
        expect(await workspace.list('nowhere')).toMatchObject({ kind: 'refused' });
        await workspace.remove('README.md');
        await workspace.write('more/new.py', 'y = 2\n');
        await workspace.write('debug.log', 'ignored');
        expect(await workspace.list()).toMatchObject({
          paths: ['.gitignore', 'logo.bin', 'more/new.py', 'src/calc.py', 'src/with blank.py'],
        });
      }));

    it('says what was changed as a patch that makes the same change elsewhere', () =>
      within(make, async (workspace, workspaces, source) => {
        expect(await workspace.patch()).toEqual({ kind: 'patch', patch: '', paths: [], leftOut: [] });
        await workspace.write('src/calc.py', 'def add(a, b):\n    return a + b\n');
        await workspace.write('new/deep.py', 'é = 1\n');
        await workspace.remove('README.md');
        const made = await workspace.patch();
        expect(made).toMatchObject({ kind: 'patch', paths: ['README.md', 'new/deep.py', 'src/calc.py'], leftOut: [] });
        const other = await workspaces.open(source, DEFAULT_REPO_LIMITS, NEVER);
        const patch = made.kind === 'patch' ? made.patch : '';
        expect(await other.read('new/deep.py')).toMatchObject({ kind: 'refused' });
        expect(await other.apply(patch)).toEqual({ kind: 'applied', paths: ['README.md', 'new/deep.py', 'src/calc.py'] });
        expect(await other.read('src/calc.py')).toMatchObject({ text: 'def add(a, b):\n    return a + b\n' });
        expect(await other.read('README.md')).toMatchObject({ kind: 'refused' });
        expect(await other.patch()).toEqual(made);
        await other.close();
      }));

    it.each([
      ['nothing', 'hello\n', /no change of a file/],
      [
        'what does not fit',
        '--- a/src/calc.py\n+++ b/src/calc.py\n@@ -1,2 +1,2 @@\n def sub(a, b):\n-    return 1\n+    return 2\n',
        /does not apply/,
      ],
      ['a way out', '--- a/../x\n+++ b/../x\n@@ -0,0 +1 @@\n+a\n', /leads out/],
      [
        'a link',
        'diff --git a/l b/l\nnew file mode 120000\n--- /dev/null\n+++ b/l\n@@ -0,0 +1 @@\n+/etc\n\\ No newline at end of file\n',
        /link/,
      ],
      ['a link of another spelling', `${NEW_FILE('l', '120000 ')}+/etc\n`, /link/],
      ['a link of two modes', `${NEW_FILE('l', '100644\nnew file mode 120000')}+/etc\n`, /link/],
      ['a file behind a hunk, which no header names', `${NEW_FILE('n.py', '100644')}+a\n${PLAIN_FILE}`, /other files/],
      ['a folder of another name before the path', PLAIN_FILE.replace('b/', 'q/'), /other files/],
      ['binary content', 'diff --git a/logo.bin b/logo.bin\nindex 1..2 100644\nGIT binary patch\nliteral 3\nKcmZQzU|;|M\n', /binary/],
    ])('refuses a patch with %s, in words', (_what, patch, words) =>
      within(make, async (workspace) => {
        const applied = await workspace.apply(patch);
        expect(applied).toMatchObject({ kind: 'refused', why: expect.stringMatching(words) });
        expect(await workspace.patch()).toMatchObject({ patch: '' });
      }),
    );

    it('knows each file of a patch as git does, also where parts are written otherwise', () =>
      within(make, async (workspace) => {
        const dated = PLAIN_FILE.replace('conftest.py', 'dated.py 2020-01-01 00:00:00.000000000 +0000');
        const applied = await workspace.apply(`${PLAIN_FILE}${dated}${NEW_FILE('n.py', '100644')}+a\n`);
        expect(applied).toEqual({ kind: 'applied', paths: ['conftest.py', 'dated.py', 'n.py'] });
        expect(await workspace.patch()).toMatchObject({ paths: ['conftest.py', 'dated.py', 'n.py'] });
      }));

    it('is gone when it is closed', () =>
      within(make, async (workspace) => {
        await workspace.close();
        await expect(async () => workspace.read('README.md')).rejects.toMatchObject({ kind: 'conflict' });
      }));
  });
}
