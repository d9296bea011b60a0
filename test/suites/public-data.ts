import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { packageRoot } from '../../config/package-root.js';

const home = process.env['RATCHET_DATA'] ?? join(dirname(packageRoot), 'shared/data');

/** A public set in its original form, where the machine has it. */
export function publicData(name: string): { readonly path: string; readonly missing: boolean; readonly title: string } {
  const path = join(home, name);
  const missing = !existsSync(path);
  return { path, missing, title: missing ? `${name} (skipped: not at ${path}; set RATCHET_DATA)` : name };
}
