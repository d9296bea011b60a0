import { MongoClient } from 'mongodb';

const ANSWER_TIMEOUT_MS = 2_000;
/** Somebody else's, and far away. */
const ENDPOINT_TIMEOUT_MS = 8_000;

export async function isMongoHealthy(url: string): Promise<boolean> {
  const client = new MongoClient(url, { serverSelectionTimeoutMS: ANSWER_TIMEOUT_MS, connectTimeoutMS: ANSWER_TIMEOUT_MS });
  try {
    await client.db('admin').command({ ping: 1 });
    return true;
  } catch {
    // Whatever it was: not healthy. Callers ask again, and say what they waited for.
    return false;
  } finally {
    await client.close();
  }
}

export async function isHttpHealthy(url: string): Promise<boolean> {
  return fetch(url, { signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS) }).then(
    (answer) => answer.ok,
    () => false,
  );
}

/** A list of models costs nothing, and no key is sent: whoever refuses the question answers. Null: it does. */
export async function endpointTrouble(baseUrl: string): Promise<string | null> {
  const { origin, pathname, search } = new URL(baseUrl);
  return fetch(`${origin}${pathname.replace(/\/+$/, '')}/models${search}`, { signal: AbortSignal.timeout(ENDPOINT_TIMEOUT_MS) }).then(
    ({ status }) => (status < 500 ? null : `answers with HTTP ${status}`),
    (error: unknown) => `does not answer (${error instanceof Error ? reasonIn(error) : String(error)})`,
  );
}

/** The client says no more than that it failed; why stands below. */
function reasonIn(error: Error): string {
  return error.cause instanceof Error
    ? reasonIn(error.cause)
    : 'code' in error && typeof error.code === 'string'
      ? error.code
      : error.message;
}

export function chromaHealthUrl(url: string): string {
  return new URL('/api/v2/heartbeat', url).href;
}

export function apiHealthUrl(url: string): string {
  return new URL('/api/v1/health/live', url).href;
}
