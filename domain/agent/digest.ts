import { oneLine } from '../sections.js';
import { actionLine, type AgentAction } from './action.js';
import { steady } from './observation.js';
import { patchedFiles, patchLine } from './patch-parts.js';
import { WORK_END_WORDS, type Trajectory, type WorkEnd } from './trajectory.js';

/** What an agent's work was like, for whoever reflects, learns or proposes: bounded, whatever it did. */
export interface WorkDigest {
  readonly turns: number;
  readonly ended: WorkEnd;
  /** the first that failed: what was done, and how it said so; null where nothing did */
  readonly firstError: string | null;
  /** commands that were run more than once with the same outcome, and how often */
  readonly repeated: readonly { readonly command: string; readonly times: number }[];
  readonly visited: readonly string[];
  readonly edited: readonly string[];
  /** how often the visible tests were run, and whether that was after the last change */
  readonly testRuns: number;
  readonly testedLast: boolean;
  readonly unreadable: number;
  /** edits that did not fit */
  readonly failedEdits: number;
}

export function digestOf(trajectory: Trajectory, ended: WorkEnd, patch: string): WorkDigest {
  const steps = trajectory.turns.flatMap((turn) => turn.steps);
  const failed = steps.find(({ observation }) => observation !== null && observation.outcome !== 'done');
  const lastChange = steps.findLastIndex(({ action, observation }) => isEdit(action) && observation?.outcome === 'done');
  const lastTest = steps.findLastIndex(({ action }) => isTest(action));
  return {
    turns: trajectory.turns.length,
    ended,
    firstError: failed === undefined ? null : `${cut(actionLine(failed.action))}: ${cut(failed.observation?.text ?? '', MAX_ERROR)}`,
    repeated: repeatedCommands(trajectory),
    visited: some(steps.flatMap(({ action }) => (action.kind === 'view' ? [action.path] : []))),
    edited: some(patchedFiles(patch).map(({ path }) => path)),
    testRuns: steps.filter(({ action }) => isTest(action)).length,
    testedLast: lastTest > lastChange,
    unreadable: trajectory.turns.filter(({ unreadable }) => unreadable !== '').length,
    failedEdits: steps.filter(({ action, observation }) => isEdit(action) && observation?.outcome === 'refused').length,
  };
}

/** A digest as it stands in a question. `fix`: files that the right answer changes, on train tasks alone. */
export function digestLines(digest: WorkDigest, patch: string, fix: readonly string[] | null = null): readonly string[] {
  const { turns, ended, firstError, repeated, visited, edited, testRuns, testedLast, unreadable, failedEdits } = digest;
  const missed = fix === null ? [] : fix.filter((path) => !visited.includes(path) && !edited.includes(path));
  return [
    `worked ${turns} turns, and ended since ${WORK_END_WORDS[ended]}; its patch: ${cut(patchLine(patch), MAX_ERROR)}`,
    ...(firstError === null ? [] : [`first thing that failed: ${oneLine(firstError)}`]),
    ...repeated.map(({ command, times }) => `ran ${times} times with the same outcome: ${oneLine(command)}`),
    `files looked at: ${listed(visited)}; files changed: ${listed(edited)}`,
    ...(missed.length === 0 ? [] : [`never looked at, though the right answer changes it: ${listed(missed)}`]),
    testRuns === 0
      ? 'the tests were never run'
      : `the tests were run ${testRuns === 1 ? 'once' : `${testRuns} times`}, ${testedLast ? 'also' : 'but not'} after the last change`,
    ...(unreadable === 0 ? [] : [`answers without an action that could be read: ${unreadable}`]),
    ...(failedEdits === 0 ? [] : [`edits that did not fit: ${failedEdits}`]),
  ];
}

function repeatedCommands({ turns }: Trajectory): WorkDigest['repeated'] {
  const counts = new Map<string, { readonly command: string; times: number }>();
  for (const { action, observation } of turns.flatMap(({ steps }) => steps)) {
    if (action.kind !== 'run') continue;
    const sign = JSON.stringify([action.command, steady(observation?.text ?? '')]);
    const known = counts.get(sign);
    if (known === undefined) counts.set(sign, { command: cut(action.command), times: 1 });
    else known.times += 1;
  }
  return [...counts.values()]
    .filter(({ times }) => times > 1)
    .toSorted((a, b) => b.times - a.times)
    .slice(0, MAX_REPEATED);
}

function isEdit({ kind }: AgentAction): boolean {
  return kind === 'edit' || kind === 'write';
}

/** Also a command that runs tests by a runner's own name. */
function isTest(action: AgentAction): boolean {
  return action.kind === 'test' || (action.kind === 'run' && RUNS_TESTS.test(action.command));
}

const RUNS_TESTS =
  /\b(?:pytest|unittest|jest|vitest|mocha|tap|node --test|npm (?:run )?test|cargo test|mvn\b.*\btest|gradlew?\b.*\btest)\b/;

const MAX_REPEATED = 3;
const MAX_FILES = 12;
const MAX_ERROR = 400;
const MAX_COMMAND = 160;

function some(paths: readonly string[]): readonly string[] {
  return [...new Set(paths)].slice(0, MAX_FILES);
}

function listed(paths: readonly string[]): string {
  return paths.length === 0 ? 'none' : paths.map(oneLine).join(', ');
}

function cut(text: string, most = MAX_COMMAND): string {
  return text.length <= most ? text : `${text.slice(0, most)} …`;
}
