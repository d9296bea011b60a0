/** How long the server wants to be left alone, in milliseconds; undefined when it does not say. */
export function retryAfterMs(headers: Headers, nowMs: number): number | undefined {
  const exact = Number(headers.get('retry-after-ms') ?? Number.NaN);
  if (exact >= 0) return cap(exact);
  const after = headers.get('retry-after');
  if (after !== null) {
    const seconds = Number(after);
    if (seconds >= 0) return cap(seconds * 1_000);
    const date = Date.parse(after);
    if (!Number.isNaN(date)) return cap(Math.max(0, date - nowMs));
  }
  const resets = ['x-ratelimit-reset-requests', 'x-ratelimit-reset-tokens']
    .map((name) => durationMs(headers.get(name)))
    .filter((value) => value !== null);
  return resets.length === 0 ? undefined : cap(Math.max(...resets));
}

/** A server that asks for a day is asked again after an hour. */
const MAX_WAIT_MS = 3_600_000;

function cap(waitMs: number): number {
  return Math.min(Math.ceil(waitMs), MAX_WAIT_MS);
}

const UNIT_MS: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };

/** `6m0s`, `1.5s`, `20ms`, or plain seconds. */
function durationMs(text: string | null): number | null {
  if (text === null || text.trim() === '') return null;
  if (/^[\d.]+$/.test(text)) return Number(text) * 1_000;
  const parts = [...text.matchAll(/([\d.]+)(ms|s|m|h)/g)];
  if (parts.length === 0) return null;
  return parts.reduce((sum, [, value, unit]) => sum + Number(value) * (UNIT_MS[unit ?? ''] ?? 0), 0);
}
