import { runEpisode, type EpisodeSpec, type EpisodeSteps } from '../../domain/episode.js';
import { act } from '../work/act.js';
import { enter } from '../work/enter.js';
import { handIn } from '../work/hand-in.js';
import { turn } from '../work/turn.js';
import { conclude } from './conclude.js';
import { execute } from './execute.js';
import { generate } from './generate.js';
import { open } from './open.js';
import type { EpisodeRecord } from '../../ports/records.js';
import { reflect } from './reflect.js';
import type { EpisodePorts } from './episode-ports.js';

/** The steps of an episode over the ports. Each is idempotent: what was paid for or judged at its address is found. */
export function episodeSteps(ports: EpisodePorts, signal: AbortSignal): EpisodeSteps<EpisodeRecord> {
  return {
    open: (spec) => open(ports, spec, signal),
    generate: (spec, progress) => generate(ports, spec, progress, signal),
    enter: (spec, progress) => enter(ports, spec, progress, signal),
    turn: (spec, progress) => turn(ports, spec, progress, signal),
    act: (spec, progress) => act(ports, spec, progress, signal),
    handIn: (spec, progress) => handIn(ports, spec, progress, signal),
    execute: (spec, progress) => execute(ports, spec, progress, signal),
    reflect: (spec, progress) => reflect(ports, spec, progress, signal),
    conclude: (spec, progress) => conclude(ports, spec, progress, signal),
  };
}

/** A whole episode in one activity; after a crash it goes on from ledger and verdict store. */
export async function episode(ports: EpisodePorts, spec: EpisodeSpec, signal: AbortSignal): Promise<EpisodeRecord> {
  return (await ports.store.find('episodes', spec.address)) ?? runEpisode(spec, episodeSteps(ports, signal));
}
