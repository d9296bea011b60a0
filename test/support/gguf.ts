/** Heads of GGUF files, made by hand. */
export type Entry =
  | { readonly type: 'string'; readonly value: string }
  | { readonly type: 'strings'; readonly value: readonly string[] }
  | { readonly type: 'u32s'; readonly value: readonly number[] }
  | { readonly type: 'u32' | 'u64' | 'f32' | 'bool' | 'unknown'; readonly value: number };

export const LLAMA: Readonly<Record<string, Entry>> = {
  'general.architecture': { type: 'string', value: 'llama' },
  'general.name': { type: 'string', value: 'Tiny' },
  'llama.context_length': { type: 'u32', value: 2_048 },
  'llama.block_count': { type: 'u32', value: 3 },
  'llama.embedding_length': { type: 'u32', value: 64 },
  'llama.attention.head_count': { type: 'u32', value: 4 },
  'llama.attention.head_count_kv': { type: 'u32', value: 2 },
};

export function ggufHead(entries: Readonly<Record<string, Entry>>, version = 3): Buffer {
  const pairs = Object.entries(entries).flatMap(([key, entry]) => [text(key), u32(TYPES[entry.type]), valueOf(entry)]);
  return Buffer.concat([Buffer.from('GGUF'), u32(version), u64(0), u64(Object.keys(entries).length), ...pairs]);
}

const TYPES = { string: 8, strings: 9, u32s: 9, u32: 4, u64: 10, f32: 6, bool: 7, unknown: 99 } as const;

function valueOf(entry: Entry): Buffer {
  switch (entry.type) {
    case 'string':
      return text(entry.value);
    case 'strings':
      return Buffer.concat([u32(TYPES.string), u64(entry.value.length), ...entry.value.map(text)]);
    case 'u32s':
      return Buffer.concat([u32(TYPES.u32), u64(entry.value.length), ...entry.value.map(u32)]);
    case 'u64':
      return u64(entry.value);
    case 'bool':
      return Buffer.from([entry.value]);
    case 'f32': {
      const bytes = Buffer.alloc(4);
      bytes.writeFloatLE(entry.value);
      return bytes;
    }
    case 'u32':
    case 'unknown':
      return u32(entry.value);
  }
}

function text(value: string): Buffer {
  const bytes = Buffer.from(value);
  return Buffer.concat([u64(bytes.length), bytes]);
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function u64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
}
