import { randomInt } from 'node:crypto';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hash53 } from '../domain/random.js';
import { codeHash } from '../embedded/code-hash.js';
import { RequestRefused, type EmbeddedModel } from '../embedded/model.js';
import { capOf, type CompletionRequest } from '../embedded/request.js';
import type { Weights } from '../embedded/weights/look.js';
import { Generator } from './generate.js';
import type { Engine, GrammarState, LlamaGrammar, SamplingOptions, Token } from './llama.js';
import { promptsOf } from './prompt.js';
import { Turns } from './turns.js';

export interface Setting {
  readonly name: string;
  readonly weights: Weights;
  /** of the file's content */
  readonly sha256: string;
  readonly engineVersion: string;
  /** the most tokens that a choice may have, whatever is asked for; null: what the context leaves */
  readonly maxTokens: number | null;
}

/** Requests that are worked on or wait; one more is told to come again. */
const PLACES = 32;
const RETRY_AFTER_SECONDS = 5;
const BATCH_TOKENS = 512;
/** Seeds of the engine are numbers of 32 bits. */
const SEEDS = 2 ** 32;

/** Loads the weights and puts the model together. */
export async function openLanguageModel(engine: Engine, setting: Setting): Promise<EmbeddedModel> {
  const { name, weights } = setting;
  const model = await engine.llama.loadModel({ modelPath: weights.path });
  const { contextTokens, choices } = weights.room;
  const context = await model.createContext({
    contextSize: contextTokens,
    sequences: choices,
    batchSize: BATCH_TOKENS,
    ignoreMemorySafetyChecks: true,
  });
  const generator = new Generator(
    model,
    Array.from({ length: choices }, () => context.getSequence()),
  );
  const prompts = promptsOf(engine, model);
  const turns = new Turns(PLACES);
  const notes = notesOf(setting, prompts.note);
  return {
    name,
    languageModel: true,
    notes,
    weights: setting.sha256,
    fingerprint: fingerprintOf(setting),
    async take(request) {
      const prompt = prompts.read(request.messages);
      const left = contextTokens - prompt.length;
      if (left < 1) throw tooLong(prompt.length, contextTokens);
      const grammar = await grammarOf(engine, request);
      const inTurn = turns.take();
      if (inTurn === null) throw new RequestRefused(429, 'queue_full', null, `${PLACES} requests wait already`, RETRY_AFTER_SECONDS);
      const maxTokens = Math.min(capOf(request), left, setting.maxTokens ?? left);
      const draws = drawsOf(request, grammar === null ? null : () => engine.grammarState(model, grammar));
      return (signal, emit) =>
        inTurn(signal, async () => {
          const made = await generator.make({ prompt, choices: draws, maxTokens, stop: request.stop }, signal, emit);
          return { choices: made.choices, promptTokens: prompt.length, completionTokens: made.tokens };
        });
    },
  };
}

/** Without a seed each request draws anew. */
function drawsOf(
  request: CompletionRequest,
  grammar: (() => GrammarState) | null,
): readonly ((made: readonly Token[]) => SamplingOptions)[] {
  const seed = request.seed ?? randomInt(SEEDS);
  const [presencePenalty, frequencyPenalty] = [request.presence_penalty ?? 0, request.frequency_penalty ?? 0];
  return Array.from({ length: request.n }, (_, index) => (made: readonly Token[]) => ({
    temperature: request.temperature,
    topP: request.top_p ?? 1,
    topK: 0,
    minP: 0,
    seed: hash53(`choice ${index}`, seed) % SEEDS,
    yieldEogToken: true,
    ...(grammar === null ? {} : { grammarEvaluationState: grammar() }),
    ...(presencePenalty === 0 && frequencyPenalty === 0
      ? {}
      : { repeatPenalty: { punishTokens: () => made, penalty: 1, presencePenalty, frequencyPenalty } }),
  }));
}

async function grammarOf({ llama }: Engine, { response_format: format }: CompletionRequest): Promise<LlamaGrammar | null> {
  if (format === null || format === undefined || format.type === 'text') return null;
  if (format.type !== 'json_schema' || format.json_schema.schema === undefined) return llama.getGrammarFor('json');
  try {
    return await llama.createGrammarForJsonSchema(format.json_schema.schema);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new RequestRefused(400, 'invalid_schema', 'response_format', `response_format: no grammar can be made of the schema: ${why}`);
  }
}

function tooLong(tokens: number, contextTokens: number): RequestRefused {
  const message = `This model's maximum context length is ${contextTokens} tokens. However, your messages resulted in ${tokens} tokens.`;
  return new RequestRefused(400, 'context_length_exceeded', 'messages', message);
}

function notesOf({ weights, sha256, engineVersion, maxTokens }: Setting, note: string | null): readonly string[] {
  const { header, room } = weights;
  return [
    `${header.name ?? header.architecture}, run on this machine's processor by ${engineVersion}; weights ${sha256.slice(0, 12)}.`,
    `Prompt and answer together have ${room.contextTokens} tokens; ${room.choices} choices are made side by side.`,
    ...(maxTokens === null ? [] : [`An answer ends after ${maxTokens} tokens, whatever is asked for.`]),
    ...(note === null ? [] : [note]),
  ];
}

/** Names the weights, the engine, and how it is used. */
function fingerprintOf({ name, weights, sha256, engineVersion, maxTokens }: Setting): string {
  const room = dirname(fileURLToPath(import.meta.url));
  const beside = [String(weights.room.contextTokens), String(weights.room.choices), String(maxTokens)];
  return `${name}@${sha256.slice(0, 12)}-${engineVersion}-${codeHash([room, join(room, '..', 'embedded')], beside)}`;
}
