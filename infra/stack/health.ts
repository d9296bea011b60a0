import { MongoClient } from 'mongodb';

const ANSWER_TIMEOUT_MS = 2_000;

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

export function chromaHealthUrl(url: string): string {
  return new URL('/api/v2/heartbeat', url).href;
}

export function apiHealthUrl(url: string): string {
  return new URL('/api/v1/health/live', url).href;
}
