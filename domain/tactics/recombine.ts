import { mergedStrategies } from '../merge-strategies.js';
import { playbookFault } from '../playbook.js';
import type { StrategyVersion } from '../strategy.js';
import { challenger, move, nothing, type ArchivedVersion, type Snapshot, type Tactic } from './tactic.js';
import { comparePlaces, scoresByTask } from './train-score.js';

/**
 * Part by part, whichever of two descendants changed it against their common ancestor; where both did, the one that did
 * better on the train tasks of both. It is looked at first where the two differ.
 */
export const recombine: Tactic = {
  name: 'recombine',
  about: 'two strategies that solve different train tasks, as one',
  propose: (snapshot) => {
    const { parent } = snapshot;
    const mate = mateOf(snapshot);
    if (mate === null) return nothing('no other version solves train tasks that this one does not');
    const { other, base, tasks, guards } = mate;
    const better = isBetter(snapshot, other) ? other.version.id : parent.id;
    const strategies = { base: base.strategy, first: parent.strategy, second: other.version.strategy };
    const { strategy, conflicts } = mergedStrategies(strategies, better === parent.id ? 'first' : 'second');
    const fault = playbookFault(strategy);
    if (fault !== null) return nothing(fault);
    const both = `of both changed: ${conflicts.join(', ')}; taken from ${better}, which did better on train tasks`;
    const made = challenger(strategy, 'recombined', {
      old: parent.id,
      new: `${parent.id} with ${other.version.id}`,
      because: `${other.version.id} is better on ${tasks.length} train tasks, ${parent.id} on ${guards.length}`,
      evidence: [
        `train tasks on which ${other.version.id} is better: ${tasks.slice(0, MAX_NAMED).join(', ')}`,
        `what each changed since ${base.id}`,
        ...(conflicts.length === 0 ? [] : [both]),
      ],
    });
    const foretold = { evidence: '', rootCause: '', mayBreak: [], willFix: tasks.slice(0, MAX_NAMED), guards: guards.slice(0, MAX_NAMED) };
    return move({ ...made, foretold });
  },
};

const MAX_NAMED = 8;

interface Mate {
  readonly other: ArchivedVersion;
  readonly base: StrategyVersion;
  /** train tasks that it is better at, and those that the parent is better at */
  readonly tasks: readonly string[];
  readonly guards: readonly string[];
}

/** The version that is better on the most tasks that both have practised; ties to the earlier. */
function mateOf(snapshot: Snapshot): Mate | null {
  const { parent, archive } = snapshot;
  const own = scoresByTask(resultsOf(snapshot, parent.id));
  const mates = archive
    .filter(({ version }) => version.id !== parent.id)
    .flatMap((other): Mate[] => {
      const base = commonAncestor(snapshot, parent, other.version);
      // of two in one line the later holds all that the earlier has
      if (base.id === other.version.id || base.id === parent.id) return [];
      const scores = [...scoresByTask(other.results)].flatMap(([task, score]) =>
        own.has(task) ? [{ task, lead: score - (own.get(task) ?? 0) }] : [],
      );
      const where = (sign: number): readonly string[] => scores.filter(({ lead }) => lead * sign > 0).map(({ task }) => task);
      return [{ other, base, tasks: where(1), guards: where(-1) }];
    });
  return mates.filter(({ tasks }) => tasks.length > 0).toSorted((a, b) => b.tasks.length - a.tasks.length)[0] ?? null;
}

/** The latest version that both descend from; where none is known, the earliest that the first is known to descend from. */
function commonAncestor(snapshot: Snapshot, one: StrategyVersion, other: StrategyVersion): StrategyVersion {
  const [line, others] = [lineOf(snapshot, one), lineOf(snapshot, other)];
  return line.find(({ id }) => others.some((each) => each.id === id)) ?? line.at(-1) ?? one;
}

function lineOf({ archive, ancestors, champion }: Snapshot, version: StrategyVersion): readonly StrategyVersion[] {
  const known = new Map([champion, ...ancestors, ...archive.map((each) => each.version)].map((each) => [each.id, each]));
  const line: StrategyVersion[] = [];
  let next: StrategyVersion | undefined = version;
  // a strategy that was made again may descend from itself
  while (next !== undefined && !line.includes(next)) {
    line.push(next);
    next = known.get(next.parent ?? '');
  }
  return line;
}

function isBetter(snapshot: Snapshot, other: ArchivedVersion): boolean {
  const { saved, gained, lost } = comparePlaces(other.results, resultsOf(snapshot, snapshot.parent.id));
  return gained > lost || (gained === lost && saved > 0);
}

function resultsOf({ archive }: Snapshot, id: string): ArchivedVersion['results'] {
  return archive.find(({ version }) => version.id === id)?.results ?? [];
}
