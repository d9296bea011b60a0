import type { Recalled } from '../../domain/recalled.js';
import type { Reflection } from '../../domain/reflection.js';
import type { AgentSpec } from '../../domain/tree/agent.js';
import type { Contract } from '../../domain/tree/program.js';
import type { Tried } from '../../domain/tried.js';
import { loadContext, loadRecalled, loadReflections } from '../episode/episode-context.js';
import type { EpisodePorts } from '../episode/episode-ports.js';
import { readPart, type Scene } from './scene.js';

/** What an agent is told beside its contract. */
export interface ToldOfTask {
  readonly beside: readonly Contract[];
  readonly around: string;
  readonly given: string;
  readonly recalled: readonly Recalled[];
  readonly tried: readonly Tried[];
  readonly reflections: readonly Reflection[];
}

/** The first agent hears of the answers before; the others of what is next to them, and of the function as it was given. */
export async function toldOfTask(ports: EpisodePorts, spec: AgentSpec, { task, unit, mother }: Scene): Promise<ToldOfTask> {
  if (unit === null || mother === null) {
    const progress = spec.earlier ?? { given: null, answers: [], reflections: [], passed: null, voided: '' };
    const [recalled, { tried }, reflections] = await Promise.all([
      loadRecalled(ports.store, spec.episode),
      loadContext(ports.store, spec.episode, progress),
      loadReflections(ports.store, spec.episode, progress),
    ]);
    return { beside: [], around: '', given: '', recalled, tried, reflections };
  }
  const { parts } = await readPart(ports.code, task.language, task.files[unit.path] ?? '');
  const given = parts.functions.find(({ name, isStub }) => name === unit.name && !isStub);
  return {
    beside: mother.helpers.filter(({ name }) => unit.uses.includes(name)),
    around: mother.files[unit.path] ?? '',
    given: given === undefined ? '' : (task.files[unit.path] ?? '').slice(given.start, given.end),
    recalled: [],
    tried: [],
    reflections: [],
  };
}
