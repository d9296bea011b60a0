import { nextId, playbookFault } from '../playbook.js';
import type { Rule, Strategy } from '../strategy.js';
import { challenger, move, nothing, type ArchivedVersion, type Snapshot, type Tactic } from './tactic.js';
import { scoresByTask } from './train-score.js';

/** The parent with what another version has otherwise, where that one is better on train tasks that the parent is worse at. */
export const recombine: Tactic = {
  name: 'recombine',
  about: 'two strategies that solve different train tasks, as one',
  propose: (snapshot) => {
    const { parent } = snapshot;
    const mate = mateOf(snapshot);
    if (mate === null) return nothing('no other version solves train tasks that this one does not');
    const base = snapshot.archive.find(({ version }) => version.id === parent.parent)?.version.strategy ?? snapshot.champion.strategy;
    const strategy = merged(base, parent.strategy, mate.other.version.strategy);
    const fault = playbookFault(strategy);
    if (fault !== null) return nothing(fault);
    return move(
      challenger(strategy, 'recombined', {
        old: parent.id,
        new: `${parent.id} with ${mate.other.version.id}`,
        because: `${mate.other.version.id} is better on ${mate.better} train tasks, ${parent.id} on ${mate.worse}`,
        evidence: [`train tasks on which ${mate.other.version.id} is better: ${mate.tasks.slice(0, MAX_NAMED).join(', ')}`],
      }),
    );
  },
};

const MAX_NAMED = 8;

interface Mate {
  readonly other: ArchivedVersion;
  readonly better: number;
  readonly worse: number;
  readonly tasks: readonly string[];
}

/** The version that is better on the most tasks that both have practised; ties to the earlier. */
function mateOf({ parent, archive }: Snapshot): Mate | null {
  const own = scoresByTask(archive.find(({ version }) => version.id === parent.id)?.results ?? []);
  const mates = archive
    .filter(({ version }) => version.id !== parent.id)
    .map((other): Mate => {
      const scores = [...scoresByTask(other.results)].flatMap(([task, score]) =>
        own.has(task) ? [{ task, lead: score - (own.get(task) ?? 0) }] : [],
      );
      const tasks = scores.filter(({ lead }) => lead > 0).map(({ task }) => task);
      return { other, tasks, better: tasks.length, worse: scores.filter(({ lead }) => lead < 0).length };
    });
  return mates.filter(({ better }) => better > 0).toSorted((a, b) => b.better - a.better)[0] ?? null;
}

function withSolver(solver: Strategy['solver']): Pick<Strategy, 'solver'> {
  return solver === undefined ? {} : { solver };
}

/** Each part from the side that changed it against their common base; where both did, the first side's; rules of both. */
function merged(base: Strategy, first: Strategy, second: Strategy): Strategy {
  const part = <K extends keyof Strategy>(key: K): Strategy[K] =>
    JSON.stringify(first[key]) === JSON.stringify(base[key]) ? second[key] : first[key];
  const rules = second.rules
    .filter((rule) => !first.rules.some((each) => each.text === rule.text))
    .reduce<readonly Rule[]>((all, rule) => [...all, { ...rule, id: nextId('r', all) }], first.rules);
  return {
    ...first,
    asking: part('asking'),
    prompts: part('prompts'),
    decoding: part('decoding'),
    episode: part('episode'),
    memory: part('memory'),
    tools: part('tools'),
    focus: part('focus'),
    worth: part('worth'),
    rules,
    demonstrations: part('demonstrations'),
    ...withSolver(part('solver')),
  };
}
