import { setTimeout as sleep } from 'node:timers/promises';
import type { AdapterRef, Held } from '../domain/adapt/adapter.js';
import { exported, questionOf, tokensOf } from '../domain/adapt/exported.js';
import type { AdaptRow } from '../domain/adapt/rows.js';
import { bleu } from '../domain/metrics/bleu.js';
import { chrf } from '../domain/metrics/chrf.js';
import { isExact } from '../domain/metrics/likelihood.js';
import { byCode } from '../domain/metrics/text-tokens.js';
import { codeIn } from '../domain/fence.js';
import type { Adapter, AdaptRows, AdaptSpec, Evaluated, Prepared } from '../ports/adapter.js';
import { RatchetFailure } from '../ports/failures.js';
import { canonicalJson, sha256 } from '../ports/keys.js';
import { TuningClient, type TuningEndpoint, type TuningJob } from './tuning-client.js';

export interface WireOptions extends TuningEndpoint {
  /** between two looks at a job: at first, and at most */
  readonly pollMs?: { readonly first: number; readonly most: number };
}

/** By which a job is found again: a key of its `metadata`, with the name of the adaptation. */
const MARKER = 'ratchet_adaptation';
const POLL = { first: 1_000, most: 60_000 };
const ENDED: readonly string[] = ['succeeded', 'failed', 'cancelled'];
/** Held-out rows whose answers are asked for: what texts are like says little, and each costs a call. */
const MOST_ANSWERS = 20;
/** More would be no better to look at. */
const MOST_POINTS = 200;

/** Has a model tuned by whatever speaks the `fine_tuning` wire format. A job is created once, whatever crashes. */
export function openWire(options: WireOptions): Adapter {
  const client = new TuningClient(options);
  const poll = options.pollMs ?? POLL;
  return {
    tier: 'wire',
    adapts: () => true,
    async prepare(spec, rows) {
      return preparedOf(spec, rows, client.host);
    },
    async train(spec, rows, before, signal, report) {
      const prepared = preparedOf(spec, rows, client.host);
      if (!client.isLocal && !spec.agreed) throw notAgreed(spec, prepared, options);
      const known = await client.find(MARKER, spec.id, signal);
      const job = known ?? (await created(client, spec, rows, before, prepared.data, signal));
      const model = await finished(client, job, poll, signal, async (status) =>
        report({ step: status, job: job.id, point: await client.latest(job.id, signal) }),
      );
      const hash = sha256(canonicalJson([client.host, model, prepared.data])).slice(0, 12);
      return { ref: { hash, model, at: 'tuning' }, job: job.id };
    },
    async evaluate(spec, trained, rows, before, signal): Promise<Evaluated> {
      const [now, old] = [trained.ref.model, before?.model ?? spec.base];
      const [held, known, texts] = [
        await heldOn(client, rows.validation, old, now, signal),
        await heldOn(client, rows.old, old, now, signal),
        await textsOf(client, rows.validation, now, signal),
      ];
      const likely =
        held === null
          ? []
          : [
              `negative log-likelihood of ${held.rows} held-out answers ${held.after.toFixed(3)}, before ${held.before.toFixed(3)}, in nats a character`,
            ];
      return { held, old: known, evidence: [...likely, ...texts] };
    },
    async cancel(spec, signal) {
      const job = await client.find(MARKER, spec.id, signal);
      if (job !== null && !ENDED.includes(job.status)) await client.cancel(job.id);
    },
    async publish(_spec, trained, signal) {
      const models = await client.models(signal);
      if (!models.includes(trained.ref.model))
        throw new RatchetFailure('unavailable', `${client.host} does not serve ${trained.ref.model} yet, which it says it has tuned`);
      const curve = trained.job === null ? [] : await client.curve(trained.job, signal);
      return { content: null, curve: spread(curve, MOST_POINTS) };
    },
  };
}

function preparedOf(spec: AdaptSpec, rows: AdaptRows, host: string): Prepared {
  const lines = linesOf(rows.training, spec);
  const unused = rows.training.length - lines.length;
  if (lines.length === 0)
    throw new RatchetFailure(
      'bad-request',
      `none of ${rows.training.length} rows teaches in the form ${spec.form}${spec.form === 'dpo' ? ': each needs an accepted and a rejected program' : ''}`,
    );
  return {
    data: sha256(canonicalJson(lines)).slice(0, 16),
    training: lines.length,
    validation: linesOf(rows.validation, spec).length,
    tokens: tokensOf(lines),
    host,
    unused: unused === 0 ? {} : { [`teaches nothing as ${spec.form}`]: unused },
  };
}

function linesOf(rows: readonly AdaptRow[], { form }: AdaptSpec): readonly object[] {
  return rows.flatMap((row) => exported(row, form) ?? []);
}

function notAgreed(spec: AdaptSpec, { training, tokens, host }: Prepared, { usdPerMillion }: TuningEndpoint): RatchetFailure {
  const passes = spec.epochs ?? 3;
  const price =
    usdPerMillion === null
      ? 'what that costs is not known: RATCHET_TUNING_USD_PER_MILLION says it'
      : `about $${((tokens * passes * usdPerMillion) / 1e6).toFixed(2)}`;
  return new RatchetFailure(
    'bad-request',
    `${training} rows (about ${tokens} tokens, ${passes} passes, ${price}) would be uploaded to ${host}. Nothing was sent. Say --yes to agree.`,
  );
}

async function created(
  client: TuningClient,
  spec: AdaptSpec,
  rows: AdaptRows,
  before: AdapterRef | null,
  data: string,
  signal: AbortSignal,
): Promise<TuningJob> {
  const validation = linesOf(rows.validation, spec);
  const training_file = await client.upload(`ratchet-${data}.jsonl`, linesOf(rows.training, spec), signal);
  const validation_file = validation.length === 0 ? null : await client.upload(`ratchet-${data}-validation.jsonl`, validation, signal);
  const hyperparameters = {
    ...(spec.epochs === null ? {} : { n_epochs: spec.epochs }),
    ...(spec.learningRate === null ? {} : { learning_rate_multiplier: spec.learningRate }),
  };
  return client.create(
    {
      model: before?.model ?? spec.base,
      training_file,
      ...(validation_file === null ? {} : { validation_file }),
      method: spec.form === 'dpo' ? { type: 'dpo', dpo: { hyperparameters } } : { type: 'supervised', supervised: { hyperparameters } },
      seed: spec.seed,
      suffix: 'ratchet',
      metadata: { [MARKER]: spec.id },
    },
    signal,
  );
}

/** Waits for the end; the name of the model. A state that nobody knows is one in which it goes on. */
async function finished(
  client: TuningClient,
  job: TuningJob,
  poll: { readonly first: number; readonly most: number },
  signal: AbortSignal,
  report: (status: string) => Promise<void>,
): Promise<string> {
  let now = job;
  let wait = poll.first;
  for (;;) {
    await report(now.status);
    if (now.status === 'succeeded') return nameIn(now);
    if (now.status === 'failed' || now.status === 'cancelled') throw ended(now, client.host);
    await sleep(wait, undefined, { signal });
    wait = Math.min(poll.most, wait * 1.5);
    now = await client.get(job.id, signal);
  }
}

function nameIn({ id, fine_tuned_model: model }: TuningJob): string {
  if (model === undefined || model === null) throw new RatchetFailure('bad-request', `job ${id} has succeeded and names no model`);
  return model;
}

function ended({ id, status, error }: TuningJob, host: string): RatchetFailure {
  const said = error?.message ?? '';
  return new RatchetFailure(
    'bad-request',
    `job ${id} at ${host} ${status === 'failed' ? 'has failed' : 'was cancelled'}${said === '' ? '' : `: ${said}`}`,
  );
}

/** Negative log-likelihood of accepted programs a character; null where the endpoint does not score, or there is no row. */
async function heldOn(
  client: TuningClient,
  rows: readonly AdaptRow[],
  old: string,
  now: string,
  signal: AbortSignal,
): Promise<Held | null> {
  const [before, after]: number[][] = [[], []];
  for (const row of rows) {
    const { accepted } = row;
    if (accepted === null || accepted.length === 0) continue;
    const context = askedOf(row);
    const nll = async (model: string): Promise<number | null> => {
      const [score] = (await client.score(model, context, [accepted], signal)) ?? [];
      return score === undefined ? null : -score / accepted.length;
    };
    const [first, second] = [await nll(old), await nll(now)];
    if (first === null || second === null) return null;
    before?.push(first);
    after?.push(second);
  }
  return before === undefined || before.length === 0 ? null : { before: meanOf(before), after: meanOf(after), rows: before.length };
}

function askedOf(row: AdaptRow): string {
  return questionOf(row)
    .map(({ content }) => content)
    .join('\n\n');
}

/** What its answers are like as texts. It says nothing of whether they are right: the gate runs them. */
async function textsOf(client: TuningClient, rows: readonly AdaptRow[], model: string, signal: AbortSignal): Promise<readonly string[]> {
  const asked = rows.filter(({ accepted }) => accepted !== null).slice(0, MOST_ANSWERS);
  const pairs = [];
  for (const row of asked) {
    const text = await client.answer(model, askedOf(row), signal);
    pairs.push({ text: codeIn(text), reference: row.accepted ?? '' });
  }
  if (pairs.length === 0) return [];
  const exact = pairs.filter(isExact).length;
  return [
    `of ${pairs.length} held-out rows ${exact} are answered as they were accepted; BLEU-code ${bleu(pairs, byCode).toFixed(1)}, chrF ${chrf(pairs).toFixed(1)} (texts: no gate reads them)`,
  ];
}

function meanOf(values: readonly number[] = []): number {
  return values.reduce((sum, each) => sum + each, 0) / Math.max(1, values.length);
}

/** So many of them at most, evenly, with the first and the last. */
function spread<T>(all: readonly T[], most: number): readonly T[] {
  if (all.length <= most) return all;
  return Array.from({ length: most }, (_, at) => all[Math.round((at * (all.length - 1)) / (most - 1))]).filter(
    (each) => each !== undefined,
  );
}
