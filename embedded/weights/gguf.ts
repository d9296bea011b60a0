/** What the head of a GGUF file says of the model in it, as far as it is asked for here. */
export interface GgufHeader {
  readonly version: number;
  /** `llama`, `qwen2`, … */
  readonly architecture: string;
  readonly name: string | null;
  /** tokens that it was trained for; null where it is not said */
  readonly contextTokens: number | null;
  readonly layers: number | null;
  /** numbers that a token leaves in the cache of each layer; null where it cannot be told */
  readonly cachedPerLayer: number | null;
}

export type GgufReading =
  | { readonly kind: 'header'; readonly header: GgufHeader }
  /** what was given ends within the head: more of the file is needed */
  | { readonly kind: 'cut' }
  | { readonly kind: 'wrong'; readonly because: string };

const MAGIC = 'GGUF';
const VERSIONS: readonly number[] = [2, 3];
/** No head of a model has as many entries; a file that claims it is broken. */
const MAX_ENTRIES = 1_000_000;

/** Reads the head of a GGUF file, given its first bytes. */
export function readGguf(bytes: Buffer): GgufReading {
  if (bytes.length < MAGIC.length) return { kind: 'cut' };
  const magic = bytes.toString('latin1', 0, MAGIC.length);
  if (magic !== MAGIC) return { kind: 'wrong', because: `it begins with ${JSON.stringify(magic)} where a GGUF file begins with "GGUF"` };
  try {
    return headerOf(new Cursor(bytes, MAGIC.length));
  } catch (error) {
    if (error instanceof RangeError) return { kind: 'cut' };
    if (error instanceof WrongHeader) return { kind: 'wrong', because: error.message };
    throw error;
  }
}

class WrongHeader extends Error {
  override readonly name = 'WrongHeader';
}

function headerOf(cursor: Cursor): GgufReading {
  const version = cursor.u32();
  if (!VERSIONS.includes(version))
    throw new WrongHeader(`it is of version ${version} of the format, and only ${VERSIONS.join(' and ')} are read here`);
  cursor.count(); // tensors
  const found = new Map<string, number | string>();
  for (let left = cursor.count(); left > 0; left -= 1) {
    const key = cursor.string();
    const value = cursor.value(cursor.u32());
    if (value !== null) found.set(key, value);
  }
  const architecture = found.get('general.architecture');
  if (typeof architecture !== 'string' || architecture === '') throw new WrongHeader('it does not say which architecture its model has');
  const named = found.get('general.name');
  const number = (key: string): number | null => {
    const value = found.get(`${architecture}.${key}`);
    return typeof value === 'number' ? value : null;
  };
  return {
    kind: 'header',
    header: {
      version,
      architecture,
      name: typeof named === 'string' ? named : null,
      contextTokens: number('context_length'),
      layers: number('block_count'),
      cachedPerLayer: cachedPerLayer(number),
    },
  };
}

/** Keys and values of each head that keeps its own; their lengths follow from the width where they are not said. */
function cachedPerLayer(number: (key: string) => number | null): number | null {
  const heads = number('attention.head_count');
  const keeping = number('attention.head_count_kv') ?? heads;
  const width = number('embedding_length');
  const usual = heads === null || width === null || heads === 0 ? null : width / heads;
  const [key, value] = [number('attention.key_length') ?? usual, number('attention.value_length') ?? usual];
  return keeping === null || key === null || value === null ? null : keeping * (key + value);
}

/** The types of values: width and reading of those that are one number. */
const NUMBERS: Readonly<Record<number, { readonly bytes: number; readonly read: (bytes: Buffer, at: number) => number }>> = {
  0: { bytes: 1, read: (bytes, at) => bytes.readUInt8(at) },
  1: { bytes: 1, read: (bytes, at) => bytes.readInt8(at) },
  2: { bytes: 2, read: (bytes, at) => bytes.readUInt16LE(at) },
  3: { bytes: 2, read: (bytes, at) => bytes.readInt16LE(at) },
  4: { bytes: 4, read: (bytes, at) => bytes.readUInt32LE(at) },
  5: { bytes: 4, read: (bytes, at) => bytes.readInt32LE(at) },
  6: { bytes: 4, read: (bytes, at) => bytes.readFloatLE(at) },
  7: { bytes: 1, read: (bytes, at) => bytes.readUInt8(at) },
  10: { bytes: 8, read: (bytes, at) => Number(bytes.readBigUInt64LE(at)) },
  11: { bytes: 8, read: (bytes, at) => Number(bytes.readBigInt64LE(at)) },
  12: { bytes: 8, read: (bytes, at) => bytes.readDoubleLE(at) },
};
const [STRING, ARRAY] = [8, 9];

/** Reading beyond the end throws a RangeError, as Buffer does. */
class Cursor {
  readonly #bytes: Buffer;
  #at: number;

  constructor(bytes: Buffer, at: number) {
    this.#bytes = bytes;
    this.#at = at;
  }

  u32(): number {
    return this.#bytes.readUInt32LE(this.#skip(4));
  }

  count(): number {
    const count = this.#u64();
    if (count > MAX_ENTRIES) throw new WrongHeader(`it claims ${count} entries`);
    return count;
  }

  string(): string {
    const length = this.#u64();
    const at = this.#skip(length);
    return this.#bytes.toString('utf8', at, at + length);
  }

  /** null for a list, which is passed over */
  value(type: number): number | string | null {
    if (type === STRING) return this.string();
    if (type === ARRAY) return this.#passList();
    const number = NUMBERS[type];
    if (number === undefined) throw new WrongHeader(`it has a value of the unknown type ${type}`);
    return number.read(this.#bytes, this.#skip(number.bytes));
  }

  #passList(): null {
    const type = this.u32();
    const count = this.count();
    const number = NUMBERS[type];
    if (number !== undefined) this.#skip(number.bytes * count);
    else if (type === STRING) for (let left = count; left > 0; left -= 1) this.#skip(this.#u64());
    else throw new WrongHeader(`it has a list of the unknown type ${type}`);
    return null;
  }

  #u64(): number {
    return Number(this.#bytes.readBigUInt64LE(this.#skip(8)));
  }

  #skip(bytes: number): number {
    const at = this.#at;
    if (at + bytes > this.#bytes.length) throw new RangeError('the head goes on');
    this.#at += bytes;
    return at;
  }
}
