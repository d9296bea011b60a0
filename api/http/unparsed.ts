import { type Server, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { type Problem, PROBLEM_TYPE } from './problem.js';

/** Of Node's parser, by its code; all else is no request of HTTP/1.1. */
const WHY: Readonly<Record<string, readonly [status: number, detail: string]>> = {
  HPE_HEADER_OVERFLOW: [431, 'the headers are larger than 16 KiB: send fewer, or shorter ones'],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: [413, 'the extensions of a chunk are larger than 16 KiB: send the body without them'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'the request was not there in time: send it again'],
};
const NO_REQUEST = [400, 'this is no request of HTTP/1.1: it could not be read'] as const;

/**
 * What cannot be read as a request comes to nothing behind Node's parser: it is told why on its connection, which ends with that.
 * `isAnswering` says whether part of another answer went out there, behind which nothing more can be said.
 */
export function tellUnparsed(server: Server, isAnswering: (connection: Duplex) => boolean): void {
  server.on('clientError', (error: NodeJS.ErrnoException, connection) => {
    if (!connection.writable || isAnswering(connection)) return void connection.destroy();
    const [status, detail] = WHY[error.code ?? ''] ?? NO_REQUEST;
    const title = STATUS_CODES[status] ?? 'Error';
    const body = JSON.stringify({ type: 'about:blank', title, status, detail, errors: [{ detail }] } satisfies Problem);
    connection.end(
      [
        `HTTP/1.1 ${status} ${title}`,
        `Content-Type: ${PROBLEM_TYPE}`,
        `Content-Length: ${Buffer.byteLength(body)}`,
        'X-Content-Type-Options: nosniff',
        'Cache-Control: no-store',
        'Connection: close',
        '',
        body,
      ].join('\r\n'),
      () => connection.destroy(),
    );
  });
}
