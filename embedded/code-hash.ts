import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Changes with the code in some folders and with what is said beside it. */
export function codeHash(folders: readonly string[], beside: readonly string[]): string {
  const hash = createHash('sha256').update(beside.join('\n'));
  for (const folder of folders) {
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((each) => /\.(js|ts)$/.test(each));
    for (const name of names.toSorted()) hash.update(readFileSync(join(folder, name)));
  }
  return hash.digest('hex').slice(0, 12);
}
