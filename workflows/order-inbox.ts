import { ApplicationFailure, condition, setHandler } from '@temporalio/workflow';
import type { CampaignCarried, Order, PersonOrder, Said, StandingOrders } from '../ports/campaign-records.js';
import type { Arrival } from '../activities/campaign/progress.js';
import { orderUpdate, rolledBackSignal, type CampaignInput } from './contract.js';
import { settingsOfRoles, type RoleNames } from '../domain/roles.js';
import { sentenceOf } from '../domain/said.js';
import { onStore } from './proxies.js';
import type { RolledBack } from '../ports/campaign-runs.js';

/**
 * Where a campaign's orders come in. Handlers only note; the loop acts. A reset hands the orders of the branch that
 * was left to the new run once more: each names the branch that it was meant for, and `enter` drops those.
 */
export class OrderInbox {
  private readonly campaign: string;
  private branch: number;
  private orders: StandingOrders;
  private leaving: RolledBack | null = null;
  private said: readonly Said[];
  private isClosed = false;
  /** ids of what the cycle that runs was given */
  private handed: readonly string[] = [];
  /** what a person named instead of the model that the campaign was started with */
  private model: string | null = null;
  private roles: RoleNames = {};

  constructor({ campaign, carried }: CampaignInput) {
    this.campaign = campaign;
    this.branch = carried?.branch ?? 0;
    this.orders = carried?.orders ?? NO_ORDERS;
    this.said = carried?.feedback ?? [];
    setHandler(orderUpdate, (order) => this.take(order), { validator: (order) => this.check(order) });
    setHandler(rolledBackSignal, (order) => {
      this.leaving = order;
    });
  }

  /** why it is paused; null when it is not */
  get paused(): string | null {
    return this.orders.pause?.because ?? null;
  }

  /** when it is to end; null when nobody said so */
  get stopping(): 'now' | 'after-cycle' | null {
    return this.orders.stop?.when ?? null;
  }

  /** why the branch is left; null while it is not */
  get left(): string | null {
    return this.leaving !== null && this.leaving.from >= this.branch ? this.leaving.why : null;
  }

  /** Whether the turn that runs is to be cut. */
  get interrupted(): boolean {
    return this.paused !== null || this.stopping === 'now' || this.left !== null;
  }

  /** What the campaign was asked for, with the models that a person has named since. */
  mended(input: CampaignInput): CampaignInput {
    const config = { ...input.config, ...(this.model === null ? {} : { model: this.model }), ...settingsOfRoles(this.roles) };
    return { ...input, config };
  }

  /** What a run hands to the next. */
  get carried(): Pick<CampaignCarried, 'orders' | 'feedback'> {
    return { orders: this.orders, feedback: this.said };
  }

  /** Nothing is begun any more but the last exam: what would come to nothing is refused from here on. */
  close(): void {
    this.isClosed = true;
  }

  pause(because: string): void {
    this.orders = { ...this.orders, pause: { branch: this.branch, because } };
  }

  /** The champion that a person wants, once. */
  takePromotion(): StandingOrders['promote'] {
    const { promote } = this.orders;
    this.orders = { ...this.orders, promote: null };
    return promote;
  }

  /** Hands the waiting sentences to a cycle; they stay until it is done, since a cut cycle runs again with the same. */
  feedbackForCycle(): { readonly feedback: readonly string[]; readonly feedbackIds: readonly string[] } {
    this.handed = this.said.map(({ id }) => id);
    return { feedback: this.said.map(({ text }) => text), feedbackIds: this.handed };
  }

  /** What was read waits no longer. A cycle that ran again after a cut may have found a proposal that is older than some of it. */
  feedbackRead(heard: readonly string[] | boolean): void {
    const read = heard === true ? this.handed : heard === false ? [] : heard;
    this.said = this.said.filter(({ id }) => !read.includes(id));
    this.handed = [];
  }

  /** The run goes on as another branch: what was ordered of earlier ones is void, what was said is not. */
  enter({ branch, lesson, rollback, paused, model, roles }: Arrival): void {
    this.branch = branch;
    this.model = model ?? this.model;
    this.roles = { ...this.roles, ...roles };
    const { pause, stop, promote } = this.orders;
    const now = <T extends Order>(order: T | null): T | null => (order !== null && order.branch >= branch ? order : null);
    this.orders = { pause: now(pause) ?? (paused === null ? null : { branch, because: paused }), stop: now(stop), promote: now(promote) };
    this.hear({ id: rollback, text: lesson });
  }

  /** Resolves when the campaign may go on, is to end, or is rolled back. */
  async resumed(): Promise<void> {
    await condition(() => this.paused === null || this.stopping !== null || this.left !== null);
  }

  /** Stands still until the history is cut: this run ends here. */
  async cut(): Promise<void> {
    await condition(() => this.left === null);
  }

  /** What can be said at once; the rest is checked against the store. A refused order leaves no trace. */
  private check(order: PersonOrder): void {
    if (order.branch < this.branch)
      refuse(
        `the campaign went back to a checkpoint meanwhile, and is on branch ${this.branch} now. Look at it again, and repeat the order if it still holds.`,
      );
    if (this.left !== null) refuse('the campaign is being rolled back; repeat the order when that is done', 'unavailable');
    if (this.isClosed && ACTS_ON_CYCLES.includes(order.kind))
      refuse(`its last cycle has ended, and it takes the last exam: nothing would come of it. ${this.afterwards}`);
    const waiting = this.orders.promote?.strategy;
    if (order.kind === 'promote' && order.strategy === waiting)
      refuse(`strategy: ${waiting} becomes champion already, when what runs has ended`);
    if (order.kind === 'veto' && order.strategy === waiting)
      refuse(
        `strategy: ${waiting} was promoted by force, and becomes champion when what runs has ended; promote another one instead, or go back then`,
      );
    if (order.kind === 'pause' && this.paused !== null) refuse(`it is paused already: ${this.paused}`);
    if (order.kind === 'resume' && this.paused === null) refuse('it is not paused');
    if (this.stopping !== null && !(order.kind === 'stop' && order.when === 'now')) refuse('it is stopping, and takes no more orders');
    if (order.kind === 'feedback' && this.said.length >= MAX_FEEDBACK)
      refuse(`${MAX_FEEDBACK} sentences wait for the next proposal already; say it after the next cycle`);
  }

  /** What gives it more to do when the last exam is done: one that is stopped for good takes no more. */
  private get afterwards(): string {
    if (this.stopping !== null)
      return `It is stopped for good; when the exam is done, --strategy ${this.campaign}@champion starts another one from its champion`;
    return `When the exam is done, \`ratchet campaign extend ${this.campaign} --cycles +5\` gives it more cycles`;
  }

  private async take(order: PersonOrder): Promise<void> {
    // A pause must not wait for the store.
    if (order.kind === 'pause' || order.kind === 'resume' || order.kind === 'stop') this.apply(order);
    await onStore.takeOrder({ campaign: this.campaign, order });
    if (order.branch >= this.branch || order.kind === 'feedback') this.apply(order);
  }

  private apply(order: PersonOrder): void {
    const { branch, because } = order;
    switch (order.kind) {
      case 'pause':
        this.orders = { ...this.orders, pause: { branch, because } };
        return;
      case 'resume':
        this.orders = { ...this.orders, pause: null };
        this.model = order.model ?? this.model;
        this.roles = { ...this.roles, ...order.roles };
        return;
      case 'stop':
        this.orders = { ...this.orders, stop: { branch, because, when: order.when } };
        return;
      case 'promote':
        this.orders = { ...this.orders, promote: { branch, because, strategy: order.strategy } };
        return;
      case 'feedback':
        this.hear({ id: order.id, text: sentenceOf(order) });
        return;
      case 'budget':
      case 'veto':
      case 'pin':
    }
  }

  private hear(said: Said): void {
    if (!this.said.some(({ id }) => id === said.id)) this.said = [...this.said, said];
  }
}

/** Orders of which nothing comes when no cycle follows. */
const ACTS_ON_CYCLES: readonly PersonOrder['kind'][] = ['pause', 'resume', 'stop', 'promote', 'feedback'];

const NO_ORDERS: StandingOrders = { pause: null, stop: null, promote: null };

/** Sentences that wait for the next proposal; more are refused, since a prompt has to hold them. */
const MAX_FEEDBACK = 50;

/** `unavailable`: the same order may be taken a moment later. */
function refuse(message: string, type: 'conflict' | 'unavailable' = 'conflict'): never {
  throw ApplicationFailure.create({ type, message, nonRetryable: true });
}
