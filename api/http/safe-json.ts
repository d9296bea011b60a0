import type { IncomingMessage, ServerResponse } from 'node:http';
import { visibleJson } from '../../domain/visible.js';

/** JSON that means the same, and in which neither a terminal nor a page finds anything to obey. */
export function safeJson(value: unknown): string {
  return visibleJson(JSON.stringify(value)).replaceAll('<', '\\u003c').replaceAll('>', '\\u003e');
}

/** Has every answer written so: what models, tasks and people say may be read with `curl` at a terminal. */
export function answersSafely(_request: IncomingMessage, response: ServerResponse & { json?: unknown }, next: () => void): void {
  response.json = (value: unknown) => {
    if (!response.hasHeader('Content-Type')) response.setHeader('Content-Type', 'application/json; charset=utf-8');
    response.end(safeJson(value));
  };
  next();
}
