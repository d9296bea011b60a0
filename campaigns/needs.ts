import { count, usd } from '../domain/figures.js';
import { waitingLine } from '../domain/waiting.js';
import type { IncidentRecord } from '../ports/campaign-records.js';
import type { CampaignProgress } from '../ports/campaign-control.js';
import type { CampaignState } from '../ports/records.js';
import type { BrokenRecord } from './leaving-out.js';
import type { BudgetReading } from '../ports/store.js';

/** Something of a campaign that a person should look at, and what they can do. */
export interface Need {
  readonly kind: 'paused' | 'waiting' | 'incident' | 'budget' | 'unusable' | 'unreadable';
  /** `act`: it does not go on, or not well, unless somebody does something; `look`: worth a look */
  readonly urgency: 'act' | 'look';
  readonly what: string;
  readonly wayOut: string;
}

/** A share of the budget from which on people are told. */
const NEARLY_SPENT = 0.8;
/** A share of the answers that held no candidate from which on people are told. */
const MANY_UNUSABLE = 0.2;
const ENOUGH_ANSWERS = 20;

export function needsOf(
  { id, status, because }: Pick<CampaignState, 'id' | 'status' | 'because'>,
  { waits, unknown }: Pick<CampaignProgress, 'waits'> & { readonly unknown?: string | undefined },
  { spent, limits }: Pick<BudgetReading, 'spent' | 'limits'>,
  incident: Pick<IncidentRecord, 'decision' | 'because' | 'suspects'> | null,
  leftOut: readonly BrokenRecord[] = [],
): readonly Need[] {
  const broken = leftOut.length === 0 ? [] : [brokenNeed(leftOut)];
  if (status === 'done' || status === 'stopped') return broken;
  const unusable = spent.unusable ?? 0;
  return [
    ...(status === 'paused'
      ? [
          {
            kind: 'paused',
            urgency: 'act',
            what: `Paused: ${because || 'nobody said why'}`,
            wayOut: 'Mend what it names, then resume it.',
          } as const,
        ]
      : []),
    ...(unknown === undefined
      ? []
      : [
          {
            kind: 'waiting',
            urgency: 'look',
            what: `What it does now is not known: ${unknown}`,
            wayOut: 'All else is told from its records; `ratchet status` says whether Temporal answers.',
          } as const,
        ]),
    ...waits.map((wait): Need => ({
      kind: 'waiting',
      urgency: wait.kind === 'no-worker' || wait.kind === 'unexpected' ? 'act' : 'look',
      what: waitingLine(wait),
      wayOut:
        wait.kind === 'no-worker'
          ? 'Start the workers: `ratchet up`.'
          : 'It is tried again by itself and loses nothing; see whether what it names is up.',
    })),
    ...(incident === null
      ? []
      : [
          {
            kind: 'incident',
            urgency: incident.decision === 'environment' && status === 'paused' ? 'act' : 'look',
            what: `${incident.decision === 'environment' ? 'Something around it got worse' : 'It fell, and was rolled back'}: ${incident.because}`,
            wayOut: `Points to ${incident.suspects.map(({ cause }) => cause).join(', ') || 'nothing certain'}.`,
          } as const,
        ]),
    ...(isNearlySpent(spent, limits)
      ? [
          {
            kind: 'budget',
            urgency: 'look',
            what: `Most of the budget is spent: ${spentText(spent, limits)}`,
            wayOut: `Give it more, or let it end with what it has.`,
          } as const,
        ]
      : []),
    ...(spent.modelCalls >= ENOUGH_ANSWERS && unusable >= spent.modelCalls * MANY_UNUSABLE
      ? [
          {
            kind: 'unusable',
            urgency: 'look',
            what: `${unusable} of ${count(spent.modelCalls, 'answer')} held no program`,
            wayOut: `See one in the report of ${id}: often the token limit, or a model that needs to be asked otherwise.`,
          } as const,
        ]
      : []),
    ...broken,
  ];
}

/** What is left out here is never left out in silence. */
function brokenNeed(leftOut: readonly BrokenRecord[]): Need {
  const [first] = leftOut;
  const others = leftOut.length - 1;
  return {
    kind: 'unreadable',
    urgency: 'look',
    what: `${count(leftOut.length, 'record')} cannot be read and ${others === 0 ? 'is' : 'are'} left out: ${first?.because ?? ''}${others === 0 ? '' : `; and ${others} more`}`,
    wayOut: 'The latest backup has it whole; what a later version wrote needs that version.',
  };
}

function isNearlySpent(spent: BudgetReading['spent'], { modelCalls, costUsd }: BudgetReading['limits']): boolean {
  return (
    (modelCalls !== null && spent.modelCalls >= modelCalls * NEARLY_SPENT) || (costUsd !== null && spent.costUsd >= costUsd * NEARLY_SPENT)
  );
}

function spentText(spent: BudgetReading['spent'], { modelCalls, costUsd }: BudgetReading['limits']): string {
  return [
    ...(costUsd === null ? [] : [`${usd(spent.costUsd)} of ${usd(costUsd)}`]),
    ...(modelCalls === null ? [] : [`${spent.modelCalls} of ${count(modelCalls, 'call')}`]),
  ].join(', ');
}
