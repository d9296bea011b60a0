import { freemem } from 'node:os';
import type { GgufHeader } from './gguf.js';

const [MEBIBYTE, GIBIBYTE] = [1_024 ** 2, 1_024 ** 3];
/** What the engine computes in, and the process around it. */
const BESIDE_BYTES = 384 * MEBIBYTE;
/** Two bytes a number. */
const BYTES_PER_NUMBER = 2;

/** Tokens of prompt and answer together, for each choice. */
const CONTEXT_TOKENS = 4_096;
/** Choices that are made side by side: as many as their caches find room in this, a number that depends on the file alone. */
const MOST_CHOICES = 8;
const CACHE_BYTES = 2 * GIBIBYTE;

export interface Room {
  readonly contextTokens: number;
  /** choices that are made side by side */
  readonly choices: number;
  /** the file, the caches, and what is beside them */
  readonly neededBytes: number;
}

export function roomFor(header: GgufHeader, fileBytes: number): Room {
  const contextTokens = Math.min(header.contextTokens ?? CONTEXT_TOKENS, CONTEXT_TOKENS);
  const perChoice = (header.layers ?? 0) * (header.cachedPerLayer ?? 0) * BYTES_PER_NUMBER * contextTokens;
  let choices = MOST_CHOICES;
  while (choices > 1 && perChoice * choices > CACHE_BYTES) choices /= 2;
  return { contextTokens, choices, neededBytes: fileBytes + perChoice * choices + BESIDE_BYTES };
}

/** What can be had without taking it from others; a limit on the container counts as well. */
export function freeBytes(): number {
  const limit = process.constrainedMemory();
  return limit > 0 ? Math.min(freemem(), limit) : freemem();
}

export function gibibytes(bytes: number): string {
  return `${(bytes / GIBIBYTE).toFixed(1)} GiB`;
}
