import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { RatchetFailure } from '../../ports/failures.js';
import { openEncoder, type EncoderShape } from './bert.js';
import { bytePairTokenizer } from './byte-pairs.js';
import { readSafetensors, type Tensors } from './safetensors.js';
import { wordPieceTokenizer, type Tokenizer } from './word-piece.js';

const size = z.int().min(1);
const configSchema = z.object({
  model_type: z.string(),
  hidden_size: size,
  num_hidden_layers: size,
  num_attention_heads: size,
  intermediate_size: size,
  vocab_size: size,
  max_position_embeddings: size,
  type_vocab_size: size,
  layer_norm_eps: z.number().min(0),
  hidden_act: z.string().default('gelu'),
  position_embedding_type: z.string().default('absolute'),
  pad_token_id: z.int().min(0).nullish(),
});
const vocabulary = z.record(z.string(), z.int().min(0));
const tokenizerSchema = z.object({
  normalizer: z.object({ type: z.string(), lowercase: z.boolean().optional(), strip_accents: z.boolean().nullish() }).nullish(),
  pre_tokenizer: z.object({ type: z.string(), add_prefix_space: z.boolean().optional() }).nullish(),
  model: z.object({
    type: z.string(),
    vocab: vocabulary,
    merges: z.array(z.union([z.string().transform(pairOf), z.tuple([z.string(), z.string()])])).optional(),
  }),
});
const modulesSchema = z.array(z.object({ type: z.string() }));
const poolingSchema = z.object({
  pooling_mode_cls_token: z.boolean().default(false),
  pooling_mode_mean_tokens: z.boolean().default(false),
});

/** What a folder holds, as its files tell before the weights are read. */
export interface ModelFolder {
  readonly path: string;
  readonly type: 'bert' | 'roberta';
  readonly dimension: number;
  readonly mostTokens: number;
  readonly pooling: 'mean' | 'first';
  readonly shape: Omit<EncoderShape, 'prefix'>;
}

export interface LocalModel {
  /** of length one */
  readonly embed: (text: string) => number[];
}

const MOST_TOKENS = 512;
const WEIGHTS = 'model.safetensors';
/** All that is read of a folder. */
export const FILES = [
  'config.json',
  WEIGHTS,
  'tokenizer.json',
  'tokenizer_config.json',
  'vocab.txt',
  'vocab.json',
  'merges.txt',
  'modules.json',
  '1_Pooling/config.json',
  'sentence_bert_config.json',
] as const;
const TYPES = ['bert', 'roberta'] as const;

/** Reads what the files of a folder say of it. What cannot be run here is refused by name, with what would be needed. */
export async function readFolder(path: string): Promise<ModelFolder> {
  const config = await readJson(path, 'config.json', configSchema);
  if (config === null)
    throw refused(
      path,
      'it has no config.json; a folder as Hugging Face has them is meant, with config.json, model.safetensors and tokenizer.json',
    );
  const type = TYPES.find((each) => each === config.model_type);
  if (type === undefined) throw refused(path, `its model_type is ${config.model_type}; encoders of ${TYPES.join(' and ')} are run here`);
  if (config.hidden_act !== 'gelu') throw refused(path, `its hidden_act is ${config.hidden_act}; gelu is run here`);
  if (config.position_embedding_type !== 'absolute')
    throw refused(path, `its position_embedding_type is ${config.position_embedding_type}; absolute is run here`);
  const { hidden_size: hidden, num_attention_heads: heads, intermediate_size: inner } = config;
  if (hidden % (4 * heads) !== 0 || inner % 4 !== 0)
    throw refused(path, `sizes of ${hidden}, ${heads} heads and ${inner} are no multiples of four`);
  const modules = await readJson(path, 'modules.json', modulesSchema);
  const strange = modules
    ?.map((each) => each.type.split('.').at(-1) ?? '')
    .find((each) => !['Transformer', 'Pooling', 'Normalize'].includes(each));
  if (strange !== undefined) throw refused(path, `it has a module ${strange} behind its encoder, which is not run here`);
  const pooling = await readJson(path, '1_Pooling/config.json', poolingSchema);
  if (pooling !== null && !pooling.pooling_mode_cls_token && !pooling.pooling_mode_mean_tokens)
    throw refused(path, 'its tokens are pooled neither by their mean nor by the first; no other way is run here');
  const firstPosition = type === 'roberta' ? (config.pad_token_id ?? 1) + 1 : 0;
  const said = await readJson(path, 'sentence_bert_config.json', z.object({ max_seq_length: size.nullish() }));
  if (!existsSync(join(path, WEIGHTS)))
    throw refused(
      path,
      `it has no ${WEIGHTS}. Weights in another form (pytorch_model.bin, ONNX) are not read: \`save_pretrained(folder, safe_serialization=True)\` of transformers writes them in this one`,
    );
  const folder: ModelFolder = {
    path,
    type,
    dimension: hidden,
    mostTokens: Math.min(said?.max_seq_length ?? MOST_TOKENS, config.max_position_embeddings - firstPosition, MOST_TOKENS),
    pooling: pooling?.pooling_mode_cls_token === true ? 'first' : 'mean',
    shape: {
      layers: config.num_hidden_layers,
      heads,
      hidden,
      inner,
      words: config.vocab_size,
      positions: config.max_position_embeddings,
      types: config.type_vocab_size,
      epsilon: config.layer_norm_eps,
      firstPosition,
    },
  };
  await readTokenizer(folder);
  return folder;
}

/** Reads tokenizer and weights: all that there is to embed with. */
export async function openFolder(folder: ModelFolder): Promise<LocalModel> {
  const { path, shape, mostTokens, pooling, dimension } = folder;
  const tokenizer = await readTokenizer(folder);
  const tensors = await readSafetensors(join(path, WEIGHTS));
  const encoder = openEncoder({ ...shape, prefix: prefixOf(path, tensors) }, tensors, mostTokens);
  return {
    embed: (text) => {
      const ids = tokenizer.idsOf(text, mostTokens);
      const rows = encoder.encode(ids);
      const counted = pooling === 'first' ? 1 : ids.length;
      const sums = Array.from({ length: dimension }, (_, each) => {
        let sum = 0;
        for (let token = 0; token < counted; token += 1) sum += rows[token * dimension + each] ?? 0;
        return sum;
      });
      const length = Math.hypot(...sums);
      return sums.map((sum) => sum / length);
    },
  };
}

function prefixOf(path: string, tensors: Tensors): string {
  const prefix = ['', 'bert.', 'roberta.'].find((each) => tensors.has(`${each}embeddings.word_embeddings.weight`));
  if (prefix === undefined) throw refused(path, 'its model.safetensors has no embeddings.word_embeddings.weight');
  return prefix;
}

async function readTokenizer({ path, type }: ModelFolder): Promise<Tokenizer> {
  const whole = await readJson(path, 'tokenizer.json', tokenizerSchema);
  return type === 'bert' ? wordPieces(path, whole) : bytePairs(path, whole);
}

type TokenizerFile = z.infer<typeof tokenizerSchema> | null;

async function wordPieces(path: string, whole: TokenizerFile): Promise<Tokenizer> {
  if (whole !== null && (whole.model.type !== 'WordPiece' || whole.normalizer?.type !== 'BertNormalizer'))
    throw refused(
      path,
      `its tokenizer.json is ${whole.model.type} behind ${whole.normalizer?.type ?? 'no normalizer'}; WordPiece behind BertNormalizer is run here`,
    );
  const listed = whole === null ? await readText(path, 'vocab.txt') : null;
  if (whole === null && listed === null) throw refused(path, 'it has neither tokenizer.json nor vocab.txt');
  const words = new Map(
    whole === null ? (listed ?? '').split('\n').map((word, id) => [word.trimEnd(), id]) : Object.entries(whole.model.vocab),
  );
  const cased = await readJson(path, 'tokenizer_config.json', z.object({ do_lower_case: z.boolean().default(true) }));
  const lowercase = whole?.normalizer?.lowercase ?? cased?.do_lower_case ?? true;
  return wordPieceTokenizer({
    vocabulary: words,
    lowercase,
    stripAccents: whole?.normalizer?.strip_accents ?? lowercase,
    unknown: idOf(path, words, '[UNK]'),
    begin: idOf(path, words, '[CLS]'),
    end: idOf(path, words, '[SEP]'),
  });
}

async function bytePairs(path: string, whole: TokenizerFile): Promise<Tokenizer> {
  if (
    whole !== null &&
    (whole.model.type !== 'BPE' || whole.pre_tokenizer?.type !== 'ByteLevel' || whole.pre_tokenizer.add_prefix_space === true)
  )
    throw refused(
      path,
      `its tokenizer.json is ${whole.model.type} behind ${whole.pre_tokenizer?.type ?? 'nothing'}; BPE behind ByteLevel without a blank put before is run here`,
    );
  const listed = whole === null ? await readText(path, 'merges.txt') : null;
  const words = new Map(Object.entries(whole?.model.vocab ?? (await readJson(path, 'vocab.json', vocabulary)) ?? {}));
  const merges = whole?.model.merges ?? listed?.split('\n').flatMap((line) => (/^(?:#version|$)/.test(line) ? [] : [pairOf(line)]));
  if (words.size === 0 || merges === undefined) throw refused(path, 'it has neither tokenizer.json nor vocab.json with merges.txt');
  return bytePairTokenizer({
    vocabulary: words,
    merges,
    unknown: idOf(path, words, '<unk>'),
    begin: idOf(path, words, '<s>'),
    end: idOf(path, words, '</s>'),
  });
}

function pairOf(line: string): [string, string] {
  const [left = '', right = ''] = line.trimEnd().split(' ');
  return [left, right];
}

function idOf(path: string, words: ReadonlyMap<string, number>, mark: string): number {
  const id = words.get(mark);
  if (id === undefined) throw refused(path, `its vocabulary lacks ${mark}`);
  return id;
}

async function readJson<T>(path: string, name: (typeof FILES)[number], schema: z.ZodType<T>): Promise<T | null> {
  const text = await readText(path, name);
  if (text === null) return null;
  try {
    return schema.parse(JSON.parse(text));
  } catch (error) {
    const why =
      error instanceof z.ZodError ? `${error.issues[0]?.path.join('.') ?? ''}: ${error.issues[0]?.message ?? ''}` : 'it is no JSON';
    throw refused(path, `${name} is not as expected: ${why}`);
  }
}

async function readText(path: string, name: (typeof FILES)[number]): Promise<string | null> {
  try {
    return await readFile(join(path, name), 'utf8');
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}

function refused(path: string, why: string): RatchetFailure {
  return new RatchetFailure('bad-request', `RATCHET_EMBEDDER: ${path} is no model that can embed here: ${why}.`);
}
