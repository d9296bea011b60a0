import { type Asking, type CaseForm, MARKED_SECTIONS, type Part, PARTS } from './asking.js';

/** A way to ask that others have found to work for some model; null: the role stays as it is. */
export interface Way {
  /** stable: it stands in records and reports */
  readonly name: string;
  /** for whom it is, in one sentence */
  readonly about: string;
  readonly asking: Asking;
  readonly role: string | null;
}

/** The form of the answer last: what a small model read last, it does. */
const ANSWER_LAST: readonly Part[] = [...PARTS.filter((part) => part !== 'answer'), 'answer'];
/** What must hold before what is there. */
const CASES_FIRST: readonly Part[] = [
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
/** The task at the beginning and again nothing but it at the end. */
const TASK_LAST: readonly Part[] = [
  'role',
  'planning',
  'rules',
  'examples',
  'memory',
  'answer',
  'support',
  'files',
  'task',
  'cases',
  'tried',
  'repair',
  'reflections',
];

const PLAIN: Asking = {
  messages: 'one',
  headings: 'plain',
  order: CASES_FIRST,
  cases: 'assertions',
  answer: 'file',
  stub: true,
  examples: 'listed',
};

const SHORT_ROLE = 'You write correct, simple programs.';
const CHECKS_ROLE =
  'You are an expert programmer. Work out what every case needs before you write, then write the program that makes all of them hold.';

/**
 * Ways to ask, by part, from which a fresh start and the tactic that asks otherwise draw. None names a task or an operator.
 * Sources: Min et al. 2022 (form of examples matters more than their labels), Sclar et al. 2024 (formatting alone moves small
 * models by tens of points), Liu et al. 2024 (what stands in the middle is read least), practice with instruction-tuned models.
 */
export const WAYS: readonly Way[] = [
  { name: 'sections', about: 'marked sections behind a system message', asking: MARKED_SECTIONS, role: null },
  {
    name: 'answer-last',
    about: 'marked sections, the form of the answer at the end',
    asking: { ...MARKED_SECTIONS, order: ANSWER_LAST },
    role: null,
  },
  {
    name: 'one-message',
    about: 'marked sections in one message of the user',
    asking: { ...MARKED_SECTIONS, messages: 'one', order: ANSWER_LAST },
    role: null,
  },
  { name: 'assertions', about: 'the cases as a test would assert them', asking: withCases('assertions'), role: null },
  { name: 'doctest', about: 'the cases as a session of an interpreter', asking: withCases('doctest'), role: null },
  { name: 'table', about: 'the cases as a table', asking: withCases('table'), role: null },
  {
    name: 'task-last',
    about: 'what is to be done behind the program, close to the answer',
    asking: { ...MARKED_SECTIONS, order: TASK_LAST },
    role: null,
  },
  {
    name: 'plain',
    about: 'one plain message: what to write, the cases as assertions, the form of the answer last',
    asking: PLAIN,
    role: SHORT_ROLE,
  },
  { name: 'plain-no-stub', about: 'the same without a program that is only begun', asking: { ...PLAIN, stub: false }, role: SHORT_ROLE },
  {
    name: 'plain-code-only',
    about: 'one plain message that asks for code and not a word beside it',
    asking: { ...PLAIN, answer: 'code-only' },
    role: SHORT_ROLE,
  },
  {
    name: 'plain-doctest',
    about: 'one plain message, the cases as a session of an interpreter',
    asking: { ...PLAIN, cases: 'doctest' },
    role: SHORT_ROLE,
  },
  {
    name: 'turns',
    about: 'worked examples as turns of a conversation, then the task',
    asking: { ...PLAIN, messages: 'system-and-user', examples: 'turns' },
    role: SHORT_ROLE,
  },
  {
    name: 'checks-first',
    about: 'a role that works out the cases before it writes',
    asking: { ...MARKED_SECTIONS, order: CASES_FIRST },
    role: CHECKS_ROLE,
  },
];

function withCases(cases: CaseForm): Asking {
  return { ...MARKED_SECTIONS, cases };
}
