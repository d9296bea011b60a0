import { trainingCourse, trainingsOf, type ToldTraining, type TrainingCourse } from '../../campaigns/trainings-told.js';
import type { Tier } from '../../domain/adapt/adapter.js';
import { nothingNamed } from '../../domain/nothing-named.js';
import { ADAPTATIONS } from '../../ports/lists.js';
import { count } from '../../domain/figures.js';
import { lines } from '../../domain/visible.js';
import { cancelAdaptation, runAdaptation } from '../../infra/temporal/adaptations.js';
import type { TrainingPoint } from '../../ports/adapter.js';
import type { AdaptationEnd } from '../../workflows/contract.js';
import { CliFailure, EXIT } from '../failures.js';
import { printJson, printLine, printText, progress, table } from '../output.js';
import { withReadable, withStore } from '../with-store.js';

interface TrainOptions {
  readonly json?: true;
  readonly tier: Tier;
  readonly base: string;
  readonly sets: readonly string[];
  readonly for?: readonly string[];
  readonly from?: string;
  readonly form: 'sft' | 'dpo';
  readonly epochs?: number;
  readonly learningRate?: number;
  readonly seed: number;
  readonly yes?: true;
}

export async function train(name: string, options: TrainOptions): Promise<void> {
  const ended = await withStore(async ({ store, addresses }) => {
    const states = await store.campaigns.list();
    const known = new Set(states.map(({ id }) => id));
    const input = {
      spec: {
        id: name,
        tier: options.tier,
        base: options.base,
        form: options.form,
        epochs: options.epochs ?? null,
        learningRate: options.learningRate ?? null,
        seed: options.seed,
        agreed: options.yes === true,
      },
      sets: options.sets,
      campaigns: options.for ?? options.sets.filter((set) => known.has(set)),
      before: options.from ?? null,
    };
    let phase = '';
    return runAdaptation(addresses.temporal, input, (view) => {
      if (view.phase !== phase) progress(view.phase);
      phase = view.phase;
    });
  });
  if (options.json === true) printJson(ended);
  else printText(endLines(ended));
  if (ended.published === null) throw new CliFailure(EXIT.failed, `it was not published: ${ended.because}`);
}

export async function cancel(name: string): Promise<void> {
  await withStore(({ addresses }) => cancelAdaptation(addresses.temporal, name));
  printLine(`adaptation ${name} is cancelled`);
}

export async function trainings(name: string | undefined, { json }: { readonly json?: true }): Promise<void> {
  if (name === undefined) {
    const all = await withReadable(({ store }) => trainingsOf(store));
    if (json === true) return printJson(all);
    if (all.length === 0)
      return progress(
        'There is no training yet: `ratchet adapt rows CAMPAIGN` gathers what to learn from, `ratchet adapt train` begins one.',
      );
    return printText(table(['training', 'tier', 'status', 'stands at', 'loss', 'begun', 'because'], all.map(rowOf)));
  }
  const course = await withReadable(async ({ store }) => {
    const found = await trainingCourse(store, name);
    if (found !== null) return found;
    const known = await store.list(ADAPTATIONS);
    throw new CliFailure(EXIT.usage, nothingNamed('training', name, { known, lists: 'ratchet adapt trainings' }));
  });
  if (json === true) printJson(course);
  else printText(courseLines(course));
}

function endLines({ prepared, evaluated, published }: AdaptationEnd) {
  const { training, validation, host } = prepared;
  return lines([
    `${count(training, 'row')} taught it, ${validation} held out, ${host === null ? 'on this machine' : `at ${host}`}.`,
    ...evaluated.evidence,
    ...(published === null
      ? []
      : [`Published as ${published.model} (${published.hash}): campaigns of its base try it by the tactic adapt.`]),
  ]);
}

function rowOf({ adaptation, tier, status, step, point, begunAt, because }: ToldTraining): readonly string[] {
  return [adaptation, tier, status, step || '-', pointText(point), begunAt, because || '-'];
}

/** `step 20: 1.402 taught, 1.611 held out`; in the loss that whoever trains tells. */
function pointText(point: TrainingPoint | null): string {
  if (point === null) return '-';
  const said = [
    point.trainLoss === null ? [] : [`${point.trainLoss.toFixed(3)} taught`],
    point.validLoss === null ? [] : [`${point.validLoss.toFixed(3)} held out`],
  ].flat();
  return `step ${point.step}${said.length === 0 ? '' : `: ${said.join(', ')}`}`;
}

function courseLines({ adaptation, tier, base, sets, before, status, because, hash, step, begunAt, heardAt, curve }: TrainingCourse) {
  const from = before === null ? '' : `, going on from ${before}`;
  return lines([
    `${adaptation}: ${base} by ${tier}${from}, with rows of ${sets.join(', ')}.`,
    `Begun ${begunAt}, heard of last ${heardAt}: ${status}${hash === null ? '' : ` as ${hash}`}${because === '' ? '' : `: ${because}`}.`,
    ...(status === 'running' && step !== '' ? [`It stands at: ${step}.`] : []),
    ...curve.map(pointText),
  ]);
}
