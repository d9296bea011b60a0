import type { Language } from '../../domain/task.js';

/** Names that Python has kept for classes which have long had another: one class, and no subclass. */
const OTHER_NAMES: ReadonlyMap<string, string> = new Map([
  ...['IOError', 'EnvironmentError', 'WindowsError', 'os.error', 'socket.error', 'select.error', 'mmap.error'].map(
    (name) => [name, 'OSError'] as const,
  ),
  ...['socket.timeout', 'asyncio.TimeoutError', 'asyncio.exceptions.TimeoutError', 'concurrent.futures.TimeoutError'].map(
    (name) => [name, 'TimeoutError'] as const,
  ),
]);

/** Whether what was raised, named with the classes above it, is what a case expects. */
export function isRaised(language: Language, expected: string, names: readonly string[]): boolean {
  const other = language === 'python' ? OTHER_NAMES.get(expected) : undefined;
  return names.includes(expected) || (other !== undefined && names.includes(other));
}
