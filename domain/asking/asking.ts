/** The parts of a question to the solver, each of which stands in it once. */
export const PARTS = [
  'role',
  'planning',
  'rules',
  'examples',
  'answer',
  'task',
  'files',
  'support',
  'cases',
  'memory',
  'tried',
  'repair',
  'reflections',
] as const;
export type Part = (typeof PARTS)[number];

/** Where what a part says comes from. */
export const ORIGIN_NAMES = ['strategy', 'task', 'memory', 'episode'] as const;
export type Origin = (typeof ORIGIN_NAMES)[number];

export const ORIGINS: Readonly<Record<Part, Origin>> = {
  role: 'strategy',
  planning: 'strategy',
  rules: 'strategy',
  examples: 'strategy',
  answer: 'strategy',
  task: 'task',
  files: 'task',
  support: 'task',
  cases: 'task',
  memory: 'memory',
  tried: 'episode',
  repair: 'strategy',
  reflections: 'episode',
};

export const CASE_FORMS = ['list', 'assertions', 'doctest', 'table'] as const;
export type CaseForm = (typeof CASE_FORMS)[number];

/** How one asks: what the words say stands elsewhere in a strategy, this is in which form they are said. */
export interface Asking {
  /** one message of the user, or what holds for every task in a system message before it */
  readonly messages: 'one' | 'system-and-user';
  /** `marked`: a heading over each part; `plain`: a few words, as a person writes */
  readonly headings: 'marked' | 'plain';
  readonly order: readonly Part[];
  readonly cases: CaseForm;
  /** `file`: the whole file in a fenced block; `code-only`: the same, and not a word beside it */
  readonly answer: 'file' | 'code-only';
  /**
   * whether a program that is only begun stands in the question; one that is to be repaired always does. `documented`: with
   * what is to be done and the cases as the documentation of its function, and nowhere else
   */
  readonly stub: boolean | 'documented';
  /** whole examples as parts of the question, or as turns of a conversation before it */
  readonly examples: 'listed' | 'turns';
}

/** How every strategy asked before it could say how. */
export const MARKED_SECTIONS: Asking = {
  messages: 'system-and-user',
  headings: 'marked',
  order: PARTS,
  cases: 'list',
  answer: 'file',
  stub: true,
  examples: 'listed',
};

/** What must hold before what is there. */
export const CASES_FIRST: readonly Part[] = [
  'role',
  'planning',
  'rules',
  'examples',
  'task',
  'cases',
  'files',
  'support',
  'memory',
  'tried',
  'repair',
  'reflections',
  'answer',
];
/**
 * How the first strategy asks. Over the models at hand it does best, measured on train tasks (docs/models.md): a small language model
 * goes on with a list of cases, and writes the program that assertions stand for; the offline model reads every way alike.
 */
export const ONE_PLAIN_MESSAGE: Asking = {
  messages: 'one',
  headings: 'plain',
  order: CASES_FIRST,
  cases: 'assertions',
  answer: 'file',
  stub: true,
  examples: 'listed',
};

/** A small model takes each sentence of its role for something to write about. */
export const SHORT_ROLE = 'You write correct, simple programs.';

/** Parts that tell of the task at hand; what stands before the first of them holds for every task. */
const OF_THE_TASK: ReadonlySet<Part> = new Set(['task', 'files', 'support', 'cases']);

/** How many of the ordered parts go into a system message. */
export function systemParts({ messages, order }: Asking): number {
  return messages === 'one' ? 0 : order.findIndex((part) => OF_THE_TASK.has(part));
}

/** Why an order cannot be; null where each part stands in it once. */
export function orderFault(order: readonly string[]): string | null {
  const missing = PARTS.find((part) => !order.includes(part));
  if (missing !== undefined) return `asking.order: "${missing}" is missing; each of ${PARTS.join(', ')} stands in it once`;
  const twice = order.find((part, index) => order.indexOf(part) !== index);
  return twice === undefined ? null : `asking.order: "${twice}" stands twice; keep one`;
}
