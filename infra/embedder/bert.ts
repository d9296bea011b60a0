import type { Matrix, Multiplier } from './multiply.js';
import { openMultiplier } from './multiply.js';
import type { Tensors } from './safetensors.js';

/** The sizes of an encoder of BERT's or RoBERTa's form. */
export interface EncoderShape {
  readonly layers: number;
  readonly heads: number;
  readonly hidden: number;
  readonly inner: number;
  readonly words: number;
  readonly positions: number;
  readonly types: number;
  readonly epsilon: number;
  /** the position of the first token */
  readonly firstPosition: number;
  /** what stands before each name of a tensor */
  readonly prefix: string;
}

interface Linear {
  readonly weight: Matrix;
  readonly bias: Float32Array;
}

interface Norm {
  readonly weight: Float32Array;
  readonly bias: Float32Array;
}

interface Layer {
  readonly query: Linear;
  readonly key: Linear;
  readonly value: Linear;
  readonly attended: Linear;
  readonly attendedNorm: Norm;
  readonly widened: Linear;
  readonly narrowed: Linear;
  readonly narrowedNorm: Norm;
}

/** Room in the multiplier's memory that each text uses anew. */
interface Room {
  readonly x: number;
  readonly query: number;
  readonly key: number;
  readonly value: number;
  readonly turned: number;
  readonly scores: number;
  readonly mixed: number;
  readonly wide: number;
}

export interface Encoder {
  /** The last layer's numbers of each token, a row each. */
  encode(ids: readonly number[]): Float32Array;
}

const FLOAT = 4;

/** Devlin et al., 2018: embeddings, then layers of attention and of a small network, each added to what it read and normed. */
export function openEncoder(shape: EncoderShape, tensors: Tensors, mostTokens: number): Encoder {
  const { hidden, inner, layers, words, positions, types } = shape;
  const most = padded(mostTokens);
  const weightFloats = layers * (4 * hidden * hidden + 2 * hidden * inner);
  const roomFloats = 6 * most * hidden + most * most + most * inner;
  const multiplier = openMultiplier((weightFloats + roomFloats) * FLOAT);
  const memory = new Float32Array(multiplier.memory);
  let next = 0;
  const take = (floats: number): number => {
    next += floats;
    return (next - floats) * FLOAT;
  };
  const read = (name: string, ...size: readonly number[]): Float32Array => tensors.read(`${shape.prefix}${name}`, size);
  const linear = (name: string, out: number, from: number): Linear => {
    const at = take(out * from);
    memory.set(read(`${name}.weight`, out, from), at / FLOAT);
    return { weight: { at, stride: from * FLOAT }, bias: read(`${name}.bias`, out) };
  };
  const norm = (name: string): Norm => ({ weight: read(`${name}.weight`, hidden), bias: read(`${name}.bias`, hidden) });
  const layerOf = (at: string): Layer => ({
    query: linear(`${at}.attention.self.query`, hidden, hidden),
    key: linear(`${at}.attention.self.key`, hidden, hidden),
    value: linear(`${at}.attention.self.value`, hidden, hidden),
    attended: linear(`${at}.attention.output.dense`, hidden, hidden),
    attendedNorm: norm(`${at}.attention.output.LayerNorm`),
    widened: linear(`${at}.intermediate.dense`, inner, hidden),
    narrowed: linear(`${at}.output.dense`, hidden, inner),
    narrowedNorm: norm(`${at}.output.LayerNorm`),
  });
  const embedded = {
    words: read('embeddings.word_embeddings.weight', words, hidden),
    positions: read('embeddings.position_embeddings.weight', positions, hidden),
    types: read('embeddings.token_type_embeddings.weight', types, hidden),
    norm: norm('embeddings.LayerNorm'),
  };
  const stack = Array.from({ length: layers }, (_, index) => layerOf(`encoder.layer.${index}`));
  const rows = (): number => take(most * hidden);
  const room: Room = {
    x: rows(),
    query: rows(),
    key: rows(),
    value: rows(),
    turned: rows(),
    mixed: rows(),
    scores: take(most * most),
    wide: take(most * inner),
  };
  return {
    encode: (ids) => {
      const tokens = ids.length;
      const filled = padded(tokens);
      const at = memory.subarray(room.x / FLOAT, room.x / FLOAT + filled * hidden).fill(0);
      for (const [token, id] of ids.entries())
        for (let each = 0; each < hidden; each += 1)
          at[token * hidden + each] =
            (embedded.words[id * hidden + each] ?? 0) +
            (embedded.positions[(token + shape.firstPosition) * hidden + each] ?? 0) +
            (embedded.types[each] ?? 0);
      normalise(at, hidden, embedded.norm, shape.epsilon);
      for (const layer of stack) passLayer(layer, shape, { multiplier, memory, room, tokens, rows: filled });
      return memory.slice(room.x / FLOAT, room.x / FLOAT + tokens * hidden);
    },
  };
}

function padded(tokens: number): number {
  return Math.ceil(tokens / 4) * 4;
}

interface Pass {
  readonly multiplier: Multiplier;
  readonly memory: Float32Array;
  readonly room: Room;
  readonly tokens: number;
  readonly rows: number;
}

function passLayer(layer: Layer, { hidden, inner, heads, epsilon }: EncoderShape, pass: Pass): void {
  const { multiplier, memory, room, rows } = pass;
  const through = ({ weight, bias }: Linear, from: number, to: number, width: number): Float32Array => {
    const read = weight.stride / FLOAT;
    multiplier.multiply(
      { at: from, stride: weight.stride },
      weight,
      { at: to, stride: width * FLOAT },
      { rows, columns: width, inner: read },
    );
    const out = memory.subarray(to / FLOAT, to / FLOAT + rows * width);
    for (let at = 0; at < out.length; at += width)
      for (let each = 0; each < width; each += 1) out[at + each] = (out[at + each] ?? 0) + (bias[each] ?? 0);
    return out;
  };
  const addTo = (x: Float32Array, more: Float32Array, norm: Norm): void => {
    for (let each = 0; each < x.length; each += 1) x[each] = (x[each] ?? 0) + (more[each] ?? 0);
    normalise(x, hidden, norm, epsilon);
  };
  const x = memory.subarray(room.x / FLOAT, room.x / FLOAT + rows * hidden);
  through(layer.query, room.x, room.query, hidden);
  through(layer.key, room.x, room.key, hidden);
  through(layer.value, room.x, room.value, hidden);
  for (let head = 0; head < heads; head += 1) attend((head * hidden) / heads, hidden / heads, hidden, pass);
  addTo(x, through(layer.attended, room.mixed, room.query, hidden), layer.attendedNorm);
  gelu(through(layer.widened, room.x, room.wide, inner));
  addTo(x, through(layer.narrowed, room.wide, room.query, hidden), layer.narrowedNorm);
}

/** One head: each token takes of the values of all as much as its query fits their keys. */
function attend(from: number, width: number, hidden: number, { multiplier, memory, room, tokens, rows }: Pass): void {
  const stride = hidden * FLOAT;
  const part = (base: number): Matrix => ({ at: base + from * FLOAT, stride });
  const scores: Matrix = { at: room.scores, stride: rows * FLOAT };
  multiplier.multiply(part(room.query), part(room.key), scores, { rows, columns: rows, inner: width });
  for (let row = 0; row < rows; row += 1) {
    const start = room.scores / FLOAT + row * rows;
    softmax(memory.subarray(start, start + tokens), 1 / Math.sqrt(width));
    memory.fill(0, start + tokens, start + rows);
  }
  const [value, turned] = [room.value / FLOAT + from, room.turned / FLOAT];
  for (let row = 0; row < rows; row += 1)
    for (let each = 0; each < width; each += 1) memory[turned + each * rows + row] = memory[value + row * hidden + each] ?? 0;
  multiplier.multiply(scores, { at: room.turned, stride: rows * FLOAT }, part(room.mixed), { rows, columns: width, inner: rows });
}

function softmax(scores: Float32Array, scale: number): void {
  let [most, sum] = [-Infinity, 0];
  for (const score of scores) most = Math.max(most, score);
  for (let at = 0; at < scores.length; at += 1) {
    const part = Math.exp(((scores[at] ?? 0) - most) * scale);
    scores[at] = part;
    sum += part;
  }
  for (let at = 0; at < scores.length; at += 1) scores[at] = (scores[at] ?? 0) / sum;
}

function normalise(x: Float32Array, width: number, { weight, bias }: Norm, epsilon: number): void {
  for (let start = 0; start < x.length; start += width) {
    let [sum, squares] = [0, 0];
    for (let at = start; at < start + width; at += 1) sum += x[at] ?? 0;
    const mean = sum / width;
    for (let at = start; at < start + width; at += 1) squares += ((x[at] ?? 0) - mean) ** 2;
    const scale = 1 / Math.sqrt(squares / width + epsilon);
    for (let each = 0; each < width; each += 1)
      x[start + each] = ((x[start + each] ?? 0) - mean) * scale * (weight[each] ?? 0) + (bias[each] ?? 0);
  }
}

function gelu(x: Float32Array): void {
  for (let at = 0; at < x.length; at += 1) {
    const value = x[at] ?? 0;
    x[at] = (value / 2) * (1 + erf(value / Math.SQRT2));
  }
}

/** Abramowitz and Stegun 7.1.26: wrong by 1.5e-7 at most. */
function erf(x: number): number {
  const t = 1 / (1 + 0.3275911 * Math.abs(x));
  const tail = ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t * Math.exp(-x * x);
  return x < 0 ? tail - 1 : 1 - tail;
}
