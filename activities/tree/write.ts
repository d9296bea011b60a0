import { within, type Address } from '../../domain/address.js';
import { solving } from '../../domain/roles.js';
import { tokensOf } from '../../domain/playbook.js';
import type { CallCase } from '../../domain/task.js';
import type { AgentEnd, AgentNow, AgentSpec } from '../../domain/tree/agent.js';
import { agentPrompt, unitTestsPrompt, type AgentAsked } from '../../domain/tree/agent-prompt.js';
import { afterWriting, sent } from '../../domain/tree/after-writing.js';
import { leftOf, plus, type Grant } from '../../domain/tree/grant.js';
import { planOf, type Helper } from '../../domain/tree/plan.js';
import { sameContract, type ProgramParts } from '../../domain/tree/program.js';
import { canHaveCases, examplesOf, readUnitCases } from '../../domain/tree/unit-cases.js';
import type { ChatMessage } from '../../domain/model.js';
import type { Files } from '../../domain/task.js';
import { treeList } from '../../ports/lists.js';
import type { AgentRoundRecord } from '../../ports/tree-records.js';
import { askModel, type Asked } from '../asking/ask.js';
import type { EpisodePorts } from '../episode/episode-ports.js';
import { readAgentAnswer } from './read-answer.js';
import { loadScene, readPart, roundId, type Scene } from './scene.js';
import { toldOfTask, type ToldOfTask } from './told.js';

/** An agent's question for its function, or for a change of it. What it wrote is on record before anybody builds on it. */
export async function writeAgent(ports: EpisodePorts, spec: AgentSpec, now: AgentNow, signal: AbortSignal): Promise<AgentNow> {
  const { store } = ports;
  const scene = await loadScene(ports, spec, now);
  if (spec.want === 'prove' && now.changes === 0 && scene.lastProof !== null)
    return { ...now, round: scene.lastProof.round, helpers: scene.lastProof.helpers };
  const id = roundId(spec.at, now.written);
  const record =
    (await store.find('agentRounds', id)) ??
    (await store.keep('agentRounds', id, await new Writing(ports, spec, now, scene, id, signal).write()));
  await store.append(treeList(spec.tree), id);
  return afterWriting(now, { id, record, last: scene.last, lastProof: scene.lastProof });
}

/** Tries of one question whose answers could not be built on. */
const MAX_TRIES = 3;
/** With less there is no answer worth asking for. */
const FEWEST_TOKENS = 128;
/** Below this there is nothing to hand on. */
const MOTHER_LINES = 8;

interface Usable {
  readonly files: Files;
  readonly helpers: readonly Helper[];
}

class Writing {
  readonly #calls: string[] = [];
  readonly #faults: string[] = [];
  #spent = { calls: 0, tokens: 0, costUsd: 0 };
  #outgrew = false;

  constructor(
    private readonly ports: EpisodePorts,
    private readonly spec: AgentSpec,
    private readonly now: AgentNow,
    private readonly scene: Scene,
    private readonly id: Address,
    private readonly signal: AbortSignal,
  ) {}

  async write(): Promise<AgentRoundRecord> {
    const told = await toldOfTask(this.ports, this.spec, this.scene);
    const made = await this.#tries(told);
    const { unit, frame } = this.scene;
    const isUsable = 'files' in made;
    const cases = isUsable ? await this.#cases() : [];
    const { isMother } = this.#may();
    return {
      agent: this.spec.at,
      unit,
      role: isUsable && made.helpers.length > 0 ? 'mother' : isMother ? 'mother' : 'child',
      want: this.now.changes > 0 ? 'repair' : this.spec.want,
      frame,
      files: isUsable ? made.files : {},
      helpers: isUsable ? made.helpers : [],
      cases,
      calls: this.#calls,
      faults: this.#faults,
      ended: isUsable ? null : made,
      spent: this.#spent,
    };
  }

  async #tries(told: ToldOfTask): Promise<Usable | Pick<AgentEnd, 'state' | 'because'>> {
    for (let count = 0; count < MAX_TRIES; count += 1) {
      const asked = await this.#ask(agentPrompt(this.#asked(told)), within(this.id, 'try', count), this.scene.strategy.decoding);
      if (asked === null) return { state: 'spent', because: 'its share of the tree is spent' };
      if (asked.missed !== undefined) return { state: 'missed', because: asked.missed };
      const read = await this.#read(asked.answer.choices[0], count === MAX_TRIES - 1);
      if ('helpers' in read) return read;
      this.#faults.push(read.fault);
    }
    return { state: 'refused', because: this.#faults.at(-1) ?? '' };
  }

  async #read(
    choice: { readonly text: string; readonly finish: string } | undefined,
    isLast: boolean,
  ): Promise<Usable | { readonly fault: string }> {
    const { task, unit, frame } = this.scene;
    if (choice?.finish === 'length') {
      this.#outgrew = true;
      return {
        fault:
          this.#may().helpers > 0 ? 'it was cut off: it is too much for one; leave parts of it to helpers' : 'it was cut off: write less',
      };
    }
    const read = await readAgentAnswer(this.ports.code, task, unit, choice?.text ?? '');
    if ('fault' in read) return read;
    const plan = planOf({
      parts: read.parts,
      unit,
      taken: unit === null ? [] : await this.#namesIn(frame, unit),
      helpers: this.#may().helpers,
      strict: !isLast,
    });
    return 'fault' in plan ? { fault: plan.fault.told } : { files: read.files, helpers: plan.helpers };
  }

  async #namesIn(frame: Files, unit: Helper): Promise<readonly string[]> {
    const { parts }: { readonly parts: ProgramParts } = await readPart(this.ports.code, this.scene.task.language, frame[unit.path] ?? '');
    return parts.functions.flatMap(({ name }) => (name === unit.name ? [] : [name]));
  }

  #left(): Grant {
    const own = { agents: Number(this.now.written === 0), rounds: 0, sandboxRuns: 0, ...this.#spent };
    return leftOf(this.spec.grant, plus(this.now.spent, own));
  }

  /** Whether it may leave parts to others, and to how many; those that it has already count as they are. */
  #may(): { readonly isMother: boolean; readonly helpers: number } {
    const { solver, unit, last } = this.scene;
    const left = this.#left();
    const there = last?.helpers.length ?? 0;
    const helpers = left.depth === 0 ? 0 : Math.min(solver.helpers, there + left.agents);
    return { isMother: helpers > 0 && (unit === null || unit.lines >= MOTHER_LINES || there > 0 || this.#outgrew), helpers };
  }

  #asked(told: ToldOfTask): AgentAsked {
    const { strategy, solver, task, unit, last, lastProof, motherProof } = this.scene;
    const { isMother, helpers } = this.#may();
    const failing = lastProof?.failing ?? [];
    const upper = this.now.changes === 0 ? (motherProof?.failing ?? []) : [];
    const by = this.now.changes === 0 || (last?.helpers.length ?? 0) > 0 ? 'mother' : 'itself';
    const change = last === null ? null : ({ by, code: last.files, failing, upper } as const);
    return {
      strategy,
      solver,
      task,
      unit,
      role: isMother ? 'mother' : 'child',
      helpers,
      change,
      faults: this.#faults,
      ...told,
    };
  }

  /** From its contract alone; what was written for the same contract before is not asked for again. */
  async #cases(): Promise<readonly CallCase[]> {
    const { unit, last, solver, strategy, task } = this.scene;
    if (unit === null || !canHaveCases(unit)) return [];
    if (last !== null && last.unit !== null && sameContract(last.unit, unit)) return last.cases;
    const examples = examplesOf(unit);
    if (solver.tests === 0) return examples;
    const asked = await this.#ask(unitTestsPrompt(strategy, solver, unit, task.language), within(this.id, 'tests'), {
      ...strategy.decoding,
      temperature: 0,
    });
    const text = asked === null || asked.missed !== undefined ? '' : (asked.answer.choices[0]?.text ?? '');
    return [...examples, ...readUnitCases(text, unit, solver.tests)];
  }

  /** Null where what is left of its share is no answer any more. */
  async #ask(
    messages: ChatMessage[],
    address: Address,
    { temperature, topP, maxTokens: wanted }: Scene['strategy']['decoding'],
  ): Promise<Asked | null> {
    const { episode } = this.spec;
    const { tokens, costUsd } = this.#left();
    const maxTokens = Math.min(wanted, tokens - messages.reduce((sum, { content }) => sum + tokensOf(content), 0));
    if (maxTokens < Math.min(wanted, FEWEST_TOKENS) || (costUsd !== null && costUsd <= 0)) return null;
    const call = {
      campaign: episode.campaign,
      address,
      ...solving(episode, this.scene.strategy),
      messages,
      n: 1,
      temperature,
      topP,
      maxTokens,
      seed: episode.seed,
    };
    const asked = await askModel(this.ports, { purpose: `growing ${this.scene.task.id}`, ...call }, this.signal);
    if (asked.missed === undefined) {
      this.#calls.push(asked.key);
      this.#spent = sent(this.#spent, asked.answer);
    }
    return asked;
  }
}
