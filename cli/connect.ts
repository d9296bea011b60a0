import { API_HEADER, openClient, type ApiClient, type Connection } from '../client/client.js';
import { RatchetFailure } from '../ports/failures.js';

/** Nothing that is asked of the API takes longer: what would, is answered before it is done. */
const PATIENCE_MS = 60_000;

/** The API of an installation elsewhere. What is no Ratchet is told from it, whatever it answers. */
export function connect(remote: Connection): ApiClient {
  return openClient({ ...remote, fetch: (request) => ask(request, remote.url) });
}

async function ask(request: Request, url: string): Promise<Response> {
  const answer = await fetch(new Request(request, { redirect: 'manual', signal: AbortSignal.timeout(PATIENCE_MS) })).catch(
    (error: unknown) => away(error, url),
  );
  if (answer.headers.has(API_HEADER)) return answer;
  await answer.body?.cancel();
  throw new RatchetFailure(
    'unavailable',
    `RATCHET_API=${url} answers ${answer.status}, and is no API of Ratchet, or one of an earlier version: \`ratchet status\` shows the address where it runs`,
  );
}

/** How fetch says that nobody answers there. */
function away(error: unknown, url: string): never {
  const isLate = error instanceof DOMException && error.name === 'TimeoutError';
  if (!isLate && (!(error instanceof TypeError) || error.cause === undefined)) throw error;
  const because = isLate ? `no answer within ${PATIENCE_MS / 1_000} s` : messageOf(error.cause);
  throw new RatchetFailure('unavailable', `RATCHET_API=${url} does not answer: ${because}`, { cause: error });
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
