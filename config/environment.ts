import { webAddress, withoutCredentials } from './roles.js';

/** What of this environment is a setting of ours and no secret. */
export function settingsWithoutSecrets(env: NodeJS.ProcessEnv = process.env): Readonly<Record<string, string>> {
  const known = Object.entries(env).filter(([name]) => OURS.test(name) && !IS_SECRET.test(name));
  return Object.fromEntries(known.map(([name, value = '']) => [name, withoutCredentials(value)]));
}

const OURS = /^(?:RATCHET|TEMPORAL|OPENAI|CHROMA|OTEL_EXPORTER_OTLP)_/;
const IS_SECRET = /KEY|TOKEN|SECRET|PASSW|CREDENTIAL|WEBHOOK|HEADERS/i;

/**
 * Where a command sends its traces: asked before anything else of the environment is looked at, so that a wrong setting does not keep
 * `--help` from its reader.
 */
export function tracesWanted(env: NodeJS.ProcessEnv = process.env): string | null {
  return webAddress.safeParse(env['OTEL_EXPORTER_OTLP_ENDPOINT']).data ?? null;
}

/** Whether a window can be opened from here. */
export function hasDisplay(env: NodeJS.ProcessEnv = process.env): boolean {
  return (env['DISPLAY'] ?? env['WAYLAND_DISPLAY'] ?? '') !== '';
}
