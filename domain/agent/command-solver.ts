import type { CommandCall } from './command-run.js';

/** What a file holds that a person's own agent finds. */
export const RENDERINGS = ['strategy', 'skill', 'role', 'rules', 'examples', 'statement', 'text'] as const;

export interface RenderedFile {
  /** in the checkout, or behind `~/` in the home of its box */
  readonly path: string;
  readonly what: (typeof RENDERINGS)[number];
  /** what stands in a file of `text`, with placeholders */
  readonly text?: string;
}

const PLACEHOLDERS = ['statement', 'strategy', 'baseUrl', 'key', 'model'] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];

/** An agent of a person's own works in the checkout; other tasks are answered as ever. */
export interface CommandSolver extends CommandLimits {
  readonly kind: 'command';
  /** arguments, with placeholders; or a line for the shell, which has what they stand for as variables */
  readonly command: string | readonly string[];
  /** what it finds in its checkout and home: no part of what it hands in */
  readonly files: readonly RenderedFile[];
  /** variables, with placeholders */
  readonly env: Readonly<Record<string, string>>;
  /** what it reads on its input, which then ends */
  readonly stdin: 'statement' | 'nothing';
  /** commands that bring it into its home, once for all checkouts, with a way to package registries */
  readonly setup: readonly string[];
  /** paths that it leaves for itself: folders end in a slash, `*` at the end stands for anything */
  readonly ignore: readonly string[];
  /** how it goes about its work; stands with role and rules in what is rendered */
  readonly instructions: string;
}

export interface CommandLimits {
  /** of the model */
  readonly calls: number;
  /** of all questions and answers together */
  readonly tokens: number;
  readonly minutes: number;
  /** null: no limit of its own */
  readonly costUsd: number | null;
}

/** A step of an episode may take two hours, and a busy machine some of them. */
export const MAX_COMMAND_MINUTES = 90;

/** What such an agent has where its file does not say otherwise. */
export const COMMAND_DEFAULTS = {
  files: [{ path: 'AGENTS.md', what: 'strategy' }],
  env: { OPENAI_BASE_URL: '{baseUrl}', OPENAI_API_BASE: '{baseUrl}', OPENAI_API_KEY: '{key}', RATCHET_MODEL: '{model}' },
  stdin: 'nothing',
  setup: [],
  ignore: [],
  instructions: [
    'Find out where the fault is before you change anything: run what fails, read the code that it names, search for who else uses it.',
    'Make the smallest change that mends the cause. Run the tests behind each change, and end when they pass.',
  ].join('\n'),
  calls: 60,
  tokens: 1_000_000,
  minutes: 30,
  costUsd: null,
} as const satisfies Omit<CommandSolver, 'kind' | 'command'>;

/** Which limit its calls have come to; null: so many answers may be asked for still. */
export function limitMet(
  calls: readonly Pick<CommandCall, 'n' | 'tokens' | 'costUsd'>[],
  limits: CommandLimits,
  wanted: number,
): 'calls' | 'tokens' | 'cost' | null {
  const total = (of: 'n' | 'tokens' | 'costUsd'): number => calls.reduce((sum, call) => sum + call[of], 0);
  if (total('n') + wanted > limits.calls) return 'calls';
  if (total('tokens') >= limits.tokens) return 'tokens';
  return limits.costUsd !== null && total('costUsd') >= limits.costUsd ? 'cost' : null;
}

/** A line for the shell. Arguments stand in quotes, so that nothing in them is read by it. */
export function shellLine({ command }: CommandSolver, values: Readonly<Record<Placeholder, string>>): string {
  if (typeof command === 'string') return command;
  return `exec ${command.map((each) => `'${filledIn(each, values).replaceAll("'", String.raw`'\''`)}'`).join(' ')}`;
}

export function filledIn(text: string, values: Readonly<Record<Placeholder, string>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
    const known = PLACEHOLDERS.find((each) => each === name);
    return known === undefined ? whole : values[known];
  });
}

/** The command as people know it: without what stands for its placeholders. */
export function commandWords({ command }: CommandSolver): string {
  return typeof command === 'string' ? command : command.join(' ');
}

/** Whether a path is none of its changes: what was put there for it, and what it leaves for itself. */
export function isOwnFile(path: string, { files, ignore }: Pick<CommandSolver, 'files' | 'ignore'>): boolean {
  return (
    files.some((file) => file.path === path) ||
    ignore.some((each) =>
      each.endsWith('*') ? path.startsWith(each.slice(0, -1)) : path === each || (each.endsWith('/') && path.startsWith(each)),
    )
  );
}
