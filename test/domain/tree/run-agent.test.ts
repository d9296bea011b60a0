import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AgentEnd, AgentNow, AgentSpec } from '../../../domain/tree/agent.js';
import { leftOf, NOTHING_SPENT, plus, shares, type Grant } from '../../../domain/tree/grant.js';
import { runAgent, type AgentVerbs } from '../../../domain/tree/run-agent.js';
import { uniform } from '../../../domain/random.js';
import { ANY_EPISODE } from '../../support/episode-records.js';

const grants = fc.record({
  agents: fc.integer({ min: 1, max: 200 }),
  tokens: fc.integer({ min: 0, max: 100_000 }),
  costUsd: fc.option(fc.double({ min: 0, max: 10, noNaN: true }), { nil: null }),
  depth: fc.integer({ min: 0, max: 6 }),
});

describe('shares of what is left', () => {
  it('never come to more than that, and are never below nothing', () => {
    const claims = fc.array(fc.record({ lines: fc.integer({ min: 1, max: 80 }), isNew: fc.boolean() }), { maxLength: 40 });
    fc.assert(
      fc.property(grants, claims, (left, all) => {
        const cut = shares(left, all);
        const sum = (of: (grant: Grant) => number): number => cut.reduce((total, each) => total + of(each), 0);
        expect(cut).toHaveLength(all.length);
        expect(sum(({ agents }) => agents)).toBeLessThanOrEqual(left.agents);
        expect(sum(({ tokens }) => tokens)).toBeLessThanOrEqual(left.tokens);
        expect(sum(({ costUsd }) => costUsd ?? 0)).toBeLessThanOrEqual((left.costUsd ?? 0) + 1e-9);
        expect(cut.every(({ costUsd }) => (costUsd === null) === (left.costUsd === null))).toBe(true);
        expect(
          cut.every(({ agents, tokens, depth }) => agents >= 0 && tokens >= 0 && depth >= 0 && depth <= Math.max(0, left.depth - 1)),
        ).toBe(true);
      }),
    );
  });
});

/** Agents that want as much as they may have, whatever they are for: as the activities do, within what is left. */
function greedy(seed: number, spawned: AgentSpec[]): AgentVerbs {
  const write = async (spec: AgentSpec, now: AgentNow): Promise<AgentNow> => {
    const own = { ...NOTHING_SPENT, agents: Number(now.written === 0), rounds: Number(now.written > 0) };
    const left = leftOf(spec.grant, plus(now.spent, own));
    if (left.tokens < 10) return { ...now, written: now.written + 1, spent: plus(now.spent, own), ended: { state: 'spent', because: '' } };
    const draw = (what: string): number => uniform(seed, `${spec.at} ${now.written} ${what}`);
    const tokens = Math.min(left.tokens, 10 + Math.floor(draw('tokens') * 3_000));
    const known = now.helpers.length > 0 || left.depth === 0 ? 0 : Math.min(8, left.agents, Math.floor(draw('helpers') * 9));
    const made = Array.from({ length: known }, (_, index) => ({
      name: `h${now.written}-${index}`,
      as: `h${now.written}-${index}`,
      uses: index > 0 && draw(`uses ${index}`) < 0.3 ? [`h${now.written}-${index - 1}`] : [],
      lines: 1 + Math.floor(draw(`lines ${index}`) * 30),
      end: null,
      todo: 'make' as const,
    }));
    const again = now.helpers.map((each) => ({ ...each, todo: draw(`again ${each.name}`) < 0.5 ? ('change' as const) : null }));
    return {
      ...now,
      round: `${spec.at}/round/${now.written}`,
      written: now.written + 1,
      helpers: [...again, ...made],
      spent: plus(now.spent, { ...own, calls: 1, tokens, costUsd: 0 }),
    };
  };
  const verbs: AgentVerbs = {
    write,
    review: async (_, now) => now,
    prove: async (spec, now) => {
      const isOver = uniform(seed, `${spec.at} ${now.written} proof`) < 0.4 || now.changes >= spec.bounds.rounds;
      return { ...now, proof: `${spec.at}/proof/${now.written - 1}`, ended: isOver ? { state: 'failed', because: 'no' } : null };
    },
    spawn: (spec) => {
      spawned.push(spec);
      return runAgent(spec, verbs);
    },
  };
  return verbs;
}

const root = (grant: Grant, width: number): AgentSpec => ({
  episode: ANY_EPISODE,
  tree: 't',
  at: 't/agent',
  mother: null,
  earlier: null,
  want: 'make',
  grant,
  before: null,
  bounds: { width, rounds: 2, reviews: false },
});

describe('a tree, whatever its agents want', () => {
  it('ends within its grant: agents, tokens and depth, below every mother too', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), grants, fc.integer({ min: 1, max: 16 }), async (seed, grant, width) => {
        const spawned: AgentSpec[] = [];
        const end = await runAgent(root(grant, width), greedy(seed, spawned));
        expect(end.spent.agents).toBeLessThanOrEqual(grant.agents);
        expect(end.spent.tokens).toBeLessThanOrEqual(grant.tokens);
        expect(new Set(spawned.map(({ at }) => at)).size + 1).toBe(end.spent.agents);
        for (const { at, grant: own } of spawned) expect(at.split('/').length - 2 + own.depth).toBeLessThanOrEqual(grant.depth);
      }),
      { numRuns: 60 },
    );
  });

  it('has no more agents at work side by side than it may', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), grants, fc.integer({ min: 1, max: 16 }), async (seed, grant, width) => {
        let [running, most] = [0, 0];
        const verbs = greedy(seed, []);
        const write = async (spec: AgentSpec, now: AgentNow): Promise<AgentNow> => {
          running += 1;
          most = Math.max(most, running);
          for (let wait = 0; wait < 5; wait += 1) await Promise.resolve();
          running -= 1;
          return verbs.write(spec, now);
        };
        const slow: AgentVerbs = { ...verbs, write, spawn: (spec) => runAgent(spec, slow) };
        await runAgent(root(grant, width), slow);
        expect(most).toBeLessThanOrEqual(width);
      }),
      { numRuns: 40 },
    );
  });

  it('comes to the same whoever is faster', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), grants, async (seed, grant) => {
        const ends: AgentEnd[] = [];
        for (const width of [1, 3, 16]) ends.push(await runAgent(root(grant, width), greedy(seed, [])));
        expect(ends[1]).toEqual(ends[0]);
        expect(ends[2]).toEqual(ends[0]);
      }),
      { numRuns: 30 },
    );
  });
});
