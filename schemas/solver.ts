import { z } from 'zod';
import { COMMAND_DEFAULTS, MAX_COMMAND_MINUTES, RENDERINGS, type CommandSolver } from '../domain/agent/command-solver.js';
import { MAX_PROMPT_CHARACTERS } from '../domain/proposal.js';
import { MAX_WRITTEN } from '../domain/steps/written-tests.js';
import { ACTION_FORMS, EDIT_FORMS, MAX_TURNS, type AgentSolver } from '../domain/strategy.js';
import { MAX_AGENTS, MAX_HELPERS, MAX_ROUNDS, MAX_TREE_DEPTH, type TreeSolver } from '../domain/tree/solver.js';
import { isTaskPath } from './cases.js';

const instructions = z.string().max(MAX_PROMPT_CHARACTERS);
const tokens = z.int().min(1).max(100_000_000);
const costUsd = z.number().gt(0).nullable();

const agent = z.strictObject({
  kind: z.literal('agent'),
  actions: z.enum(ACTION_FORMS),
  edits: z.enum(EDIT_FORMS),
  instructions,
  testFirst: z.boolean(),
  turns: z.int().min(1).max(MAX_TURNS),
  tokens,
  minutes: z.number().gt(0).max(1_440),
  costUsd,
  promptTokens: z.int().min(2_000).max(1_000_000),
}) satisfies z.ZodType<AgentSolver>;

const MAX_TEXT = 100_000;
/** No process can be given one. */
const text = z
  .string()
  .max(MAX_TEXT)
  .refine((said) => !said.includes('\0'), 'it holds a NUL character');
const line = text.min(1);
const filePath = line.refine(
  (path) => isTaskPath(path.replace(/^~\//, '')) && !path.split('/').some((part) => part.toLowerCase() === '.git'),
  'expected a path in the checkout, or behind ~/ in the home, with forward slashes and no way out of it',
);

const file = z
  .strictObject({ path: filePath, what: z.enum(RENDERINGS), text: text.exactOptional() })
  .refine(({ what, text: said }) => (what === 'text') === (said !== undefined), 'a file of what "text", and no other, has a text');

const commandShape = {
  command: z.union([line, z.array(text).min(1).max(256)]),
  files: z.array(file).max(64),
  env: z.record(z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'expected a name of letters, digits and underscores'), text),
  stdin: z.enum(['statement', 'nothing']),
  setup: z.array(line).max(64),
  ignore: z.array(line).max(64),
  instructions,
  calls: z.int().min(1).max(10_000),
  tokens,
  minutes: z.number().gt(0).max(MAX_COMMAND_MINUTES),
  costUsd,
};

const command = z.strictObject({ kind: z.literal('command'), ...commandShape }) satisfies z.ZodType<CommandSolver>;

const tree = z.strictObject({
  kind: z.literal('tree'),
  instructions,
  mother: instructions,
  child: instructions,
  modify: instructions,
  repair: instructions,
  testing: instructions,
  reviewing: instructions,
  depth: z.int().min(0).max(MAX_TREE_DEPTH),
  width: z.int().min(1).max(MAX_HELPERS),
  helpers: z.int().min(1).max(MAX_HELPERS),
  agents: z.int().min(1).max(MAX_AGENTS),
  tokens,
  costUsd,
  promptTokens: z.int().min(1_000).max(1_000_000),
  tests: z.int().min(0).max(MAX_WRITTEN),
  rounds: z.int().min(0).max(MAX_ROUNDS),
}) satisfies z.ZodType<TreeSolver>;

export const solverSchema = z.discriminatedUnion('kind', [agent, command, tree]);

const D = COMMAND_DEFAULTS;

/** A person's own agent as a file says it: all but the command has a usual form. */
export const agentFileSchema = z
  .strictObject({
    ...commandShape,
    kind: z.literal('command').default('command'),
    files: commandShape.files.default([...D.files]),
    env: commandShape.env.default({}),
    stdin: commandShape.stdin.default(D.stdin),
    setup: commandShape.setup.default([]),
    ignore: commandShape.ignore.default([]),
    instructions: commandShape.instructions.default(D.instructions),
    calls: commandShape.calls.default(D.calls),
    tokens: tokens.default(D.tokens),
    minutes: commandShape.minutes.default(D.minutes),
    costUsd: costUsd.default(D.costUsd),
  })
  .transform((said): CommandSolver => ({ ...said, env: { ...D.env, ...said.env } }));
