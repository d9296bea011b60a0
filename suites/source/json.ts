import type { z } from 'zod';
import { faultPlace } from '../../schemas/json-fault.js';
import type { Problem } from '../failure.js';
import { refused } from './read.js';

/**
 * What a JSON text holds; a byte order mark before it is none of it. Throws SuiteFailure that says where it breaks, and never what
 * stands there.
 */
export function jsonOf(where: string, text: string): unknown {
  const bare = text.replace(/^\uFEFF/, '');
  try {
    return JSON.parse(bare);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw refused(where, `is no JSON ${faultPlace(bare)}`);
  }
}

/** What a schema has against a value, one problem a field. */
export function problemsOf(where: string, error: z.ZodError, value: unknown): Problem[] {
  return error.issues.map((issue) => ({ where, field: cut(issue.path.join('.')), value: shown(issue.path, value), mend: issue.message }));
}

const MAX_SHOWN = 80;

/** A field's own value, where it is a plain one: a whole record may be anything. */
function shown(path: readonly PropertyKey[], value: unknown): string {
  const at = path.reduce<unknown>(
    (inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined),
    value,
  );
  if (path.length === 0 || at === undefined || (typeof at === 'object' && at !== null)) return '';
  // a number that is too large for JSON is no null
  return cut(typeof at === 'number' ? String(at) : JSON.stringify(at));
}

function cut(text: string): string {
  return text.length <= MAX_SHOWN ? text : `${text.slice(0, MAX_SHOWN)}…`;
}
