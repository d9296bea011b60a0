import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { episode } from '../../activities/episode/episode.js';
import type { EpisodePorts } from '../../activities/episode/episode-ports.js';
import { Checkouts } from '../../activities/work/checkouts.js';
import { within } from '../../domain/address.js';
import type { EpisodeSpec } from '../../domain/episode.js';
import type { ModelRequest } from '../../domain/model.js';
import { AGENT_SOLVER, FIRST_AGENT, type AgentSolver } from '../../domain/strategy.js';
import type { MemoryRow } from '../../ports/records.js';
import { actionId, turnId } from '../../campaigns/works.js';
import { codeReader } from '../../judge/shapes.js';
import { learn, remember } from '../../activities/cycle/learn.js';
import { repositoryScope, strategyId, taskHash } from '../../ports/keys.js';
import { ANY_EPISODE } from '../support/episode-records.js';
import { openFakeMemory } from '../support/fake-memory.js';
import { fakeModel, type FakeModel } from '../support/fake-model.js';
import { fakeSandbox } from '../support/fake-sandbox.js';
import { FakeDocuments, openFakeStore } from '../support/fake-store.js';
import { fakeWorkspaces, type FakeWorkspaces, type Shell } from '../support/fake-workspaces.js';
import { judgeSums, repoTask, SUMS } from '../support/repo-task.js';

const EDIT = '```edit sums.py\n<<<<<<< SEARCH\n    return a - b\n=======\n    return a + b\n>>>>>>> REPLACE\n```';
const SOLVES = ['I look.\n```run\ncat sums.py\n```', EDIT, '```test\n```', '```submit\n```'];
const EPISODE = 'c/b0/c1/practise/0/e';
const WORK = within(EPISODE, 'answer', 0);

/** A machine's clock is set right in the middle of a night. */
const setBack = (): void => void vi.setSystemTime(Date.now() - 3_600_000);

interface World {
  readonly ports: EpisodePorts;
  readonly model: FakeModel;
  readonly workspaces: FakeWorkspaces;
  readonly run: () => ReturnType<typeof episode>;
}

interface Scripted {
  readonly answers: readonly string[] | ((turn: number, request: ModelRequest) => string);
  readonly shell?: Shell;
  readonly solver?: Partial<AgentSolver>;
  readonly documents?: FakeDocuments;
  readonly attempts?: number;
  /** what memory knows */
  readonly known?: readonly MemoryRow[];
}

/** An episode on a checkout, in which the model says these things turn by turn; a worker is what is made anew by each call. */
async function world({ answers, shell, solver = {}, documents = new FakeDocuments(), attempts = 1, known = [] }: Scripted): Promise<World> {
  const store = openFakeStore(documents);
  const task = repoTask();
  const strategy = { ...FIRST_AGENT, solver: { ...AGENT_SOLVER, ...solver } };
  await store.keep('tasks', taskHash(task), task);
  await store.keep('strategies', strategyId(strategy), { id: strategyId(strategy), strategy, parent: null, change: null });
  await store.budget.open('c', { modelCalls: null, costUsd: null });
  const model = fakeModel((request) => {
    if (request.schema !== undefined) return '{"sentence": "The sign was not looked at.", "nextIdea": "look"}';
    const turn = request.messages.filter(({ role }) => role === 'assistant').length;
    return typeof answers === 'function' ? answers(turn, request) : (answers[turn] ?? 'nothing more to say');
  });
  const workspaces = fakeWorkspaces(SUMS, shell);
  const memory = openFakeMemory({ store });
  await memory.remember(known);
  const ports: EpisodePorts = {
    model,
    sandbox: fakeSandbox(judgeSums),
    store,
    memory,
    code: codeReader,
    checkouts: new Checkouts(() => workspaces),
  };
  const spec: EpisodeSpec = {
    ...ANY_EPISODE,
    address: EPISODE,
    model: 'fake-1',
    task: taskHash(task),
    strategy: strategyId(strategy),
    attempts,
    samples: 1,
    recall: known.length,
    view: known.length === 0 ? [] : [{ branch: 0, upToCycle: 0 }],
  };
  return { ports, model, workspaces, run: () => episode(ports, spec, new AbortController().signal) };
}

const observed = async ({ ports }: World, turn: number, action = 0): Promise<string> =>
  (await ports.store.find('actions', within(WORK, 'turn', turn, 'action', action)))?.observation.text ?? '(none)';

describe('an agent in a checkout', () => {
  it('took as long as it took, also where the clock is set back meanwhile', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    onTestFinished(() => void vi.useRealTimers());
    const at = await world({
      answers: (turn) => {
        setBack();
        return SOLVES[turn] ?? '';
      },
      shell: async () => {
        setBack();
        return { output: 'the file' };
      },
    });
    await at.run();
    const turn = await at.ports.store.find('turns', turnId(WORK, 0));
    const action = await at.ports.store.find('actions', actionId(WORK, 0, 0));
    for (const ms of [turn?.spent.wallMs, action?.wallMs]) {
      expect(ms).toBeGreaterThanOrEqual(0);
      expect(ms).toBeLessThan(3_600_000);
    }
  });

  it('looks, edits, tests and hands in; its patch is judged like any answer', async () => {
    const at = await world({ answers: SOLVES, shell: () => ({ output: SUMS['sums.py'] }) });
    expect(await at.run()).toMatchObject({
      solved: true,
      plausible: true,
      attempts: 1,
      attemptsToPass: 1,
      modelCalls: 4,
      status: 'passed',
    });
    expect(await observed(at, 0)).toBe('exit code 0\n```\ndef add(a, b):\n    return a - b\n```');
    expect(await observed(at, 1)).toBe('changed sums.py');
    expect(await observed(at, 2)).toBe('all 1 visible tests pass');
    expect(await at.ports.store.find('works', WORK)).toMatchObject({ ended: 'submitted', turns: 4, leftOut: [] });
    expect(at.workspaces.stillOpen()).toBe(0);
    expect(at.workspaces.opened()).toBe(1);
  });

  it('is told the task, the tests, the checkout, and each turn as it went', async () => {
    const at = await world({ answers: SOLVES });
    await at.run();
    const [first, , , last] = at.model.requests;
    const [system, user] = (first?.messages ?? []).map(({ content }) => content);
    expect(system).toContain('```submit');
    expect(user).toContain('add gives the difference.');
    expect(user).toContain('- sums.py');
    expect(user).toContain('tests/test_sum.py::test_add\n');
    expect(user).toContain('Before anything was changed: 1 of 1 visible tests fail');
    expect(user).not.toContain('test_add_negative');
    expect(last?.messages.map(({ role }) => role).join(' ')).toBe('system user assistant user assistant user assistant user');
    expect(last?.messages[5]?.content).toBe('[edit sums.py (one place)]\nchanged sums.py\n\n(38 turns are left.)');
    // the beginning stays as it was, so that what was read before need not be read again
    expect(last?.messages.slice(0, 2)).toEqual(first?.messages);
  });

  it('goes on where a worker was killed: nothing is paid twice, the checkout is made anew, the patch is the same', async () => {
    for (let killed = 1; killed < SOLVES.length; killed += 1) {
      const documents = new FakeDocuments();
      const dying = await world({
        documents,
        answers: (turn) => {
          if (turn === killed) throw new TypeError('killed');
          return SOLVES[turn] ?? '';
        },
      });
      await expect(dying.run()).rejects.toThrow('killed');
      const next = await world({ documents, answers: SOLVES });
      expect(await next.run()).toMatchObject({ solved: true, modelCalls: SOLVES.length });
      expect(next.model.calls()).toBe(SOLVES.length - killed);
      expect(next.workspaces.commands).toEqual(['cat sums.py']);
      expect(next.workspaces.stillOpen()).toBe(0);
    }
  });

  it('says what came out otherwise when a checkout was made anew', async () => {
    const documents = new FakeDocuments();
    const dying = await world({
      documents,
      shell: () => ({ output: 'one thing' }),
      answers: (turn) => {
        if (turn === 1) throw new TypeError('killed');
        return SOLVES[turn] ?? '';
      },
    });
    await expect(dying.run()).rejects.toThrow('killed');
    const next = await world({ documents, answers: SOLVES, shell: () => ({ output: 'another thing' }) });
    await next.run();
    const record = await next.ports.store.find('actions', within(WORK, 'turn', 1, 'action', 0));
    expect(record?.rebuilt).toEqual({ actions: 1, differing: ['run cat sums.py'] });
    expect(record?.observation.text).toContain('Otherwise than before came out: run cat sums.py.');
  });

  it('works anew after a work that did not pass, and knows what it was like', async () => {
    const wrong = EDIT.replace('a + b', 'b - a');
    const at = await world({
      attempts: 2,
      answers: (turn, request) => {
        const isSecond = request.messages[1]?.content.includes('## What has been tried') === true;
        return (isSecond ? SOLVES : ['```view sums.py\n```', wrong, '```submit\n```'])[turn] ?? '';
      },
    });
    expect(await at.run()).toMatchObject({ solved: true, attempts: 2, attemptsToPass: 2, modelCalls: 3 + 1 + 4 });
    const second = at.model.requests.findLast(({ schema }) => schema === undefined)?.messages[1]?.content ?? '';
    expect(second).toContain('sums.py +2 -2');
    expect(second).toContain('the tests were never run');
    expect(second).toContain('files looked at: sums.py; files changed: sums.py');
    expect(at.workspaces.opened()).toBe(2);
    expect(at.workspaces.stillOpen()).toBe(0);
  });
});

const ended = async (at: World) => ({
  record: await at.run(),
  work: await at.ports.store.find('works', WORK),
  open: at.workspaces.stillOpen(),
});
const write = (path: string): string => `\`\`\`write "${path}"\nassert True\n\`\`\``;

describe('an agent that goes wrong', () => {
  it('by doing the same again and again is told so, and ended', async () => {
    const at = await world({ answers: () => '```run\npytest\n```', shell: () => ({ output: '1 failed in 0.1s', exitCode: 1 }) });
    expect(await ended(at)).toMatchObject({
      record: { solved: false, errorClass: 'Unusable' },
      work: { ended: 'repeats', turns: 4 },
      open: 0,
    });
    expect(at.model.requests.at(-1)?.messages.at(-1)?.content).toContain('This is what you did before');
  });

  it('by answering nothing that can be done is told why, and ended', async () => {
    const at = await world({ answers: () => 'I think the bug is in sums.py.' });
    const { record, work, open } = await ended(at);
    expect({ work, open }).toMatchObject({ work: { ended: 'unreadable', turns: 4, patch: '' }, open: 0 });
    expect(record.reason).toContain('nothing was changed that an answer may change; answer after answer held no action');
    expect(at.model.requests[1]?.messages.at(-1)?.content).toContain('the answer holds no fenced block with an action');
  });

  it('by going on for ever is ended by its turns, and what stands there is judged', async () => {
    const at = await world({ answers: (turn) => (turn === 0 ? EDIT : `\`\`\`run\necho ${turn}\n\`\`\``), solver: { turns: 5 } });
    expect(await ended(at)).toMatchObject({ record: { solved: true }, work: { ended: 'turns', turns: 5 }, open: 0 });
  });

  it('by deleting the repository is shown what is left, and hands in nothing that passes', async () => {
    const at = await world({
      answers: ['```run\nrm -rf .\n```', EDIT, '```submit\n```'],
      shell: (_, files) => {
        files.clear();
        return {};
      },
    });
    expect(await ended(at)).toMatchObject({ record: { solved: false }, work: { ended: 'submitted' }, open: 0 });
    expect(await observed(at, 1)).toContain('there is no file sums.py; nothing was changed');
    // the tests are no part of what was handed in, deleted or not
    expect((await at.ports.store.find('works', WORK))?.patch).not.toContain('tests/');
  });

  it('by a NUL in what it wants is told so, and goes on', async () => {
    const asked = JSON.stringify({ action: 'search', pattern: 'a\u0000b' });
    const at = await world({ answers: (turn) => (turn < 1 ? `\`\`\`json\n${asked}\n\`\`\`` : '```submit\n```') });
    expect(await ended(at)).toMatchObject({ open: 0 });
    expect(await observed(at, 0)).toContain('NUL character');
  });

  it('by replacing nothing makes a file that is not there, and writes over none', async () => {
    const at = await world({
      answers: (turn) => {
        const path = ['new.py', 'sums.py'][turn];
        return path === undefined ? '```submit\n```' : `\`\`\`edit ${path}\n<<<<<<< SEARCH\n=======\nnew = 1\n>>>>>>> REPLACE\n\`\`\``;
      },
    });
    await ended(at);
    expect(await observed(at, 0)).toContain('wrote new.py, 1 line');
    expect(await observed(at, 1)).toContain('is empty for sums.py; write makes a file whole');
  });

  it('by searching outside the repository is told that', async () => {
    const at = await world({
      answers: (turn) => ['/etc', '../..'].map((path) => `\`\`\`search root in ${path}\n\`\`\``)[turn] ?? '```submit\n```',
    });
    await ended(at);
    for (const turn of [0, 1]) expect(await observed(at, turn)).toContain('is no path in the repository');
  });

  it('by flooding, waiting or taking too much is told so in few words', async () => {
    const ends = ['output', 'timeout', 'memory'] as const;
    const at = await world({
      answers: (turn) => (turn < 3 ? `\`\`\`run\n${turn}\n\`\`\`` : '```submit\n```'),
      shell: ({ shell }) => ({ ended: ends[Number(shell)] ?? 'exit', exitCode: 137, output: 'x\n'.repeat(500_000) }),
    });
    expect(await ended(at)).toMatchObject({ open: 0 });
    expect((await observed(at, 0)).split('\n')[0]).toContain('more than is allowed');
    expect((await observed(at, 1)).split('\n')[0]).toContain('commands get no input');
    expect((await observed(at, 2)).split('\n')[0]).toContain('more memory');
    expect((await observed(at, 0)).length).toBeLessThan(8_000);
  });

  it('by changing tests, paths with blanks and paths outside hands in what counts, and is told of the rest', async () => {
    const at = await world({
      answers: [`${write('tests/test_sum.py')}\n${write('a new file.py')}`, `${write('../out.py')}\n${write('b.py')}`, '```submit\n```'],
    });
    await at.run();
    expect(await observed(at, 0)).toContain('none of the files that an answer may change');
    expect(await observed(at, 1)).toContain('leads out of the checkout; nothing was changed');
    expect(await observed(at, 1, 1)).toBe('not done, since what was to come before it was not');
    const work = await at.ports.store.find('works', WORK);
    expect(work?.patch).toMatch(/^diff --git a\/a new file\.py b\/a new file\.py\n/);
    expect(work?.patch).not.toContain('test_sum');
  });
});

const PLACE: MemoryRow = {
  id: 'place',
  campaign: 'c',
  branch: 0,
  cycle: 0,
  pool: 'train',
  family: 'sums',
  taskId: 'before',
  language: 'python',
  repository: repositoryScope('/nowhere'),
  kind: 'place',
  sentence: 'What `tests/test_sum.py` tests was mended in `sums.py`.',
  key: 'tests/test_sum.py',
  paths: ['sums.py'],
  symptom: '',
  remedy: '',
  solved: true,
  attempts: 1,
};

describe('what is known of a repository', () => {
  it('is where a task of it was mended, and is told in that repository alone, while its files are there', async () => {
    const moved = { ...PLACE, id: 'moved', sentence: 'What `tests/test_sum.py` tests was mended in `gone.py`.', paths: ['gone.py'] };
    const elsewhere = { ...PLACE, id: 'elsewhere', sentence: 'It is of another.', repository: repositoryScope('/elsewhere') };
    const at = await world({ answers: SOLVES, known: [PLACE, moved, elsewhere] });
    await at.run();
    const question = at.model.requests[0]?.messages.map(({ content }) => content).join('\n') ?? '';
    expect(question).toContain(PLACE.sentence);
    expect(question).not.toContain('gone.py');
    expect(question).not.toContain('It is of another.');

    const course = await at.ports.store.find('courses', EPISODE);
    if (course === null) throw new TypeError('there is no course');
    const learned = await learn(at.ports, course, new AbortController().signal);
    expect(await remember(at.ports, { branch: 0, cycle: 1 }, learned === null ? [] : [learned])).toBe(2);
    const view = { campaign: 'c', branches: [{ branch: 0, upToCycle: 1 }] };
    const { rows } = await at.ports.memory.recall({
      text: 'tests/test_sum.py',
      language: 'python',
      repository: PLACE.repository ?? '',
      view,
      limit: 9,
    });
    expect(rows.filter(({ cycle }) => cycle === 1)).toMatchObject([
      { kind: 'place', sentence: 'What `tests/test_sum.py` tests was mended in `sums.py`.', paths: ['sums.py'] },
    ]);
  });
});
