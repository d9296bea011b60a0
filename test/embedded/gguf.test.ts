import * as fc from 'fast-check';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readGguf } from '../../embedded/weights/gguf.js';
import { lookAtWeights } from '../../embedded/weights/look.js';
import { roomFor } from '../../embedded/weights/memory.js';
import { ggufHead, LLAMA, type Entry } from '../support/gguf.js';

const anyEntry: fc.Arbitrary<Entry> = fc.oneof(
  fc.record({ type: fc.constant('string' as const), value: fc.string() }),
  fc.record({ type: fc.constant('u32' as const), value: fc.nat() }),
  fc.record({ type: fc.constant('u64' as const), value: fc.nat() }),
  fc.record({ type: fc.constant('bool' as const), value: fc.constantFrom(0, 1) }),
  fc.record({ type: fc.constant('f32' as const), value: fc.constantFrom(0, 0.5, -2) }),
  fc.record({ type: fc.constant('strings' as const), value: fc.array(fc.string(), { maxLength: 5 }) }),
  fc.record({ type: fc.constant('u32s' as const), value: fc.array(fc.nat(), { maxLength: 5 }) }),
);
const others = fc.dictionary(
  fc.string({ minLength: 1 }).map((name) => `other.${name}`),
  anyEntry,
  { maxKeys: 8 },
);

describe('the head of a GGUF file', () => {
  it('is read whatever else stands in it, and wherever the file goes on', () => {
    fc.assert(
      fc.property(others, others, fc.constantFrom(2, 3), fc.uint8Array({ maxLength: 64 }), (before, after, version, tensors) => {
        const bytes = Buffer.concat([ggufHead({ ...before, ...LLAMA, ...after }, version), tensors]);
        expect(readGguf(bytes)).toEqual({
          kind: 'header',
          header: { version, architecture: 'llama', name: 'Tiny', contextTokens: 2_048, layers: 3, cachedPerLayer: 2 * (16 + 16) },
        });
      }),
    );
  });

  it('asks for more where what is given ends within it', () => {
    const whole = ggufHead(LLAMA);
    fc.assert(
      fc.property(fc.nat({ max: whole.length - 1 }), (length) => {
        expect(readGguf(whole.subarray(0, length))).toEqual({ kind: 'cut' });
      }),
    );
  });

  it('is told from any other bytes', () => {
    const anyBytes = fc.uint8Array({ minLength: 4, maxLength: 400 }).map((bytes) => Buffer.from(bytes));
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        expect(readGguf(bytes).kind).toBe('wrong');
        expect(readGguf(Buffer.concat([Buffer.from('GGUF'), bytes])).kind).not.toBe('header');
      }),
    );
  });

  it.each([
    ['another beginning', Buffer.from('PK\u0003\u0004 a zip'), /begins with/],
    ['a version that is not known', ggufHead(LLAMA, 9), /version 9/],
    ['no architecture', ggufHead({ 'other.name': { type: 'string', value: 'x' } }), /architecture/],
    ['a type that is not known', ggufHead({ ...LLAMA, odd: { type: 'unknown', value: 0 } }), /unknown type/],
  ])('says what is wrong with %s', (_, bytes, because) => {
    expect(readGguf(bytes)).toMatchObject({ kind: 'wrong', because: expect.stringMatching(because) as unknown });
  });
});

describe('the room that a model needs', () => {
  const header = { version: 3, architecture: 'llama', name: null, contextTokens: 8_192, layers: 30, cachedPerLayer: 384 };

  it('is its file, and a cache for each choice', () => {
    const room = roomFor(header, 98_000_000);
    expect(room).toMatchObject({ contextTokens: 4_096, choices: 8 });
    expect(room.neededBytes).toBeGreaterThan(98_000_000 + 30 * 384 * 2 * 4_096 * 8);
  });

  it('makes fewer choices at once where their caches are large, never none, and depends on the file alone', () => {
    const large = { ...header, layers: 80, cachedPerLayer: 16_384 };
    expect(roomFor(large, 1).choices).toBe(1);
    fc.assert(
      fc.property(fc.nat({ max: 200 }), fc.nat({ max: 40_000 }), fc.nat({ max: 200_000 }), (layers, cachedPerLayer, contextTokens) => {
        const { choices, contextTokens: context } = roomFor({ ...header, layers, cachedPerLayer, contextTokens }, 1);
        expect([1, 2, 4, 8]).toContain(choices);
        expect(context).toBeLessThanOrEqual(contextTokens);
      }),
    );
  });
});

describe('a look at weights', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ratchet-gguf-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const written = async (name: string, bytes: Buffer): Promise<string> => {
    const path = join(folder, name);
    await writeFile(path, bytes);
    return path;
  };
  const manyWords = { type: 'strings' as const, value: Array.from({ length: 80_000 }, (_, index) => `word number ${index}`) };

  it('reads as much of the file as its head takes', async () => {
    const path = await written('long-head.gguf', ggufHead({ 'tokenizer.ggml.tokens': manyWords, ...LLAMA }));
    expect(await lookAtWeights(path)).toMatchObject({ weights: { path, header: { name: 'Tiny' }, room: { choices: 8 } } });
  });

  it.each([
    ['a text', Buffer.from('once upon a time'), /no GGUF file/],
    ['an empty file', Buffer.alloc(0), /ends within its head/],
    ['a download that was cut off', ggufHead(LLAMA).subarray(0, 60), /ends within its head, after 60 bytes/],
  ])('refuses %s by name', async (title, bytes, because) => {
    const path = await written(`${title.replaceAll(' ', '-')}.gguf`, bytes);
    expect(await lookAtWeights(path)).toMatchObject({ wrong: expect.stringMatching(because) as unknown });
    expect(await lookAtWeights(path)).toMatchObject({ wrong: expect.stringContaining(path) as unknown });
  });

  it('refuses what is not there, and a folder', async () => {
    expect(await lookAtWeights(join(folder, 'none.gguf'))).toMatchObject({ wrong: expect.stringContaining('cannot be read') as unknown });
    expect(await lookAtWeights(folder)).toMatchObject({ wrong: expect.stringContaining('is no file') as unknown });
  });

  it('says what is needed and what is free where it does not fit', async () => {
    const path = await written('fits.gguf', ggufHead(LLAMA));
    const look = await lookAtWeights(path, () => 100 * 1_024 ** 2);
    expect(look).toMatchObject({ wrong: expect.stringMatching(/needs 0\.4 GiB of memory, and 0\.1 GiB are free/) as unknown });
  });
});
