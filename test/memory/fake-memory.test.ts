import { memoryContract } from '../contract/memory.js';
import { fakeIndexes, openFakeMemory } from '../support/fake-memory.js';
import { openFakeStore } from '../support/fake-store.js';

memoryContract('memory over brute force', () => {
  const store = openFakeStore();
  const openIndex = fakeIndexes();
  return Promise.resolve({
    open: () => Promise.resolve(openFakeMemory({ store, openIndex })),
    loseVectors: () => {
      for (const index of openIndex.all.values()) index.keys.clear();
      return Promise.resolve();
    },
    close: () => Promise.resolve(),
  });
});
