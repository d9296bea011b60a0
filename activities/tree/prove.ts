import { within } from '../../domain/address.js';
import { oneLine } from '../../domain/sections.js';
import { isSource } from '../../domain/program.js';
import type { CallCase, Files } from '../../domain/task.js';
import type { AgentEnd, AgentNow, AgentSpec } from '../../domain/tree/agent.js';
import { assembled, exposed, type Piece } from '../../domain/tree/assemble.js';
import { touched } from '../../domain/tree/attribution.js';
import { plus } from '../../domain/tree/grant.js';
import type { FunctionPart } from '../../domain/tree/program.js';
import type { Verdict } from '../../domain/verdict.js';
import { agentProof, agentRound } from '../../campaigns/trees.js';
import { treeList } from '../../ports/lists.js';
import type { AgentProofRecord, AgentRoundRecord } from '../../ports/tree-records.js';
import type { EpisodePorts } from '../episode/episode-ports.js';
import { judge, type Judged } from '../episode/judge.js';
import { reviewId } from './review.js';
import { loadScene, placedIn, readPart, type Scene } from './scene.js';

/**
 * Puts what an agent wrote together with what its helpers made of it, and holds it against its cases; the first agent's is the program,
 * held against the visible checks.
 */
export async function proveAgent(ports: EpisodePorts, spec: AgentSpec, now: AgentNow, signal: AbortSignal): Promise<AgentNow> {
  const { store } = ports;
  if (now.round === null) return now;
  const id = proofId(spec, now);
  let record = await store.find('agentProofs', id);
  if (record === null) {
    const made = await new Proving(ports, spec, now, id, signal).prove(now.round);
    if ('voided' in made) return { ...now, voided: made.voided };
    record = await store.keep('agentProofs', id, made);
  }
  await store.append(treeList(spec.tree), id);
  const proved = { ...now, proof: id, spent: plus(now.spent, { ...NO_CALLS, sandboxRuns: record.runs }) };
  return { ...proved, ended: endOf(spec, now, record) };
}

const NO_CALLS = { agents: 0, calls: 0, tokens: 0, costUsd: 0, rounds: 0 };

/** What only runs again does so for what its mother wrote then. */
function proofId({ at, want, mother }: AgentSpec, { written, changes }: AgentNow): string {
  const again = want === 'prove' && changes === 0 ? `~${mother?.round.split('/').at(-1) ?? ''}` : '';
  return within(at, 'proof', `${written - 1}${again}`);
}

function endOf(
  { bounds }: AgentSpec,
  { changes }: AgentNow,
  { state, failing }: AgentProofRecord,
): Pick<AgentEnd, 'state' | 'because'> | null {
  if (state === 'passed' || state === 'unproved') return { state, because: '' };
  return changes < bounds.rounds ? null : { state, because: (failing[0] ?? '').slice(0, MAX_WORDS) };
}

/** It stands in histories. */
const MAX_WORDS = 200;
const MAX_FAILING = 8;

type Voided = { readonly voided: string };

class Proving {
  #runs = 0;

  constructor(
    private readonly ports: EpisodePorts,
    private readonly spec: AgentSpec,
    private readonly now: AgentNow,
    private readonly id: string,
    private readonly signal: AbortSignal,
  ) {}

  async prove(roundId: string): Promise<AgentProofRecord | Voided> {
    const [scene, round] = await Promise.all([loadScene(this.ports, this.spec, this.now), agentRound(this.ports.store, roundId)]);
    const pieces = await this.#pieces(scene, round);
    const files = await this.#own(scene, round, pieces);
    const kept = await this.#kept(scene, round);
    if ('voided' in kept) return kept;
    const program = await this.#program(scene, round, files);
    const judged = await this.#judged(scene, program, kept.cases);
    if (judged !== null && 'voided' in judged) return judged;
    const verdict = judged?.verdict ?? null;
    return {
      round: roundId,
      files,
      helpers: this.now.helpers,
      verdict: judged?.key ?? null,
      state: verdict === null ? 'unproved' : verdict.status === 'passed' ? 'passed' : 'failed',
      failing: verdict === null || verdict.status === 'passed' ? [] : await this.#failing(verdict),
      touched: verdict === null ? [] : await this.#touched(scene, program, pieces, verdict),
      kept: kept.cases.map(({ id }) => id),
      holdOnStub: round.cases.length - kept.cases.length,
      broken: (round.unit === null ? [] : (verdict?.tests ?? [])).flatMap(({ id, status }) => (status === 'passed' ? [] : [id])),
      runs: this.#runs,
    };
  }

  /** What the helpers made, by file. A helper that has written nothing stays a stub. */
  async #pieces({ task }: Scene, { helpers }: AgentRoundRecord): Promise<readonly (Piece & { readonly path: string })[]> {
    const ends = new Map(this.now.helpers.map(({ name, end }) => [name, end?.proof ?? null]));
    const made = await Promise.all(
      helpers.map(async ({ name, path }) => {
        const proof = ends.get(name) ?? null;
        if (proof === null) return [];
        const { files } = await agentProof(this.ports.store, proof);
        return [{ path, name, ...(await readPart(this.ports.code, task.language, files[path] ?? '')) }];
      }),
    );
    return made.flat();
  }

  async #own({ task }: Scene, { files }: AgentRoundRecord, pieces: readonly (Piece & { readonly path: string })[]): Promise<Files> {
    const whole = Object.entries(files).map(async ([path, text]) => {
      if (!isSource(task.language, path)) return [path, text] as const;
      const own = pieces.filter((piece) => piece.path === path);
      return [path, own.length === 0 ? text : assembled(await readPart(this.ports.code, task.language, text), own)] as const;
    });
    return Object.fromEntries(await Promise.all(whole));
  }

  /**
   * The program that is run: the first agent's is whole; another's stands in the frame of its mother, beside what it uses, and can be
   * called.
   */
  async #program({ task }: Scene, { unit, frame }: AgentRoundRecord, files: Files): Promise<Files> {
    if (unit === null) return onlyOf(task.editable, { ...frame, ...files });
    const { path, name } = unit;
    const placed = await placedIn(this.ports.code, task.language, frame, [
      ...(await this.#beside(path)),
      ...(files[path] === undefined ? [] : [{ path, name, text: files[path] }]),
    ]);
    const read = await readPart(this.ports.code, task.language, placed[path] ?? '');
    return onlyOf(task.editable, { ...placed, [path]: exposed(task.language, read, name) });
  }

  async #beside(path: string): Promise<readonly { readonly path: string; readonly name: string; readonly text: string }[]> {
    const beside = this.spec.mother?.beside ?? [];
    const made = await Promise.all(
      beside.map(async ({ name, proof }) => {
        const text = proof === null ? undefined : (await agentProof(this.ports.store, proof)).files[path];
        return text === undefined ? [] : [{ path, name, text }];
      }),
    );
    return made.flat();
  }

  /** Of the cases that were written, those that do not hold before anything is: the others can say nothing. */
  async #kept(scene: Scene, round: AgentRoundRecord): Promise<{ readonly cases: readonly CallCase[] } | Voided> {
    const { last, lastProof } = scene;
    if (round.unit === null || round.cases.length === 0) return { cases: [] };
    const known = lastProof === null || last === null ? null : (await agentRound(this.ports.store, lastProof.round)).cases;
    if (lastProof !== null && JSON.stringify(known) === JSON.stringify(round.cases))
      return { cases: round.cases.filter(({ id }) => lastProof.kept.includes(id)) };
    const judged = await this.#run(scene, 'stub', await this.#program(scene, round, {}), { written: round.cases });
    if ('voided' in judged) return judged;
    const { tests } = judged.verdict;
    return { cases: round.cases.filter((_, index) => tests[index]?.status !== 'passed') };
  }

  #judged(scene: Scene, program: Files, cases: readonly CallCase[]): Promise<Judged> | null {
    if (scene.unit === null) return this.#run(scene, '', program, 'visible');
    return cases.length === 0 ? null : this.#run(scene, '', program, { written: cases });
  }

  #run({ task }: Scene, what: string, candidate: Files, which: 'visible' | { readonly written: readonly CallCase[] }): Promise<Judged> {
    this.#runs += 1;
    const at = what === '' ? this.id : within(this.id, what);
    return judge(this.ports, at, { hash: this.spec.episode.task, task, candidate, which, lines: this.now.helpers.length > 0 }, this.signal);
  }

  async #failing({ tests, diagnostics }: Verdict): Promise<readonly string[]> {
    const review = await this.ports.store.find('agentReviews', reviewId(this.spec, this.now));
    return [
      ...diagnostics.map(({ path, line, message }) => `${path} line ${line}: ${message}`),
      ...tests.filter(({ status }) => status !== 'passed').map(({ id, message }) => `${id}: ${message}`),
      ...(review?.isDoubted === true ? [`whoever read it says: ${review.because}`] : []),
    ]
      .slice(0, MAX_FAILING)
      .map(oneLine);
  }

  async #touched({ task }: Scene, program: Files, pieces: readonly Piece[], { tests }: Verdict): Promise<readonly string[]> {
    if (pieces.length < this.now.helpers.length || pieces.length === 0)
      return [...this.now.helpers.filter(({ end }) => end?.proof === null).map(({ name }) => name), ...pieces.map(({ name }) => name)];
    const read = await Promise.all(
      Object.entries(program).map(async ([path, text]): Promise<[string, readonly FunctionPart[]]> => [
        path,
        (await readPart(this.ports.code, task.language, text)).parts.functions,
      ]),
    );
    const of = Object.fromEntries(pieces.map(({ name, parts }) => [name, parts.functions.map((each) => each.name)]));
    return touched(tests, { functions: Object.fromEntries(read), of }).helpers;
  }
}

function onlyOf(paths: readonly string[], files: Files): Files {
  return Object.fromEntries(paths.flatMap((path) => (files[path] === undefined ? [] : [[path, files[path]]])));
}
