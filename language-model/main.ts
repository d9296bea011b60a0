import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { visibleLine } from '../domain/visible.js';
import { portOf, serve, usage } from '../embedded/process.js';
import { openServer } from '../embedded/server.js';
import { lookAtWeights } from '../embedded/weights/look.js';
import { openEngine } from './llama.js';
import { openLanguageModel } from './service.js';

const TITLE = 'language model';
// Its threads wait for each other at every layer: one that finds no core holds up all, so one core is left to the others.
const { values } = parseArgs({
  options: {
    weights: { type: 'string' },
    engine: { type: 'string' },
    name: { type: 'string' },
    'max-tokens': { type: 'string' },
    threads: { type: 'string', default: String(Math.max(1, availableParallelism() - 1)) },
    port: { type: 'string', default: '8098' },
    host: { type: 'string', default: '127.0.0.1' },
  },
});

function needed(option: 'weights' | 'engine', what: string): string {
  return values[option] ?? usage(TITLE, `--${option} is missing: ${what}`);
}

function whole(option: 'threads' | 'max-tokens'): number {
  const given = values[option] ?? '';
  return /^[1-9]\d{0,6}$/.test(given) ? Number(given) : usage(TITLE, `--${option} ${visibleLine(given)}: expected a whole number from 1`);
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path, { highWaterMark: 1_048_576 }), hash);
  return hash.digest('hex');
}

const port = portOf(TITLE, values.port);
const threads = whole('threads');
const maxTokens = values['max-tokens'] === undefined ? null : whole('max-tokens');
const path = needed('weights', 'a GGUF file');
const folder = needed('engine', 'the folder that node-llama-cpp was installed into');
const look = await lookAtWeights(path);
if ('wrong' in look) usage(TITLE, look.wrong);
const installed = z.looseObject({ version: z.string() });
const { version } = installed.parse(JSON.parse(await readFile(join(folder, 'node_modules', 'node-llama-cpp', 'package.json'), 'utf8')));
const [engine, sha256] = await Promise.all([openEngine(folder, threads), sha256Of(path)]);
const name = values.name ?? basename(path, '.gguf');
const model = await openLanguageModel(engine, {
  name,
  weights: look.weights,
  sha256,
  engineVersion: `node-llama-cpp-${version}`,
  maxTokens,
});
serve(TITLE, openServer(model), { port, host: values.host }, () => engine.llama.dispose());
