import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCheckout } from '../../activities/work/checkout.js';
import { Checkouts } from '../../activities/work/checkouts.js';
import { handedIn } from '../../activities/work/handed-in.js';
import { perform } from '../../activities/work/perform.js';
import { readOnlyOf } from '../../domain/agent/read-only.js';
import type { Checks, Task } from '../../domain/task.js';
import type { BoxBackend } from '../../judge/box.js';
import { openBubblewrap } from '../../judge/bubblewrap/backend.js';
import { BoxWorkspaces } from '../../judge/workspace/workspaces.js';
import type { Workspace } from '../../ports/workspace.js';
import { type GitRepository, gitRepository } from '../support/git-repository.js';
import { repoTask } from '../support/repo-task.js';

const NEVER = new AbortController().signal;
const TESTS = 'tests/test_sum.py';
const HIDDEN = 'def test_secret():\n    assert add(40, 2) == 42\n';
const TEXT = `from sums import add\n\n\ndef test_shown():\n    assert add(1, 2) == 3\n\n\n${HIDDEN}\n\ndef test_stays():\n    assert add(0, 0) == 0\n`;

let cache: string;
let backend: BoxBackend;
let repository: GitRepository;
let workspaces: BoxWorkspaces;
let task: Task;

/** Tests that stand in the commit already, some of which its answer must turn and one of these hidden. */
function heldByTheCommit(commit: string): Task {
  const side = (...names: readonly string[]): Checks => ({
    trust: 'in-process',
    tests: { framework: 'pytest', files: { [TESTS]: TEXT }, ids: names.map((name) => `${TESTS}::${name}`) },
  });
  const made = repoTask({ visible: side('test_shown'), hidden: side('test_shown', 'test_secret', 'test_stays') });
  if (made.repo === undefined) throw new TypeError('it has no repository');
  const source = { repository: repository.folder, commit, environment: { setup: [], inputs: [] } };
  const failToPass = [`${TESTS}::test_shown`, `${TESTS}::test_secret`];
  return { ...made, repo: { ...made.repo, source, failToPass, passToPass: [`${TESTS}::test_stays`], readOnly: ['tests/'] } };
}

beforeAll(async () => {
  cache = mkdtempSync(join(tmpdir(), 'ratchet-checkout-'));
  backend = await openBubblewrap(join(cache, 'sandbox'), true);
  workspaces = new BoxWorkspaces(
    backend,
    cache,
    () => Promise.resolve({ path: [], folders: [], version: 'test' }),
    () => undefined,
  );
  repository = gitRepository();
  const commit = repository.commit('base', { 'sums.py': 'def add(a, b):\n    return a - b\n', [TESTS]: TEXT, 'link.py': 'x\n' });
  repository.commit('later', { 'sums.py': 'def add(a, b):\n    return a + b\n', 'later.txt': 'of the future\n' });
  task = heldByTheCommit(commit);
});
afterAll(async () => {
  await workspaces.close();
  await backend.close();
  repository.remove();
  rmSync(cache, { recursive: true, force: true });
});

async function inCheckout(work: (workspace: Workspace) => Promise<void>): Promise<void> {
  const workspace = await openCheckout(new Checkouts(() => workspaces), task, NEVER);
  try {
    await work(workspace);
  } finally {
    await workspace.close();
  }
}

async function said(workspace: Workspace, shell: string): Promise<string> {
  return (await workspace.run({ shell }, NEVER)).output;
}

describe('the checkout of an agent', () => {
  it('shows no hidden test that its commit holds, neither in files nor in objects', () =>
    inCheckout(async (workspace) => {
      expect(await said(workspace, `cat ${TESTS}`)).toMatch(/import add[^]*test_shown[^]*test_stays/);
      const objects = 'git cat-file --batch-all-objects --batch --buffer; git log -p --all; ls /mnt/git';
      const all = await said(
        workspace,
        `grep -rn . --include='*' . ; ${objects} 2>&1; find / -name '*.pack' -not -path '/proc/*' 2>/dev/null`,
      );
      expect(all).toContain('def add');
      expect(all).not.toMatch(/test_secret|add\(40|of the future|\.pack$/m);
      expect(await said(workspace, 'git status --short; git log --oneline | wc -l')).toBe('1\n');
      expect(await handedIn(workspace, task)).toEqual({ patch: '', leftOut: [] });
    }));

  it('hands in what was changed, also where a link stands in the place of the tests', () =>
    inCheckout(async (workspace) => {
      await said(workspace, 'sed -i s/-/+/ sums.py; rm -rf tests; ln -s . tests; mkdir -p deep; ln -s ../sums.py deep/l.py');
      expect(await handedIn(workspace, task)).toMatchObject({ patch: expect.stringMatching(/^diff --git a\/sums.py b\/sums.py\n/) });
    }));

  it('says which file was written where a link led there', () =>
    inCheckout(async (workspace) => {
      await said(workspace, `ln -sf ${TESTS} link.py; ln -s sums.py other.py`);
      const write = (path: string) => perform(workspace, { kind: 'write', path, text: 'x\n' }, readOnlyOf(task), NEVER);
      expect(await write('sums.py')).toMatchObject({ text: 'wrote sums.py, 1 line' });
      expect(await write('other.py')).toMatchObject({ text: 'wrote other.py, 1 line, a link: what was written is sums.py' });
      expect((await write('link.py')).text).toMatch(
        /what was written is tests\/test_sum\.py; it is none of the files that an answer may change/,
      );
    }));
});
