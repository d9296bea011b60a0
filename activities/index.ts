import type { EpisodeProgress, EpisodeSpec } from '../domain/episode.js';
import type { AgentEnd, AgentNow, AgentSpec } from '../domain/tree/agent.js';
import { sampleTasks, wholePool, type SampleInput } from './cycle/sample-tasks.js';
import { episode, episodeVerbs } from './episode/episode.js';
import { failedBefore, type FailedBefore } from './cycle/failed-before.js';
import {
  cancelAdaptation,
  endAdaptation,
  evaluateAdapter,
  prepareAdaptation,
  publishAdapter,
  trainAdapter,
  type AdaptationInput,
  type AdaptPorts,
} from './tuning/adaptation.js';
import type { Evaluated, Prepared, Trained } from '../ports/adapter.js';
import { learn, remember, type Practice } from './cycle/learn.js';
import type { Learned, Practised } from './cycle/practised.js';
import { sampleHealth } from './cycle/health-sample.js';
import { recordIncident } from './campaign/incident.js';
import { undecidedRace } from './cycle/undecided.js';
import { isVetoed, takeOrder } from './campaign/take-order.js';
import {
  arrive,
  checkpoint,
  enterRace,
  harm,
  holdForExam,
  policy,
  recordRace,
  releaseForExam,
  standing,
  track,
} from './campaign/progress.js';
import { propose, type ProposeInput } from './cycle/propose.js';
import { report, type ReportInput } from './campaign/report.js';
import { recordScreen, recordTraining } from './cycle/training.js';
import { evaluate, type EvaluateInput } from './cycle/evaluate.js';
import { openSearch, recordSearch } from './cycle/search.js';
import { takeAway, type TakeAwayInput } from './cycle/take-away.js';
import { proveAgent } from './tree/prove.js';
import { reviewAgent } from './tree/review.js';
import { harvest, plant } from './tree/tree.js';
import { writeAgent } from './tree/write.js';
import type { SearchRecord } from '../ports/learning-records.js';
import type { EpisodePorts } from './episode/episode-ports.js';

/**
 * Everything that a workflow can ask for, bound to the ports. `signal` gives the cancellation of the call that runs.
 * Each is idempotent by its address; inputs and answers are references and small facts.
 */
export function createActivities(ports: EpisodePorts & AdaptPorts, signal: () => AbortSignal) {
  const verbs = () => episodeVerbs(ports, signal());
  return {
    open: (spec: EpisodeSpec) => verbs().open(spec),
    generate: (spec: EpisodeSpec, progress: EpisodeProgress, step: number) => verbs().generate(spec, progress, step),
    enter: (spec: EpisodeSpec, progress: EpisodeProgress) => verbs().enter(spec, progress),
    turn: (spec: EpisodeSpec, progress: EpisodeProgress) => verbs().turn(spec, progress),
    act: (spec: EpisodeSpec, progress: EpisodeProgress) => verbs().act(spec, progress),
    handIn: (spec: EpisodeSpec, progress: EpisodeProgress) => verbs().handIn(spec, progress),
    plant: (spec: EpisodeSpec, progress: EpisodeProgress) => plant(ports, spec, progress),
    writeAgent: (agent: AgentSpec, now: AgentNow) => writeAgent(ports, agent, now, signal()),
    reviewAgent: (agent: AgentSpec, now: AgentNow) => reviewAgent(ports, agent, now, signal()),
    proveAgent: (agent: AgentSpec, now: AgentNow) => proveAgent(ports, agent, now, signal()),
    harvest: (root: AgentSpec, progress: EpisodeProgress, end: AgentEnd) => harvest(ports, root, progress, end),
    execute: (spec: EpisodeSpec, progress: EpisodeProgress) => verbs().execute(spec, progress),
    reflect: (spec: EpisodeSpec, progress: EpisodeProgress, step: number) => verbs().reflect(spec, progress, step),
    plan: (spec: EpisodeSpec, progress: EpisodeProgress, step: number) => verbs().plan(spec, progress, step),
    writeTests: (spec: EpisodeSpec, progress: EpisodeProgress, step: number) => verbs().writeTests(spec, progress, step),
    checkTests: (spec: EpisodeSpec, progress: EpisodeProgress) => verbs().checkTests(spec, progress),
    review: (spec: EpisodeSpec, progress: EpisodeProgress, step: number) => verbs().review(spec, progress, step),
    vote: (spec: EpisodeSpec, progress: EpisodeProgress) => verbs().vote(spec, progress),
    conclude: (spec: EpisodeSpec, progress: EpisodeProgress) => verbs().conclude(spec, progress),
    episode: (spec: EpisodeSpec) => episode(ports, spec, signal()),
    evaluate: (input: EvaluateInput) => evaluate(ports, input, signal()),
    learn: (practised: Practised) => learn(ports, practised, signal()),
    remember: (at: { readonly branch: number; readonly cycle: number }, learned: readonly Learned[], practice?: Practice) =>
      remember(ports, at, learned, practice),
    failedBefore: (input: FailedBefore) => failedBefore(ports, input),
    propose: (input: ProposeInput) => propose(ports, input, signal()),
    draw: (input: SampleInput) => sampleTasks(ports, input),
    wholePool: (input: Parameters<typeof wholePool>[1]) => wholePool(ports, input),
    policy: (strategy: string, attempts: number) => policy(ports, strategy, attempts),
    standing: (campaign: string) => standing(ports, campaign),
    arrive: (run: Parameters<typeof arrive>[1]) => arrive(ports, run),
    takeOrder: (input: Parameters<typeof takeOrder>[1]) => takeOrder(ports, input),
    isVetoed: (input: Parameters<typeof isVetoed>[1]) => isVetoed(ports, input),
    track: (input: Parameters<typeof track>[1]) => track(ports, input),
    gauge: (practised: readonly Practised[]) => sampleHealth(ports, practised),
    recordIncident: (fall: Parameters<typeof recordIncident>[1]) => recordIncident(ports, fall),
    undecidedRace: (input: Parameters<typeof undecidedRace>[1]) => undecidedRace(ports, input),
    recordTraining: (input: Parameters<typeof recordTraining>[1]) => recordTraining(ports, input),
    recordScreen: (input: Parameters<typeof recordScreen>[1]) => recordScreen(ports, input),
    openSearch: (input: Parameters<typeof openSearch>[1]) => openSearch(ports, input),
    takeAway: (input: TakeAwayInput) => takeAway(ports, input),
    recordSearch: (record: SearchRecord) => recordSearch(ports, record),
    harm: (input: Parameters<typeof harm>[1]) => harm(ports, input),
    enterRace: (input: Parameters<typeof enterRace>[1]) => enterRace(ports, input),
    recordRace: (input: Parameters<typeof recordRace>[1]) => recordRace(ports, input),
    checkpoint: (input: Parameters<typeof checkpoint>[1]) => checkpoint(ports, input),
    holdForExam: (campaign: string) => holdForExam(ports, campaign),
    releaseForExam: (campaign: string) => releaseForExam(ports, campaign),
    prepareAdaptation: (input: AdaptationInput) => prepareAdaptation(ports, input),
    trainAdapter: (input: AdaptationInput) => trainAdapter(ports, input, signal()),
    evaluateAdapter: (input: AdaptationInput, trained: Trained) => evaluateAdapter(ports, input, trained, signal()),
    publishAdapter: (input: AdaptationInput, prepared: Prepared, trained: Trained, evaluated: Evaluated) =>
      publishAdapter(ports, input, prepared, trained, evaluated, signal()),
    cancelAdaptation: (input: AdaptationInput) => cancelAdaptation(ports, input, signal()),
    endAdaptation: (input: AdaptationInput, end: Parameters<typeof endAdaptation>[2]) => endAdaptation(ports, input, end),
    report: (input: ReportInput) => report(ports, input, signal()),
  };
}

export type Activities = ReturnType<typeof createActivities>;
