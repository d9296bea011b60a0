import { byRecurrence } from '../edit-shape.js';
import {
  exampleTokens,
  EXAMPLES_TOKENS,
  examplesTokens,
  MAX_DEMONSTRATION_CHARACTERS,
  MAX_DEMONSTRATIONS,
  nextId,
  playbookFault,
} from '../playbook.js';
import { changeSetting } from '../proposal.js';
import { pickIndex, shuffled } from '../random.js';
import type { Demonstration, Strategy } from '../strategy.js';
import { challenger, failed, move, nothing, type Move, type Shown, type Snapshot, type Tactic } from './tactic.js';

/** How many examples are added at once. */
const ADDED: readonly number[] = [1, 4, MAX_DEMONSTRATIONS];

/**
 * Train tasks with their answers as examples in the prompt, each from another family: what was solved in practice first,
 * then references where the suite has them, one of each kind of edit and those first that recur. When the places are
 * taken the oldest go.
 */
export const demonstrate: Tactic = {
  name: 'demonstrate',
  about: 'train tasks and their answers as examples in the prompt',
  propose: (snapshot) => {
    const { successes, references, seed } = snapshot;
    const { strategy } = snapshot.parent;
    if (pickIndex(seed, 'examples for each task', CHOSEN_IN) === 0) {
      const near = chosenForEachTask(snapshot);
      if (near !== null) return near;
    }
    const wanted = ADDED[pickIndex(seed, 'how many examples', ADDED.length)] ?? 1;
    const chosen = fresh(strategy, [...successes, ...byRecurrence(seed, shuffled(seed, 'demonstrate', references))], wanted);
    if (chosen.length === 0) return nothing('no train task with an answer is left that would be another example');
    const demonstrations = withExamples(strategy.demonstrations, chosen);
    const made: Strategy = { ...strategy, demonstrations };
    const fault = playbookFault(made);
    if (fault !== null) return nothing(fault);
    const change = `examples of ${chosen.map(({ taskId }) => taskId).join(', ')}`;
    if (failed(snapshot, made)) return nothing(`tried before: ${change}`);
    const left = strategy.demonstrations.filter((each) => !demonstrations.includes(each)).map(({ text }) => text);
    return move(
      challenger(made, 'demonstrations-changed', {
        old: left.join('; '),
        new: change,
        because: 'how such tasks are answered here shows better in examples than in rules',
        evidence: chosen.map(({ taskId, solved }) => `train task ${taskId}, ${solved ? 'solved in practice' : 'from its reference'}`),
      }),
    );
  },
};

/** One proposal in so many has the examples chosen for each task instead. */
const CHOSEN_IN = 4;
const CHOSEN: readonly number[] = [2, 4];

/** Null where nothing could be chosen from, or it was tried. */
function chosenForEachTask(snapshot: Snapshot): Move | null {
  const { references, seed, parent } = snapshot;
  const value = CHOSEN[pickIndex(seed, 'examples for each task: how many', CHOSEN.length)] ?? 2;
  if (references.length <= value) return null;
  const because = 'what is near to a task shows more than what is near to another';
  const made = changeSetting(parent.strategy, 'examples', value, because);
  return 'refused' in made || failed(snapshot, made.strategy) ? null : move(made);
}

/** The first that fit, none of a family that is shown already. */
function fresh({ demonstrations }: Strategy, offered: readonly Shown[], wanted: number): readonly Shown[] {
  const texts = new Set(demonstrations.map(({ text }) => text));
  const families = new Set(offered.filter(({ text }) => texts.has(text)).map(({ family }) => family));
  const chosen: Shown[] = [];
  let left = EXAMPLES_TOKENS;
  for (const each of offered) {
    const tokens = each.example === undefined ? 0 : exampleTokens(each.example);
    if (chosen.length === wanted) break;
    if (families.has(each.family) || each.text.length > MAX_DEMONSTRATION_CHARACTERS || tokens > left) continue;
    families.add(each.family);
    left -= tokens;
    chosen.push(each);
  }
  return chosen;
}

/** The oldest go until all have their place. */
function withExamples(before: readonly Demonstration[], chosen: readonly Shown[]): readonly Demonstration[] {
  const added = chosen.reduce<readonly Demonstration[]>(
    (all, { text, example }) => [...all, { id: nextId('d', [...before, ...all]), text, ...(example === undefined ? {} : { example }) }],
    [],
  );
  const tokens = examplesTokens({ demonstrations: added });
  let kept = before;
  while (
    kept.length > 0 &&
    (kept.length + added.length > MAX_DEMONSTRATIONS || examplesTokens({ demonstrations: kept }) + tokens > EXAMPLES_TOKENS)
  )
    kept = kept.slice(1);
  return [...kept, ...added];
}
