import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { episode } from '../../activities/episode/episode.js';
import { SECTION } from '../../domain/sections.js';
import { FIRST_STRATEGY, policyOf, type Strategy } from '../../domain/strategy.js';
import { codeReader } from '../../judge/shapes.js';
import { canonicalJson, strategyId, taskHash } from '../../ports/keys.js';
import { openFakeMemory } from '../support/fake-memory.js';
import { openFakeStore } from '../support/fake-store.js';
import { toyWorld } from '../support/toy-world.js';

/**
 * What an episode asked in which order, from which addresses (they draw the seeds) and with which settings, as one number; the words
 * may change.
 */
async function fingerprint(strategy: Strategy): Promise<string> {
  const { suite, model, sandbox } = toyWorld({ plain: 0 });
  const store = openFakeStore();
  const [task] = suite.tasks;
  if (task === undefined) throw new TypeError('the toy suite is empty');
  await store.keep('tasks', taskHash(task), task);
  await store.keep('strategies', strategyId(strategy), { id: strategyId(strategy), strategy, parent: null, change: null });
  await store.budget.open('c', { modelCalls: null, costUsd: null });
  const ports = { model, sandbox, store, memory: openFakeMemory({ store }), code: codeReader };
  const spec = { address: 'c/e', campaign: 'c', model: 'fake-1', task: taskHash(task), strategy: strategyId(strategy), seed: 1, view: [] };
  const { attempts, modelCalls, sandboxRuns } = await episode(ports, { ...spec, ...policyOf(strategy, 7) }, new AbortController().signal);
  const asked = model.requests.map(({ n, temperature, topP, maxTokens, seed, messages }) => {
    const text = messages.map(({ content }) => content).join('\n');
    for (const heading of [SECTION.plan, SECTION.written, SECTION.suspects, SECTION.mend, SECTION.now]) expect(text).not.toContain(heading);
    return { n, temperature, topP, maxTokens, seed };
  });
  return createHash('sha256')
    .update(canonicalJson([asked, attempts, modelCalls, sandboxRuns]))
    .digest('hex')
    .slice(0, 12);
}

const PLAIN: Strategy = {
  ...FIRST_STRATEGY,
  decoding: { temperature: 0.4, topP: 1, maxTokens: 2_048 },
  episode: { attempts: 1, samples: 4, reflections: 2 },
  tools: ['compile-first'],
};

/** Recorded before a strategy could say how an episode goes. */
describe('a strategy that names no steps', () => {
  it.each<[string, Strategy, string]>([
    ['as the first one', PLAIN, 'db6ceb95c588'],
    ['one that has its answers looked at twice', { ...PLAIN, tools: ['self-review', 'linter', 'coverage'] }, '89c987821f8c'],
    ['one that does not reflect', { ...PLAIN, episode: { attempts: 1, samples: 1, reflections: 0 } }, '725bb36f3864'],
  ])('asks what it always asked: %s', async (_, strategy, recorded) => {
    expect(await fingerprint(strategy)).toBe(recorded);
  });
});
