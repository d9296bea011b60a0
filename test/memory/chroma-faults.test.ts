import { ChromaClient, ChromaConnectionError } from 'chromadb';
import { expect, it, vi } from 'vitest';
import { ChromaIndex } from '../../infra/memory/chroma.js';

/** An index whose client throws this. */
function failing(error: Error): ChromaIndex {
  const client = new ChromaClient({ host: '127.0.0.1', port: 1, ssl: false });
  vi.spyOn(client, 'getOrCreateCollection').mockRejectedValue(error);
  return new ChromaIndex(client, 'words');
}

it('tells an outage as one, and leaves a fault in the program what it is', async () => {
  await expect(failing(new ChromaConnectionError('refused')).size()).rejects.toMatchObject({ kind: 'unavailable' });
  const wrong = new TypeError('collection.count is not a function');
  await expect(failing(wrong).size()).rejects.toBe(wrong);
});
