import { inflateSync } from 'node:zlib';

/** What text a set may hold that unpacks to more is no set, and would only fill the memory. */
const MAX_BYTES = 64 * 1_024 * 1_024;

/**
 * Text that was pickled, compressed by zlib and written in base64. A pickle is a program: of its instructions only those that
 * make one text are known here, and nothing is ever run. Answers the text, or why there is none.
 */
export function packedText(base64: string): { readonly text: string } | { readonly refused: string } {
  const plain = base64.replaceAll(/\s/g, '');
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(plain)) return { refused: 'is no base64' };
  const inflated = inflated64(Buffer.from(plain, 'base64'));
  return 'refused' in inflated ? inflated : pickledText(inflated.bytes);
}

function inflated64(packed: Buffer): { readonly bytes: Buffer } | { readonly refused: string } {
  try {
    return { bytes: inflateSync(packed, { maxOutputLength: MAX_BYTES }) };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'ERR_BUFFER_TOO_LARGE') return { refused: `unpacks to more than ${MAX_BYTES / 1_024 ** 2} MB` };
    if (code.startsWith('Z_')) return { refused: `is no data of zlib (${code})` };
    throw error;
  }
}

/** Bytes that an instruction takes which makes nothing: the protocol, frames, and what is noted for later. */
const NOTHING: Readonly<Record<number, number>> = { 0x80: 1, 0x95: 8, 0x94: 0, 0x71: 1, 0x72: 4 };
const STOP = 0x2e;
/** Instructions that make text, by the bytes of their lengths. */
const TEXTS: Readonly<Record<number, number>> = { 0x8c: 1, 0x58: 4, 0x8d: 8 };

function pickledText(bytes: Buffer): { readonly text: string } | { readonly refused: string } {
  const made: string[] = [];
  for (let at = 0; at < bytes.length;) {
    const code = bytes[at] ?? STOP;
    at += 1;
    const [skipped, width] = [NOTHING[code], TEXTS[code]];
    if (code === STOP) {
      const [only] = made;
      return made.length === 1 && only !== undefined && at === bytes.length ? { text: only } : { refused: 'is no pickle of one text' };
    }
    if (skipped !== undefined) at += skipped;
    else if (width !== undefined) {
      const length = lengthAt(bytes, at, width);
      at += width;
      if (length === null || at + length > bytes.length) return { refused: 'is a pickle that breaks off' };
      made.push(bytes.toString('utf8', at, at + length));
      at += length;
    } else return { refused: `is a pickle with the instruction 0x${code.toString(16)}: only plain text is read, and nothing is run` };
  }
  return { refused: 'is a pickle that breaks off' };
}

function lengthAt(bytes: Buffer, at: number, width: number): number | null {
  if (at + width > bytes.length) return null;
  if (width <= 4) return bytes.readUIntLE(at, width);
  const length = bytes.readBigUInt64LE(at);
  return length <= BigInt(MAX_BYTES) ? Number(length) : null;
}
