import { shuffled } from '../random.js';
import type { CommandSolver } from '../agent/command-solver.js';
import { EDIT_FORMS, MAX_TURNS, type AgentSolver, type Solver, type Strategy } from '../strategy.js';
import { MAX_AGENTS, MAX_ROUNDS, MAX_TREE_DEPTH, TREE_SOLVER, type TreeSolver } from '../tree/solver.js';
import { challenger, failed, move, nothing, type Challenger, type Tactic } from './tactic.js';

/** Ways of it, each a habit that can be changed by itself. */
const VARIANTS = ['turn-limit', 'test-first', 'give-up', 'edit-format'] as const;
type Variant = (typeof VARIANTS)[number];

/** How an agent works in a checkout: one habit, changed one step. */
export const workHabits: Tactic = {
  name: 'work-habits',
  about:
    'turns (or calls) and tokens of an agent, whether the tests run first, when it gives up a way, in which form it edits; of a tree of agents its levels, cases and changes',
  variants: VARIANTS,
  fits: ({ solver }) => solver !== undefined,
  propose: (snapshot) => {
    const { parent, variant, seed } = snapshot;
    const { solver } = parent.strategy;
    if (solver === undefined) return nothing('the strategy answers: it does not work in a checkout, and grows no tree');
    const wanted = variant === null ? VARIANTS : VARIANTS.filter((each) => each === variant);
    const made = wanted.flatMap((each) => habits(each, parent.strategy, solver));
    const [first] = shuffled(
      seed,
      'work-habits',
      made.filter((each) => !failed(snapshot, each.strategy)),
    );
    return first === undefined ? nothing('each step of a habit was tried') : move(first);
  },
};

function habits(variant: Variant, strategy: Strategy, solver: Solver): readonly Challenger[] {
  switch (solver.kind) {
    case 'agent':
      return HABITS[variant](solver).map((step) => changed(strategy, solver, step));
    case 'command':
      return commandHabits(variant, solver).map((step) => changed(strategy, solver, step));
    case 'tree':
      return treeHabits(variant, solver).map((step) => changed(strategy, solver, step));
  }
}

interface Step<S> {
  readonly set: Partial<S>;
  readonly because: string;
}

const HABITS: Readonly<Record<Variant, (solver: AgentSolver) => readonly Step<AgentSolver>[]>> = {
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
  'give-up': givingUp,
  'edit-format': ({ edits }) =>
    EDIT_FORMS.filter((each) => each !== edits).map((each) => ({
      set: { edits: each },
      because: 'another form of edits, to see whether more of them fit',
    })),
};

/** An agent of a person's own has habits that are its own; what it is told, and how much it may ask, is ours. */
function commandHabits(variant: Variant, solver: CommandSolver): readonly Step<CommandSolver>[] {
  const { calls, tokens } = solver;
  switch (variant) {
    case 'give-up':
      return givingUp(solver);
    case 'turn-limit':
      return [
        ...(calls * 2 <= MAX_TURNS
          ? [{ set: { calls: calls * 2, tokens: tokens * 2 }, because: 'more calls, to see on train tasks whether works were cut off' }]
          : []),
        ...(calls >= 2 * FEWEST
          ? [{ set: { calls: Math.ceil(calls / 2) }, because: 'fewer calls, to see whether the later ones bring anything' }]
          : []),
      ];
    case 'test-first':
    case 'edit-format':
      return [];
  }
}

/** A tree has no turns: what it has are agents, levels, changes, and cases of its own. */
function treeHabits(variant: Variant, { agents, depth, rounds, tests, tokens }: TreeSolver): readonly Step<TreeSolver>[] {
  switch (variant) {
    case 'turn-limit':
      return [
        ...(depth < MAX_TREE_DEPTH && agents * 2 <= MAX_AGENTS
          ? [{ set: { depth: depth + 1, agents: agents * 2, tokens: tokens * 2 }, because: 'more agents, each with less to write' }]
          : []),
        ...(depth > 0 ? [{ set: { depth: depth - 1 }, because: 'fewer agents, each with more to write' }] : []),
      ];
    case 'test-first':
      return [
        tests === 0
          ? { set: { tests: TREE_SOLVER.tests }, because: 'each agent writes cases from its contract, and holds its function against them' }
          : { set: { tests: 0 }, because: 'no cases of its own, to see whether an agent needs them' },
      ];
    case 'give-up':
      return [
        ...(rounds < MAX_ROUNDS ? [{ set: { rounds: rounds + 1 }, because: 'one more change of what does not hold' }] : []),
        ...(rounds > 0 ? [{ set: { rounds: rounds - 1 }, because: 'one change less, to see whether the last brings anything' }] : []),
      ];
    case 'edit-format':
      return [];
  }
}

function givingUp({ instructions }: Pick<AgentSolver, 'instructions'>): readonly Step<Pick<AgentSolver, 'instructions'>>[] {
  return GIVING_UP.filter((sentence) => !instructions.includes(sentence)).map((sentence) => ({
    set: { instructions: `${instructions.trim()}\n${sentence}`.trim() },
    because: 'an agent that holds on to one way spends its turns on it',
  }));
}

/** Fewer say nothing of a repository. */
const FEWEST = 8;

const GIVING_UP = [
  'When two changes in one place did not help, undo them and look for the cause elsewhere.',
  'When half of your turns are spent, stop looking around: make the most likely change, test it, and submit the best you have.',
] as const;

function changed<S extends Solver>(strategy: Strategy, solver: S, { set, because }: Step<S>): Challenger {
  const names = Object.keys(set).toSorted();
  const shown = (of: S): string => names.map((name) => `${name} ${String(Reflect.get(of, name))}`).join(', ');
  const next: S = { ...solver, ...set };
  return challenger({ ...strategy, solver: next }, 'solver-changed', { old: shown(solver), new: shown(next), because });
}
