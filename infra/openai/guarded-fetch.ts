import { RatchetFailure } from '../../ports/failures.js';
import type { SettingNames } from './setting-names.js';
import { parsedOr, saidIn } from './problem.js';

export interface Guard {
  /** address of the endpoint, as it may be shown */
  readonly where: string;
  readonly names: SettingNames;
  readonly maxBytes: number;
  /** a body that brings nothing for so long is given up */
  readonly idleMs: number;
}

/** fetch with bodies that end: too many bytes or too long a silence stop the download, whoever reads it. */
export function guardedFetch(guard: Guard): typeof fetch {
  return async (input, init) => {
    const response = await fetch(input, init);
    const body = response.body === null ? null : guarded(response.body, guard);
    const { status, statusText, headers } = response;
    const safe = new Response(body, { status, statusText, headers });
    if (safe.ok) return safe;
    // The client drops every error body that is not {"error": {…}}; many servers send others.
    const text = await safe.text();
    return new Response(JSON.stringify({ error: saidIn(parsedOr(text, text)) }), { status, statusText, headers });
  };
}

function guarded(body: ReadableStream<Uint8Array>, guard: Guard): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  let bytes = 0;
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const part = await within(guard.idleMs, reader.read());
      if (part === 'silence') {
        const failure = new RatchetFailure(
          'unavailable',
          `${guard.where}: the answer stalled: nothing came for ${guard.idleMs / 1_000} s. The call is made again; ${guard.names.timeout} sets how long is waited.`,
        );
        controller.error(failure);
        await reader.cancel(failure);
        return;
      }
      if (part.done) {
        controller.close();
        return;
      }
      bytes += part.value.byteLength;
      if (bytes > guard.maxBytes) {
        const failure = new RatchetFailure(
          'unavailable',
          `${guard.where}: the answer is longer than ${Math.round(guard.maxBytes / 1_048_576)} MiB and was stopped. The endpoint does not keep to the token limit of the request.`,
        );
        controller.error(failure);
        await reader.cancel(failure);
        return;
      }
      controller.enqueue(part.value);
    },
    cancel: (reason) => reader.cancel(reason),
  });
}

async function within<T>(timeoutMs: number, work: Promise<T>): Promise<T | 'silence'> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<'silence'>((resolve) => {
    timer = setTimeout(() => resolve('silence'), timeoutMs);
  });
  try {
    return await Promise.race([work, silence]);
  } finally {
    clearTimeout(timer);
  }
}
