import { open, type FileHandle } from 'node:fs/promises';
import { visibleLine } from '../../domain/visible.js';
import { readGguf, type GgufHeader } from './gguf.js';
import { freeBytes, gibibytes, roomFor, type Room } from './memory.js';

export interface Weights {
  readonly path: string;
  readonly bytes: number;
  readonly header: GgufHeader;
  readonly room: Room;
}

export type Look = { readonly weights: Weights } | { readonly wrong: string };

/** The head holds the vocabulary, so it takes some megabytes. */
const FIRST_BYTES = 1_024 * 1_024;
const MOST_BYTES = 64 * FIRST_BYTES;

/** Whether a file is a model that can be loaded here: nothing of it is loaded. */
export async function lookAtWeights(path: string, free: () => number = freeBytes): Promise<Look> {
  const file = await open(path, 'r').catch((error: unknown) => (error instanceof Error ? error.message : String(error)));
  if (typeof file === 'string') return { wrong: `${visibleLine(path)} cannot be read: ${file}` };
  try {
    const stats = await file.stat();
    if (!stats.isFile()) return { wrong: `${visibleLine(path)} is no file` };
    return await lookInside(path, file, stats.size, free);
  } finally {
    await file.close();
  }
}

async function lookInside(path: string, file: FileHandle, bytes: number, free: () => number): Promise<Look> {
  for (let length = FIRST_BYTES; ; length *= 4) {
    const wanted = Math.min(length, bytes);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(wanted), 0, wanted, 0);
    const reading = readGguf(buffer.subarray(0, bytesRead));
    if (reading.kind === 'header') return fitting({ path, bytes, header: reading.header, room: roomFor(reading.header, bytes) }, free());
    if (reading.kind === 'wrong')
      return { wrong: `${visibleLine(path)} is no GGUF file that can be used: ${visibleLine(reading.because)}` };
    if (wanted === bytes) return { wrong: `${visibleLine(path)} is no whole GGUF file: it ends within its head, after ${bytes} bytes` };
    if (wanted >= MOST_BYTES) return { wrong: `${visibleLine(path)} is no GGUF file that can be used: its head does not end` };
  }
}

function fitting(weights: Weights, free: number): Look {
  const { neededBytes } = weights.room;
  if (neededBytes <= free) return { weights };
  const both = `needs ${gibibytes(neededBytes)} of memory, and ${gibibytes(free)} are free here`;
  return { wrong: `${visibleLine(weights.path)} ${both}. A smaller model, or one of fewer bits, may fit.` };
}
