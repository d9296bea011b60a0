import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openWebhook, signatureOf } from '../../infra/notices/webhook.js';
import { openReceiver, type WebhookReceiver } from '../support/webhook-receiver.js';
import type { Notice } from '../../ports/notices.js';

const NOTICE: Notice = {
  id: 'night/champion-2',
  kind: 'promotion',
  campaign: 'night',
  at: '2026-01-01T00:00:00Z',
  what: 's2 is the new champion',
  because: 'it won 12 of 14',
  strategy: 's2',
};
const SECRET = 'a secret of sixteen';
const never = new AbortController().signal;

let receiver: WebhookReceiver;
beforeEach(async () => {
  receiver = await openReceiver();
});
afterEach(() => receiver.close());

const webhook = (format: 'json' | 'slack' = 'json', secret: string | null = SECRET) =>
  openWebhook({ url: receiver.url, secret, format }, () => 1_700_000_000_000);

describe('a webhook', () => {
  it('is told once, with a signature over id, time and body that whoever knows the secret can check', async () => {
    await webhook().deliver(NOTICE, never);
    expect(receiver.received).toHaveLength(1);
    const [{ headers, body } = { headers: {}, body: '' }] = receiver.received;
    expect(headers['webhook-id']).toBe(NOTICE.id);
    expect(headers['webhook-timestamp']).toBe('1700000000');
    const expected = createHmac('sha256', SECRET).update(`${NOTICE.id}.1700000000.${body}`).digest('base64');
    expect(headers['webhook-signature']).toBe(`v1,${expected}`);
    expect(JSON.parse(body)).toEqual({
      type: 'campaign.promotion',
      timestamp: NOTICE.at,
      data: { id: NOTICE.id, campaign: 'night', what: NOTICE.what, because: NOTICE.because, strategy: 's2' },
    });
  });

  it('signs as the published example of Standard Webhooks does', () => {
    const [secret, id, body] = ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'msg_p5jXN8AQM9LWM0D4loKWxJek', '{"test": 2432232314}'];
    expect(signatureOf(secret, id, '1614265330', body)).toBe('g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
  });

  it.each([500, 503, 429, 408])('that answers %i is tried again', async (status) => {
    receiver.answers.push(status);
    await expect(webhook().deliver(NOTICE, never)).rejects.toMatchObject({ kind: 'unavailable', retryable: true });
  });

  it('is left alone as long as it asks for', async () => {
    receiver.answers.push(503);
    receiver.headers = { 'Retry-After': '7' };
    await expect(webhook().deliver(NOTICE, never)).rejects.toMatchObject({ retryAfterMs: 7_000 });
  });

  it.each([400, 401, 404, 410, 302])('that answers %i is not tried again', async (status) => {
    receiver.answers.push(status);
    await expect(webhook().deliver(NOTICE, never)).rejects.toMatchObject({ kind: 'bad-request', retryable: false });
  });

  it('that is not there is tried again, and its address is in no message', async () => {
    await receiver.close();
    const failed = await webhook()
      .deliver(NOTICE, never)
      .catch((error: unknown) => error);
    expect(failed).toMatchObject({ kind: 'unavailable', message: 'the webhook cannot be reached' });
  });

  it('in the form of Slack has no links, calls nobody, and keeps what a model said short', async () => {
    await webhook('slack', null).deliver({ ...NOTICE, because: `<!channel> <http://evil|x> \`\`\` ${'y'.repeat(5_000)}` }, never);
    const [{ headers, body } = { headers: {}, body: '' }] = receiver.received;
    expect(headers['webhook-signature']).toBeUndefined();
    const { text } = z.object({ text: z.string() }).parse(JSON.parse(body));
    expect(text).toContain('&lt;!channel&gt; &lt;http://evil|x&gt;');
    expect(text.split('```')).toHaveLength(3);
    expect(text.length).toBeLessThan(1_300);
  });
});
