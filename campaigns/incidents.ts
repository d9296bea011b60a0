import type { IncidentRecord } from '../ports/campaign-records.js';
import { allOf, incidentList } from '../ports/lists.js';
import type { Store } from '../ports/store.js';

export async function incidentsOf(store: Store, campaign: string): Promise<readonly IncidentRecord[]> {
  return allOf(store, 'incidents', incidentList(campaign));
}
