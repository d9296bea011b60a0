import { createServer } from 'node:http';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { withHome } from '../../bench/home.js';
import { askedOf, openProvider } from '../../bench/traffic.js';
import { readStack } from '../../infra/stack/addresses.js';

const span = z.object({ traceId: z.string(), spanId: z.string(), parentSpanId: z.string().optional(), name: z.string() });
type Span = z.infer<typeof span>;
const sent = z.object({ resourceSpans: z.array(z.object({ scopeSpans: z.array(z.object({ spans: z.array(span) })) })) });

/** What a collector takes over OTLP/HTTP, on this machine. */
async function openCollector(): Promise<{ readonly url: string; readonly spans: readonly Span[]; close(): Promise<void> }> {
  const spans: Span[] = [];
  const server = createServer((request, response) => {
    void json(request).then((body) => {
      for (const { scopeSpans } of sent.parse(body).resourceSpans) spans.push(...scopeSpans.flatMap((each) => each.spans));
      response.writeHead(200, { 'Content-Type': 'application/json' }).end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the collector has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    spans,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** The names from a span up to the root of its trace. */
function wayUp(spans: readonly Span[], from: Span): readonly string[] {
  const parent = spans.find(({ spanId, traceId }) => spanId === from.parentSpanId && traceId === from.traceId);
  return [from.name, ...(parent === undefined ? [] : wayUp(spans, parent))];
}

/** Real processes of the built program. */
it('a command, its workflow, the steps of that, model calls and verdicts are one trace', { timeout: 900_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ratchet-traces-'));
  const [provider, collector] = await Promise.all([openProvider(folder), openCollector()]);
  const environment = { ...askedOf(provider), OTEL_EXPORTER_OTLP_ENDPOINT: collector.url };
  try {
    await withHome({ environment, report: () => {} }, async (home) => {
      await home.ratchet('up');
      await home.ratchet('solve', '--suite', 'first-functions', '--task', 'absolute', '--attempts', '1');
      const { api } = (await readStack(home.folder)) ?? { api: { url: null } };
      await fetch(`${api.url}/api/v1/campaigns`, { headers: { traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01` } });
      // what was not sent yet is, when a process ends
      await home.ratchet('down');
    });
    const ways = collector.spans.map((each) => wayUp(collector.spans, each).join(' < '));
    expect(ways).toContainEqual(
      expect.stringMatching(/^model solver < RunActivity:.* < RunWorkflow:solve < StartWorkflow:solve < ratchet solve$/),
    );
    expect(ways).toContainEqual(
      expect.stringMatching(/^judge python < RunActivity:.* < RunWorkflow:solve < StartWorkflow:solve < ratchet solve$/),
    );
    expect(collector.spans).toContainEqual(
      expect.objectContaining({ name: 'GET /api/v1/campaigns', traceId: 'a'.repeat(32), parentSpanId: 'b'.repeat(16) }),
    );
  } finally {
    await Promise.all([provider.close(), collector.close()]);
    await rm(folder, { recursive: true, force: true });
  }
});
