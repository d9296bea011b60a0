import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { within } from '../../domain/address.js';
import { patchedFiles } from '../../domain/agent/patch-parts.js';
import type { BoxBackend } from '../../judge/box.js';
import { openBubblewrap } from '../../judge/bubblewrap/backend.js';
import { ownerName } from '../../judge/bubblewrap/owner.js';
import { BoxWorkspaces } from '../../judge/workspace/workspaces.js';
import { commandWorld, type CommandWorld } from '../support/command-world.js';
import { FakeDocuments } from '../support/fake-store.js';
import { gitRepository, type GitRepository } from '../support/git-repository.js';
import { repoTask, SUMS } from '../support/repo-task.js';
import { SHELL_AGENT } from '../support/shell-agent.js';

let cache: string;
let backend: BoxBackend;
let repository: GitRepository;
let workspaces: BoxWorkspaces;
let task: Parameters<typeof repoTask>[0];

beforeAll(async () => {
  cache = mkdtempSync(join(tmpdir(), 'ratchet-own-agent-'));
  backend = await openBubblewrap(join(cache, 'sandbox'), true);
  repository = gitRepository();
  const commit = repository.commit('sums', { ...SUMS, 'AGENTS.md': 'Tabs, please.\n' });
  workspaces = new BoxWorkspaces(
    backend,
    cache,
    () => Promise.resolve({ path: [], folders: [], version: 'test' }),
    () => undefined,
  );
  const { repo } = repoTask();
  const source = { repository: repository.folder, commit, environment: { setup: [], inputs: [] } };
  task = repo === undefined ? {} : { repo: { ...repo, source } };
});

afterAll(async () => {
  await workspaces.close();
  await backend.close();
  repository.remove();
  rmSync(cache, { recursive: true, force: true });
});

const ANSWERS = ['cat sums.py', "sed -i 's/a - b/a + b/' sums.py", 'env | grep -c OPENAI; date >> notes.txt', 'done'];

async function world(documents = new FakeDocuments(), answer?: (turn: number) => string): Promise<CommandWorld> {
  return commandWorld({
    documents,
    workspaces,
    solver: SHELL_AGENT,
    ...(task === undefined ? {} : { task }),
    script: ({ messages }) => {
      const turn = messages.filter(({ role }) => role === 'assistant').length;
      return answer?.(turn) ?? ANSWERS[turn] ?? 'done';
    },
  });
}

function leftOvers(): readonly string[] {
  return readdirSync('/tmp').filter((name) => name.startsWith(`ratchet-job-${ownerName()}-`));
}

describe('an agent of a person’s own in a box', () => {
  it('mends a repository by what the model says, and hands in what it changed, without what is its own', async () => {
    const at = await world();
    expect(await at.run()).toMatchObject({ solved: true, modelCalls: ANSWERS.length });
    const work = await at.ports.store.find('works', within('c/e', 'answer', 0));
    expect(patchedFiles(work?.patch ?? '').map(({ path }) => path)).toEqual(['notes.txt', 'sums.py']);
    expect(work).toMatchObject({
      ended: 'exited',
      leftOut: [],
      command: { exitCode: 0, output: expect.stringContaining('> cat sums.py\n') },
    });
    expect(at.model.requests[0]?.messages[0]?.content).toMatch(/^You are a careful[^]*Tabs, please\.\n$/);
    expect(at.model.requests[1]?.messages.at(-1)?.content).toBe(SUMS['sums.py']);
    expect(leftOvers()).toEqual([]);
  });

  it('begins anew where it was cut off, and nothing that it asks again is paid for again', async () => {
    for (let cut = 1; cut < ANSWERS.length; cut += 1) {
      const documents = new FakeDocuments();
      const stop = new AbortController();
      const dying = await world(documents, (turn) => {
        if (turn === cut) stop.abort(new Error('killed'));
        return ANSWERS[turn] ?? '';
      });
      await expect(dying.run(stop.signal)).rejects.toThrow('killed');
      expect(leftOvers()).toEqual([]);
      const next = await world(documents);
      expect(await next.run()).toMatchObject({ solved: true, modelCalls: ANSWERS.length });
      // the answer at which it was cut off had been given
      expect(dying.model.calls() + next.model.calls()).toBeLessThanOrEqual(ANSWERS.length + 1);
      expect(next.model.calls()).toBeLessThan(ANSWERS.length);
    }
  });

  it('that is not in the box is named', async () => {
    const at = await commandWorld({
      workspaces,
      solver: { command: ['no-such-agent', '{statement}'] },
      ...(task === undefined ? {} : { task }),
    });
    await expect(at.run()).rejects.toMatchObject({ kind: 'bad-request', message: /no-such-agent: not found/ });
    expect(leftOvers()).toEqual([]);
  });
});
