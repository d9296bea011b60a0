import { Client, Connection } from '@temporalio/client';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openWebhook } from '../../infra/notices/webhook.js';
import { openNoticeQueue } from '../../infra/temporal/notice-queue.js';
import { noticeWorkflowId } from '../../workflows/contract.js';
import { codeReader } from '../../judge/shapes.js';
import { openFakeMemory } from '../support/fake-memory.js';
import { openFakeStore } from '../support/fake-store.js';
import { withTemporal } from '../support/stack.js';
import { startToyWorker, type ToyWorker } from '../support/toy-worker.js';
import { toyWorld } from '../support/toy-world.js';
import { openReceiver, type WebhookReceiver } from '../support/webhook-receiver.js';
import type { Notice } from '../../ports/notices.js';

const stack = withTemporal();
const NOTICE: Notice = { id: 'night/champion-2', kind: 'promotion', campaign: 'night', at: '', what: 'new', because: '', strategy: null };

let receiver: WebhookReceiver;
let client: Client;
beforeEach(async () => {
  receiver = await openReceiver();
  client = new Client({ connection: await Connection.connect({ address: stack().temporalAddress }) });
});
afterEach(async () => {
  await client.connection.close();
  await receiver.close();
});

async function worker(webhook: Parameters<typeof startToyWorker>[4]): Promise<ToyWorker> {
  const { model, sandbox } = toyWorld();
  const ports = { model, sandbox, store: openFakeStore(), memory: openFakeMemory(), code: codeReader };
  return startToyWorker(stack().temporalAddress, ports, 'default', undefined, webhook);
}

it('a notice is delivered once its receiver takes it, over a restart of the worker, and a second one of the same id is not sent', async () => {
  const queue = openNoticeQueue(client);
  // the worker that takes it first is ended before anything is delivered
  const first = await worker(null);
  await queue.handOver(NOTICE);
  await first.stop();
  receiver.answers.push(500, 503);
  const second = await worker(openWebhook({ url: receiver.url, secret: 'a secret of sixteen', format: 'json' }));
  try {
    await queue.handOver(NOTICE);
    await client.workflow.getHandle(noticeWorkflowId(NOTICE.id)).result();
    await queue.handOver(NOTICE);
    expect(receiver.received).toHaveLength(3);
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id']))).toEqual(new Set([NOTICE.id]));
  } finally {
    await second.stop();
  }
});
