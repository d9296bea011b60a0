import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';

/** How a sequence takes over what another has computed. */
export const COPY_STATE = '_copyStateFromOtherSequence';

/**
 * What is used of node-llama-cpp. It lies in the cache and is no dependency of this package, so that it is known here by
 * these types alone; its version is pinned (`packages/`), since what is behind `COPY_STATE` is its own affair.
 */
interface Llama {
  loadModel(options: { readonly modelPath: string }): Promise<LlamaModel>;
  getGrammarFor(type: 'json'): Promise<LlamaGrammar>;
  createGrammarForJsonSchema(schema: unknown): Promise<LlamaGrammar>;
  dispose(): Promise<void>;
}

export type Token = number & { readonly __token?: never };
export interface LlamaGrammar {
  readonly grammar: string;
}
export interface GrammarState {
  readonly model: LlamaModel;
}

export interface LlamaModel {
  readonly tokens: {
    readonly bos: Token | null;
    readonly bosString: string | null;
    readonly eosString: string | null;
    readonly shouldPrependBosToken: boolean;
  };
  readonly fileInfo: { readonly metadata: { readonly tokenizer?: { readonly chat_template?: string } } };
  tokenize(text: string, specialTokens: boolean): readonly Token[];
  detokenize(tokens: readonly Token[]): string;
  isEogToken(token: Token): boolean;
  createContext(options: ContextOptions): Promise<LlamaContext>;
}

interface ContextOptions {
  readonly contextSize: number;
  readonly sequences: number;
  readonly batchSize: number;
  readonly ignoreMemorySafetyChecks: boolean;
}

interface LlamaContext {
  readonly contextSize: number;
  getSequence(): LlamaSequence;
}

export interface LlamaSequence {
  clearHistory(): Promise<void>;
  evaluateWithoutGeneratingNewTokens(tokens: readonly Token[]): Promise<void>;
  evaluate(tokens: readonly Token[], options: SamplingOptions): AsyncGenerator<Token, void, Token | undefined>;
  /** false where the other's state could not be taken over */
  [COPY_STATE](other: LlamaSequence, upToTokenIndex: number): Promise<boolean>;
}

export interface SamplingOptions {
  readonly temperature: number;
  readonly topP: number;
  readonly topK: number;
  readonly minP: number;
  readonly seed: number;
  readonly yieldEogToken: boolean;
  readonly grammarEvaluationState?: GrammarState;
  readonly repeatPenalty?: {
    readonly punishTokens: () => readonly Token[];
    readonly penalty: number;
    readonly presencePenalty: number;
    readonly frequencyPenalty: number;
  };
}

/** Renders the chat template that a model brings along. */
interface ChatTemplate {
  render(values: Readonly<Record<string, unknown>>): string;
}

export interface Engine {
  readonly llama: Llama;
  grammarState(model: LlamaModel, grammar: LlamaGrammar): GrammarState;
  template(text: string): ChatTemplate;
}

interface LlamaModule {
  readonly getLlama: (options: Readonly<Record<string, unknown>>) => Promise<Llama>;
  readonly LlamaLogLevel: { readonly error: string };
  readonly LlamaGrammarEvaluationState: new (options: { readonly model: LlamaModel; readonly grammar: LlamaGrammar }) => GrammarState;
}

const llamaModule = z.custom<LlamaModule>((found) => typeof found === 'object' && found !== null && 'getLlama' in found);
const jinjaModule = z.custom<{ readonly Template: new (text: string) => ChatTemplate }>(
  (found) => typeof found === 'object' && found !== null && 'Template' in found,
);

/**
 * Loads the engine from the folder that it was installed into: its prebuilt binary for this machine's processor, nothing is built or
 * fetched.
 */
export async function openEngine(folder: string, threads: number): Promise<Engine> {
  const { resolve } = createRequire(join(folder, 'package.json'));
  const load = (name: string): Promise<unknown> => import(pathToFileURL(resolve(name)).href);
  const { getLlama, LlamaLogLevel, LlamaGrammarEvaluationState } = llamaModule.parse(await load('node-llama-cpp'));
  const { Template } = jinjaModule.parse(await load('@huggingface/jinja'));
  const options = {
    gpu: false,
    build: 'never',
    skipDownload: true,
    progressLogs: false,
    maxThreads: threads,
    logLevel: LlamaLogLevel.error,
  };
  return {
    llama: await getLlama(options),
    grammarState: (model, grammar) => new LlamaGrammarEvaluationState({ model, grammar }),
    template: (text) => new Template(text),
  };
}
