import { within, type Address } from '../../domain/address.js';
import type { Strategy } from '../../domain/strategy.js';
import type { Files, Language, Task } from '../../domain/task.js';
import type { AgentNow, AgentSpec } from '../../domain/tree/agent.js';
import { assembled, type Piece, type Read } from '../../domain/tree/assemble.js';
import type { Helper } from '../../domain/tree/plan.js';
import { TREE_SOLVER, type TreeSolver } from '../../domain/tree/solver.js';
import { agentProof, agentRound } from '../../campaigns/trees.js';
import { loadStrategy } from '../../campaigns/strategies.js';
import { RatchetFailure } from '../../ports/failures.js';
import type { CodeReader } from '../../ports/code-reader.js';
import type { AgentProofRecord, AgentRoundRecord } from '../../ports/tree-records.js';
import { loadTask } from '../episode/episode-context.js';
import type { EpisodePorts } from '../episode/episode-ports.js';

/** An agent as its questions and its cases need it, put together anew from the store: histories hold references only. */
export interface Scene {
  readonly task: Task;
  readonly strategy: Strategy;
  readonly solver: TreeSolver;
  /** null: the first of the tree */
  readonly unit: Helper | null;
  /** the program that its function is a stub of */
  readonly frame: Files;
  /** what its mother wrote, and what does not hold of what came of that */
  readonly mother: AgentRoundRecord | null;
  readonly motherProof: AgentProofRecord | null;
  /** what it wrote last, and what came of it */
  readonly last: AgentRoundRecord | null;
  readonly lastProof: AgentProofRecord | null;
}

export async function loadScene({ store, code }: EpisodePorts, spec: AgentSpec, now: AgentNow): Promise<Scene> {
  const [task, strategy] = await Promise.all([loadTask(store, spec.episode.task), loadStrategy(store, spec.episode.strategy)]);
  const { mother } = spec;
  const [round, motherProof, lastProof] = await Promise.all([
    mother === null ? null : agentRound(store, mother.round),
    mother === null || mother.proof === null ? null : agentProof(store, mother.proof),
    now.proof === null ? null : agentProof(store, now.proof),
  ]);
  const last = await lastWritten(store, spec, now);
  const unit = round?.helpers.find(({ name }) => name === mother?.helper) ?? null;
  if (round !== null && unit === null)
    throw new RatchetFailure('missing-record', `${mother?.helper ?? ''} is no helper in ${mother?.round ?? ''}`);
  return {
    task,
    strategy,
    solver: strategy.solver?.kind === 'tree' ? strategy.solver : TREE_SOLVER,
    unit,
    frame: round === null ? task.files : await frameOf(code, task.language, round),
    mother: round,
    motherProof,
    last,
    lastProof,
  };
}

/** The latest round of which something could be used. */
async function lastWritten(
  store: EpisodePorts['store'],
  { at }: AgentSpec,
  { round, written }: AgentNow,
): Promise<AgentRoundRecord | null> {
  if (round !== null) return agentRound(store, round);
  for (let index = written - 1; index >= 0; index -= 1) {
    const found = await store.find('agentRounds', roundId(at, index));
    if (found !== null && Object.keys(found.files).length > 0) return found;
  }
  return null;
}

/** The program that an agent's helpers stand in as stubs. */
async function frameOf(code: CodeReader, language: Language, { unit, frame, files }: AgentRoundRecord): Promise<Files> {
  if (unit === null) return { ...frame, ...files };
  return placedIn(code, language, frame, [{ path: unit.path, name: unit.name, text: files[unit.path] ?? '' }]);
}

/** A program with functions in the place of their stubs. */
export async function placedIn(
  code: CodeReader,
  language: Language,
  frame: Files,
  written: readonly { readonly path: string; readonly name: string; readonly text: string }[],
): Promise<Files> {
  const paths = [...new Set(written.map(({ path }) => path))];
  const changed = await Promise.all(
    paths.map(async (path) => {
      const pieces = await Promise.all(
        written
          .filter((each) => each.path === path)
          .map(async ({ name, text }): Promise<Piece> => ({ name, ...(await readPart(code, language, text)) })),
      );
      return [path, assembled(await readPart(code, language, frame[path] ?? ''), pieces)] as const;
    }),
  );
  return { ...frame, ...Object.fromEntries(changed) };
}

/** What was read once can be read again: nothing else is kept. */
export async function readPart(code: CodeReader, language: Language, text: string): Promise<Read> {
  return { text, parts: (await code.parts(language, text)) ?? { functions: [], imports: [], exports: [], inside: null } };
}

export function roundId(at: Address, round: number): Address {
  return within(at, 'round', round);
}
