import type { IncomingMessage, ServerResponse } from 'node:http';
import { isRead, READS, takesOnly } from './methods.js';

/** What somebody meets who opens the address in a browser. It holds no data, and needs no token. */
export function frontPage(version: string): (request: IncomingMessage, response: ServerResponse, next: (error?: unknown) => void) => void {
  const page = pageOf(version);
  return (request, response, next) => {
    if (request.url !== '/') return next();
    if (!isRead(request.method)) return takesOnly(READS, request, response, next);
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.setHeader('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'");
    response.end(request.method === 'HEAD' ? undefined : page);
  };
}

function pageOf(version: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Ratchet</title>
<style>
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { max-width: 40rem; margin: 3rem auto; padding: 0 1rem; }
code { font: 0.9em ui-monospace, monospace; }
li { margin: 0.4rem 0; }
</style></head><body>
<h1>Ratchet <small>${version}</small></h1>
<p>The admin API of a stack that improves a coding agent. It is meant for programs; these are for people:</p>
<ul>
<li><a href="/docs">Documentation of the API</a>, where each call can be tried (<a href="/docs-json">OpenAPI</a>)</li>
<li><a href="/api/v1/health/ready">Health</a>: whether each part answers</li>
<li><a href="/api/v1/campaigns">Campaigns</a>, as JSON (with a token, where one is configured)</li>
<li><code>ratchet campaign watch NAME</code> shows a campaign at work, <code>ratchet campaign report NAME --html FILE</code> writes its page</li>
</ul>
</body></html>
`;
}
