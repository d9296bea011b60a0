import { getSystemErrorMap } from 'node:util';

/** Why the system refused something, in its own words; null where it did not: a fault of ours keeps its stack trace. */
export function systemReason(error: unknown): string | null {
  if (!(error instanceof Error && 'syscall' in error && 'errno' in error && typeof error.errno === 'number')) return null;
  const [code, words] = getSystemErrorMap().get(error.errno) ?? [String(error.errno), 'the system refuses it'];
  return `${words} (${code})`;
}
