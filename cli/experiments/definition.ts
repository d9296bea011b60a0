import { readFile } from 'node:fs/promises';
import { readDefinitionText } from '../../campaigns/experiments/definition.js';
import { namesOfShippedExperiments, shippedExperiment } from '../../config/shipped-experiments.js';
import type { ExperimentDefinition } from '../../schemas/experiment.js';
import { nothingNamed } from '../../domain/nothing-named.js';
import { CliFailure, EXIT } from '../failures.js';

/** Those that ship, by name. */
export async function shippedExperiments(): Promise<readonly { readonly name: string; readonly definition: ExperimentDefinition }[]> {
  return Promise.all((await namesOfShippedExperiments()).map(async (name) => ({ name, definition: await readDefinition(name) })));
}

/** One that ships, or a file. Throws CliFailure with file, field, value and way out. */
export async function readDefinition(named: string): Promise<ExperimentDefinition> {
  const names = await namesOfShippedExperiments();
  const ships = names.includes(named.toUpperCase());
  const text = await (ships ? shippedExperiment(named.toUpperCase()) : readFile(named, 'utf8')).catch((error: unknown) => {
    const because =
      error instanceof Error && 'code' in error && error.code === 'ENOENT'
        ? ''
        : ` (${error instanceof Error ? error.message : String(error)})`;
    const what = nothingNamed('experiment that ships, and no JSON file,', named, { known: names, lists: 'ratchet experiment list' });
    throw new CliFailure(EXIT.usage, `${what}${because}`);
  });
  const read = readDefinitionText(text, named);
  if ('refused' in read) throw new CliFailure(EXIT.usage, read.refused);
  return read.definition;
}
