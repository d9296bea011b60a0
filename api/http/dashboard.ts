import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, relative, sep } from 'node:path';
import { gzipSync } from 'node:zlib';
import { sha256 } from '../../ports/keys.js';
import { isRead, READS, takesOnly } from './methods.js';

type Middleware = (request: IncomingMessage, response: ServerResponse, next: (error?: unknown) => void) => void;

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/**
 * Scripts, styles and fonts come from files of ours alone; nothing that stands in the page itself is run, and no other site may frame
 * it.
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

interface File {
  readonly type: string;
  readonly body: Buffer;
  readonly gzipped: Buffer | null;
  readonly tag: string;
  /** its name has the hash of what is in it */
  readonly isForever: boolean;
}

/**
 * Serves the dashboard that was built into a folder; null where none was. Its files hold no data, and need no token. Each
 * address of a page answers with the same page, which then shows what stands there.
 */
export function dashboard(folder: string): Middleware | null {
  if (!existsSync(join(folder, 'index.html'))) return null;
  const files = filesIn(folder);
  const page = files.get('/index.html');
  return (request, response, next) => {
    const [path = '/'] = (request.url ?? '/').split('?');
    const file = files.get(path) ?? (isPage(path, request) ? page : undefined);
    if (file === undefined) return next();
    if (!isRead(request.method)) return takesOnly(READS, request, response, next);
    serve(file, request, response);
  };
}

/** Whether somebody wants to see a page in a browser. */
function isPage(path: string, { headers }: IncomingMessage): boolean {
  if (path === '/') return true;
  return !/^\/(?:api|docs|docs-json|docs-yaml|assets|metrics)(?:\/|$)/i.test(path) && (headers.accept ?? '').includes('text/html');
}

function serve(file: File, { headers, method }: IncomingMessage, response: ServerResponse): void {
  response.setHeader('Cache-Control', file.isForever ? 'public, max-age=31536000, immutable' : 'no-cache');
  response.setHeader('ETag', file.tag);
  response.setHeader('Vary', 'Accept-Encoding');
  // an answer that nothing has changed brings its policy too, and it would be the page's from then on
  response.setHeader('Content-Security-Policy', POLICY);
  if (headers['if-none-match'] === file.tag) {
    response.statusCode = 304;
    response.end();
    return;
  }
  const zipped = /\bgzip\b/.test(headers['accept-encoding'] ?? '') ? file.gzipped : null;
  const body = zipped ?? file.body;
  response.setHeader('Content-Type', file.type);
  response.setHeader('Content-Length', body.length);
  if (zipped !== null) response.setHeader('Content-Encoding', 'gzip');
  response.end(method === 'HEAD' ? undefined : body);
}

function filesIn(folder: string): ReadonlyMap<string, File> {
  const found = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && extname(entry.name) in TYPES,
  );
  return new Map(
    found.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      const body = readFileSync(path);
      const type = TYPES[extname(entry.name)] ?? '';
      const at = `/${relative(folder, path).split(sep).join('/')}`;
      const gzipped = type === 'font/woff2' ? null : gzipSync(body);
      return [at, { type, body, gzipped, tag: `"${sha256(body.toString('base64')).slice(0, 24)}"`, isForever: at.startsWith('/assets/') }];
    }),
  );
}
