import { afterEach, describe, expect, it } from 'vitest';
import { openWire } from '../../adaptation/wire.js';
import type { Adapter } from '../../ports/adapter.js';
import { adapterContract, NEVER, ROWS } from '../contract/adapter.js';
import { specOf } from '../support/adapt-rows.js';
import { openTuningServer, type TuningServer, type TuningServerOptions } from '../support/tuning-server.js';

const QUICK = { first: 1, most: 5 };
const scoring: TuningServerOptions = { score: (model, text) => -text.length * (model === 'base' ? 2 : 1) };

function adapterOf({ baseUrl }: Pick<TuningServer, 'baseUrl'>): Adapter {
  return openWire({ baseUrl, apiKey: null, usdPerMillion: null, pollMs: QUICK });
}

adapterContract('wire', async () => {
  const server = await openTuningServer(scoring);
  return { adapter: adapterOf(server), spec: specOf(), close: () => server.close() };
});

describe('a job of the wire', () => {
  let server: TuningServer;
  const opened = async (options: TuningServerOptions = {}): Promise<Adapter> => adapterOf((server = await openTuningServer(options)));
  afterEach(() => server.close());

  it('is created once, though the answer to its creation was lost', async () => {
    const adapter = await opened({ losesAnswers: 1 });
    await expect(adapter.train(specOf(), ROWS, null, NEVER, () => {})).rejects.toMatchObject({ kind: 'unavailable' });
    const trained = await adapter.train(specOf(), ROWS, null, NEVER, () => {});
    expect(server.begun).toHaveLength(1);
    expect(trained).toMatchObject({ job: 'job-1', ref: { model: 'ft:job-1', at: 'tuning' } });
    await adapter.train(specOf({ id: 'second' }), ROWS, null, NEVER, () => {});
    expect(server.begun.map(({ body }) => body['metadata'])).toEqual([{ ratchet_adaptation: 'first' }, { ratchet_adaptation: 'second' }]);
  });

  it('says what it asks: rows of the form, the base, and what was set', async () => {
    const adapter = await opened();
    await adapter.train(specOf({ form: 'dpo', epochs: 2 }), ROWS, { hash: 'x', model: 'before', at: 'tuning' }, NEVER, () => {});
    expect(server.begun[0]?.body).toMatchObject({
      model: 'before',
      method: { type: 'dpo', dpo: { hyperparameters: { n_epochs: 2 } } },
      training_file: 'file-1',
      validation_file: 'file-2',
      seed: 1,
    });
    expect(server.uploads[0]).toContain('non_preferred_output');
  });

  it('goes on in a state that nobody knows', async () => {
    const adapter = await opened({ status: 'pondering' });
    const steps: string[] = [];
    await adapter.train(specOf(), ROWS, null, NEVER, ({ step }) => steps.push(step));
    expect(steps).toContain('pondering');
  });

  it('that has failed, or that the host forgot, ends with what was said', async () => {
    const failing = await opened({ ends: 'failed' });
    await expect(failing.train(specOf(), ROWS, null, NEVER, () => {})).rejects.toThrow(/job-1 .* has failed: the loss is not a number/);
    await server.close();
    const forgetting = await opened({ forgets: true });
    await expect(forgetting.train(specOf(), ROWS, null, NEVER, () => {})).rejects.toThrow(/there is no job job-1/);
  });

  it('is cancelled where it runs, and only while it does', async () => {
    const adapter = await opened({ status: 'running' });
    const leaving = new AbortController();
    const training = adapter.train(specOf(), ROWS, null, leaving.signal, () => leaving.abort());
    await expect(training).rejects.toThrow('abort');
    expect(server.cancelled).toEqual([]);
    await adapter.cancel(specOf(), NEVER);
    await adapter.cancel(specOf(), NEVER);
    expect(server.cancelled).toEqual(['job-1']);
  });

  it('says nothing of likelihood where the host does not score', async () => {
    const adapter = await opened();
    const trained = await adapter.train(specOf(), ROWS, null, NEVER, () => {});
    expect(await adapter.evaluate(specOf(), trained, ROWS, null, NEVER)).toMatchObject({ held: null, old: null });
  });

  it('of another machine is begun only after a yes, with an estimate before anything is sent', async () => {
    server = await openTuningServer();
    const far = openWire({ baseUrl: 'http://tuning.invalid/v1', apiKey: null, usdPerMillion: 8, pollMs: QUICK });
    await expect(far.train(specOf(), ROWS, null, NEVER, () => {})).rejects.toThrow(
      /6 rows \(about \d+ tokens, 3 passes, about \$\d+\.\d\d\) would be uploaded to tuning\.invalid\. Nothing was sent\. Say --yes/,
    );
  });
});
