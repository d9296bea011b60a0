import { NAMED_KINDS, type NamedKind, type NewTask } from '../suites/adding/given-task.js';

export interface TaskOptions extends Omit<NewTask, 'right'> {
  readonly suite?: string;
  readonly unchecked?: true;
  readonly json?: true;
}
export interface AddOptions extends TaskOptions {
  readonly right: string;
}

export const USUAL_SUITE = 'my-suite';

/** Asks a person one question. */
export type Ask = (question: string) => Promise<string>;

interface Question {
  readonly option: keyof AddOptions;
  readonly words: string;
  /** it is asked again until there is an answer */
  readonly needed?: true;
  /** several, with commas between them */
  readonly isList?: true;
}

const RIGHT = (words: string): Question => ({ option: 'right', words, needed: true });
const START = (words: string): Question => ({ option: 'start', words });
const PROMPT = (words: string): Question => ({ option: 'prompt', words });
const OF: Question = { option: 'of', words: 'The program that is written about (a file)', needed: true };
const TESTS: Question = { option: 'tests', words: 'Its tests (a file of tests, or of cases that ends in .json)', needed: true };
const NOTHING_YET = START('What the agent starts from (a file; nothing: an empty one)');
const NEEDS: Question = {
  option: 'needs',
  words: 'The packages that it needs (requirements.txt, package.json, pom.xml or Cargo.toml; nothing: none)',
  isList: true,
};
const USUAL_PROMPT = PROMPT('What is asked for (nothing: a sentence that names the program)');

const QUESTIONS: Readonly<Record<NamedKind | 'program', readonly Question[]>> = {
  program: [
    RIGHT('The program in its right form (a file)'),
    TESTS,
    NEEDS,
    START('What the agent starts from, a wrong program (a file; nothing: an empty one)'),
    PROMPT('What the program must do (nothing: what its tests say)'),
  ],
  style: [
    RIGHT('The program in its tidy form (a file)'),
    { ...TESTS, words: 'What it does (a file of cases that ends in .json)' },
    NEEDS,
    { ...START('The program as it is, in which a linter finds fault (a file)'), needed: true },
    USUAL_PROMPT,
  ],
  tests: [OF, RIGHT('Tests of it that are right (a file)'), NEEDS, NOTHING_YET, USUAL_PROMPT],
  docs: [
    OF,
    { option: 'name', words: 'The function that is documented', needed: true },
    RIGHT('A documentation of it that is right (a file)'),
    {
      option: 'mentions',
      words: 'What it must say, and the agent is told (commas between; | between wordings; nothing: nothing)',
      isList: true,
    },
    { option: 'hiddenMentions', words: 'What it must say, and the agent is not told (in the same form)', needed: true, isList: true },
    NOTHING_YET,
    USUAL_PROMPT,
  ],
  ui: [
    RIGHT('The page in its right form (a file)'),
    {
      option: 'elements',
      words: 'What the page must have, and the agent is told (tags, or ids with #; commas between)',
      needed: true,
      isList: true,
    },
    { option: 'hiddenElements', words: 'What it must have, and the agent is not told (in the same form)', needed: true, isList: true },
    NOTHING_YET,
    { ...PROMPT('What the page is for; what is hidden must follow from it'), needed: true },
  ],
};

const SUITE: Question = { option: 'suite', words: `The suite that it is added to (a folder; nothing: ${USUAL_SUITE})` };

/** What cannot be left out, as options, and the kind by which it is needed. */
export function lacking(options: Partial<AddOptions>): readonly string[] {
  return QUESTIONS[options.kind ?? 'program']
    .filter(({ option, needed }) => needed === true && options[option] === undefined)
    .map(({ option }) => option);
}

/** The task with what no option says asked for. */
export async function completed(options: Partial<AddOptions>, ask: Ask): Promise<AddOptions> {
  const kind = options.kind ?? (options.tests === undefined ? await kindAsked(ask) : undefined);
  const said = new Map<string, unknown>();
  for (const { option, words, needed = false, isList = false } of [...QUESTIONS[kind ?? 'program'], SUITE]) {
    if (options[option] !== undefined) continue;
    let answer = (await ask(`${words}: `)).trim();
    if (needed) while (answer === '') answer = (await ask(`It cannot go without an answer. ${words}: `)).trim();
    if (answer !== '') said.set(option, isList ? parts(answer) : answer);
  }
  return { right: '', ...options, ...(kind === undefined ? {} : { kind }), ...Object.fromEntries(said) };
}

async function kindAsked(ask: Ask): Promise<NamedKind | undefined> {
  for (let why = ''; ;) {
    const question = `What is to be written (${NAMED_KINDS.join(', ')}; nothing, or program: a program, to write or to mend): `;
    const answer = (await ask(`${why}${question}`)).trim();
    const kind = NAMED_KINDS.find((each) => each === answer.toLowerCase());
    if (kind !== undefined || answer === '' || answer.toLowerCase() === 'program') return kind;
    why = `${JSON.stringify(answer)} is none of them (files are asked for next). `;
  }
}

function parts(answer: string): readonly string[] {
  return answer
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
}
