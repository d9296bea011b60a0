import { z } from 'zod';
import { RatchetFailure } from '../../ports/failures.js';
import type { Records } from '../../ports/record-kinds.js';
import { JournaledBudget } from './budget.js';
import { BudgetFold } from './budget-fold.js';
import { CampaignFold, JournaledCampaigns } from './campaigns.js';
import { decode, encode } from './codec.js';
import type { Documents } from './documents.js';
import { Journals } from './journals.js';
import { IdList } from './lists.js';
import type { Store } from '../../ports/store.js';

/** The Store over any server that can get by id and insert once. */
export function storeOver(documents: Documents): Store {
  const lists = new Journals(documents, 'list', () => new IdList());
  return {
    async find(kind, id) {
      const text = await documents.get(kind, id);
      return text === null ? null : decode(schemaOf(kind), text, `${kind} ${id}`);
    },
    async keep(kind, id, record) {
      const what = `${kind} ${id}`;
      const text = encode(record, what);
      const stored = (await documents.insert(kind, id, text)) ? text : await documents.get(kind, id);
      if (stored === null) throw new RatchetFailure('unavailable', `${what} is being written by somebody else`);
      return decode(schemaOf(kind), stored, what);
    },
    async append(list, id) {
      const ids = lists.of(list);
      if (!ids.known.has(id)) await ids.add(id, () => null);
    },
    async list(list) {
      return lists.of(list).read((ids) => ids.all());
    },
    campaigns: new JournaledCampaigns(
      new Journals(documents, 'campaign', () => new CampaignFold()),
      new Journals(documents, 'campaigns', () => new IdList()),
    ),
    budget: new JournaledBudget(new Journals(documents, 'budget', () => new BudgetFold())),
  };
}

/** Only `keep` writes these documents, and the adapter checks their schema version: an object there is a record of its kind. */
function schemaOf<K extends keyof Records>(_kind: K): z.ZodType<Records[K]> {
  return z.custom<Records[K]>((value) => typeof value === 'object' && value !== null);
}
