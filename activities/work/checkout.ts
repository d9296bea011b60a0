import type { Address } from '../../domain/address.js';
import { actionLine, mayChange, type AgentAction } from '../../domain/agent/action.js';
import { sameObserved } from '../../domain/agent/observation.js';
import { readOnlyOf } from '../../domain/agent/read-only.js';
import type { Trajectory } from '../../domain/agent/trajectory.js';
import { coveredTests, openTests } from '../../domain/asking/test-file.js';
import type { Limits, Task } from '../../domain/task.js';
import { RatchetFailure } from '../../ports/failures.js';
import type { ActionRecord } from '../../ports/work-records.js';
import type { Guest, Workspace } from '../../ports/workspace.js';
import type { EpisodePorts } from '../episode/episode-ports.js';
import type { Checkouts } from './checkouts.js';
import { perform, type DoneInWorkspace } from './perform.js';

/** A checkout with all in it that was done so far; `rebuilt` where it had to be made anew. */
export interface TakenCheckout {
  readonly workspace: Workspace;
  readonly rebuilt: Rebuilt | null;
}

export type Rebuilt = NonNullable<ActionRecord['rebuilt']>;

/** The checkout of a work as it stands behind the actions on record: the one that this process holds, else one built anew. */
export async function takeCheckout(
  ports: EpisodePorts,
  work: Address,
  task: Task,
  trajectory: Trajectory,
  signal: AbortSignal,
): Promise<TakenCheckout> {
  const changes = changesOf(trajectory);
  const checkouts = checkoutsOf(ports, task);
  const held = checkouts.take(work);
  if (held !== null && held.done === changes.length) return { workspace: held.workspace, rebuilt: null };
  await held?.workspace.close();
  const workspace = await openCheckout(checkouts, task, signal);
  try {
    return { workspace, rebuilt: await redo(workspace, changes, readOnlyOf(task), signal) };
  } catch (error) {
    await workspace.close();
    throw error;
  }
}

/** Leaves a checkout for the next step of the same work. */
export async function putBack({ checkouts }: EpisodePorts, work: Address, workspace: Workspace, trajectory: Trajectory): Promise<void> {
  await checkouts?.put(work, { workspace, done: changesOf(trajectory).length });
}

/** Where agents work. Throws RatchetFailure `bad-request` for a task that has nothing to work in. */
export function checkoutsOf({ checkouts }: EpisodePorts, task: Task): Checkouts {
  if (task.repo !== undefined && checkouts !== undefined) return checkouts;
  throw new RatchetFailure('bad-request', `task ${task.id} has no repository that an agent could work in`);
}

/**
 * A checkout as the task gives it, with the visible tests laid over it where no hidden one stands in the same file. Hidden tests that the
 * commit itself holds are covered, in its history too.
 */
export async function openCheckout(
  { workspaces }: Checkouts,
  task: Task,
  signal: AbortSignal,
  { limits = task.limits, guest }: { readonly limits?: Limits; readonly guest?: Guest } = {},
): Promise<Workspace> {
  if (task.repo === undefined) throw new RatchetFailure('bad-request', `task ${task.id} has no repository`);
  const workspace = await workspaces().open(task.repo.source, limits, signal, guest);
  try {
    if (await coverHidden(workspace, task)) await workspace.run({ shell: BEGIN_ANEW }, signal);
    for (const [path, text] of Object.entries(openTests(task))) await workspace.write(path, text);
    return workspace;
  } catch (error) {
    await workspace.close();
    throw error;
  }
}

/** Answers whether there was anything to cover. */
async function coverHidden(workspace: Workspace, task: Task): Promise<boolean> {
  const paths = task.hidden.trust === 'in-process' ? Object.keys(task.hidden.tests.files) : [];
  let isCovered = false;
  for (const path of paths) {
    const read = await workspace.read(path);
    const covered = read.kind === 'text' && read.isWhole ? coveredTests(task, path, read.text) : null;
    if (covered === null) continue;
    await workspace.write(path, covered);
    isCovered = true;
  }
  return isCovered;
}

/** Of the commit only its files are left, as they stand now; what it held before is in no object. */
const BEGIN_ANEW = `
git ls-files -z > /tmp/tracked
rm -rf .git
command -v git > /dev/null || exit 0
git init --quiet --initial-branch=main .
git config user.name ratchet
git config user.email ratchet@localhost
GIT_LITERAL_PATHSPECS=1 git add --force --pathspec-from-file=/tmp/tracked --pathspec-file-nul
GIT_AUTHOR_DATE=2000-01-01T00:00:00Z GIT_COMMITTER_DATE=2000-01-01T00:00:00Z git commit --quiet --no-verify -m base
`;

interface Changed {
  readonly action: DoneInWorkspace;
  readonly observation: NonNullable<Trajectory['turns'][number]['steps'][number]['observation']>;
}

function changesOf({ turns }: Trajectory): readonly Changed[] {
  return turns.flatMap(({ steps }) =>
    steps.flatMap(({ action, observation }) =>
      observation !== null && isChange(action) && observation.outcome !== 'refused' ? [{ action, observation }] : [],
    ),
  );
}

function isChange(action: AgentAction): action is DoneInWorkspace {
  return mayChange(action);
}

/** Does again what was done, and says what came out otherwise; null where there was nothing to do. */
async function redo(
  workspace: Workspace,
  changes: readonly Changed[],
  readOnly: readonly string[],
  signal: AbortSignal,
): Promise<Rebuilt | null> {
  const differing: string[] = [];
  for (const { action, observation } of changes) {
    const now = await perform(workspace, action, readOnly, signal);
    if (!sameObserved(now, observation)) differing.push(actionLine(action).slice(0, MAX_LINE));
  }
  return changes.length === 0 ? null : { actions: changes.length, differing: differing.slice(0, MAX_DIFFERING) };
}

const MAX_LINE = 200;
const MAX_DIFFERING = 20;
