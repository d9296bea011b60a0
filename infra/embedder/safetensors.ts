import { open } from 'node:fs/promises';
import { z } from 'zod';
import { RatchetFailure } from '../../ports/failures.js';

const header = z.record(
  z.string(),
  z.union([
    z.object({ dtype: z.string(), shape: z.array(z.int().min(0)), data_offsets: z.tuple([z.int().min(0), z.int().min(0)]) }),
    z.record(z.string(), z.string()),
  ]),
);

export interface Tensors {
  /** A tensor as numbers of four bytes. Refused where it is missing, or has another shape. */
  read(name: string, shape: readonly number[]): Float32Array;
  has(name: string): boolean;
}

const MOST_HEADER_BYTES = 100_000_000;

/** A file of weights in the form that Hugging Face calls safetensors: a length, names as JSON, numbers. */
export async function readSafetensors(path: string): Promise<Tensors> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const data = new Uint8Array(size);
    for (let at = 0; at < size;) {
      const { bytesRead } = await file.read(data, at, Math.min(size - at, 2 ** 28), at);
      if (bytesRead === 0) break;
      at += bytesRead;
    }
    const length = size < 8 ? NaN : Number(new DataView(data.buffer).getBigUint64(0, true));
    if (!(length <= Math.min(size - 8, MOST_HEADER_BYTES))) throw wrong(path, 'it does not begin with the length of its header');
    const parsed = header.safeParse(parse(new TextDecoder().decode(data.subarray(8, 8 + length)), path));
    if (!parsed.success) throw wrong(path, 'its header does not list tensors');
    return tensorsOf(path, parsed.data, data.subarray(8 + length));
  } finally {
    await file.close();
  }
}

function tensorsOf(path: string, names: z.infer<typeof header>, data: Uint8Array): Tensors {
  return {
    has: (name) => name !== '__metadata__' && name in names,
    read: (name, shape) => {
      const found = names[name];
      if (found === undefined || !('data_offsets' in found) || !Array.isArray(found.data_offsets))
        throw wrong(path, `it lacks the tensor ${name}`);
      const { dtype, shape: has, data_offsets: offsets } = found;
      if (!Array.isArray(has) || has.join() !== shape.join())
        throw wrong(path, `${name} is of ${String(has)} numbers, and ${shape.join()} are expected`);
      const numbers = floatsOf(dtype, data.slice(offsets[0], offsets[1]));
      if (numbers === null) throw wrong(path, `${name} is of ${dtype}; F32, F16 and BF16 are read`);
      if (numbers.length !== shape.reduce((all, each) => all * each, 1)) throw wrong(path, `${name} is cut off`);
      return numbers;
    },
  };
}

function floatsOf(dtype: string, bytes: Uint8Array): Float32Array | null {
  if (dtype === 'F32') return new Float32Array(bytes.buffer, 0, Math.floor(bytes.length / 4));
  const halves = new Uint16Array(bytes.buffer, 0, Math.floor(bytes.length / 2));
  if (dtype === 'BF16') return new Float32Array(Uint32Array.from(halves, (half) => half << 16).buffer);
  return dtype === 'F16' ? Float32Array.from(halves, fromHalf) : null;
}

function fromHalf(half: number): number {
  const [sign, exponent, fraction] = [half >> 15 === 0 ? 1 : -1, (half >> 10) & 0x1f, half & 0x3ff];
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 0x1f) return fraction === 0 ? sign * Infinity : NaN;
  return sign * (1 + fraction / 1_024) * 2 ** (exponent - 15);
}

function parse(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw wrong(path, 'its header is no JSON');
  }
}

function wrong(path: string, what: string): RatchetFailure {
  return new RatchetFailure('bad-request', `${path} cannot be used as weights of an embedder: ${what}`);
}
