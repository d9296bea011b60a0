import { writeFileSync } from 'node:fs';
import { orderPrompt, stands, type Check, type Generated, type Order, type Parameter } from '../../domain/generate/order.js';
import type { Checks, Language } from '../../domain/task.js';
import { lines } from '../../domain/visible.js';
import { modelAsked, OFFLINE_MODEL } from '../../infra/stack/model-setting.js';
import { openModel } from '../../infra/openai/model.js';
import { openSandbox } from '../../judge/index.js';
import { validate } from '../../judge/validators/order.js';
import { valueSchema } from '../../schemas/value.js';
import { readText } from '../../suites/source/read.js';
import { CliFailure, EXIT } from '../failures.js';
import { interruptSignal } from '../interrupt.js';
import { printJson, printText, progress } from '../output.js';
import { withStore } from '../with-store.js';
import { refuseUnwritable } from './predictions.js';

interface GenerateOptions {
  readonly language: Language;
  readonly name: string;
  readonly parameters: readonly Parameter[];
  readonly returns: string;
  readonly of?: string;
  readonly elements?: readonly string[];
  readonly case?: readonly string[];
  readonly screenshot?: string;
  readonly out?: string;
  readonly model?: string;
  readonly tries: number;
  readonly seed: number;
  readonly json?: true;
}

const NO_WRITER =
  'the offline model mends programs by their tests, and writes nothing: name a language model by OPENAI_BASE_URL and RATCHET_MODEL, or take a small one that runs here (`ratchet down`, then `ratchet up --model smollm2`)';

export async function generate(kind: Generated, sentence: string, options: GenerateOptions): Promise<void> {
  const order: Order = {
    kind,
    sentence,
    language: options.language,
    name: options.name,
    parameters: options.parameters,
    returns: options.returns,
    program: options.of === undefined ? '' : await readText(options.of),
    elements: options.elements ?? [],
  };
  const lacking = lackOf(order);
  if (lacking !== null) throw new CliFailure(EXIT.usage, lacking);
  const cases = casesIn(options.case ?? [], order);
  for (const [option, file] of [['--screenshot', options.screenshot] as const, ['--out', options.out] as const])
    if (file !== undefined) await refuseUnwritable(option, file);
  const signal = interruptSignal();
  const made = await withStore(async ({ config, addresses }) => {
    const name = modelAsked(options.model, addresses.model);
    if (name === OFFLINE_MODEL) throw new CliFailure(EXIT.usage, NO_WRITER);
    const model = openModel({ ...config.model, baseUrl: addresses.model.baseUrl, name });
    const sandbox = await openSandbox({
      cache: config.cache,
      backend: config.sandbox.backend,
      concurrency: config.sandbox.concurrency,
      report: progress,
    });
    try {
      const given = { sandbox, cases, keepPicture: pictureTo(options.screenshot), seed: options.seed, signal };
      const tried: { readonly text: string; readonly checks: readonly Check[] }[] = [];
      for (let number = 0; number < options.tries && !tried.some(({ checks }) => stands(checks)); number += 1) {
        const request = {
          model: name,
          messages: orderPrompt(order),
          n: 1,
          temperature: number === 0 ? 0 : 0.6,
          topP: 1,
          maxTokens: 4_096,
          seed: options.seed + number,
        };
        const answer = await model.complete(request, signal);
        tried.push(await validate(order, answer.choices[0]?.text ?? '', given));
        progress(`answer ${number + 1}: ${tried.at(-1)?.checks.map(checkText).join('; ') ?? ''}`);
      }
      return { model: name, tried };
    } finally {
      await sandbox.close();
    }
  });
  const best = made.tried.find(({ checks }) => stands(checks)) ?? made.tried.at(-1);
  if (options.json === true) printJson({ kind, model: made.model, stands: best !== undefined && stands(best.checks), answers: made.tried });
  else if (options.out === undefined) printText(lines([...(best?.text ?? '').split('\n'), '', ...(best?.checks ?? []).map(checkText)]));
  if (options.out !== undefined && best !== undefined && stands(best.checks)) writeFileSync(options.out, `${best.text.trimEnd()}\n`);
  if (best === undefined || !stands(best.checks))
    throw new CliFailure(EXIT.failed, `none of ${made.tried.length} answers of ${made.model} stands`);
}

/** The page that was looked at last. */
function pictureTo(file: string | undefined): ((picture: Uint8Array) => void) | null {
  return file === undefined ? null : (picture) => writeFileSync(file, picture);
}

function lackOf({ kind, sentence, program, name }: Order): string | null {
  if (kind === 'tests' || kind === 'repair' || kind === 'docs')
    return program === ''
      ? `--of: ${kind} needs the program that it is about`
      : kind === 'docs' && name === ''
        ? '--name: docs needs the name of the function that is documented'
        : null;
  return sentence === '' ? `${kind} needs a sentence that says what is wanted` : null;
}

function checkText({ name, passed, words }: Check): string {
  return `${passed === true ? 'right' : passed === false ? 'wrong' : 'not told'}: ${name}: ${words}`;
}

function casesIn(said: readonly string[], { name }: Order): Checks | null {
  if (said.length === 0) return null;
  if (name === '') throw new CliFailure(EXIT.usage, '--case: needs --name, of the function that is called');
  const cases = said.map((text, index) => {
    const [args = '', answer = '', ...more] = text.split('=>');
    const read = valueSchema.array().safeParse(jsonOf(args));
    const returns = valueSchema.safeParse(jsonOf(answer));
    if (more.length > 0 || !read.success || !returns.success)
      throw new CliFailure(EXIT.usage, `--case: ${JSON.stringify(text)} is none; write "[2, 3] => 6", arguments and answer as JSON`);
    return {
      id: `case ${index + 1}`,
      call: { fn: `program:${name}`, args: read.data },
      expect: { returns: returns.data },
      compare: { kind: 'equal' as const },
    };
  });
  return { trust: 'split', cases };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // told as any other case that is none
    return undefined;
  }
}
