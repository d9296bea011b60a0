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
    await adapter.train(specOf(), ROWS, null, NEVER, ({ step }) => void steps.push(step));
    expect(steps).toContain('pondering');
  });

  it('tells its latest figures as it goes on, where the endpoint says them', async () => {
    const events = [1, 2].map((step) => ({ step, train_loss: 3 - step, valid_nll: step }));
    const points: unknown[] = [];
    const adapter = await opened({ status: 'running', events });
    await adapter.train(specOf(), ROWS, null, NEVER, ({ point }) => void points.push(point));
    expect(points.length).toBeGreaterThan(1);
    expect(new Set(points.map((point) => JSON.stringify(point)))).toEqual(new Set(['{"step":2,"trainLoss":1,"validLoss":2}']));
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

  it('tells how its training went, as far as the host says it', async () => {
    const ours = { step: 10, total_steps: 20, train_loss: 2.5, valid_nll: 2.25 };
    const hosts = { step: 20, train_loss: 1.5, valid_loss: 1.75, full_valid_loss: 1.25 };
    const adapter = await opened({ events: [{}, ours, hosts, { step: 20, train_mean_token_accuracy: 0.5 }] });
    const trained = await adapter.train(specOf(), ROWS, null, NEVER, () => {});
    expect(await adapter.publish(specOf(), trained, NEVER)).toEqual({
      content: null,
      curve: [
        { step: 10, trainLoss: 2.5, validLoss: 2.25 },
        { step: 20, trainLoss: 1.5, validLoss: 1.25 },
        { step: 20, trainLoss: null, validLoss: null },
      ],
    });
    await server.close();
    const silent = await opened();
    expect(await silent.publish(specOf(), await silent.train(specOf(), ROWS, null, NEVER, () => {}), NEVER)).toEqual({
      content: null,
      curve: [],
    });
  });

  it('keeps of a long one as much as can be looked at', async () => {
    const adapter = await opened({ events: Array.from({ length: 900 }, (_, step) => ({ step, train_loss: 1 })) });
    const { curve = [] } = await adapter.publish(specOf(), await adapter.train(specOf(), ROWS, null, NEVER, () => {}), NEVER);
    expect([curve.length, curve.at(0)?.step, curve.at(-1)?.step]).toEqual([200, 0, 899]);
  });

  it('of another machine is begun only after a yes, with an estimate before anything is sent', async () => {
    server = await openTuningServer();
    const far = openWire({ baseUrl: 'http://tuning.invalid/v1', apiKey: null, usdPerMillion: 8, pollMs: QUICK });
    await expect(far.train(specOf(), ROWS, null, NEVER, () => {})).rejects.toThrow(
      /6 rows \(about \d+ tokens, 3 passes, about \$\d+\.\d\d\) would be uploaded to tuning\.invalid\. Nothing was sent\. Say --yes/,
    );
  });
});
