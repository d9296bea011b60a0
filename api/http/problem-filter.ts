import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http';
import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Logger } from 'pino';
import { z } from 'zod';
import { RatchetFailure } from '../../ports/failures.js';
import type { FailureKind } from '../../domain/failure.js';
import { problemLines, SuiteFailure } from '../../suites/failure.js';
import { visibleJson } from '../../domain/visible.js';
import type { Problem } from './problem.js';
import { withoutCredentials } from './without-credentials.js';

interface Answer {
  readonly status: number;
  readonly messages: readonly string[];
  readonly retryAfterMs: number | null;
}

const STATUS_OF: Readonly<Record<FailureKind, number>> = {
  'rate-limited': 503,
  unavailable: 503,
  'refused-access': 502,
  'bad-request': 400,
  conflict: 409,
  'context-overflow': 400,
  'request-refused': 400,
  'content-filter': 400,
  'answer-lost': 502,
  budget: 409,
  'missing-record': 409,
  'sandbox-unavailable': 503,
};

/** Turns whatever was thrown into a problem. What nobody expected is logged, and told without its details. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly log: Logger) {}

  catch(exception: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<IncomingMessage>();
    const response = http.getResponse<ServerResponse>();
    const { status, messages, retryAfterMs } = this.answer(exception);
    if (status >= 500) this.log.error({ err: exception, method: request.method }, 'request failed');
    if (response.headersSent) {
      response.destroy();
      return;
    }
    const body: Problem = { error: STATUS_CODES[status] ?? 'Error', messages: messages.map(withoutCredentials) };
    response.statusCode = status;
    response.setHeader('Content-Type', 'application/json; charset=utf-8');
    if (retryAfterMs !== null) response.setHeader('Retry-After', Math.ceil(retryAfterMs / 1_000));
    response.end(visibleJson(JSON.stringify(body)));
  }

  private answer(exception: unknown): Answer {
    if (exception instanceof HttpException) return { status: exception.getStatus(), messages: messagesOf(exception), retryAfterMs: null };
    if (exception instanceof RatchetFailure)
      return { status: STATUS_OF[exception.kind], messages: [exception.message], retryAfterMs: exception.retryAfterMs };
    if (exception instanceof SuiteFailure) return { status: 400, messages: problemLines(exception.problems), retryAfterMs: null };
    const refused = refusedByParser.safeParse(exception);
    if (refused.success) return { status: refused.data.status, messages: [refused.data.message], retryAfterMs: null };
    return { status: 500, messages: ['the server failed; its log says more'], retryAfterMs: null };
  }
}

const nestBody = z.object({ message: z.union([z.string(), z.array(z.string())]) });

function messagesOf(exception: HttpException): readonly string[] {
  const body = nestBody.safeParse(exception.getResponse());
  return body.success ? [body.data.message].flat() : [exception.message];
}

/** What the body parser throws: too large, an unknown charset, … */
const refusedByParser = z.object({ status: z.int().min(400).max(499), expose: z.literal(true), message: z.string() });
