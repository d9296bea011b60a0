import { open, writeFile } from 'node:fs/promises';
import { resolveStrategy } from '../../campaigns/named-strategy.js';
import { predictionsOf } from '../../campaigns/predictions.js';
import { count } from '../../domain/figures.js';
import type { Store } from '../../ports/store.js';
import { CliFailure, EXIT } from '../failures.js';
import { progress } from '../output.js';
import { withStore } from '../with-store.js';

interface Options {
  readonly out: string;
  readonly strategy?: string;
  readonly modelName?: string;
}

export async function predictions(run: string, { out, strategy, modelName }: Options): Promise<void> {
  await refuseUnwritable('--out', out);
  await withStore(async ({ store }) => {
    const champion = (await store.campaigns.get(run))?.champion ?? null;
    const version = strategy === undefined ? champion : (await resolveStrategy(store, strategy)).id;
    const made = await writePredictions(store, run, out, { strategy: version, modelName: modelName ?? null });
    const under = version === null ? '' : ` under strategy ${version}`;
    if (made === 0)
      throw new CliFailure(
        EXIT.failed,
        `there is no answer of ${JSON.stringify(run)}${under} that could be written; \`ratchet episodes\` lists what has ended`,
      );
  });
}

/** Before anything is paid for; what stands in the file stays until there is something to write. */
export async function refuseUnwritable(option: string, file: string): Promise<void> {
  try {
    await (await open(file, 'a')).close();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new CliFailure(EXIT.usage, `${option} ${file}: ${why}; name a file in a folder that exists and can be written`);
  }
}

/** How many it wrote; says so, and of which tasks there is no line. */
export async function writePredictions(
  store: Store,
  run: string,
  out: string,
  wanted: Parameters<typeof predictionsOf>[2],
): Promise<number> {
  const { made, leftOut } = await predictionsOf(store, run, wanted);
  for (const { task, reason } of leftOut) progress(`${task}: no prediction: ${reason}`);
  await writeFile(out, [...made.values()].map((line) => `${JSON.stringify(line)}\n`).join(''));
  progress(`${count(made.size, 'prediction')} of ${run} written to ${out}`);
  return made.size;
}
