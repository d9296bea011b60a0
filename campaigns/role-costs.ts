import { modelsOf, answering, ROLES } from '../domain/roles.js';
import { costText } from '../domain/figures.js';
import type { CampaignConfig } from '../ports/records.js';
import type { RoleCost } from '../ports/report-records.js';
import type { BudgetReading } from '../ports/store.js';
import type { Rows } from './told.js';

/** What each role cost, under the model that the campaign asks for it now. */
export function roleCosts(config: CampaignConfig, { roles = {} }: Pick<BudgetReading, 'roles'>): readonly RoleCost[] {
  return ROLES.flatMap((role) => {
    const paid = roles[role];
    return paid === undefined ? [] : [{ role, model: answering(modelsOf(config), role).model, ...paid }];
  });
}

export function roleRows(roles: readonly RoleCost[]): Rows {
  return {
    head: ['asked as', 'model', 'calls', 'tokens', 'cost'],
    rows: roles.map((each) => [each.role, each.model, each.modelCalls, each.tokens, costText(each)]),
  };
}
