import { tracesWanted } from '../config/environment.js';
import { packageVersion } from '../config/package-root.js';
import { progress } from './output.js';

/**
 * A command is the root of the trace of what it asks for, where traces are wanted. Their machinery is loaded only then: it takes a
 * tenth of a second.
 */
export async function traced<T>(argv: readonly string[], work: () => Promise<T>): Promise<T> {
  const endpoint = tracesWanted();
  if (endpoint === null) return work();
  const [{ openTracing }, { withSpan }] = await Promise.all([
    import('../infra/telemetry/tracing.js'),
    import('../infra/telemetry/spans.js'),
  ]);
  const tracing = openTracing('cli', { endpoint, version: packageVersion(), onLost: progress });
  try {
    return await withSpan(`ratchet ${wordsOf(argv)}`, {}, work);
  } finally {
    await tracing.close();
  }
}

/** The names of the command, without what a person gave it. */
function wordsOf(argv: readonly string[]): string {
  const words = argv.slice(2);
  const end = words.findIndex((word) => !/^[a-z][a-z-]*$/.test(word));
  return words.slice(0, Math.min(2, end === -1 ? words.length : end)).join(' ');
}
