import type { Step } from './steps.js';

/** A way through an episode that others have found to work. */
export interface StepsWay {
  /** stable: it stands in records and reports */
  readonly name: string;
  /** in one sentence */
  readonly about: string;
  readonly steps: readonly Step[];
}

/**
 * Ways through an episode from which the tactic that changes steps draws; every campaign bounds them alike. Sources:
 * Shinn et al. 2023 (reflection), Chen et al. 2023 (self-debugging; agreement of outputs), Ridnik et al. 2024 (plan,
 * tests of one's own, then code), Xia et al. 2024 (localise, sample, filter by agreement), Abreu et al. 2006 (spectra).
 */
export const STEPS_WAYS: readonly StepsWay[] = [
  {
    name: 'plan-first',
    about: 'a plan in plain words before the first program',
    steps: [{ step: 'plan' }, { step: 'draft' }, { step: 'run-visible' }, { step: 'reflect' }],
  },
  {
    name: 'self-debug',
    about: 'some programs, then the best of them mended case by case',
    steps: [{ step: 'draft' }, { step: 'run-visible' }, { step: 'self-debug' }],
  },
  {
    name: 'one-then-mend',
    about: 'one program at a time, each mended from what the last one fails',
    steps: [{ step: 'draft', n: 1 }, { step: 'run-visible' }, { step: 'self-debug' }],
  },
  {
    name: 'localise-then-mend',
    about: 'the lines that failures run most, then a mend of the best program',
    steps: [{ step: 'localise' }, { step: 'self-debug', n: 2 }, { step: 'run-visible' }, { step: 'reflect' }],
  },
  {
    name: 'agree',
    about: 'programs that agree with one another on cases of their own, before one is taken',
    steps: [{ step: 'write-tests' }, { step: 'draft' }, { step: 'vote' }, { step: 'run-visible' }, { step: 'reflect' }],
  },
  {
    name: 'plan-test-agree-mend',
    about: 'plan, cases of its own, programs that agree, then a mend',
    steps: [
      { step: 'plan' },
      { step: 'write-tests' },
      { step: 'draft', n: 3 },
      { step: 'vote' },
      { step: 'run-visible' },
      { step: 'self-debug' },
    ],
  },
  {
    name: 'second-look',
    about: 'the model looks at its programs again before they are run',
    steps: [{ step: 'draft' }, { step: 'review' }, { step: 'run-visible' }, { step: 'reflect' }],
  },
  {
    name: 'begin-anew',
    about: 'some programs and one mend, then all over again without what was tried',
    steps: [{ step: 'draft' }, { step: 'run-visible' }, { step: 'self-debug' }, { step: 'restart' }],
  },
  {
    name: 'bold-second',
    about: 'careful programs first, then bolder ones',
    steps: [
      { step: 'draft', decoding: { temperature: 0.2 } },
      { step: 'run-visible' },
      { step: 'reflect' },
      {
        step: 'draft',
        decoding: { temperature: 1 },
        prompt: 'What was tried so far is of one kind, and wrong. Go about it in another way.',
      },
    ],
  },
];
