import type { IncomingMessage, ServerResponse } from 'node:http';
import { UnsupportedMediaTypeException } from '@nestjs/common';

const JSON_TYPE = /^application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i;

/** A body that nothing here reads is refused: what a caller says is never ignored in silence. */
export function jsonOnly(request: IncomingMessage, _response: ServerResponse, next: (error?: unknown) => void): void {
  const { 'content-type': type, 'content-length': length, 'transfer-encoding': encoding } = request.headers;
  const hasBody = encoding !== undefined || (length !== undefined && length !== '0');
  if (!hasBody || JSON_TYPE.test(type ?? '')) next();
  else
    next(
      new UnsupportedMediaTypeException([
        `Content-Type ${type === undefined ? 'is missing' : `"${type}"`}: a body is JSON here; send it as application/json`,
      ]),
    );
}
