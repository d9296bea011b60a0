import { StackFailure } from './failure.js';
import { systemReason } from './system-reason.js';

/** What a person can do about a place that this process may not use, or that is none. Anything but a word of the system stays as it is. */
export function refusedPlace(path: string, what: 'read' | 'written' | 'made', error: unknown): unknown {
  const reason = systemReason(error);
  if (!(error instanceof Error) || reason === null) return error;
  const isOfOthers = what === 'read' && 'code' in error && (error.code === 'EACCES' || error.code === 'EPERM');
  const wayOut = isOfOthers
    ? 'It may hold the state of this home: give it back to this user, or set RATCHET_HOME to another folder.'
    : `Set RATCHET_HOME (state) or RATCHET_CACHE (servers) to a folder that can be ${what === 'read' ? 'read' : 'written'}.`;
  return new StackFailure('configuration', `${path} cannot be ${what}: ${reason}. ${wayOut}`, { cause: error });
}
