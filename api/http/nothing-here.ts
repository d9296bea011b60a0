import type { IncomingMessage, ServerResponse } from 'node:http';
import { NotFoundException } from '@nestjs/common';
import type { ProblemFilter } from './problem-filter.js';

/** Stands behind all routes: what none has answered is a problem like any other, also where it is outside of the API. */
export function nothingHere(problems: ProblemFilter): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    const { method = '', url = '' } = request;
    const path = url.split('?')[0] ?? '';
    problems.tell(new NotFoundException([`there is no ${method} ${path}: /docs shows what there is`]), request, response);
  };
}
