import { Counter, Gauge, type Registry } from 'prom-client';
import { addUp, countCampaign, type Counted } from '../../campaigns/totals.js';
import { RatchetFailure } from '../../ports/failures.js';
import type { CampaignControl } from '../../ports/campaign-control.js';
import type { Queues } from '../../ports/queues.js';
import type { CampaignState } from '../../ports/records.js';
import type { Store } from '../../ports/store.js';

interface Parts {
  readonly store: Store;
  readonly control: CampaignControl;
  /** missing: nobody can say */
  readonly queues?: Queues;
}

const STATUSES = ['running', 'paused', 'done', 'stopped'] as const;

/**
 * Metrics that are read off the records whenever somebody asks: every process of the API tells the same, whoever did the work,
 * and a restart takes nothing back. Campaigns that have ended are read once.
 */
export class RecordMetrics {
  readonly #parts: Parts;
  readonly #ended = new Map<string, { readonly updatedAt: string; readonly counted: Counted }>();
  readonly #metrics: ReturnType<typeof metricsIn>;

  constructor(parts: Parts, registry: Registry) {
    this.#parts = parts;
    this.#metrics = metricsIn(registry);
  }

  /** Of what is away nothing is told, and the rest is. */
  async refresh(): Promise<void> {
    await Promise.all([this.#records(), this.#queues()].map((work) => work.catch(onlyOutages)));
  }

  async #records(): Promise<void> {
    const { campaigns, share, records, paid } = this.#metrics;
    const states = await this.#parts.store.campaigns.list();
    const counted = await Promise.all(states.map((state) => this.#count(state)));
    const totals = addUp(counted.map((each) => each.totals));
    for (const status of STATUSES) campaigns.set({ status }, states.filter((each) => each.status === status).length);
    share.reset();
    for (const [index, state] of states.entries()) {
      const spent = counted[index]?.spentShare ?? null;
      if (isOpen(state) && spent !== null) share.set({ campaign: state.id }, spent);
    }
    for (const { counter, of } of records) put(counter, {}, totals[of]);
    for (const [role, { modelCalls, tokens, costUsd }] of Object.entries(totals.paid)) {
      put(paid.calls, { role }, modelCalls, false);
      put(paid.tokens, { role }, tokens, false);
      put(paid.cost, { role }, costUsd, false);
    }
    await this.#waits(states.filter(({ status }) => status === 'running'));
  }

  async #count(state: CampaignState): Promise<Counted> {
    const known = this.#ended.get(state.id);
    if (known?.updatedAt === state.updatedAt) return known.counted;
    const counted = await countCampaign(this.#parts.store, state);
    if (!isOpen(state)) this.#ended.set(state.id, { updatedAt: state.updatedAt, counted });
    return counted;
  }

  async #waits(running: readonly CampaignState[]): Promise<void> {
    const waits = await Promise.all(
      running.map(async ({ id }) => (await this.#parts.control.status(id)).waits.map((wait) => ({ id, ...wait }))),
    );
    this.#metrics.waiting.reset();
    for (const { id, kind, since } of waits.flat()) {
      if (since !== null) this.#metrics.waiting.set({ campaign: id, cause: kind }, (Date.now() - Date.parse(since)) / 1_000);
    }
  }

  async #queues(): Promise<void> {
    const backlog = (await this.#parts.queues?.backlog()) ?? {};
    for (const [queue, steps] of Object.entries(backlog)) this.#metrics.backlog.set({ queue }, steps);
  }
}

function metricsIn(registry: Registry) {
  const registers = [registry];
  const counter = (name: string, help: string, ...labelNames: readonly string[]) => new Counter({ name, help, labelNames, registers });
  const gauge = (name: string, help: string, ...labelNames: readonly string[]) => new Gauge({ name, help, labelNames, registers });
  return {
    campaigns: gauge('ratchet_campaigns', 'Campaigns by what they do now.', 'status'),
    share: gauge(
      'ratchet_campaign_budget_spent_ratio',
      'Of campaigns that go on: the spent share of the limit that is nearer.',
      'campaign',
    ),
    waiting: gauge('ratchet_campaign_waiting_seconds', 'Since when a step of a campaign is tried again, by why.', 'campaign', 'cause'),
    backlog: gauge('ratchet_queue_backlog', 'Steps that no worker has taken yet.', 'queue'),
    paid: {
      calls: counter('ratchet_model_calls_total', 'Answers that were paid for, by the role that asked.', 'role'),
      tokens: counter('ratchet_tokens_total', 'Tokens that were paid for, by the role that asked.', 'role'),
      cost: counter('ratchet_cost_usd_total', 'US dollars that were paid, by the role that asked.', 'role'),
    },
    records: [
      { counter: counter('ratchet_cycles_total', 'Cycles that have ended.'), of: 'cycles' },
      { counter: counter('ratchet_races_total', 'Races that were run.'), of: 'races' },
      { counter: counter('ratchet_promotions_total', 'Challengers that became champion by a race.'), of: 'promotions' },
      { counter: counter('ratchet_rollbacks_total', 'Campaigns that went back to a checkpoint.'), of: 'rollbacks' },
      { counter: counter('ratchet_incidents_total', 'Falls of the trust region.'), of: 'incidents' },
      { counter: counter('ratchet_sandbox_runs_total', 'Candidates that were judged.'), of: 'sandboxRuns' },
      { counter: counter('ratchet_answers_unusable_total', 'Answers that held no candidate.'), of: 'unusable' },
      { counter: counter('ratchet_calls_lost_total', 'Answers that may have been paid for, and could not be taken.'), of: 'lostCalls' },
    ] as const,
  };
}

/** What is on record is the value: it is put, not added to. */
function put(counter: Counter, labels: Readonly<Record<string, string>>, value: number, alone = true): void {
  if (alone) counter.reset();
  else counter.remove(labels);
  counter.inc(labels, value);
}

function isOpen({ status }: CampaignState): boolean {
  return status === 'running' || status === 'paused';
}

function onlyOutages(error: unknown): void {
  if (!(error instanceof RatchetFailure && error.retryable)) throw error;
}
