import { createServer } from 'node:http';
import type { Registry } from 'prom-client';
import { RatchetFailure } from '../../ports/failures.js';

export interface MetricsServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Answers `GET /metrics`, and nothing else. Whoever reaches the address may ask: it says nothing of tasks, answers or keys. */
export async function serveMetrics(
  registry: Registry,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<MetricsServer> {
  const server = createServer((request, response) => {
    if (request.method !== 'GET' || request.url !== '/metrics') {
      response.writeHead(404).end();
      return;
    }
    registry.metrics().then(
      (text) => response.writeHead(200, { 'Content-Type': registry.contentType }).end(text),
      () => response.writeHead(500).end(),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) =>
      reject(
        new RatchetFailure('bad-request', `RATCHET_WORKER_METRICS_PORT=${port}: ${cause.message}; choose another, or 0 for any free one`, {
          cause,
        }),
      ),
    );
    server.listen(port, host, resolve);
  });
  const address = server.address();
  const bound = address === null || typeof address === 'string' ? port : address.port;
  return {
    url: `http://${host}:${bound}/metrics`,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
