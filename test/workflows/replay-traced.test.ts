import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { replayed, STORED_HISTORIES } from '../support/replays.js';
import { toyBundle } from '../support/toy-worker.js';

/** What began without traces goes on where somebody asks for them, and the other way round. */
describe('stored histories with traces', () => {
  const bundle = toyBundle('workflows/index.ts', ['workflows/tracing.ts']);
  let errors: Awaited<ReturnType<typeof replayed>>;
  beforeAll(async () => {
    errors = await replayed(bundle);
  });

  it('are of another bundle than those without', async () => {
    const [traced, plain] = await Promise.all([bundle, toyBundle()].map(async (each) => readFile((await each).codePath, 'utf8')));
    expect(traced).not.toBe(plain);
  });

  it.each(STORED_HISTORIES)('%s replays', (file) => {
    expect([...errors.keys()]).toContain(file);
    expect(errors.get(file)).toBeUndefined();
  });
});
