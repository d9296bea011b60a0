import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageRoot } from './package-root.js';

const FOLDER = join(packageRoot, 'campaigns', 'experiments');

export async function namesOfShippedExperiments(): Promise<readonly string[]> {
  return (await readdir(FOLDER)).flatMap((file) => (file.endsWith('.json') ? [file.slice(0, -'.json'.length)] : [])).toSorted();
}

/** The text of one that ships. */
export function shippedExperiment(name: string): Promise<string> {
  return readFile(join(FOLDER, `${name}.json`), 'utf8');
}
