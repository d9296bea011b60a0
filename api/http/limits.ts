import type { IncomingMessage, ServerResponse } from 'node:http';
import { HttpException, HttpStatus, Injectable, RequestTimeoutException, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { ProblemFilter } from './problem-filter.js';
import type { Caller } from './token-guard.js';

type Middleware = (request: IncomingMessage, response: ServerResponse, next: (error?: unknown) => void) => void;

/** What the API takes on before it says no: whoever is told so has lost nothing, and may come again. */
export interface ApiLimits {
  /** of one caller, in the long run; twice as many and more at once */
  readonly requestsPerSecond: number;
  /** requests that are being answered at a time, of all callers; followers of events have a bound of their own */
  readonly inFlight: number;
  /** a body has to be there within so long */
  readonly bodyMs: number;
  /** an answer has to be taken within so long; no stream of events is one */
  readonly takenMs: number;
  /** so long nothing of an answer may be taken at a time, or a little more than twice that */
  readonly stalledMs: number;
}

export const USUAL_LIMITS: ApiLimits = { requestsPerSecond: 50, inFlight: 64, bodyMs: 15_000, takenMs: 60_000, stalledMs: 10_000 };

/** Whoever sends a body byte by byte holds nothing of ours for long. */
export function bodyInTime(withinMs: number, problems: Pick<ProblemFilter, 'tell'>): Middleware {
  return (request, response, next) => {
    const late = setTimeout(() => {
      if (request.complete) return;
      if (!response.headersSent) {
        response.setHeader('Connection', 'close');
        problems.tell(new RequestTimeoutException([`the body was not there within ${withinMs} ms: send it again`]), request, response);
      }
      request.destroy();
    }, withinMs);
    late.unref();
    request.once('end', () => clearTimeout(late));
    response.once('close', () => clearTimeout(late));
    next();
  };
}

/** Callers of whom it is remembered how much they asked lately. */
const MOST_CALLERS = 10_000;
const BURST_SECONDS = 4;

/** So many requests of a caller a second; for a while more, where there were fewer before. Stands behind the token's guard. */
@Injectable()
export class RateLimit implements CanActivate {
  private readonly buckets = new Map<string, { tokens: number; at: number }>();

  constructor(
    private readonly perSecond: number,
    private readonly now = (): number => performance.now(),
  ) {}

  canActivate(context: ExecutionContext): boolean {
    const http = context.switchToHttp();
    const request = http.getRequest<IncomingMessage & Caller>();
    // what needs no token has no caller
    if (request.caller === undefined) return true;
    const waitMs = this.take(request.holder === undefined ? `at ${request.socket.remoteAddress ?? ''}` : request.caller);
    if (waitMs === 0) return true;
    http.getResponse<ServerResponse>().setHeader('Retry-After', String(Math.ceil(waitMs / 1_000)));
    throw new HttpException(
      [`more than ${this.perSecond} requests a second in the long run: try again in ${Math.ceil(waitMs / 1_000)} s`],
      HttpStatus.TOO_MANY_REQUESTS,
    );
  }

  /** 0 where there is room. */
  private take(caller: string): number {
    const most = this.perSecond * BURST_SECONDS;
    const now = this.now();
    const bucket = this.buckets.get(caller) ?? { tokens: most, at: now };
    bucket.tokens = Math.min(most, bucket.tokens + ((now - bucket.at) * this.perSecond) / 1_000);
    bucket.at = now;
    this.buckets.delete(caller);
    this.buckets.set(caller, bucket);
    const oldest = this.buckets.size > MOST_CALLERS ? this.buckets.keys().next().value : undefined;
    if (oldest !== undefined) this.buckets.delete(oldest);
    if (bucket.tokens < 1) return ((1 - bucket.tokens) * 1_000) / this.perSecond;
    bucket.tokens -= 1;
    return 0;
  }
}
