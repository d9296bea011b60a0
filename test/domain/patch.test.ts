import { array, assert as hold, constantFrom, oneof, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { patchOfFiles, readPatch, splitPatch } from '../../domain/patch.js';

const SIMPLE = 'diff --git a/a.py b/a.py\nindex 1..2 100644\n--- a/a.py\n+++ b/a.py\n@@ -1 +1 @@\n-x\n+y\n';

describe('what stands in a patch', () => {
  it.each([
    ['a change', SIMPLE, ['a.py'], null],
    ['a new file', 'diff --git a/n.py b/n.py\nnew file mode 100644\n--- /dev/null\n+++ b/n.py\n@@ -0,0 +1 @@\n+y\n', ['n.py'], null],
    [
      'a removed file',
      'diff --git a/n.py b/n.py\ndeleted file mode 100644\n--- a/n.py\n+++ /dev/null\n@@ -1 +0,0 @@\n-y\n',
      ['n.py'],
      null,
    ],
    ['a renamed file', 'diff --git a/o.py b/n.py\nsimilarity index 100%\nrename from o.py\nrename to n.py\n', ['n.py'], 'o.py'],
    ['an empty file', 'diff --git a/x y.py b/x y.py\nnew file mode 100644\nindex 0..0\n', ['x y.py'], null],
    [
      'a quoted name',
      'diff --git "a/\\303\\251\\n.py" "b/\\303\\251\\n.py"\n--- "a/\\303\\251\\n.py"\n+++ "b/\\303\\251\\n.py"\n@@ -1 +1 @@\n-x\n+y\n',
      ['é\n.py'],
      null,
    ],
    ['a plain diff', '--- a/a.py\t2024-01-01\n+++ b/a.py\t2024-01-02\n@@ -1 +1 @@\n-x\n+y\n', ['a.py'], null],
    ['lines that look like headers', 'diff --git a/a b/a\n--- a/a\n+++ b/a\n@@ -1,2 +1,2 @@\n--- a/b\n+++ b/c\n', ['a'], null],
  ])('names the files of %s', (_what, patch, paths, from) => {
    const read = readPatch(patch);
    expect('files' in read ? read.files.map((file) => file.path) : read).toEqual(paths);
    expect('files' in read ? read.files[0]?.from : '').toBe(from);
  });

  it.each([
    ['', /no change/],
    ['Here is the patch!', /no change/],
    ['--- a/x\n+++ b/../../etc/passwd\n@@ -1 +1 @@\n-a\n+b\n', /leads out/],
    ['--- /etc/passwd\n+++ /etc/passwd\n@@ -1 +1 @@\n-a\n+b\n', /leads out/],
    ['--- a/.git/config\n+++ b/.git/config\n@@ -1 +1 @@\n-a\n+b\n', /leads out/],
    ['diff --git a/l b/l\nnew file mode 120000\n--- /dev/null\n+++ b/l\n@@ -0,0 +1 @@\n+/etc\n', /a link/],
    ['diff --git a/l b/l\nnew file mode 160000\n--- /dev/null\n+++ b/l\n@@ -0,0 +1 @@\n+Subproject commit 1\n', /repository of its own/],
    ['diff --git a/i.png b/i.png\nindex 1..2 100644\nGIT binary patch\nliteral 0\n', /binary/],
    ['diff --git a/i.png b/i.png\nindex 1..2 100644\nBinary files a/i.png and b/i.png differ\n', /binary/],
  ])('refuses %j', (patch, words) => {
    expect(readPatch(patch)).toEqual({ refused: expect.stringMatching(words) });
  });

  it('never throws, and parts a patch into what it is made of', () => {
    const line = oneof(
      string(),
      constantFrom('diff --git a/x b/x', '--- a/x', '+++ b/x', '@@ -1 +1 @@', '-x', '+y', 'GIT binary patch', 'rename from "a'),
    );
    hold(
      property(array(line), (lines) => {
        const patch = lines.join('\n');
        readPatch(patch);
        expect(patch.endsWith(splitPatch(patch).join(''))).toBe(true);
      }),
    );
    const twice = readPatch(SIMPLE + SIMPLE);
    expect('files' in twice && patchOfFiles(twice.files)).toBe(SIMPLE + SIMPLE);
  });
});
