import { Connection } from '@temporalio/client';
import { ChromaClient } from 'chromadb';
import { MongoClient } from 'mongodb';
import { describe, expect, it } from 'vitest';
import { SEARCH_ATTRIBUTES } from '../../infra/stack/namespace.js';
import { withStack } from '../support/stack.js';

describe('the embedded servers', () => {
  const services = withStack();

  it('Temporal keeps runs for 90 days and knows the search attributes', async () => {
    const connection = await Connection.connect({ address: services().temporalAddress });
    try {
      const { config } = await connection.workflowService.describeNamespace({ namespace: 'default' });
      expect(Number(config?.workflowExecutionRetentionTtl?.seconds)).toBe(90 * 86_400);
      const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace: 'default' });
      expect(Object.keys(customAttributes)).toEqual(expect.arrayContaining(Object.keys(SEARCH_ATTRIBUTES)));
    } finally {
      await connection.close();
    }
  });

  it('the store keeps a document', async () => {
    const client = await new MongoClient(services().mongoUrl).connect();
    try {
      const notes = client.db('trial').collection<{ _id: string; text: string }>('notes');
      await notes.insertOne({ _id: 'a', text: 'kept' });
      expect(await notes.findOne({ _id: 'a' })).toEqual({ _id: 'a', text: 'kept' });
    } finally {
      await client.close();
    }
  });

  it('Chroma finds the nearest', async () => {
    const { hostname, port } = new URL(services().chromaUrl);
    const client = new ChromaClient({ host: hostname, port: Number(port) });
    const collection = await client.createCollection({ name: 'trial', embeddingFunction: null });
    await collection.add({
      ids: ['near', 'far'],
      embeddings: [
        [1, 0],
        [0, 1],
      ],
    });
    const found = await collection.query({ queryEmbeddings: [[0.9, 0.1]], nResults: 1 });
    expect(found.ids).toEqual([['near']]);
  });
});
