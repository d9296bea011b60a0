/** The variables that say how an endpoint is asked: what a failure names, so that the right one is mended. */
export interface SettingNames {
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly model: string;
  readonly timeout: string;
  readonly requestsPerMinute: string;
  readonly concurrency: string;
  /** a part of the stack that answers there: none of the variables was set by a person, and none is to be mended */
  readonly part?: string;
}

export const SOLVER_NAMES: SettingNames = {
  baseUrl: 'OPENAI_BASE_URL',
  apiKey: 'OPENAI_API_KEY',
  model: 'RATCHET_MODEL',
  timeout: 'RATCHET_MODEL_TIMEOUT_SECONDS',
  requestsPerMinute: 'RATCHET_MODEL_REQUESTS_PER_MINUTE',
  concurrency: 'RATCHET_MODEL_CONCURRENCY',
};

/** The key that goes to a model of our own: it opens nothing, and tells whoever asks that this is one. */
export const OWN_MODEL_KEY = 'of-the-embedded-stack';

/** As people are told of it. */
export const EMBEDDED_MODEL = 'the embedded model';

/** Of a model that the stack runs itself. */
export const OWN_MODEL_NAMES: SettingNames = { ...SOLVER_NAMES, part: EMBEDDED_MODEL };

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
