import { noCampaign } from '../../campaigns/nothing-there.js';
import { count } from '../../domain/figures.js';
import { freeFiles } from '../../infra/clean/files.js';
import { forgettable, freeRawTexts, type Freed } from '../../infra/clean/raw-texts.js';
import { openWholeStore } from '../../infra/mongo/whole.js';
import { placesOf } from '../../infra/stack/places.js';
import { step } from '../../infra/stack/report.js';
import { CliFailure, EXIT } from '../failures.js';
import { printJson, printLine, printText, progress, table } from '../output.js';
import { withStore, type Kept } from '../with-store.js';

interface CleanOptions {
  readonly dryRun?: boolean;
  readonly olderThan: number;
  readonly campaign?: string;
  readonly json?: true;
}

const DAY_MS = 24 * 60 * 60_000;

export async function clean({ dryRun = false, olderThan, campaign, json }: CleanOptions): Promise<void> {
  const before = new Date(Date.now() - olderThan * DAY_MS);
  await withStore(async (session) => {
    const { store, config, addresses } = session;
    const given = campaign === undefined ? [] : [await givenUp(session, campaign, dryRun)];
    const ended = new Set([...(await forgettable(store, before.toISOString())).map(({ id }) => id), ...given]);
    const documents = await openWholeStore(addresses.mongo);
    try {
      const texts = await step('looking through the store', progress, () => freeRawTexts(documents, ended, { dryRun, report: () => {} }));
      const files = await freeFiles(placesOf(config.home), { cache: config.cache, before, dryRun });
      tell([...texts, ...files], { dryRun, json: json === true, campaigns: [...ended] });
    } finally {
      await documents.close();
    }
  });
}

/** One that can be extended is not for cleaning: whoever names it says that it never will be. */
async function givenUp({ store }: Kept, id: string, dryRun: boolean): Promise<string> {
  const state = await store.campaigns.get(id);
  if (state === null) throw new CliFailure(EXIT.usage, await noCampaign(store, id));
  if (state.status === 'running' || state.status === 'paused')
    throw new CliFailure(
      EXIT.usage,
      `campaign ${id} is ${state.status}, and needs what it has: \`ratchet campaign stop ${id}\` ends it for good`,
    );
  if (state.status === 'done' && !dryRun)
    await store.campaigns.update(id, { status: 'stopped', because: 'given up by a person, to free its raw texts' });
  return id;
}

function tell(
  freed: readonly Freed[],
  { dryRun, json, campaigns }: { readonly dryRun: boolean; readonly json: boolean; readonly campaigns: readonly string[] },
): void {
  const bytes = freed.reduce((sum, each) => sum + each.bytes, 0);
  if (json) return printJson({ dryRun, bytes, campaigns, freed });
  if (freed.length > 0)
    printText(
      table(
        ['what', 'how many', 'bytes'],
        freed.map((each) => [each.what, each.count, each.bytes]),
      ),
    );
  const of = campaigns.length === 0 ? '' : `, of ${count(campaigns.length, 'campaign')} that ended for good (${campaigns.join(', ')})`;
  if (freed.length === 0) return printLine('nothing to free: all that is kept is in use');
  printLine(`${dryRun ? 'would free' : 'freed'} ${(bytes / 1_000_000).toFixed(1)} MB${of}`);
  if (!dryRun && bytes > 0) progress('The store gives room back to the disk as it is written again, not at once.');
}
