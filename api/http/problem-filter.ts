import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http';
import { Catch, HttpException, ServiceUnavailableException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Logger } from 'pino';
import { z } from 'zod';
import { RatchetFailure } from '../../ports/failures.js';
import type { FailureKind } from '../../domain/failure.js';
import { problemLines, SuiteFailure } from '../../suites/failure.js';
import { type Fault, type Problem, PROBLEM_TYPE } from './problem.js';
import { safeJson } from './safe-json.js';
import { FieldsRefused } from './validation.pipe.js';
import { withoutCredentials } from './without-credentials.js';

interface Answer {
  readonly status: number;
  readonly errors: readonly Fault[];
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
  'missing-record': 404,
  'sandbox-unavailable': 503,
};

/** Turns whatever was thrown into a problem. What nobody expected is logged, and told without its details. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly log: Logger) {}

  catch(exception: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<IncomingMessage>();
    this.tell(exception, request, http.getResponse<ServerResponse>());
  }

  tell(exception: unknown, request: IncomingMessage, response: ServerResponse): void {
    const { status, errors, retryAfterMs } = this.answer(exception);
    if (status >= 500 && !isBusy(exception)) this.log.error({ err: exception, method: request.method }, 'request failed');
    if (response.headersSent) {
      response.destroy();
      return;
    }
    const told = errors.map((each) => ({ ...each, detail: withoutCredentials(each.detail) }));
    const body: Problem = {
      type: 'about:blank',
      title: STATUS_CODES[status] ?? 'Error',
      status,
      detail: told.map(({ detail }) => detail).join('\n'),
      errors: told,
    };
    response.statusCode = status;
    response.setHeader('Content-Type', PROBLEM_TYPE);
    if (retryAfterMs !== null) response.setHeader('Retry-After', Math.ceil(retryAfterMs / 1_000));
    response.end(safeJson(body));
  }

  private answer(exception: unknown): Answer {
    if (exception instanceof FieldsRefused) return { status: exception.getStatus(), errors: exception.faults, retryAfterMs: null };
    if (exception instanceof HttpException) return answerOf(exception.getStatus(), messagesOf(exception));
    if (exception instanceof RatchetFailure)
      return { ...answerOf(STATUS_OF[exception.kind], [exception.message]), retryAfterMs: exception.retryAfterMs };
    if (exception instanceof SuiteFailure) return answerOf(400, problemLines(exception.problems));
    return answerOf(500, ['the server failed; its log says more']);
  }
}

/** That there is too much to do is counted (`ratchet_http_requests_shed_total`); a line for each would be more to do. */
function isBusy(exception: unknown): boolean {
  return exception instanceof ServiceUnavailableException;
}

function answerOf(status: number, details: readonly string[]): Answer {
  return { status, errors: details.map((detail) => ({ detail })), retryAfterMs: null };
}

const nestBody = z.object({ message: z.union([z.string(), z.array(z.string())]) });

function messagesOf(exception: HttpException): readonly string[] {
  const body = nestBody.safeParse(exception.getResponse());
  return body.success ? [body.data.message].flat() : [exception.message];
}
