import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_REPO_LIMITS, type RepoSource } from '../../domain/repo-task.js';
import type { BoxBackend } from '../../judge/box.js';
import { openBubblewrap } from '../../judge/bubblewrap/backend.js';
import { ownerName } from '../../judge/bubblewrap/owner.js';
import { BoxWorkspaces } from '../../judge/workspace/workspaces.js';
import { LOOPBACK, type CommandEnd, type Guest, type Loopback, type LoopbackRequest } from '../../ports/workspace.js';
import { CONTRACT_FILES } from '../contract/workspace.js';
import { type GitRepository, gitRepository } from '../support/git-repository.js';

const NEVER = new AbortController().signal;
const NO_TOOLS = () => Promise.resolve({ path: [], folders: [], version: 'test' });

let cache: string;
let agents: string;
let backend: BoxBackend;
let repository: GitRepository;
let source: RepoSource;
let workspaces: BoxWorkspaces;

beforeAll(async () => {
  cache = mkdtempSync(join(tmpdir(), 'ratchet-loopback-'));
  // a folder that others cannot get to, as a home is
  agents = join(cache, 'private', 'agents');
  mkdirSync(agents, { recursive: true });
  chmodSync(join(cache, 'private'), 0o700);
  writeFileSync(join(agents, 'mine.sh'), 'echo mine\n');
  backend = await openBubblewrap(join(cache, 'sandbox'), true);
  repository = gitRepository();
  const commit = repository.commit('first', CONTRACT_FILES);
  source = { repository: repository.folder, commit, environment: { setup: [], inputs: [] } };
  workspaces = new BoxWorkspaces(backend, cache, NO_TOOLS, () => undefined, [agents]);
});

afterAll(async () => {
  await workspaces.close();
  await backend.close();
  repository.remove();
  rmSync(cache, { recursive: true, force: true });
});

interface Order {
  readonly shell: string;
  readonly loopback?: Loopback;
  readonly until?: AbortSignal;
  readonly guest?: Guest;
}

async function inBox({ guest, ...command }: Order): Promise<CommandEnd> {
  const workspace = await workspaces.open(source, DEFAULT_REPO_LIMITS, NEVER, guest);
  try {
    return await workspace.run(command, NEVER);
  } finally {
    await workspace.close();
  }
}

const ECHO: Loopback = ({ body }) => Promise.resolve({ status: 200, contentType: 'text/plain', body: `heard ${body}` });
const ASK = `cat > /tmp/ask.py <<'END'
import sys, urllib.request
request = urllib.request.Request("${LOOPBACK}/v1/x?y=1", data=sys.argv[1].encode(), headers={"Authorization": "Bearer k"})
print(urllib.request.urlopen(request).read().decode())
END
`;

describe('the loopback of a command', () => {
  it('hands on what is asked in the box, side by side, and the command is its own', async () => {
    const asked: LoopbackRequest[] = [];
    const end = await inBox({
      shell: `${ASK}for each in a b c; do python3 /tmp/ask.py $each & done; wait; cat; exit 7`,
      loopback: (request) => {
        asked.push(request);
        return ECHO(request);
      },
    });
    expect(end).toMatchObject({ ended: 'exit', exitCode: 7 });
    expect(end.output.trim().split('\n').toSorted()).toEqual(['heard a', 'heard b', 'heard c']);
    expect(asked.map(({ body }) => body).toSorted()).toEqual(['a', 'b', 'c']);
    expect(asked[0]).toMatchObject({ method: 'POST', path: '/v1/x', authorization: 'Bearer k' });
  });

  it('is all of a network that there is', async () => {
    const tries = ['127.0.0.1:8485', '10.0.0.1:80', '1.1.1.1:443'].map(
      (at) => `python3 -c "import socket; socket.create_connection(('${at.split(':')[0]}', ${at.split(':')[1]}), 2)" 2>&1 | tail -n 1`,
    );
    const { output } = await inBox({ shell: tries.join('; '), loopback: ECHO });
    expect(output.trim().split('\n')).toHaveLength(tries.length);
    expect(output).toMatch(/^(?:.*(?:refused|unreachable).*\n){3}$/i);
    expect((await inBox({ shell: `${ASK}python3 /tmp/ask.py a 2>&1 | tail -n 1` })).output).toMatch(/refused/);
  });

  it('ends with the command, also with one that never does, and leaves nothing', async () => {
    const before = leftOvers();
    const stop = new AbortController();
    const never = await inBox({
      shell: `${ASK}python3 /tmp/ask.py ready & sleep 1000`,
      until: stop.signal,
      loopback: (request) => {
        stop.abort(new Error('enough'));
        return ECHO(request);
      },
    });
    expect(never.ended).toBe('timeout');
    const killed = await inBox({ shell: 'kill -9 $$', loopback: ECHO });
    expect(killed).toMatchObject({ ended: 'exit', exitCode: 137 });
    expect(await inBox({ shell: 'exec no-such-agent', loopback: ECHO })).toMatchObject({ exitCode: 127 });
    expect(leftOvers()).toEqual(before);
  });

  it('is not kept up by a question that is never answered', async () => {
    const end = await inBox({
      shell: `${ASK}python3 /tmp/ask.py a 2>/dev/null & sleep 1; echo gone`,
      loopback: () => new Promise(() => undefined),
    });
    expect(end).toMatchObject({ ended: 'exit', output: 'gone\n' });
  });
});

describe('a guest', () => {
  it('is brought into the home once, for all checkouts, and is no part of a change', async () => {
    const guest = { setup: ['mkdir -p ~/agent && date +%N > ~/agent/stamp', 'echo tool > tool.txt'] };
    const stamp = (await inBox({ shell: 'cat ~/agent/stamp', guest })).output;
    expect(stamp).toMatch(/^\d+\n$/);
    const commit = repository.commit('second', { 'more.py': 'x = 1\n' });
    const workspace = await workspaces.open({ ...source, commit }, DEFAULT_REPO_LIMITS, NEVER, guest);
    expect((await workspace.run({ shell: 'cat ~/agent/stamp; echo mine > ~/agent/mine' }, NEVER)).output).toBe(stamp);
    expect(await workspace.patch()).toMatchObject({ patch: '' });
    await workspace.close();
  });

  it('sees the folders that are given to guests, where they are and read-only; others do not', async () => {
    const shell = `sh ${agents}/mine.sh; echo x 2>/dev/null > ${agents}/mine.sh || echo kept`;
    expect((await inBox({ shell, guest: { setup: [] } })).output).toBe('mine\nkept\n');
    expect((await inBox({ shell: `ls ${agents} 2>/dev/null || echo none` })).output).toBe('none\n');
  });
});

function leftOvers(): readonly string[] {
  return readdirSync('/tmp').filter((name) => name.startsWith(`ratchet-job-${ownerName()}-`));
}
