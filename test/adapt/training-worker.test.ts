import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import OpenAI, { toFile } from 'openai';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../config/config.js';
import { startTrainingWorker, trainingPart, trainingPython, type TrainingWorker } from '../../infra/stack/training-worker.js';

const python = await trainingPython(readConfig());
const API_KEY = 'of-the-tests';
const BODIES = { sum: 'return x + y', difference: 'return x - y', product: 'return x * y' };

const rows = ['give', 'compute', 'find', 'return', 'tell', 'show', 'print'].flatMap((verb) =>
  Object.entries(BODIES).map(([name, body]) => ({
    messages: [
      { role: 'user', content: `${verb} the ${name}` },
      { role: 'assistant', content: body },
    ],
  })),
);

it.runIf(python === null)('the training worker is there to be tested', ({ skip }) => {
  expect(python).toBeNull();
  skip('its packages are not installed: `ratchet adapt install` installs them');
});

describe.skipIf(python === null)('the training worker, by the client of a host that tunes', () => {
  let home: string;
  let worker: TrainingWorker;
  let client: OpenAI;
  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'ratchet-training-'));
    worker = await startTrainingWorker(python ?? '', { home, port: 0, apiKey: API_KEY });
    client = new OpenAI({ baseURL: worker.url, apiKey: API_KEY, maxRetries: 0 });
  });
  afterAll(async () => {
    await worker.stop();
    await rm(home, { recursive: true });
  });

  it('takes files, does a job, tells its events, and serves the model that came of it', async () => {
    const text = rows.map((row) => JSON.stringify(row)).join('\n');
    const file = await client.files.create({ file: await toFile(Buffer.from(text), 'rows.jsonl'), purpose: 'fine-tune' });
    expect(await client.files.retrieve(file.id)).toMatchObject({ filename: 'rows.jsonl', status: 'processed' });
    const { id } = await client.fineTuning.jobs.create({
      model: 'brief',
      training_file: file.id,
      seed: 1,
      suffix: 'wire',
      metadata: { marker: 'of this test' },
      method: {
        type: 'supervised',
        supervised: { hyperparameters: { n_epochs: 60, learning_rate_multiplier: 100 } },
      },
    });
    const done = await end(client, id);
    expect(done).toMatchObject({ status: 'succeeded', metadata: { marker: 'of this test' } });
    const events = [];
    for await (const event of client.fineTuning.jobs.listEvents(id, { limit: 3 })) events.push(event);
    expect(events.at(-1)).toMatchObject({ message: 'the job is queued' });
    expect(events.filter(({ type }) => type === 'metrics').map(({ data }) => data)).toContainEqual(
      expect.objectContaining({ step: expect.any(Number), valid_nll: expect.any(Number), train_loss: expect.any(Number) }),
    );
    const jobs = [];
    for await (const job of client.fineTuning.jobs.list({ metadata: { marker: 'of this test' } })) jobs.push(job.id);
    expect(jobs).toEqual([id]);
    const model = done.fine_tuned_model ?? '';
    const models = [];
    for await (const { id: name } of client.models.list()) models.push(name);
    expect(models).toContain(model);
    const said = await client.chat.completions.create({
      model,
      messages: [{ role: 'user', content: 'find the product' }],
      temperature: 0,
      logprobs: true,
      top_logprobs: 2,
    });
    expect(said.choices[0]).toMatchObject({ message: { content: BODIES.product }, finish_reason: 'stop' });
    expect(said.choices[0]?.logprobs?.content?.map(({ token }) => token).join('')).toBe(BODIES.product);
    expect(
      await client.post('/score', { body: { model, context: 'find the product', candidates: [BODIES.product, BODIES.sum] } }),
    ).toMatchObject({ scores: [expect.any(Number), expect.any(Number)] });
  });

  it('refuses whoever has another key, and what it does not know, in the form of the wire', async () => {
    const other = new OpenAI({ baseURL: worker.url, apiKey: 'another', maxRetries: 0 });
    await expect(other.models.list()).rejects.toMatchObject({ status: 401, code: 'invalid_api_key' });
    await expect(client.fineTuning.jobs.retrieve('ftjob-none')).rejects.toMatchObject({ status: 404, code: 'job_not_found' });
    await expect(client.fineTuning.jobs.create({ model: 'tiny', training_file: 'file-none' })).rejects.toMatchObject({
      status: 404,
      param: 'file',
    });
  });
});

describe('what is not installed', () => {
  it('is no lack of the stack: the doctor tells the one command', async () => {
    const cache = await mkdtemp(join(tmpdir(), 'ratchet-no-training-'));
    expect(await trainingPart(readConfig({ RATCHET_CACHE: cache }))).toMatchObject({
      part: 'training',
      way: expect.stringContaining('ratchet adapt install'),
      mend: null,
    });
    await rm(cache, { recursive: true });
  });
});

/** Waits for the end of a job, however long this machine takes. */
async function end(client: OpenAI, id: string): Promise<OpenAI.FineTuning.FineTuningJob> {
  for (;;) {
    const job = await client.fineTuning.jobs.retrieve(id);
    if (['succeeded', 'failed', 'cancelled'].includes(job.status)) return job;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
