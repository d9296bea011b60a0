import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { courseOf } from '../../campaigns/courses.js';
import { leavingOut } from '../../campaigns/leaving-out.js';
import { courseOf as digestOf } from '../../campaigns/works.js';
import { courseText } from '../../cli/commands/attempt.js';
import { within } from '../../domain/address.js';
import type { WorkRecord } from '../../ports/work-records.js';
import { RatchetFailure } from '../../ports/failures.js';
import type { Command } from '../../ports/workspace.js';
import { ask, commandWorld, said, type CommandWorld } from '../support/command-world.js';
import { FakeDocuments } from '../support/fake-store.js';
import type { Shell } from '../support/fake-workspaces.js';
import { SUMS } from '../support/repo-task.js';

const WORK = within('c/e', 'answer', 0);
const MENDED = 'def add(a, b):\n    return a + b\n';

/** Asks these, one after the other, and mends the sum behind them. */
function mends(...questions: readonly string[]): Shell {
  return async (command, files) => {
    for (const each of questions) expect((await ask(command, said(each))).status).toBe(200);
    files.set('sums.py', MENDED);
    return { output: 'mended' };
  };
}

async function workOf({ ports }: CommandWorld): Promise<WorkRecord> {
  const work = await ports.store.find('works', WORK);
  if (work === null) throw new Error('there is no work');
  return work;
}

/** A machine's clock is set right in the middle of a night. */
const setBack = (): void => void vi.setSystemTime(Date.now() - 3_600_000);

describe('an agent of a person’s own', () => {
  it('finds the strategy and the task, asks the model, and what it leaves is judged like any answer', async () => {
    const seen: { command?: Command; agents?: string | undefined } = {};
    const at = await commandWorld({
      strategy: (first) => ({ ...first, rules: [{ id: 'r1', text: 'Look at the sign.', pinned: false }] }),
      files: { ...SUMS, 'AGENTS.md': 'Tabs, please.\n' },
      shell: (command, files) => {
        seen.command = command;
        seen.agents = files.get('AGENTS.md');
        return mends('what now?', 'and then?')(command, files);
      },
    });
    expect(await at.run()).toMatchObject({ solved: true, plausible: true, attempts: 1, modelCalls: 2, status: 'passed' });
    expect(seen.agents).toMatch(/^You are a careful software engineer[^]*1\. Look at the sign\.[^]*## How to work[^]*\nTabs, please\.\n$/);
    expect(seen.command?.shell).toMatch(/^exec 'agent' '# Task\nadd gives the difference\.[^]*tests\/test_sum\.py::test_add/);
    expect(seen.command?.shell).not.toContain('test_add_negative');
    expect(seen.command?.input).toBe('');
    expect(await workOf(at)).toMatchObject({
      ended: 'exited',
      turns: 0,
      leftOut: [],
      command: { output: 'mended', rendered: ['AGENTS.md'] },
    });
    expect((await workOf(at)).patch).not.toContain('AGENTS.md');
    expect(at.model.requests.map(({ messages }) => messages[0]?.content)).toEqual(['what now?', 'and then?']);
    expect(at.workspaces.stillOpen()).toBe(0);
  });

  it('is told by what it did, whole for people and bounded for whoever reflects', async () => {
    const at = await commandWorld({
      shell: async (command) => {
        await ask(command, { ...said('what now?'), presence_penalty: 1 });
        await ask(command, said('what now?'));
        await ask(command, { messages: [] });
        return { exitCode: 3, output: `\u001b[1mthinking\u001b[0m 10%\rdone\n${'gave up\n'.repeat(10_000)}` };
      },
    });
    await at.run();
    const text = courseText(await courseOf(leavingOut(at.ports.store), 'c/e'));
    expect(text).toContain('# attempt 1: an agent of its own, with 2 model calls\n> agent {statement}\nexit code 3;');
    expect(text).toContain('settings of its questions that were not handed on: presence_penalty');
    expect(text).toMatch(/refused it once:\n {4}messages: /);
    expect(text).toMatch(/## call 1 \(\d+ tokens, \$0\.0000, [\d.]+ s\)\n {4}do it/);
    expect(text).toMatch(/it printed 800\d\d bytes:\n {4}done\n {4}gave up\n[^]*lines left out/);
    expect(text.length).toBeLessThan(20_000);
    const digest = await digestOf(at.ports.store, WORK);
    expect(digest.join('\n')).toContain('worked with 2 model calls, and ended since its command came to its end with exit code 3');
    expect(digest.join('\n')).toContain('answers that it had before, word for word: 1');
    expect(digest.join('\n').length).toBeLessThan(3_000);
  });

  it('runs again where a worker was killed: what it asks as before is answered from the ledger', async () => {
    const questions = ['one', 'two', 'two', 'three'];
    for (let killed = 1; killed < questions.length; killed += 1) {
      const documents = new FakeDocuments();
      const dying = await commandWorld({
        documents,
        shell: async (command, files) => {
          await mends(...questions.slice(0, killed))(command, files);
          throw new TypeError('killed');
        },
      });
      await expect(dying.run()).rejects.toThrow('killed');
      expect(dying.workspaces.stillOpen()).toBe(0);
      const next = await commandWorld({ documents, shell: mends(...questions) });
      expect(await next.run()).toMatchObject({ solved: true, modelCalls: questions.length });
      expect(next.model.calls()).toBe(questions.length - killed);
      expect((await workOf(next)).command?.calls.filter(({ known }) => known)).toHaveLength(killed);
      expect((await next.ports.store.budget.read('c')).spent.modelCalls).toBe(questions.length);
    }
  });

  it('pays for what it asks otherwise, and shows the same key when it runs again', async () => {
    const documents = new FakeDocuments();
    const keys: (string | undefined)[] = [];
    const asking = (question: string, isLast: boolean): Shell => {
      return async (command, files) => {
        keys.push(command.env?.['OPENAI_API_KEY']);
        await mends(question)(command, files);
        if (!isLast) throw new TypeError('killed');
        return {};
      };
    };
    await expect((await commandWorld({ documents, shell: asking('at 10:00', false) })).run()).rejects.toThrow('killed');
    const next = await commandWorld({ documents, shell: asking('at 10:01', true) });
    await next.run();
    expect(next.model.calls()).toBe(1);
    expect((await next.ports.store.budget.read('c')).spent.modelCalls).toBe(2);
    expect(keys[0]).toMatch(/^rk-[0-9a-f]{48}$/);
    expect(keys[1]).toBe(keys[0]);
  });

  it('is refused what is beyond its limits, and ended where it does not stop to ask', async () => {
    const statuses: number[] = [];
    const at = await commandWorld({
      solver: { calls: 2 },
      shell: async (command) => {
        for (let turn = 0; command.until?.aborted === false; turn += 1) statuses.push((await ask(command, said(`turn ${turn}`))).status);
        return { ended: 'timeout', exitCode: 137 };
      },
    });
    expect(await at.run()).toMatchObject({ solved: false, modelCalls: 2 });
    expect(new Set(statuses.slice(2))).toEqual(new Set([403]));
    expect(await workOf(at)).toMatchObject({ ended: 'calls', command: { refusals: [{ why: 'the calls of this run are spent' }] } });
  });

  it('counts each answer of one question', async () => {
    const at = await commandWorld({
      solver: { calls: 3 },
      shell: async (command) => {
        expect((await ask(command, { ...said('one'), n: 2 })).status).toBe(200);
        expect((await ask(command, { ...said('two'), n: 2 })).status).toBe(403);
        expect((await ask(command, said('three'))).status).toBe(200);
        return {};
      },
    });
    expect(await at.run()).toMatchObject({ modelCalls: 3 });
  });

  it.each([
    ['tokens', { tokens: 1 }, 'tokens'],
    ['money', { costUsd: 0.000_001 }, 'cost'],
  ])('counts its %s', async (_what, solver, ended) => {
    const at = await commandWorld({
      solver,
      shell: async (command, files) => {
        await ask(command, said('first'));
        expect((await ask(command, said('second'))).status).toBe(403);
        files.set('sums.py', MENDED);
        return {};
      },
    });
    expect(await at.run()).toMatchObject({ solved: true, modelCalls: 1 });
    expect((await workOf(at)).ended).toBe(ended);
  });

  it('ends by its time', async () => {
    const at = await commandWorld({
      solver: { minutes: 0.0005 },
      shell: async ({ until }) => {
        await new Promise<void>((resolve) => until?.addEventListener('abort', () => resolve()));
        return { ended: 'timeout', exitCode: 137 };
      },
    });
    await at.run();
    expect((await workOf(at)).ended).toBe('time');
  });

  it('ends by its time, and says how long a call took, also where the clock is set back meanwhile', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    onTestFinished(() => void vi.useRealTimers());
    const at = await commandWorld({
      solver: { minutes: 0.005 },
      script: () => {
        setBack();
        return 'do it';
      },
      shell: async (command) => {
        await ask(command, said('what now?'));
        await new Promise<void>((resolve) => command.until?.addEventListener('abort', () => resolve()));
        return { ended: 'timeout', exitCode: 137 };
      },
    });
    await at.run();
    const { ended, command } = await workOf(at);
    expect(ended).toBe('time');
    expect(command?.calls[0]?.wallMs).toBeGreaterThanOrEqual(0);
  });

  it.each([
    ['budget', new RatchetFailure('budget', 'spent')],
    ['refused-access', new RatchetFailure('refused-access', 'no such key')],
    ['unavailable', new RatchetFailure('unavailable', 'away', { retryAfterMs: 600_000 })],
  ])('is ended where the run as a whole is held up (%s), and goes on later', async (kind, failure) => {
    const documents = new FakeDocuments();
    const script = (_: unknown, index: number): string => {
      if (index === 1) throw failure;
      return 'do it';
    };
    const held = await commandWorld({
      documents,
      script,
      shell: async (command) => {
        expect((await ask(command, said('one'))).status).toBe(200);
        expect((await ask(command, said('two'))).status).toBe(500);
        expect(command.until?.aborted).toBe(true);
        return { ended: 'timeout', exitCode: 137 };
      },
    });
    await expect(held.run()).rejects.toMatchObject({ kind });
    expect(held.workspaces.stillOpen()).toBe(0);
    const next = await commandWorld({ documents, shell: mends('one', 'two') });
    expect(await next.run()).toMatchObject({ solved: true });
    expect(next.model.calls()).toBe(1);
  });

  it('asks for nothing that the budget of the campaign does not hold', async () => {
    const at = await commandWorld({
      modelCalls: 1,
      shell: async (command) => {
        expect((await ask(command, said('one'))).status).toBe(200);
        expect((await ask(command, said('two'))).status).toBe(500);
        return { ended: 'timeout', exitCode: 137 };
      },
    });
    await expect(at.run()).rejects.toMatchObject({ kind: 'budget' });
    expect(at.model.calls()).toBe(1);
  });

  it('is kept waiting through a short outage', async () => {
    const at = await commandWorld({
      script: (_, index) => {
        if (index < 2) throw new RatchetFailure('rate-limited', 'slowly', { retryAfterMs: 1, unpaid: true });
        return 'do it';
      },
      shell: mends('one'),
    });
    expect(await at.run()).toMatchObject({ solved: true, modelCalls: 1 });
  });

  it.each([
    ['context-overflow', 400, 'context_length_exceeded'],
    ['request-refused', 400, 'invalid_request'],
    ['answer-lost', 422, 'answer_lost'],
  ] as const)('is told what is between it and the model: %s', async (kind, status, code) => {
    const at = await commandWorld({
      script: () => {
        throw new RatchetFailure(kind, 'no', { unpaid: true });
      },
      shell: async (command) => {
        const answer = await ask(command, said('one'));
        expect([answer.status, JSON.parse(answer.body).error.code]).toEqual([status, code]);
        return {};
      },
    });
    expect(await at.run()).toMatchObject({ solved: false, status: 'failed' });
    expect((await workOf(at)).command?.refusals).toEqual([{ why: 'no', times: 1 }]);
  });

  it('is let in by its key alone, and finds two addresses', async () => {
    const at = await commandWorld({
      shell: async (command) => {
        const other = { ...command, env: { ...command.env, OPENAI_API_KEY: 'guessed' } };
        expect((await ask(other, said('one'))).status).toBe(401);
        expect(JSON.parse((await ask(command, '', '/models', 'GET')).body)).toMatchObject({ object: 'list', data: [{ id: 'fake-1' }] });
        expect((await ask(command, '', '/models/anything', 'GET')).status).toBe(200);
        expect((await ask(command, said('one'), '/responses')).status).toBe(404);
        expect((await ask(command, 'no JSON')).status).toBe(400);
        return {};
      },
    });
    await at.run();
    expect(at.model.calls()).toBe(0);
  });

  it('that is not in its box holds the campaign up, with the ways in', async () => {
    const at = await commandWorld({ shell: () => ({ exitCode: 127, output: 'sh: 1: agent: not found' }) });
    await expect(at.run()).rejects.toMatchObject({ kind: 'bad-request', message: /agent: not found[^]*`setup`[^]*RATCHET_AGENTS/ });
    expect(at.workspaces.stillOpen()).toBe(0);
  });

  it.each([
    ['changes nothing', [], /nothing was changed/, []],
    [
      'changes what is its own',
      [
        ['AGENTS.md', 'x'],
        ['.agent/log', 'x'],
        ['.agent.cache.db', 'x'],
      ],
      /nothing was changed/,
      [],
    ],
    ['changes tests', [['tests/test_other.py', 'assert True\n']], /nothing was changed/, ['tests/test_other.py']],
  ] as const)('that %s has no answer', async (_what, changes, reason, leftOut) => {
    const at = await commandWorld({
      solver: { ignore: ['.agent/', '.agent.*'] },
      shell: (_, files) => {
        for (const [path, text] of changes) files.set(path, text);
        return {};
      },
    });
    expect(await at.run()).toMatchObject({ solved: false, status: 'failed', reason: expect.stringMatching(reason) });
    expect(await workOf(at)).toMatchObject({ patch: '', leftOut });
  });

  it('is told at its next attempt what came of the first', async () => {
    const statements: string[] = [];
    const at = await commandWorld({
      attempts: 2,
      solver: { stdin: 'statement', command: 'agent', files: [{ path: 'TASK.md', what: 'statement' }] },
      shell: async (command, files) => {
        statements.push(command.input ?? '');
        expect(files.get('TASK.md')).toBe(command.input);
        expect(command.shell).toBe('agent');
        expect(command.env?.['RATCHET_STATEMENT']).toBe(command.input);
        await ask(command, said('one'));
        files.set('sums.py', statements.length === 1 ? 'def add(a, b):\n    return b\n' : MENDED);
        return {};
      },
    });
    expect(await at.run()).toMatchObject({ solved: true, attempts: 2 });
    expect(statements[0]).not.toContain('## Reflections');
    expect(statements[1]).toMatch(
      /an agent of its own \(agent\) worked with 1 model calls[^]*## Reflections[^]*The sign was not looked at/,
    );
  });
});
