import { type Asking, CASES_FIRST, type CaseForm, MARKED_SECTIONS, ONE_PLAIN_MESSAGE, type Part, PARTS, SHORT_ROLE } from './asking.js';

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

const CAREFUL_ROLE = [
  'You are a careful software engineer. You are given a task, the files that you may change and cases that must hold.',
  'Find the smallest change that makes every case hold, then check it against the cases in your head before you answer.',
  'Never repeat a candidate that was tried already.',
].join('\n');
const CHECKS_ROLE =
  'You are an expert programmer. Work out what every case needs before you write, then write the program that makes all of them hold.';

/**
 * Ways to ask, by part, from which a fresh start and the tactic that asks otherwise draw. None names a task or an operator.
 * Sources: Min et al. 2022 (form of examples matters more than their labels), Sclar et al. 2024 (formatting alone moves small
 * models by tens of points), Liu et al. 2024 (what stands in the middle is read least), practice with instruction-tuned models.
 */
export const WAYS: readonly Way[] = [
  {
    name: 'plain',
    about: 'one plain message: what to write, the cases as assertions, the form of the answer last',
    asking: ONE_PLAIN_MESSAGE,
    role: SHORT_ROLE,
  },
  { name: 'sections', about: 'marked sections behind a system message', asking: MARKED_SECTIONS, role: CAREFUL_ROLE },
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
    name: 'plain-no-stub',
    about: 'the same without a program that is only begun',
    asking: { ...ONE_PLAIN_MESSAGE, stub: false },
    role: SHORT_ROLE,
  },
  {
    name: 'documented',
    about: 'a program that is only begun, with what is to be done and the cases as documentation of its function',
    asking: { ...ONE_PLAIN_MESSAGE, stub: 'documented' },
    role: SHORT_ROLE,
  },
  {
    name: 'plain-code-only',
    about: 'one plain message that asks for code and not a word beside it',
    asking: { ...ONE_PLAIN_MESSAGE, answer: 'code-only' },
    role: SHORT_ROLE,
  },
  {
    name: 'plain-doctest',
    about: 'one plain message, the cases as a session of an interpreter',
    asking: { ...ONE_PLAIN_MESSAGE, cases: 'doctest' },
    role: SHORT_ROLE,
  },
  {
    name: 'turns',
    about: 'worked examples as turns of a conversation, then the task',
    asking: { ...ONE_PLAIN_MESSAGE, messages: 'system-and-user', examples: 'turns' },
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
