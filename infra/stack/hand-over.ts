import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { OTHER_ROLES } from '../../domain/roles.js';
import type { Config } from '../../config/config.js';
import { visibleUrl } from '../openai/endpoint.js';
import { readStack } from './addresses.js';
import { reasonOf, StackFailure } from './failure.js';
import { readJsonFile, writeJsonFile } from './json-file.js';
import { refuseHalfAModel } from './model-setting.js';
import { placesOf, type Places } from './places.js';
import { step, type Report } from './report.js';

/**
 * A stack keeps the settings of the model that its owner was started with. A command that has others hands them over
 * through a file that only this user can read and that is gone as soon as the owner has read it: a key stands in no
 * history, no log, no argument and no answer.
 */
const endpoint = {
  baseUrl: z.string().nullable(),
  apiKey: z.string().nullable(),
  usdPerMillionInput: z.number(),
  usdPerMillionOutput: z.number(),
  concurrency: z.number(),
  requestsPerMinute: z.number().nullable(),
  timeoutMs: z.number(),
};
const model: z.ZodType<Config['model']> = z.strictObject({
  ...endpoint,
  name: z.string().nullable(),
  roles: z.partialRecord(z.enum(OTHER_ROLES), z.strictObject({ ...endpoint, name: z.string() })),
  embedder: z.string().nullable(),
  embeddingModel: z.string().nullable(),
  embeddingBaseUrl: z.string().nullable(),
  embeddingApiKey: z.string().nullable(),
});
const handedOver = z.strictObject({ id: z.string(), model });
const answer = z.strictObject({ id: z.string(), outcome: z.enum(['taken', 'same', 'failed']), message: z.string() });
type Answer = z.infer<typeof answer>;

const POLL_MS = 300;
/** Worker and API end and start again within this. */
const PATIENCE_MS = 180_000;

/**
 * Hands the model's settings of this command to the stack that runs, where it names one, or one of a role, or an embedder; answers
 * whether the stack took others than it had. Where the solver's is not named, it stays.
 */
export async function handOverModel({ home, model: wanted }: Config, report: Report): Promise<boolean> {
  const lines = handedLines(wanted);
  if (lines.length === 0) return false;
  refuseHalfAModel(wanted, report);
  const places = placesOf(home);
  const id = randomUUID();
  await writeJsonFile(places.handedOver, { id, model: wanted });
  try {
    const { outcome, message } = await step('handing the settings of the model to the stack', report, () => answered(places, id));
    if (outcome === 'failed')
      throw new StackFailure(
        'unhealthy',
        `the stack did not take the settings of the model and goes on with those that it had: ${message}`,
      );
    if (outcome === 'taken') for (const line of lines) report(line);
    return outcome === 'taken';
  } finally {
    await rm(places.handedOver, { force: true });
  }
}

/** What it then uses; nothing where this command names no model. */
function handedLines({ name, baseUrl, roles, embedder }: Config['model']): readonly string[] {
  const solver =
    name === null ? [] : [`the stack uses ${name} ${baseUrl === null ? 'here now' : `at ${baseUrl} now, with the key of this shell`}`];
  const others = Object.entries(roles).map(
    ([role, own]) => `its ${role} is ${own.name}${own.baseUrl === null ? '' : ` at ${visibleUrl(own.baseUrl)}`}`,
  );
  return [...solver, ...others, ...(embedder === null ? [] : [`its memory is searched with ${embedder}`])];
}

async function answered(places: Places, id: string): Promise<Answer> {
  for (const end = performance.now() + PATIENCE_MS; performance.now() < end; await sleep(POLL_MS)) {
    const found = await readJsonFile(places.handOverAnswer, answer);
    if (found?.id === id) return found;
    if ((await readStack(places.home)) === null)
      throw new StackFailure('missing', `${places.home}: the stack ended meanwhile. This brings it up:\n  ratchet up`);
  }
  throw new StackFailure(
    'unhealthy',
    `${places.home}: the stack's owner did not answer. \`ratchet down\`, then \`ratchet up\`, makes new settings count.`,
  );
}

/** Looks for what is handed over until it is ended. `use` answers whether anything was other than before. */
export function takeHandOvers(
  places: Places,
  use: (model: Config['model']) => Promise<boolean>,
  report: Report,
): { readonly end: () => Promise<void> } {
  const ending = new AbortController();
  const watch = async (): Promise<void> => {
    while (!ending.signal.aborted) {
      const found = await readJsonFile(places.handedOver, handedOver);
      if (found !== null) {
        await rm(places.handedOver, { force: true });
        await writeJsonFile(places.handOverAnswer, await taken(found, use, report));
      }
      await sleep(POLL_MS, undefined, { signal: ending.signal }).catch(() => undefined);
    }
  };
  const watching = watch().catch((error: unknown) => report(`nobody takes what is handed over any more: ${reasonOf(error)}`));
  return {
    end: async () => {
      ending.abort();
      await watching;
      for (const file of [places.handedOver, places.handOverAnswer]) await rm(file, { force: true });
    },
  };
}

async function taken(
  { id, model: wanted }: z.infer<typeof handedOver>,
  use: (model: Config['model']) => Promise<boolean>,
  report: Report,
): Promise<Answer> {
  try {
    return { id, outcome: (await use(wanted)) ? 'taken' : 'same', message: '' };
  } catch (error) {
    const message = reasonOf(error);
    report(`settings of the model that were handed over are not used: ${message}`);
    return { id, outcome: 'failed', message };
  }
}
