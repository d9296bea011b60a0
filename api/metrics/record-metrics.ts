import { Counter, Gauge, type Registry } from 'prom-client';
import { addUp, countCampaign, type Counted } from '../../campaigns/totals.js';
import { RatchetFailure } from '../../ports/failures.js';
import type { CampaignControl } from '../../ports/campaign-control.js';
import type { Queues } from '../../ports/queues.js';
import type { CampaignState } from '../../ports/records.js';
import type { Store } from '../../ports/store.js';
import type { Reads } from './reads.js';

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
  /** as each was counted last: one that cannot be read any more takes nothing back */
  readonly #counted = new Map<string, { readonly updatedAt: string; readonly counted: Counted }>();
  readonly #metrics: ReturnType<typeof metricsIn>;

  constructor(parts: Parts, registry: Registry) {
    this.#parts = parts;
    this.#metrics = metricsIn(registry);
  }

  /** What cannot be read is left out, and the rest is told. */
  async refresh(reads: Reads): Promise<void> {
    await Promise.all([this.#records(reads), reads.one('queues', 'the backlog', () => this.#queues())]);
  }

  async #records(reads: Reads): Promise<void> {
    const { campaigns } = this.#parts.store;
    const [states, unreadable] = await Promise.all([
      reads.one('campaigns', 'their list', () => campaigns.list()),
      reads.one('campaigns', 'their list', () => campaigns.unreadable()),
    ]);
    for (const { campaign, because } of unreadable ?? [])
      reads.failed('campaigns', campaign, new RatchetFailure('missing-record', because));
    if (states === null) return;
    const before = (unreadable ?? []).flatMap(({ campaign }) => this.#counted.get(campaign)?.counted ?? []);
    await Promise.all([this.#totals(states, before, reads), this.#waits(states, reads)]);
  }

  async #totals(states: readonly CampaignState[], before: readonly Counted[], reads: Reads): Promise<void> {
    const { campaigns, share, records, paid } = this.#metrics;
    const counted = await Promise.all(states.map((state) => this.#count(state, reads)));
    const totals = addUp([...before, ...counted.filter((each) => each !== null)].map((each) => each.totals));
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
  }

  async #count(state: CampaignState, reads: Reads): Promise<Counted | null> {
    const known = this.#counted.get(state.id);
    if (!isOpen(state) && known?.updatedAt === state.updatedAt) return known.counted;
    const counted = await reads.one('campaigns', state.id, () => countCampaign(this.#parts.store, state));
    if (counted === null) return known === undefined ? null : { ...known.counted, spentShare: null };
    this.#counted.set(state.id, { updatedAt: state.updatedAt, counted });
    return counted;
  }

  async #waits(states: readonly CampaignState[], reads: Reads): Promise<void> {
    const running = states.filter(({ status }) => status === 'running');
    const found = await Promise.all(
      running.map(async ({ id }) => ({ id, status: await reads.one('waits', id, () => this.#parts.control.status(id)) })),
    );
    this.#metrics.waiting.reset();
    for (const { id, status } of found)
      for (const { kind, since } of status?.waits ?? [])
        if (since !== null) this.#metrics.waiting.set({ campaign: id, cause: kind }, (Date.now() - Date.parse(since)) / 1_000);
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
