import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { StubReply, StubRequest } from '../support/stub-endpoint.js';
import { answered, json, openStubbedCommand, type Ran, type StubbedCommand, writePlusOneSuite } from '../support/stubbed-command.js';

const TASKS = ['one', 'two', 'three'] as const;
type Name = (typeof TASKS)[number];

const summary = z.object({ of: z.number(), tasks: z.array(z.object({ id: z.string(), solved: z.boolean() })), modelCalls: z.number() });

/** How the endpoint answers what is asked of a task; `hang`: not before the other side hangs up. */
type Mood = 'answer' | 'refuse' | 'hang';

describe('a solve that is cut off', () => {
  let command: StubbedCommand;
  const moods = new Map<Name, Mood>();
  const asked = new Map<Name, number>();

  beforeAll(async () => {
    command = await openStubbedCommand(reply);
    await writePlusOneSuite(join(command.folder, 'suite'), TASKS);
  });
  afterAll(() => command.close(), 120_000);

  function reply(request: StubRequest): StubReply {
    const name = TASKS.find((each) => JSON.stringify(request.body).includes(`task ${each}.`));
    if (name !== undefined) asked.set(name, (asked.get(name) ?? 0) + 1);
    const mood = name === undefined ? 'answer' : (moods.get(name) ?? 'answer');
    if (mood === 'refuse')
      return json({ error: { message: 'this key may not ask that', type: 'invalid_request_error', code: 'invalid_api_key' } }, 401);
    if (mood === 'hang') return { status: 200, headers: { 'content-type': 'application/json' }, body: never() };
    return answered(request, '```python\ndef f(n):\n    return n + 1\n```');
  }

  function solve(seed: number): Ran {
    return command.ratchet(
      'solve',
      '--suite',
      join(command.folder, 'suite'),
      '--attempts',
      '1',
      '--concurrency',
      '1',
      '--seed',
      String(seed),
      '--json',
    );
  }

  it('by Ctrl-C prints what is finished, and the same command goes on from there', async () => {
    moods.set('two', 'hang');
    const first = solve(1);
    await expect.poll(() => asked.get('two') ?? 0, { timeout: 240_000 }).toBeGreaterThan(0);
    first.child.kill('SIGINT');
    const cut = await first.ended;
    expect(cut).toMatchObject({
      code: 4,
      err: expect.stringMatching(
        /interrupted, and nothing of it runs on: 2 of 3 tasks are finished and told above; the same command goes on from there/,
      ),
    });
    expect(summary.parse(JSON.parse(cut.out))).toMatchObject({
      of: 3,
      tasks: [
        { id: 'one', solved: true },
        { id: 'three', solved: true },
      ],
    });

    moods.clear();
    const [one, three] = [asked.get('one'), asked.get('three')];
    const whole = await solve(1).ended;
    expect(whole).toMatchObject({ code: 0, err: expect.stringContaining('2 of 3 tasks are finished') });
    expect(summary.parse(JSON.parse(whole.out)).tasks.map(({ id }) => id)).toEqual(['one', 'two', 'three'].toSorted());
    expect([asked.get('one'), asked.get('three')]).toEqual([one, three]);

    // nothing is left to go on with: a run of its own
    const again = await solve(1).ended;
    expect(again.code).toBe(0);
    expect(asked.get('one')).toBeGreaterThan(one ?? 0);
  });

  it('by a key that is refused prints what is finished, names the task, and goes on once it is mended', async () => {
    moods.set('two', 'refuse');
    const cut = await solve(2).ended;
    expect(cut).toMatchObject({
      code: 1,
      err: expect.stringMatching(
        /ratchet: task two: .*may not ask that[^]*2 of 3 tasks are finished and told above; the same command goes on from there/,
      ),
    });
    expect(summary.parse(JSON.parse(cut.out)).tasks.map(({ id }) => id)).toEqual(['one', 'three']);
    moods.clear();
    expect(summary.parse(JSON.parse((await solve(2).ended).out)).tasks).toHaveLength(3);
  });
});

async function* never(): AsyncGenerator<string> {
  yield ' ';
  await new Promise(() => {});
}
