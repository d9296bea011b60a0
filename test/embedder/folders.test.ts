import { mkdtemp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { bytePairTokenizer } from '../../infra/embedder/byte-pairs.js';
import { openFolder, readFolder } from '../../infra/embedder/folder.js';
import { nameOfFolder } from '../../infra/embedder/local.js';
import { openMultiplier } from '../../infra/embedder/multiply.js';
import { packageRoot } from '../../config/package-root.js';

const goldenSchema = z.object({
  merges: z.array(z.string()),
  vocabulary: z.array(z.string()),
  expected: z.array(z.object({ text: z.string(), ids: z.array(z.number()), vector: z.array(z.number()) })),
});
const CONFIG = {
  model_type: 'roberta',
  hidden_size: 8,
  num_hidden_layers: 2,
  num_attention_heads: 2,
  intermediate_size: 16,
  max_position_embeddings: 40,
  type_vocab_size: 1,
  layer_norm_eps: 1e-5,
  pad_token_id: 1,
};

let folder: string;
let golden: z.infer<typeof goldenSchema>;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ratchet-embedder-'));
  golden = goldenSchema.parse(JSON.parse(await readFile(join(packageRoot, 'test/embedder/roberta.json'), 'utf8')));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** The folder of a small model, as its makers would publish it. */
async function published(change: object = {}, without: readonly string[] = []): Promise<void> {
  const files: Readonly<Record<string, string | Buffer>> = {
    'config.json': JSON.stringify({ ...CONFIG, vocab_size: golden.vocabulary.length, ...change }),
    'vocab.json': JSON.stringify(Object.fromEntries(golden.vocabulary.map((word, id) => [word, id]))),
    'merges.txt': ['#version: 0.2', ...golden.merges, ''].join('\n'),
    'model.safetensors': weights(golden.vocabulary.length),
  };
  for (const [name, content] of Object.entries(files)) if (!without.includes(name)) await writeFile(join(folder, name), content);
}

const LAYER = [
  ['attention.self.query', [8, 8]],
  ['attention.self.key', [8, 8]],
  ['attention.self.value', [8, 8]],
  ['attention.output.dense', [8, 8]],
  ['attention.output.LayerNorm', [8]],
  ['intermediate.dense', [16, 8]],
  ['output.dense', [8, 16]],
  ['output.LayerNorm', [8]],
] as const;

function layer(at: number): [string, number[]][] {
  return LAYER.flatMap(([name, shape]): [string, number[]][] => [
    [`encoder.layer.${at}.${name}.weight`, [...shape]],
    [`encoder.layer.${at}.${name}.bias`, [shape[0]]],
  ]);
}

function weights(words: number): Buffer {
  const tensors: [string, number[]][] = [
    ['embeddings.word_embeddings.weight', [words, 8]],
    ['embeddings.position_embeddings.weight', [40, 8]],
    ['embeddings.token_type_embeddings.weight', [1, 8]],
    ['embeddings.LayerNorm.weight', [8]],
    ['embeddings.LayerNorm.bias', [8]],
    ...layer(0),
    ...layer(1),
  ];
  const header: Record<string, object> = { __metadata__: { format: 'pt' } };
  const data: Buffer[] = [];
  let at = 0;
  for (const [index, [name, shape]] of tensors.entries()) {
    const numbers = Float32Array.from({ length: shape.reduce((all, each) => all * each, 1) }, (_, each) => Math.sin(each * 0.37 + index));
    header[`roberta.${name}`] = { dtype: 'F32', shape, data_offsets: [at, at + numbers.byteLength] };
    data.push(Buffer.from(numbers.buffer));
    at += numbers.byteLength;
  }
  const text = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(text.length));
  return Buffer.concat([length, text, ...data]);
}

describe('a folder with a model', () => {
  it('of RoBERTa is run as others run it: bytes in pairs, positions from 2 on', async () => {
    await published();
    const model = await openFolder(await readFolder(folder));
    for (const { text, vector } of golden.expected) {
      const found = model.embed(text);
      for (const [at, each] of vector.entries()) expect(found[at]).toBeCloseTo(each, 3);
    }
  });

  it('splits a text as others do', () => {
    const vocabulary = new Map(golden.vocabulary.map((word, id) => [word, id]));
    const merges = golden.merges.map((pair): [string, string] => [pair.split(' ')[0] ?? '', pair.split(' ')[1] ?? '']);
    const tokenizer = bytePairTokenizer({ vocabulary, merges, begin: 0, end: 2, unknown: 3 });
    for (const { text, ids } of golden.expected) expect(tokenizer.idsOf(text, 512)).toEqual(ids);
    expect(tokenizer.idsOf('value '.repeat(99), 10)).toHaveLength(10);
  });

  it('embeds any text, however long, to a vector of length one', async () => {
    await published();
    const model = await openFolder(await readFolder(folder));
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const vector = model.embed(text);
        expect(vector).toHaveLength(8);
        expect(Math.hypot(...vector)).toBeCloseTo(1);
      }),
    );
  });

  it.each([
    [{}, ['config.json'], 'it has no config.json'],
    [{}, ['model.safetensors'], 'it has no model.safetensors'],
    [{}, ['merges.txt'], 'neither tokenizer.json nor vocab.json with merges.txt'],
    [{ model_type: 'mpnet' }, [], 'its model_type is mpnet; encoders of bert and roberta are run here'],
    [{ hidden_act: 'relu' }, [], 'its hidden_act is relu'],
    [{ position_embedding_type: 'relative_key' }, [], 'its position_embedding_type is relative_key'],
    [{ num_attention_heads: 4 }, [], 'no multiples of four'],
    [{ vocab_size: 'many' }, [], 'config.json is not as expected: vocab_size'],
  ])('that cannot be run is refused by name: %j without %j', async (change, without, why) => {
    await published(change, without);
    await expect(readFolder(folder)).rejects.toThrow(why);
  });

  it('with a module that is not run here, or weights that do not fit, is refused', async () => {
    await published({ intermediate_size: 32 });
    await expect(openFolder(await readFolder(folder))).rejects.toThrow(
      'intermediate.dense.weight is of 16,8 numbers, and 32,8 are expected',
    );
    await writeFile(join(folder, 'model.safetensors'), 'no weights at all');
    await expect(openFolder(await readFolder(folder))).rejects.toThrow('cannot be used as weights');
    await writeFile(join(folder, 'modules.json'), JSON.stringify([{ type: 'sentence_transformers.models.Dense' }]));
    await expect(readFolder(folder)).rejects.toThrow('a module Dense behind its encoder');
  });

  it('has another name where its content is another', async () => {
    await published();
    const name = await nameOfFolder(folder);
    await mkdir(join(folder, '1_Pooling'));
    await writeFile(join(folder, '1_Pooling', 'config.json'), JSON.stringify({ pooling_mode_cls_token: true }));
    expect(await nameOfFolder(folder)).not.toBe(name);
  });
});

it('the product is that of plain loops', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 1, max: 5 }),
      fc.nat(99),
      (r, c, n, seed) => {
        const [rows, columns, inner] = [4 * r, 4 * c, 4 * n];
        const { memory, multiply } = openMultiplier(4 * (rows * inner + columns * inner + rows * columns));
        const numbers = new Float32Array(memory);
        for (let at = 0; at < rows * inner + columns * inner; at += 1) numbers[at] = Math.sin(seed + at);
        const [a, b, out] = [0, rows * inner, rows * inner + columns * inner];
        multiply(
          { at: 0, stride: 4 * inner },
          { at: 4 * b, stride: 4 * inner },
          { at: 4 * out, stride: 4 * columns },
          { rows, columns, inner },
        );
        for (let i = 0; i < rows; i += 1)
          for (let j = 0; j < columns; j += 1) {
            let sum = 0;
            for (let x = 0; x < inner; x += 1) sum += (numbers[a + i * inner + x] ?? 0) * (numbers[b + j * inner + x] ?? 0);
            expect(numbers[out + i * columns + j]).toBeCloseTo(sum, 4);
          }
      },
    ),
    { numRuns: 30 },
  );
});
