import { expect, it } from 'vitest';
import { recordsOf } from '../../cli/records-here.js';
import { storeCampaign } from '../api/stored-campaign.js';
import { openFakeStore } from '../support/fake-store.js';

it('what happened to a campaign is told by the store alone, which knows what there is', async () => {
  const store = openFakeStore();
  await storeCampaign(store);
  const { lines, unreadable } = await recordsOf(store).history('night');
  expect(lines.map(({ what }) => what)).toContain('rollback by person');
  expect(unreadable).toEqual([]);
  await expect(recordsOf(store).history('nihgt')).rejects.toMatchObject({
    kind: 'missing-record',
    message: expect.stringContaining('night'),
  });
});
