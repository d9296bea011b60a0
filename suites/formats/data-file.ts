import { join } from 'node:path';
import { SuiteFailure } from '../failure.js';
import { kindOf } from './read.js';

/** The path itself when it is a file, else the first of the usual names in the folder. */
export async function dataFile(path: string, names: readonly string[]): Promise<string> {
  const kind = await kindOf(path);
  if (kind === 'file') return path;
  for (const name of names) if ((await kindOf(join(path, name))) === 'file') return join(path, name);
  const mend = kind === 'nothing' ? 'there is nothing at this path' : `holds none of ${names.join(', ')}; point to the file itself`;
  throw new SuiteFailure([{ where: path, field: '', value: '', mend }]);
}
