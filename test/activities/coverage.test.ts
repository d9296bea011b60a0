import { describe, expect, it } from 'vitest';
import { execute } from '../../activities/episode/execute.js';
import { generate } from '../../activities/episode/generate.js';
import { strategyId, taskHash } from '../../ports/keys.js';
import { open } from '../../activities/episode/open.js';
import type { EpisodeSpec } from '../../domain/episode.js';
import { FIRST_STRATEGY, type Tool } from '../../domain/strategy.js';
import { codeReader } from '../../judge/shapes.js';
import { ANY_EPISODE } from '../support/episode-records.js';
import { openFakeMemory } from '../support/fake-memory.js';
import { fakeModel } from '../support/fake-model.js';
import { fakeSandbox } from '../support/fake-sandbox.js';
import { openFakeStore } from '../support/fake-store.js';
import { toyWorld } from '../support/toy-world.js';
import type { EpisodePorts } from '../../activities/episode/episode-ports.js';

const signal = new AbortController().signal;

/** The last prompt of an episode whose candidates all fail, and whether coverage was asked for at each verdict. */
async function episodeWith(tools: readonly Tool[]): Promise<{ readonly prompt: string; readonly asked: readonly boolean[] }> {
  const store = openFakeStore();
  const [task] = toyWorld({ tasks: 1 }).suite.tasks;
  if (task === undefined) throw new TypeError('the toy suite is empty');
  const strategy = { ...FIRST_STRATEGY, tools };
  await store.keep('tasks', taskHash(task), task);
  await store.keep('strategies', strategyId(strategy), { id: strategyId(strategy), strategy, parent: null, change: null });
  await store.budget.open('c', { modelCalls: null, costUsd: null });
  const sandbox = fakeSandbox(({ coverage }) => ({
    status: 'failed',
    errorClass: 'Logic',
    untrustedCoverage: coverage === true ? { lines: 9, covered: 7 } : null,
  }));
  const model = fakeModel(() => '```python\nbroken\n```');
  const ports: EpisodePorts = { model, sandbox, store, memory: openFakeMemory({ store }), code: codeReader };
  const spec: EpisodeSpec = {
    ...ANY_EPISODE,
    address: 'c/e',
    model: 'fake-1',
    task: taskHash(task),
    strategy: strategyId(strategy),
    attempts: 2,
    samples: 1,
    reflections: 0,
  };
  const answered = await execute(ports, spec, await generate(ports, spec, await open(ports, spec, signal), signal), signal);
  await generate(ports, spec, answered, signal);
  return {
    prompt:
      model.requests
        .at(-1)
        ?.messages.map(({ content }) => content)
        .join('\n') ?? '',
    asked: sandbox.jobs.map(({ coverage }) => coverage === true),
  };
}

describe('the coverage of an episode', () => {
  it('is measured where the strategy wants it, and stands with each candidate', async () => {
    const { prompt, asked } = await episodeWith(['coverage']);
    expect(asked).toEqual([true, true]);
    expect(prompt.match(/ran 7 of 9 lines/g)).toHaveLength(2);
  });

  it('costs nothing where it does not', async () => {
    const { prompt, asked } = await episodeWith([]);
    expect(asked).toEqual([false, false]);
    expect(prompt).not.toContain('lines');
  });
});
