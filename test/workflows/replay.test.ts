import { beforeAll, describe, expect, it } from 'vitest';
import { replayed, STORED_HISTORIES } from '../support/replays.js';
import { toyBundle } from '../support/toy-worker.js';

/** What ran under older code must go on under today's: a change that breaks a stored history wants `patched()`. */
describe('stored histories', () => {
  let errors: Awaited<ReturnType<typeof replayed>>;
  beforeAll(async () => {
    errors = await replayed(toyBundle());
  });

  it('are of every workflow, continued and reset ones among them', () => {
    const types = STORED_HISTORIES.map((file) => file.replace(/-(first|last|reset|search|steps|tree)\.json$/, ''));
    expect(types).toEqual(
      expect.arrayContaining(['agent', 'campaign', 'cycle', 'experiment', 'extend', 'night', 'race', 'rollback', 'solve', 'trust']),
    );
    expect(STORED_HISTORIES).toContain('campaign-reset.json');
  });

  it.each(STORED_HISTORIES)('%s replays', (file) => {
    expect([...errors.keys()]).toContain(file);
    expect(errors.get(file)).toBeUndefined();
  });

  it('do not replay under workflows that take other steps', async () => {
    const careless = await replayed(toyBundle('test/support/builds/careless.ts'));
    expect(careless.get('campaign-first.json')).toBeInstanceOf(Error);
    expect(careless.get('cycle-first.json')).toBeUndefined();
  });
});
