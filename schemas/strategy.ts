import { z } from 'zod';
import type { AdapterRef } from '../domain/adapt/adapter.js';
import { MAX_MEMORY_TOKENS, playbookFault } from '../domain/playbook.js';
import { MAX_PROMPT_CHARACTERS } from '../domain/proposal.js';
import { RANGES } from '../domain/ranges.js';
import { type Asking, CASE_FORMS, orderFault, PARTS } from '../domain/asking/asking.js';
import { type Step, STEP_NAMES, stepsFault } from '../domain/steps/steps.js';
import { firstOfCommand, TOOLS, type Demonstration, type Strategy, withSteps } from '../domain/strategy.js';
import { upcast, type StoredStrategy, type StrategySchema1, type StrategySchema2 } from '../domain/strategy-upcast.js';
import { TACTICS } from '../domain/tactics/tactics.js';
import { agentFileSchema, solverSchema } from './solver.js';

const prompt = z.string().max(MAX_PROMPT_CHARACTERS);
const said = prompt.min(1);
const decoding = z.strictObject({
  temperature: z.number().min(RANGES.temperature.from).max(RANGES.temperature.to),
  topP: z.number().gt(0).max(1),
  maxTokens: z.int().min(RANGES.maxTokens.from).max(RANGES.maxTokens.to),
});
const samples = z.int().min(RANGES.samples.from).max(RANGES.samples.to);
const reflections = z.int().min(RANGES.reflections.from).max(RANGES.reflections.to);
const memory = z.strictObject({ recall: z.int().min(0).max(64) });
/** An earlier schema knew no examples that are chosen, and no budget. */
const memoryNow = memory.extend({
  examples: z.int().min(RANGES.examples.from).max(RANGES.examples.to).exactOptional(),
  tokens: z.int().min(0).max(MAX_MEMORY_TOKENS).exactOptional(),
});
const weight = z.number().min(0).max(100);
const id = z.string().regex(/^[a-z][a-z0-9-]{0,31}$/, 'an id is a small letter and up to 31 more letters, digits and dashes');

const schema1 = z.strictObject({
  schema: z.literal(1),
  prompts: z.strictObject({ role: said, reflection: said, proposal: said }),
  rules: z.array(z.strictObject({ id, text: z.string() })),
  decoding,
  episode: z.strictObject({ samples, reflections }),
  memory,
}) satisfies z.ZodType<StrategySchema1>;

const example = z.strictObject({
  task: z.string(),
  failing: z.string(),
  language: z.string(),
  before: z.string(),
  answer: z.string().min(1),
});

const asking = z.strictObject({
  messages: z.enum(['one', 'system-and-user']),
  headings: z.enum(['marked', 'plain']),
  order: z.array(z.enum(PARTS)),
  cases: z.enum(CASE_FORMS),
  answer: z.enum(['file', 'code-only']),
  stub: z.union([z.boolean(), z.literal('documented')]),
  examples: z.enum(['listed', 'turns']),
}) satisfies z.ZodType<Asking>;

const schema2Shape = {
  prompts: z.strictObject({ role: said, planning: prompt, repair: prompt, reflection: said, proposal: said }),
  rules: z.array(z.strictObject({ id, text: z.string(), pinned: z.boolean() })),
  demonstrations: z.array(z.strictObject({ id, text: z.string() })),
  decoding,
  episode: z.strictObject({ attempts: z.number().gt(0).max(1), samples, reflections }),
  memory,
  tools: z.array(z.enum(TOOLS)).max(TOOLS.length),
  tactics: z.record(z.string(), weight),
  focus: z.strictObject({ tests: weight, compiled: weight, recent: weight }),
  worth: z.strictObject({
    compiled: weight,
    tests: weight,
    diffSimilarity: weight,
    codeSimilarity: weight,
    style: weight,
    runTime: weight,
    peakMemory: weight,
  }),
};

const schema2 = z.strictObject({ schema: z.literal(2), ...schema2Shape }) satisfies z.ZodType<StrategySchema2>;

const demonstration = z.strictObject({ id, text: z.string(), example: example.exactOptional() }) satisfies z.ZodType<Demonstration>;

const step = z.strictObject({
  step: z.enum(STEP_NAMES),
  n: samples.exactOptional(),
  prompt: z.string().exactOptional(),
  decoding: z
    .strictObject({
      temperature: decoding.shape.temperature.exactOptional(),
      topP: decoding.shape.topP.exactOptional(),
      maxTokens: decoding.shape.maxTokens.exactOptional(),
    })
    .exactOptional(),
}) satisfies z.ZodType<Step>;

const adapterSchema = z.strictObject({
  hash: z.string().regex(/^[0-9a-f]{12}$/, 'expected 12 hex digits, as `ratchet adapt list` shows them'),
  model: z.string().min(1).max(200),
  at: z.enum(['model', 'tuning']),
}) satisfies z.ZodType<AdapterRef>;

export const strategySchema = z.strictObject({
  schema: z.literal(3),
  asking,
  ...schema2Shape,
  demonstrations: z.array(demonstration),
  solver: solverSchema.exactOptional(),
  adapter: adapterSchema.exactOptional(),
  memory: memoryNow,
  steps: z.array(step).exactOptional(),
}) satisfies z.ZodType<Strategy>;

const LATEST = 3;
const SCHEMAS: readonly z.ZodType<StoredStrategy>[] = [strategySchema, schema2, schema1];

export type StrategyRead = { readonly strategy: Strategy } | { readonly refused: string };

/** What a strategy says in the schema that it was written in; null where it fits none. */
export function strategyAsWritten(raw: unknown): StoredStrategy | null {
  return SCHEMAS.map((schema) => schema.safeParse(raw)).find(({ success }) => success)?.data ?? null;
}

/** Reads a strategy of any schema. What is refused is named: field, value, way out. */
export function readStrategy(raw: unknown): StrategyRead {
  const stated = z.looseObject({ schema: z.unknown() }).safeParse(raw);
  if (!stated.success) return { refused: `schema: it is missing; a strategy is an object with "schema": ${LATEST}` };
  const { schema } = stated.data;
  if (typeof schema === 'number' && schema > LATEST)
    return { refused: `schema: ${schema} is of a later version of Ratchet; this one reads up to ${LATEST}` };
  const parsed = (schema === 1 ? schema1 : schema === 2 ? schema2 : strategySchema).safeParse(raw);
  if (!parsed.success) return { refused: parsed.error.issues.map((issue) => told(issue, raw)).join('; ') };
  const strategy = upcast(parsed.data);
  const { steps } = strategy;
  const fault =
    orderFault(strategy.asking.order) ?? listFault(strategy) ?? (steps === undefined ? null : stepsFault(steps)) ?? playbookFault(strategy);
  if (fault !== null) return { refused: fault };
  return { strategy: steps === undefined ? strategy : withSteps(strategy, steps) };
}

/** The first strategy of a person's own agent, as a file says it: `{"command": …}`, and whatever else is not usual. */
export function readAgent(raw: unknown): StrategyRead {
  const { data, error } = agentFileSchema.safeParse(raw);
  return data === undefined
    ? { refused: error.issues.map((issue) => told(issue, raw, AGENT_HELP)).join('; ') }
    : { strategy: firstOfCommand(data) };
}

const AGENT_HELP = 'docs/your-own-agent.md says what it is';

function listFault({ tools, tactics }: Strategy): string | null {
  const twice = tools.find((tool, index) => tools.indexOf(tool) !== index);
  if (twice !== undefined) return `tools: "${twice}" stands twice; keep one`;
  const names = TACTICS.map((tactic) => tactic.name);
  const unknown = Object.keys(tactics).find((name) => !names.includes(name));
  return unknown === undefined ? null : `tactics.${unknown}: there is no such tactic; known: ${names.join(', ')}`;
}

function told(issue: z.core.$ZodIssue, raw: unknown, help = '`ratchet strategy show first --json` shows all of one'): string {
  const at = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys')
    return `${[...issue.path, issue.keys[0] ?? ''].map(String).join('.')}: unknown section or field; remove it`;
  const value = issue.path.reduce<unknown>(
    (inside, key) => (typeof inside === 'object' && inside !== null ? Reflect.get(inside, key) : undefined),
    raw,
  );
  const what = at === '' ? 'the file' : at;
  return value === undefined
    ? `${what}: it is missing; ${help}`
    : `${what}: ${JSON.stringify(value).slice(0, 80)} is refused: ${issue.message}`;
}
