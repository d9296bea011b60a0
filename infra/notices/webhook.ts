import { createHmac } from 'node:crypto';
import { RatchetFailure } from '../../ports/failures.js';
import { visibleLine } from '../../domain/visible.js';
import type { Notice, Webhook } from '../../ports/notices.js';
import { retryAfterMs } from '../openai/retry-after.js';

export interface WebhookSettings {
  readonly url: string;
  /** null: what is sent carries no signature */
  readonly secret: string | null;
  readonly format: 'json' | 'slack';
}

const TIMEOUT_MS = 10_000;
const MOST_CHARACTERS = 1_000;
/** Of what is refused these may be taken later. */
const LATER = new Set([408, 409, 425, 429]);

/**
 * Posts notices to an address. Signed as Standard Webhooks has it, so that receivers can check it by the library of their language:
 * HMAC-SHA256 over id, time and body, each in a header. The address may be a secret itself, and is in no message.
 */
export function openWebhook({ url, secret, format }: WebhookSettings, now: () => number = Date.now): Webhook {
  return {
    async deliver(notice, signal) {
      const body = JSON.stringify(format === 'slack' ? slackBody(notice) : jsonBody(notice));
      const timestamp = String(Math.floor(now() / 1_000));
      const signed: Record<string, string> =
        secret === null ? {} : { 'webhook-signature': `v1,${signatureOf(secret, notice.id, timestamp, body)}` };
      const headers = { 'Content-Type': 'application/json', 'webhook-id': notice.id, 'webhook-timestamp': timestamp, ...signed };
      const response = await post(url, { body, headers, signal });
      await response.body?.cancel();
      if (response.ok) return;
      const said = `the webhook answered ${response.status} to notice ${notice.id}`;
      if (response.status < 500 && !LATER.has(response.status)) throw new RatchetFailure('bad-request', `${said}, and will not take it`);
      const wait = retryAfterMs(response.headers, now());
      throw new RatchetFailure('unavailable', said, wait === undefined ? {} : { retryAfterMs: wait });
    },
  };
}

async function post(
  url: string,
  { body, headers, signal }: { readonly body: string; readonly headers: Readonly<Record<string, string>>; readonly signal: AbortSignal },
): Promise<Response> {
  try {
    // whoever answers with another address is not whom the signature was made for
    return await fetch(url, {
      method: 'POST',
      body,
      headers,
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
    });
  } catch (cause) {
    signal.throwIfAborted();
    const late = cause instanceof DOMException && cause.name === 'TimeoutError';
    throw new RatchetFailure(
      'unavailable',
      late ? `the webhook did not answer within ${TIMEOUT_MS / 1_000} s` : 'the webhook cannot be reached',
      { cause },
    );
  }
}

export function signatureOf(secret: string, id: string, timestamp: string, body: string): string {
  const key = secret.startsWith('whsec_') ? Buffer.from(secret.slice('whsec_'.length), 'base64') : Buffer.from(secret);
  return createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
}

function jsonBody({ id, kind, campaign, at, what, because, strategy }: Notice) {
  return { type: `campaign.${kind}`, timestamp: at, data: { id, campaign, what, because: short(because), strategy } };
}

/** Text of a model must not become a link or call somebody by name. */
function slackBody({ kind, campaign, what, because }: Notice) {
  const [name, happened, why] = [campaign, what, short(because)].map((text) =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('`', "'"),
  );
  return { text: `${EMOJI[kind]} *${name}*: ${happened}${why === '' ? '' : `\n\`\`\`${why}\`\`\``}` };
}

const EMOJI: Readonly<Record<Notice['kind'], string>> = {
  promotion: ':arrow_up:',
  rollback: ':leftwards_arrow_with_hook:',
  incident: ':rotating_light:',
  budget: ':moneybag:',
  end: ':checkered_flag:',
};

function short(text: string): string {
  const line = visibleLine(text);
  return line.length <= MOST_CHARACTERS ? line : `${line.slice(0, MOST_CHARACTERS)}…`;
}
