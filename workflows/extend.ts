import type { ExtendInput } from '../activities/campaign/extend.js';
import type { Extension } from '../ports/campaign-records.js';
import { onRuns } from './proxies.js';

/**
 * Has a campaign that has ended go on. A workflow of its own, so that one that was given more and not started yet is started all the
 * same.
 */
export async function extend(input: ExtendInput): Promise<Extension> {
  const extension = await onRuns.extendCampaign(input);
  await onRuns.goOn(input.campaign, extension);
  return extension;
}
