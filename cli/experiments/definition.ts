import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageRoot } from '../../config/package-root.js';
import { type ExperimentDefinition, experimentDefinition } from '../../schemas/experiment.js';
import { faultPlace } from '../../schemas/json-fault.js';
import { CliFailure, EXIT } from '../failures.js';

const FOLDER = join(packageRoot, 'campaigns', 'experiments');

/** Those that ship, by name. */
export async function shippedExperiments(): Promise<readonly { readonly name: string; readonly definition: ExperimentDefinition }[]> {
  return Promise.all((await shippedNames()).map(async (name) => ({ name, definition: await readDefinition(name) })));
}

async function shippedNames(): Promise<readonly string[]> {
  return (await readdir(FOLDER)).flatMap((file) => (file.endsWith('.json') ? [file.slice(0, -'.json'.length)] : [])).toSorted();
}

/** One that ships, or a file. Throws CliFailure with file, field, value and way out. */
export async function readDefinition(named: string): Promise<ExperimentDefinition> {
  const names = await shippedNames();
  const ships = names.includes(named.toUpperCase());
  const text = await readFile(ships ? join(FOLDER, `${named.toUpperCase()}.json`) : named, 'utf8').catch((error: unknown) => {
    const because =
      error instanceof Error && 'code' in error && error.code === 'ENOENT'
        ? ''
        : ` (${error instanceof Error ? error.message : String(error)})`;
    throw new CliFailure(EXIT.usage, `${named}: expected one that ships (${names.join(', ')}) or a JSON file${because}`);
  });
  return experimentIn(text, named);
}

function experimentIn(text: string, named: string): ExperimentDefinition {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    throw new CliFailure(
      EXIT.usage,
      `${named}: is no JSON ${faultPlace(text)}; \`ratchet experiment show E1 --json\` prints one to begin with`,
    );
  }
  const { success, data: definition, error } = experimentDefinition.safeParse(data);
  if (success) return definition;
  const faults = error.issues.map(
    ({ path, message }) => `${named}: ${path.map(String).join('.') || 'the file'}${valueAt(data, path)}: ${message}`,
  );
  throw new CliFailure(EXIT.usage, faults.join('\n'));
}

/** What stands there, where that is short enough to be told. */
function valueAt(data: unknown, path: readonly PropertyKey[]): string {
  const found = path.reduce<unknown>((at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined), data);
  const text = found === undefined || path.length === 0 ? '' : (JSON.stringify(found) ?? '');
  return text === '' || text.length > LONGEST_VALUE ? '' : ` (${text})`;
}

const LONGEST_VALUE = 80;
