/** The variables that say how an endpoint is asked: what a failure names, so that the right one is mended. */
export interface SettingNames {
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly model: string;
  readonly timeout: string;
  readonly requestsPerMinute: string;
  readonly concurrency: string;
}

export const SOLVER_NAMES: SettingNames = {
  baseUrl: 'OPENAI_BASE_URL',
  apiKey: 'OPENAI_API_KEY',
  model: 'RATCHET_MODEL',
  timeout: 'RATCHET_MODEL_TIMEOUT_SECONDS',
  requestsPerMinute: 'RATCHET_MODEL_REQUESTS_PER_MINUTE',
  concurrency: 'RATCHET_MODEL_CONCURRENCY',
};

/** Of a role: `RATCHET_REVIEW` → `RATCHET_REVIEW_MODEL`, … */
export function roleNames(prefix: string): SettingNames {
  return {
    baseUrl: `${prefix}_BASE_URL`,
    apiKey: `${prefix}_API_KEY`,
    model: `${prefix}_MODEL`,
    timeout: `${prefix}_TIMEOUT_SECONDS`,
    requestsPerMinute: `${prefix}_REQUESTS_PER_MINUTE`,
    concurrency: `${prefix}_CONCURRENCY`,
  };
}
