import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openT0 } from '../../adaptation/t0.js';
import { readRanker } from '../../offline-model/rank/stored.js';
import { MODEL } from '../../offline-model/name.js';
import { adapterContract, NEVER, ROWS } from '../contract/adapter.js';
import { toolbox } from '../offline-model/fixtures.js';
import { specOf } from '../support/adapt-rows.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ratchet-t0-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const spec = specOf({ tier: 't0', base: MODEL });
const opened = () => openT0({ folder, toolbox: async () => toolbox() });

adapterContract('t0', async () => ({ adapter: opened(), spec, close: async () => {} }));

describe('the ranker of the offline model', () => {
  it('finds fixes of a kind that it was taught sooner', async () => {
    const adapter = opened();
    const trained = await adapter.train(spec, ROWS, null, NEVER, () => {});
    const { held } = await adapter.evaluate(spec, trained, ROWS, null, NEVER);
    expect(held?.after).toBeLessThan(held?.before ?? 0);
    const { content } = await adapter.publish(spec, trained, NEVER);
    expect(content).toMatchObject({ fixes: 6, weights: null });
    expect(trained.ref.model).toBe(`${MODEL}:${trained.ref.hash}`);
  });

  it('is nothing else than what its hash names', async () => {
    const adapter = opened();
    const { ref } = await adapter.train(spec, ROWS, null, NEVER, () => {});
    const [file = ''] = (await readdir(folder)).filter((name) => name.includes(ref.hash));
    await writeFile(join(folder, file), '{"schema":1,"counts":{},"concentration":null,"weights":null,"fixes":9}');
    expect(readRanker(folder, ref.hash)).toBeNull();
    await expect(adapter.publish(spec, { ref, job: null }, NEVER)).rejects.toThrow(/adapt restore/);
    expect(readRanker(folder, '0'.repeat(12))).toBeNull();
  });

  it('teaches no other model', async () => {
    await expect(opened().prepare({ ...spec, base: 'gpt' }, ROWS)).rejects.toThrow(/base: "gpt" is not the offline model/);
    expect(opened().adapts(`${MODEL}:${'a'.repeat(12)}`)).toBe(true);
    expect(opened().adapts('gpt')).toBe(false);
  });
});
