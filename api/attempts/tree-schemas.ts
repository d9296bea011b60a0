import { z } from 'zod';
import type { ShownAgent } from '../../campaigns/tree-view.js';
import type { AgentProofRecord, TreeRecord } from '../../ports/tree-records.js';

const files = z.record(z.string(), z.string());
const spent = z.object({ calls: z.int(), tokens: z.int(), costUsd: z.number() });
const STATES = ['passed', 'unproved', 'failed', 'refused', 'spent', 'missed'] as const;

const helper = z.object({
  path: z.string(),
  name: z.string(),
  signature: z.string(),
  doc: z.string(),
  parameters: z.int().nullable(),
  uses: z.array(z.string()),
  lines: z.int(),
});

const proof = z.object({
  files,
  state: z.enum(STATES),
  failing: z.array(z.string()),
  touched: z.array(z.string()).describe('helpers whose code the failures ran'),
  kept: z.array(z.string()).describe('ids of the cases that can say something'),
  holdOnStub: z.int(),
  broken: z.array(z.string()).describe('ids of the cases that did not hold'),
  runs: z.int(),
}) satisfies z.ZodType<Omit<AgentProofRecord, 'round' | 'helpers' | 'verdict'>>;

const round = z.object({
  unit: helper.nullable().describe('its contract; null: the first agent of the tree'),
  role: z.enum(['mother', 'child']),
  want: z.enum(['make', 'change', 'prove', 'repair']),
  files: files.describe('what it wrote, with its helpers as stubs'),
  helpers: z.array(helper),
  faults: z.array(z.string()).describe('why answers could not be used'),
  ended: z.object({ state: z.enum(STATES), because: z.string() }).nullable(),
  spent,
  review: z.object({ isDoubted: z.boolean(), because: z.string(), spent }).nullable(),
  proof: proof.nullable(),
});

const agent = z
  .object({
    name: z.string().describe('the names down to it; empty of the first agent'),
    level: z.int(),
    state: z.enum([...STATES, 'planned', 'waits', 'proving']),
    waitsFor: z.array(z.string()),
    because: z.string(),
    calls: z.int(),
    tokens: z.int(),
    rounds: z.array(round).describe('what it wrote, time by time'),
  })
  .meta({ id: 'TreeAgent' }) satisfies z.ZodType<Omit<ShownAgent, 'rounds'>>;

const record = z.object({
  end: z.object({
    state: z.enum(STATES),
    because: z.string(),
    spent: z.object({
      agents: z.int(),
      calls: z.int(),
      tokens: z.int(),
      costUsd: z.number(),
      rounds: z.int(),
      sandboxRuns: z.int(),
    }),
  }),
  files,
  levels: z.array(z.int()).describe('agents that wrote something, by level'),
  cases: z.object({ written: z.int(), kept: z.int(), holdOnStub: z.int(), broken: z.int() }),
  reviews: z.object({ asked: z.int(), doubted: z.int(), doubtedAndFailed: z.int() }),
}) satisfies z.ZodType<Omit<TreeRecord, 'end' | 'calls'>>;

/** A tree of agents, also while it grows. */
export const treeView = z
  .object({ tree: z.string(), record: record.nullable().describe('null while it grows'), agents: z.array(agent) })
  .meta({ id: 'Tree' });
