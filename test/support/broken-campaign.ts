import type { Documents } from '../../infra/mongo/documents.js';
import { ENTRIES } from '../../infra/mongo/journal.js';

/** Has the journal of a campaign that has one entry go on in a form that no version of ours reads. */
export async function breakCampaign(documents: Documents, id: string): Promise<void> {
  await documents.insert(ENTRIES, `campaign:${id}#1`, '{"of":"another version"}');
}
