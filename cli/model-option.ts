import { readConfig, type Config } from '../config/config.js';
import type { StackAddresses } from '../infra/stack/addresses.js';
import { type MODEL_SETTING, modelsOf, type OtherRole, type RoleNames } from '../domain/roles.js';
import { unusedSettings } from '../infra/stack/unused-settings.js';
import { progress } from './output.js';
import { modelAsked, rolesAsked, withModel } from '../infra/stack/model-setting.js';

/** The settings of this shell with what `--model` says of the model that the stack is to run. Throws StackFailure. */
export function configFor(model: string | undefined): Config {
  return withModel(readConfig(), model);
}

/** Tells what this shell says and a stack that it did not start has otherwise; `model`: what `--model` had the stack take instead. */
export function tellUnused(running: StackAddresses, model?: string): void {
  for (const line of unusedSettings(configFor(model), running)) progress(line);
}

/** What was asked for, with `--model` as the name under which the running stack knows it. Throws StackFailure where it runs another. */
export function forRunning<T extends AskedOptions>(options: T, running: Pick<StackAddresses, 'model' | 'roles'>): T {
  rolesGiven(options, running);
  return options.model === undefined ? options : { ...options, model: modelAsked(options.model, running.model) };
}

/** The models of roles that a command names, where the running stack can ask for them. Throws StackFailure where not. */
export function rolesGiven(options: AskedOptions, running: Pick<StackAddresses, 'model' | 'roles'>): RoleNames {
  rolesAsked(namedRoles(options), running);
  return namedRoles(options);
}

/** What a command says of models. */
export type AskedOptions = Readonly<Partial<Record<'model' | (typeof MODEL_SETTING)[OtherRole], string>>>;

/** What the options say of roles. */
export function namedRoles(options: AskedOptions): RoleNames {
  return modelsOf({ model: '', ...options }).roles ?? {};
}
