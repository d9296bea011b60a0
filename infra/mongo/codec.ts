import type { z } from 'zod';
import { RatchetFailure } from '../../ports/failures.js';

/**
 * A record is stored as JSON text: it comes back exactly as it was, whatever its keys are (paths with dots, `$` of
 * tagged values) and however deep its arrays are nested. FerretDB refuses all three as documents.
 */
export function encode(value: unknown, what: string): string {
  const text = JSON.stringify(value, (key, part: unknown) => {
    if (typeof part === 'number' && !Number.isFinite(part))
      throw new RatchetFailure('bad-request', `${what}: ${key === '' ? 'the value' : key} is ${part}, which JSON cannot hold`);
    return part;
  });
  const bytes = Buffer.byteLength(text);
  if (bytes > MAX_BYTES)
    throw new RatchetFailure(
      'bad-request',
      `${what} has ${bytes} bytes, the store takes ${MAX_BYTES}: large texts belong into smaller records`,
    );
  return text;
}

/** Below the 16 MB of a MongoDB document, with room for the rest of it. */
const MAX_BYTES = 12_000_000;

export function decode<T>(schema: z.ZodType<T>, text: string, what: string): T {
  const parsed = schema.safeParse(parse(text, what));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new RatchetFailure(
    'missing-record',
    `${what} is stored in a form that this version does not read: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`,
  );
}

function parse(text: string, what: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new RatchetFailure('missing-record', `${what} is stored, but is no JSON`, { cause });
  }
}
