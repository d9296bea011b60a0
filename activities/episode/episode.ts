import type { EpisodeSpec } from '../../domain/episode.js';
import { runEpisode, type EpisodeVerbs } from '../../domain/run-episode.js';
import { act } from '../work/act.js';
import { enter } from '../work/enter.js';
import { growWithin } from '../tree/tree.js';
import { handIn } from '../work/hand-in.js';
import { turn } from '../work/turn.js';
import { conclude } from './conclude.js';
import { execute } from './execute.js';
import { generate } from './generate.js';
import { open } from './open.js';
import type { EpisodeRecord } from '../../ports/records.js';
import { plan } from './plan.js';
import { reflect } from './reflect.js';
import { reviewWaiting } from './review.js';
import { vote } from './vote.js';
import { checkTests, writeTests } from './write-tests.js';
import type { EpisodePorts } from './episode-ports.js';

/** The verbs of an episode over the ports. Each is idempotent: what was paid for or judged at its address is found. */
export function episodeVerbs(ports: EpisodePorts, signal: AbortSignal): EpisodeVerbs<EpisodeRecord> {
  return {
    open: (spec) => open(ports, spec, signal),
    generate: (spec, progress, step) => generate(ports, spec, progress, signal, step),
    enter: (spec, progress) => enter(ports, spec, progress, signal),
    turn: (spec, progress) => turn(ports, spec, progress, signal),
    act: (spec, progress) => act(ports, spec, progress, signal),
    handIn: (spec, progress) => handIn(ports, spec, progress, signal),
    grow: (spec, progress) => growWithin(ports, spec, progress, signal),
    execute: (spec, progress) => execute(ports, spec, progress, signal),
    reflect: (spec, progress, step) => reflect(ports, spec, progress, signal, step),
    plan: (spec, progress, step) => plan(ports, spec, progress, step, signal),
    writeTests: (spec, progress, step) => writeTests(ports, spec, progress, step, signal),
    checkTests: (spec, progress) => checkTests(ports, spec, progress, signal),
    review: (spec, progress, step) => reviewWaiting(ports, spec, progress, step, signal),
    vote: (spec, progress) => vote(ports, spec, progress, signal),
    conclude: (spec, progress) => conclude(ports, spec, progress, signal),
  };
}

/** A whole episode in one activity; after a crash it goes on from ledger and verdict store. */
export async function episode(ports: EpisodePorts, spec: EpisodeSpec, signal: AbortSignal): Promise<EpisodeRecord> {
  return (await ports.store.find('episodes', spec.address)) ?? runEpisode(spec, episodeVerbs(ports, signal));
}
