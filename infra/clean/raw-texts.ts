import { z } from 'zod';
import { EXPERIMENT_LIST } from '../../ports/lists.js';
import type { Records } from '../../ports/record-kinds.js';
import type { CampaignState } from '../../ports/records.js';
import type { Store } from '../../ports/store.js';
import type { StoredText, WholeStore } from '../mongo/whole.js';

/** What was asked, answered, run and judged, word by word. Scores, reports, strategies, memory and what it cost are elsewhere, and stay. */
const RAW = [
  'ledger',
  'verdicts',
  'lints',
  'traces',
  'courses',
  'recalls',
  'entered',
  'turns',
  'actions',
  'agentRounds',
  'agentReviews',
  'agentProofs',
] as const satisfies readonly (keyof Records)[];

export interface Freed {
  readonly what: string;
  readonly count: number;
  readonly bytes: number;
}

/**
 * Campaigns whose raw texts nobody needs any more: stopped for good, and not changed since the moment. One that is done can be
 * extended, and one of an experiment that goes on is measured yet: neither is ever among them.
 */
export async function forgettable(store: Store, before: string): Promise<readonly CampaignState[]> {
  const experiments = await store.list(EXPERIMENT_LIST);
  const open = await Promise.all(
    experiments.map(async (id) =>
      (await store.find('experimentEnds', id)) === null ? ((await store.find('experiments', id))?.cells ?? []) : [],
    ),
  );
  const measured = new Set(open.flat().map(({ campaign }) => campaign));
  return (await store.campaigns.list()).filter(
    ({ id, status, updatedAt }) => status === 'stopped' && updatedAt < before && !measured.has(id),
  );
}

const owned = z.object({ campaign: z.string().optional(), address: z.string().optional() });
const AT_ONCE = 200;

/** Counts the raw texts of these campaigns, and removes them unless it is only asked. */
export async function freeRawTexts(
  documents: WholeStore,
  campaigns: ReadonlySet<string>,
  { dryRun, report }: { readonly dryRun: boolean; readonly report: (line: string) => void },
): Promise<readonly Freed[]> {
  if (campaigns.size === 0) return [];
  const freed: Freed[] = [];
  for (const collection of RAW) {
    let [count, bytes] = [0, 0];
    let found: string[] = [];
    const flush = async (): Promise<void> => {
      if (!dryRun) await documents.remove(collection, found);
      found = [];
    };
    for await (const document of documents.all(collection)) {
      if (!campaigns.has(campaignOf(document))) continue;
      count += 1;
      bytes += Buffer.byteLength(document.text);
      found.push(document.id);
      if (found.length >= AT_ONCE) await flush();
    }
    await flush();
    if (count > 0) freed.push({ what: `${collection} of campaigns that were stopped for good`, count, bytes });
    report(`looked through ${collection}`);
  }
  return freed;
}

/** Whose it is, by what stands in it, else by its id where that is an address. */
function campaignOf({ id, text }: StoredText): string {
  const { data } = owned.safeParse(JSON.parse(text));
  return data?.campaign ?? (data?.address ?? id).split('/')[0] ?? '';
}
