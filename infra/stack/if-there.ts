import { refusedPlace } from './refused-place.js';

/** What is read of a file or folder, or what stands for it where there is none. Anything else that keeps it from being read is told. */
export async function ifThere<T>(reading: Promise<T>, otherwise: T): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return otherwise;
    throw error instanceof Error && 'path' in error ? refusedPlace(String(error.path), 'read', error) : error;
  }
}
