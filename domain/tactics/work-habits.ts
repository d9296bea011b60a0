import { shuffled } from '../random.js';
import { EDIT_FORMS, MAX_TURNS, type AgentSolver, type Strategy } from '../strategy.js';
import { challenger, failed, move, nothing, type Challenger, type Tactic } from './tactic.js';

/** Ways of it, each a habit that can be changed by itself. */
const VARIANTS = ['turn-limit', 'test-first', 'give-up', 'edit-format'] as const;
type Variant = (typeof VARIANTS)[number];

/** How an agent works in a checkout: one habit, changed one step. */
export const workHabits: Tactic = {
  name: 'work-habits',
  about: 'turns and tokens of an agent, whether the tests run first, when it gives up a way, in which form it edits',
  variants: VARIANTS,
  fits: ({ solver }) => solver !== undefined,
  propose: (snapshot) => {
    const { parent, variant, seed } = snapshot;
    const { solver } = parent.strategy;
    if (solver === undefined) return nothing('the strategy answers, and does not work in a checkout');
    const wanted = variant === null ? VARIANTS : VARIANTS.filter((each) => each === variant);
    const made = wanted.flatMap((each) => HABITS[each](solver).map((step) => changed(parent.strategy, solver, step)));
    const [first] = shuffled(
      seed,
      'work-habits',
      made.filter((each) => !failed(snapshot, each.strategy)),
    );
    return first === undefined ? nothing('each step of a habit was tried') : move(first);
  },
};

interface Step {
  readonly set: Partial<AgentSolver>;
  readonly because: string;
}

const HABITS: Readonly<Record<Variant, (solver: AgentSolver) => readonly Step[]>> = {
  'turn-limit': ({ turns, tokens }) => [
    ...(turns * 2 <= MAX_TURNS
      ? [{ set: { turns: turns * 2, tokens: tokens * 2 }, because: 'more turns, to see on train tasks whether works were cut off' }]
      : []),
    ...(turns >= 2 * FEWEST
      ? [{ set: { turns: Math.ceil(turns / 2) }, because: 'fewer turns, to see whether the later ones bring anything' }]
      : []),
  ],
  'test-first': ({ testFirst }) => [
    {
      set: { testFirst: !testFirst },
      because: testFirst ? 'the agent runs what it wants to see by itself' : 'what fails is told before the first turn',
    },
  ],
  'give-up': ({ instructions }) =>
    GIVING_UP.filter((sentence) => !instructions.includes(sentence)).map((sentence) => ({
      set: { instructions: `${instructions.trim()}\n${sentence}`.trim() },
      because: 'an agent that holds on to one way spends its turns on it',
    })),
  'edit-format': ({ edits }) =>
    EDIT_FORMS.filter((each) => each !== edits).map((each) => ({
      set: { edits: each },
      because: 'another form of edits, to see whether more of them fit',
    })),
};

/** Fewer say nothing of a repository. */
const FEWEST = 8;

const GIVING_UP = [
  'When two changes in one place did not help, undo them and look for the cause elsewhere.',
  'When half of your turns are spent, stop looking around: make the most likely change, test it, and submit the best you have.',
] as const;

function changed(strategy: Strategy, solver: AgentSolver, { set, because }: Step): Challenger {
  const names = (Object.keys(set) as (keyof AgentSolver)[]).toSorted(); // oxlint-disable-line typescript/no-unsafe-type-assertion -- the keys of a part of a solver
  const shown = (of: AgentSolver): string => names.map((name) => `${name} ${String(of[name])}`).join(', ');
  const next = { ...solver, ...set };
  return challenger({ ...strategy, solver: next }, 'solver-changed', { old: shown(solver), new: shown(next), because });
}
