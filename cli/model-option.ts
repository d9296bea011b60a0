import { readConfig, type Config } from '../config/config.js';
import type { StackAddresses } from '../infra/stack/addresses.js';
import { modelAsked, withModel } from '../infra/stack/model-setting.js';

const OURS = 'offline (no language model), smollm2 (a small one, fetched once), or PATH.gguf (a file of yours)';

export const MODEL_OF_OURS = `without OPENAI_BASE_URL: which model the stack runs: ${OURS}; with it, RATCHET_MODEL says it`;

/** The settings of this shell with what `--model` says of the model that the stack is to run. Throws StackFailure. */
export function configFor(model: string | undefined): Config {
  return withModel(readConfig(), model);
}

/** What was asked for, with `--model` as the name under which the running stack knows it. Throws StackFailure where it runs another. */
export function forRunning<T extends { readonly model?: string }>(options: T, running: StackAddresses['model']): T {
  return options.model === undefined ? options : { ...options, model: modelAsked(options.model, running) };
}
