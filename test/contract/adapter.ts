import { afterEach, describe, expect, it } from 'vitest';
import type { Adapter, AdaptRows, AdaptSpec } from '../../ports/adapter.js';
import { RatchetFailure } from '../../ports/failures.js';
import { fixRow } from '../support/adapt-rows.js';

export interface AdapterScene {
  readonly adapter: Adapter;
  readonly spec: AdaptSpec;
  close(): Promise<void>;
}

export const NEVER = new AbortController().signal;

export const ROWS: AdaptRows = {
  training: Array.from({ length: 6 }, (_, number) => fixRow(number)),
  validation: [fixRow(40), fixRow(41)],
  old: [fixRow(50)],
};

/** What holds for every way to adapt a model. */
export function adapterContract(name: string, open: () => Promise<AdapterScene>): void {
  describe(`the adapter ${name}`, () => {
    let scene: AdapterScene | null = null;
    const opened = async (): Promise<AdapterScene> => (scene = await open());
    afterEach(async () => scene?.close());

    it('says what would be taught, the same each time', async () => {
      const { adapter, spec } = await opened();
      const prepared = await adapter.prepare(spec, ROWS);
      expect(prepared).toMatchObject({ training: 6, unused: {} });
      expect(await adapter.prepare(spec, ROWS)).toEqual(prepared);
      expect((await adapter.prepare(spec, { ...ROWS, training: ROWS.training.slice(1) })).data).not.toBe(prepared.data);
    });

    it('trains, evaluates on what was held out, and publishes; asked again it is the same model', async () => {
      const { adapter, spec } = await opened();
      expect(adapter.adapts(spec.base)).toBe(true);
      const steps: string[] = [];
      const trained = await adapter.train(spec, ROWS, null, NEVER, ({ step }) => void steps.push(step));
      expect(steps.length).toBeGreaterThan(0);
      expect(trained.ref.hash).toMatch(/^[0-9a-f]{12}$/);
      expect((await adapter.train(spec, ROWS, null, NEVER, () => {})).ref).toEqual(trained.ref);
      const { held, evidence } = await adapter.evaluate(spec, trained, ROWS, null, NEVER);
      expect(held).toMatchObject({ rows: 2 });
      expect(evidence.length).toBeGreaterThan(0);
      await adapter.publish(spec, trained, NEVER);
    });

    it('refuses rows that teach nothing', async () => {
      const { adapter, spec } = await opened();
      const nothing = { ...ROWS, training: [fixRow(1, { accepted: null })] };
      await expect(adapter.prepare(spec, nothing)).rejects.toThrow(RatchetFailure);
      await expect(adapter.prepare(spec, nothing)).rejects.toMatchObject({ kind: 'bad-request' });
    });

    it('has nothing to cancel where nothing was begun', async () => {
      const { adapter, spec } = await opened();
      await expect(adapter.cancel(spec, NEVER)).resolves.toBeUndefined();
    });
  });
}
