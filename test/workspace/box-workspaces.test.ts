import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_REPO_LIMITS, type RepoSource } from '../../domain/repo-task.js';
import type { BoxBackend } from '../../judge/box.js';
import { openBubblewrap } from '../../judge/bubblewrap/backend.js';
import { ownerName } from '../../judge/bubblewrap/owner.js';
import { BoxWorkspaces } from '../../judge/workspace/workspaces.js';
import { CONTRACT_FILES, describeWorkspaces } from '../contract/workspace.js';
import { type GitRepository, gitRepository } from '../support/git-repository.js';

const NEVER = new AbortController().signal;
const NO_TOOLS = () => Promise.resolve({ path: [], folders: [], version: 'test' });

let cache: string;
let backend: BoxBackend;
let repository: GitRepository;
let source: RepoSource;
let workspaces: BoxWorkspaces;

beforeAll(async () => {
  cache = mkdtempSync(join(tmpdir(), 'ratchet-workspaces-'));
  backend = await openBubblewrap(join(cache, 'sandbox'), true);
  repository = gitRepository();
  const commit = repository.commit('first', CONTRACT_FILES);
  source = { repository: repository.folder, commit, environment: { setup: [], inputs: [] } };
  workspaces = new BoxWorkspaces(backend, cache, NO_TOOLS, () => undefined);
});

afterAll(async () => {
  await workspaces.close();
  await backend.close();
  repository.remove();
  rmSync(cache, { recursive: true, force: true });
});

describeWorkspaces('boxes of bubblewrap', () => Promise.resolve({ workspaces, source }));

async function within(work: (workspace: Awaited<ReturnType<BoxWorkspaces['open']>>) => Promise<void>, limits = {}): Promise<void> {
  const workspace = await workspaces.open(source, { ...DEFAULT_REPO_LIMITS, ...limits }, NEVER);
  try {
    await work(workspace);
  } finally {
    await workspace.close();
  }
}

function ours(): readonly string[] {
  return readdirSync('/tmp').filter((name) => name.startsWith(`ratchet-job-${ownerName()}-`));
}

describe('a workspace in a box', () => {
  it('runs commands whose changes stay, and reach no other workspace', () =>
    within(async (workspace) => {
      const end = await workspace.run({ shell: 'echo more >> README.md; echo out; echo err >&2; cat; exit 3', input: 'in' }, NEVER);
      expect(end).toMatchObject({ ended: 'exit', exitCode: 3 });
      expect(end.output).toContain('out');
      expect(end.output).toContain('err');
      expect(end.output).toContain('in');
      expect((await workspace.run({ shell: 'cat README.md; git status --short' }, NEVER)).output).toBe('# toy\nmore\n M README.md\n');
      await within(async (other) => expect(await other.read('README.md')).toMatchObject({ text: '# toy\n' }));
    }));

  // git takes a file of the same size and second for unchanged
  it('sees a change of the same size in the second of the checkout', async () => {
    for (const number of [1, 2, 3]) {
      const commit = repository.commit(`fresh ${number}`, { 'n.txt': `${number} < 2\n` });
      const workspace = await workspaces.open({ ...source, commit }, DEFAULT_REPO_LIMITS, NEVER);
      await workspace.write('n.txt', `${number} > 2\n`);
      expect(await workspace.patch()).toMatchObject({ paths: ['n.txt'] });
      await workspace.close();
    }
  });

  it('holds one commit and nothing of before or after', () =>
    within(async (workspace) => {
      expect((await workspace.run({ shell: 'git log --all --oneline | wc -l' }, NEVER)).output.trim()).toBe('1');
    }));

  it('has no network, no host and no secret', () =>
    within(async (workspace) => {
      const { output } = await workspace.run(
        { shell: 'cat /etc/shadow /root/.bashrc; ls /home /root /var; env; cat /proc/net/dev | grep -v lo:' },
        NEVER,
      );
      expect(output).not.toMatch(/eth0|ens|RATCHET|root:\$/);
    }));

  it.each([
    ['never ends', 'while :; do sleep 1; done', { wallMs: 700 }, 'timeout'],
    ['computes for ever', 'while :; do :; done', { cpuMs: 300 }, 'timeout'],
    ['prints for ever', 'yes', { outputKb: 64 }, 'output'],
    ['wants more memory', 'tail /dev/zero', { memoryMb: 64 }, 'memory'],
    ['waits for input that has ended', 'read line; echo "got $line"', {}, 'exit'],
    ['leaves a process behind', 'sleep 1000 & echo done', {}, 'exit'],
    ['kills its shell', 'kill -9 $$', {}, 'exit'],
    ['deletes all', 'rm -rf /work/* /work/.git', {}, 'exit'],
  ])('ends what %s', (_what, shell, limits, ended) =>
    within(async (workspace) => {
      expect(await workspace.run({ shell }, NEVER)).toMatchObject({ ended });
      expect(await workspace.run({ shell: 'echo still here' }, NEVER)).toMatchObject({ exitCode: 0, output: 'still here\n' });
    }, limits),
  );

  it('keeps no more than its disk', () =>
    within(
      async (workspace) => {
        expect((await workspace.run({ shell: 'head -c 20000000 /dev/zero > big' }, NEVER)).exitCode).not.toBe(0);
        await workspace.run({ shell: 'rm -f big' }, NEVER);
      },
      { diskMb: 8 },
    ));

  it('follows no link out of it', () =>
    within(async (workspace) => {
      await workspace.run({ shell: 'ln -s /etc/passwd out; ln -s / root; ln -s src in; mkfifo pipe' }, NEVER);
      expect(await workspace.read('out')).toMatchObject({ kind: 'refused', why: 'out leads out of the repository' });
      expect(await workspace.read('root/etc/passwd')).toMatchObject({ kind: 'refused' });
      expect(await workspace.write('root/tmp/x', 'x')).toMatchObject({ kind: 'refused' });
      expect(await workspace.read('in/calc.py')).toMatchObject({ kind: 'text' });
      expect(await workspace.read('pipe')).toMatchObject({ kind: 'refused' });
    }));

  it('leaves binary files out of a patch, by name, and survives a changed .git', () =>
    within(async (workspace) => {
      await workspace.run(
        { shell: "printf '\\0\\1' > new.bin; printf 'caf\\351\\n' > latin.txt; echo a > 'a\tb.txt'; rm -rf .git" },
        NEVER,
      );
      expect(await workspace.patch()).toMatchObject({ kind: 'patch', paths: ['a\tb.txt'], leftOut: ['latin.txt', 'new.bin'] });
    }));

  it('leaves nothing behind', async () => {
    const before = ours();
    await within(async (workspace) => void (await workspace.run({ shell: 'echo x > y' }, NEVER)));
    expect(ours()).toEqual(before);
  });

  it('ends by a signal', () =>
    within(async (workspace) => {
      const stop = new AbortController();
      const running = workspace.run({ shell: 'sleep 1000' }, stop.signal);
      stop.abort(new Error('enough'));
      await expect(running).rejects.toThrow('enough');
    }));
});

function open(changes: Partial<RepoSource>): Promise<unknown> {
  return workspaces.open({ ...source, ...changes }, DEFAULT_REPO_LIMITS, NEVER);
}

describe('what cannot be opened', () => {
  it('says which repository, which commit and why', async () => {
    await expect(open({ repository: '/nowhere/at/all', commit: '2'.repeat(40) })).rejects.toMatchObject({
      kind: 'bad-request',
      message: /no such repository/,
    });
    await expect(open({ commit: 'main' })).rejects.toMatchObject({ message: /40 hexadecimal digits/ });
    await expect(open({ commit: '0'.repeat(40) })).rejects.toMatchObject({ message: /has no commit 0{40}/ });
    await expect(open({ repository: 'ext::sh -c touch% /tmp/x', commit: '1'.repeat(40) })).rejects.toMatchObject({ kind: 'bad-request' });
    await expect(open({ repository: '--upload-pack=x', commit: '1'.repeat(40) })).rejects.toMatchObject({ kind: 'bad-request' });
  });

  it('says that a clone is shallow', async () => {
    const first = repository.git('rev-parse', 'HEAD');
    repository.commit('second', { 'b.txt': 'b\n' });
    const shallow = join(cache, 'shallow');
    repository.git('clone', '--quiet', '--depth', '1', `file://${repository.folder}`, shallow);
    const other = new BoxWorkspaces(backend, join(cache, 'other'), NO_TOOLS, () => undefined);
    await expect(other.open({ ...source, repository: shallow, commit: first }, DEFAULT_REPO_LIMITS, NEVER)).rejects.toMatchObject({
      message: /shallow clone/,
    });
  });

  it('leaves links and repositories of an agent out of its patch, and nothing else', async () => {
    const workspace = await workspaces.open(source, DEFAULT_REPO_LIMITS, NEVER);
    try {
      await workspace.run(
        {
          shell:
            'ln -s /etc/passwd alias; git init -q sub && cd sub && git -c user.name=a -c user.email=a@b commit -q --allow-empty -m one; echo x > ../kept.txt',
        },
        NEVER,
      );
      expect(await workspace.patch()).toMatchObject({ kind: 'patch', paths: ['kept.txt'], leftOut: ['alias', 'sub'] });
    } finally {
      await workspace.close();
    }
  });

  it('takes links, CRLF and odd names as they are', async () => {
    const odd = gitRepository();
    symlinkSync('/etc/passwd', join(odd.folder, 'out'));
    const commit = odd.commit('odd', { 'a\nb.txt': 'x\n', 'crlf.txt': 'one\r\ntwo\r\n', 'ü ö.txt': 'y\n' });
    const workspace = await workspaces.open({ ...source, repository: odd.folder, commit }, DEFAULT_REPO_LIMITS, NEVER);
    try {
      expect(await workspace.list()).toMatchObject({ total: 4 });
      expect(await workspace.read('out')).toMatchObject({ kind: 'refused' });
      expect(await workspace.read('crlf.txt')).toMatchObject({ text: 'one\r\ntwo\r\n' });
      await workspace.run({ shell: String.raw`sed -i 's/two/2/' crlf.txt` }, NEVER);
      const made = await workspace.patch();
      expect(made).toMatchObject({ paths: ['crlf.txt'] });
      const again = await workspaces.open({ ...source, repository: odd.folder, commit }, DEFAULT_REPO_LIMITS, NEVER);
      expect(await again.apply(made.kind === 'patch' ? made.patch : '')).toMatchObject({ kind: 'applied' });
      expect(await again.read('crlf.txt')).toMatchObject({ text: 'one\r\n2\r\n' });
      await again.close();
    } finally {
      await workspace.close();
      odd.remove();
    }
  });
});

/** What set-up left, as a workspace sees it. */
async function look(at: RepoSource): Promise<string> {
  const workspace = await workspaces.open(at, DEFAULT_REPO_LIMITS, NEVER);
  try {
    expect(await workspace.patch()).toMatchObject({ patch: '' });
    expect((await workspace.run({ shell: 'cat README.md ~/note' }, NEVER)).output).toBe('r\nhome\n');
    return (await workspace.run({ shell: 'cat deps/stamp; echo mine > deps/mine' }, NEVER)).output;
  } finally {
    await workspace.close();
  }
}

describe('set-up', () => {
  it('runs once for what it is made from, and brings no part of anybody’s change', async () => {
    const other = gitRepository();
    const environment = {
      setup: ['mkdir -p deps && date +%N > deps/stamp && echo changed > README.md', 'echo home > ~/note'],
      inputs: ['needs.txt'],
    };
    const at = (commit: string): RepoSource => ({ repository: other.folder, commit, environment });
    const first = at(other.commit('one', { 'needs.txt': 'a\n', 'README.md': 'r\n' }));
    const second = at(other.commit('two', { 'code.py': 'x\n' }));
    const third = at(other.commit('three', { 'needs.txt': 'b\n' }));
    const stamp = await look(first);
    expect(await look(second)).toBe(stamp);
    expect(await look(third)).not.toBe(stamp);
    other.remove();
  });

  it('may bring what the repository ignores, which costs nobody a patch', async () => {
    const other = gitRepository();
    const environment = { setup: ['mkdir deps && echo x > deps/x'], inputs: [] };
    const commit = other.commit('one', { '.gitignore': '/*\n!/lib/\n!/.gitignore\n', 'lib/a.py': 'a\n', 'lib/gone.py': 'g\n' });
    const workspace = await workspaces.open({ repository: other.folder, commit, environment }, DEFAULT_REPO_LIMITS, NEVER);
    try {
      await workspace.run({ shell: 'echo b > lib/a.py; rm lib/gone.py; echo n > "lib/[n]ew.py"; echo y > deps/y; echo s > stray' }, NEVER);
      const made = await workspace.patch();
      const paths = made.kind === 'refused' ? [made.why] : [...made.patch.matchAll(/^diff --git a\/(\S+)/gm)].map(([, path]) => path);
      expect(paths).toEqual(['lib/[n]ew.py', 'lib/a.py', 'lib/gone.py']);
    } finally {
      await workspace.close();
      other.remove();
    }
  });

  it('may change what it is made from, which is no part of anybody’s change either', async () => {
    const other = gitRepository();
    const environment = { setup: ['echo b >> needs.txt; echo changed > README.md'], inputs: ['needs.txt'] };
    const commit = other.commit('one', { 'needs.txt': 'a\n', 'README.md': 'r\n' });
    const workspace = await workspaces.open({ repository: other.folder, commit, environment }, DEFAULT_REPO_LIMITS, NEVER);
    try {
      expect((await workspace.run({ shell: 'cat needs.txt README.md' }, NEVER)).output).toBe('a\nb\nr\n');
      expect(await workspace.patch()).toMatchObject({ patch: '' });
    } finally {
      await workspace.close();
      other.remove();
    }
  });

  it('touches nothing behind a link that it leaves in the place of a folder', async () => {
    const host = mkdtempSync(join(tmpdir(), 'ratchet-behind-'));
    writeFileSync(join(host, 'a.py'), 'mine\n');
    const other = gitRepository();
    const environment = { setup: [`rm -rf lib && ln -s ${host} lib`], inputs: [] };
    const commit = other.commit('one', { 'lib/a.py': 'a\n', 'b.py': 'b\n' });
    const workspace = await workspaces.open({ repository: other.folder, commit, environment }, DEFAULT_REPO_LIMITS, NEVER);
    try {
      expect(readFileSync(join(host, 'a.py'), 'utf8')).toBe('mine\n');
      expect((await workspace.run({ shell: 'cat lib/a.py b.py' }, NEVER)).output).toBe('a\nb\n');
    } finally {
      await workspace.close();
      other.remove();
      rmSync(host, { recursive: true, force: true });
    }
  });

  it('says how it failed, with the end of what it printed', async () => {
    const environment = { setup: ['echo asking the registry; echo no such package >&2; exit 7'], inputs: [] };
    await expect(workspaces.open({ ...source, environment }, DEFAULT_REPO_LIMITS, NEVER)).rejects.toMatchObject({
      kind: 'bad-request',
      message: /set-up failed: exit code 7: [^]*no such package/,
    });
  });
});
