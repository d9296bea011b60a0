import type { Config } from '../../config/config.js';
import type { StackAddresses } from './addresses.js';
import { StackFailure } from './failure.js';
import type { Report } from './report.js';

export const OFFLINE_MODEL = 'ratchet-offline-repair';

/** The endpoint that the settings name; null means the offline model. */
export function configuredModel(model: Config['model']): StackAddresses['model'] | null {
  return model.baseUrl === null || model.name === null ? null : { baseUrl: model.baseUrl, name: model.name, offline: false };
}

/** An endpoint is its address and its model: one without the other would be ignored in silence. */
export function refuseHalfAModel(model: Config['model'], report: Report): void {
  if (model.baseUrl !== null && model.name === null) {
    throw new StackFailure(
      'configuration',
      `OPENAI_BASE_URL=${model.baseUrl} names an endpoint, but RATCHET_MODEL does not say which of its models to use. Set it, or unset OPENAI_BASE_URL for the offline model.`,
    );
  }
  if (model.baseUrl === null && model.name !== null && model.name !== OFFLINE_MODEL) {
    throw new StackFailure(
      'configuration',
      `RATCHET_MODEL=${model.name} names a model, but OPENAI_BASE_URL does not say where it is served (https://api.openai.com/v1, say). Set it, or unset RATCHET_MODEL for the offline model.`,
    );
  }
  if (model.baseUrl === null && model.apiKey !== null)
    report('OPENAI_API_KEY is set and not used: without OPENAI_BASE_URL and RATCHET_MODEL nothing is sent to any endpoint');
}
