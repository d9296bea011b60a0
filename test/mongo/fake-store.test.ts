import { storeContract } from '../contract/store.js';
import { FakeDocuments, openFakeStore } from '../support/fake-store.js';

storeContract('store in memory', () => {
  const documents = new FakeDocuments();
  return Promise.resolve({ open: () => Promise.resolve(openFakeStore(documents)), close: () => Promise.resolve() });
});
