import { describe, expect, it } from 'vitest';
import { campaign } from '../api/fakes.js';
import { openFakeStore } from '../support/fake-store.js';

describe('the list of all campaigns', () => {
  it('is put together once for those who ask in one breath, and once more for all who ask meanwhile', async () => {
    const { campaigns } = openFakeStore();
    for (const name of ['monday', 'tuesday']) await campaigns.create(campaign(name));
    const first = [campaigns.list(), campaigns.list()];
    await Promise.resolve();
    await Promise.resolve();
    const meanwhile = Array.from({ length: 50 }, () => campaigns.list());
    expect(new Set(await Promise.all(first)).size).toBe(1);
    expect(new Set(await Promise.all(meanwhile)).size).toBe(1);
    expect(new Set(await Promise.all([...first, ...meanwhile])).size).toBe(2);
  });

  it('has what was written before it was asked for, whoever asked before', async () => {
    const { campaigns } = openFakeStore();
    await campaigns.create(campaign('monday'));
    const before = campaigns.list();
    await Promise.resolve();
    await campaigns.update('monday', { status: 'stopped' });
    expect(await campaigns.list()).toMatchObject([{ status: 'stopped' }]);
    await before;
  });
});
