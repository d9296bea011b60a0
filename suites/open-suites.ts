import { realpath } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import { nothingNamed } from '../domain/nothing-named.js';
import { SuiteFailure } from './failure.js';
import { FORMATS } from './formats/formats.js';
import { shippedSuites } from './shipped.js';
import { kindOf, namesIn } from './source/read.js';

/**
 * The reference of a suite that whoever has no account on this machine may name: one that ships, or what lies in a folder that is open
 * to them, by its path or by its path from there. What lies elsewhere is told like what does not exist. Throws SuiteFailure.
 */
export async function openReference(reference: string, folders: readonly string[]): Promise<string> {
  const shipped = await shippedSuites();
  if (shipped.includes(reference)) return reference;
  const colon = reference.indexOf(':');
  const isFormat = FORMATS.has(reference.slice(0, Math.max(colon, 0)));
  const [format, path] = isFormat ? [reference.slice(0, colon + 1), reference.slice(colon + 1)] : ['', reference];
  for (const folder of folders) {
    const found = await inside(folder, path);
    if (found !== null) return `${format}${found}`;
  }
  const names = (await Promise.all(folders.map(namesOf))).flat();
  const named = nothingNamed('suite that may be named here,', reference, { known: [...shipped, ...names], lists: 'GET /api/v1/suites' });
  const mend = `${named}; a suite is one that ships, or one in ${folders.join(', ')} (RATCHET_SUITES), by its path or its path from there`;
  throw new SuiteFailure([{ where: 'suite', field: '', value: '', mend }]);
}

/** What may be named here: the suites that ship, and what lies in the folders. */
export async function openSuites(folders: readonly string[]): Promise<readonly OpenSuite[]> {
  const shipped = (await shippedSuites()).map((reference): OpenSuite => ({ reference, kind: 'ships' }));
  const found = await Promise.all(
    folders.map(async (folder) =>
      Promise.all(
        (await namesOf(folder)).map(async (name): Promise<OpenSuite> => ({
          reference: name,
          kind: (await kindOf(join(folder, name, 'suite.json'))) === 'file' ? 'suite' : 'other',
        })),
      ),
    ),
  );
  return [...shipped, ...found.flat()];
}

export interface OpenSuite {
  readonly reference: string;
  /** `other`: it may be a public set, which is named as `FORMAT:PATH` */
  readonly kind: 'ships' | 'suite' | 'other';
}

/** The real path of what a path leads to, where that lies in the folder; null otherwise. */
async function inside(folder: string, path: string): Promise<string | null> {
  if ((await kindOf(folder)) !== 'folder') return null;
  const home = await realpath(folder);
  const at = resolve(folder, path);
  // what lies elsewhere is not even looked at: that it cannot be would tell that it is there
  if (!(isWithin(resolve(folder), at) || isWithin(home, at)) || (await kindOf(at)) === 'nothing') return null;
  const real = await realpath(at);
  return isWithin(home, real) ? real : null;
}

function isWithin(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`);
}

async function namesOf(folder: string): Promise<string[]> {
  return (await kindOf(folder)) === 'folder' ? namesIn(folder) : [];
}
