import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  BadRequestException,
  type CallHandler,
  ConflictException,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  SetMetadata,
  UnprocessableEntityException,
} from '@nestjs/common';
import type { Reflector } from '@nestjs/core';
import { catchError, from, mergeMap, type Observable, of } from 'rxjs';
import type { WriteRecord } from '../../ports/access-records.js';
import { canonicalJson, sha256 } from '../../ports/keys.js';
import type { Store } from '../../ports/store.js';
import { type Claim, Claims } from './claims.js';
import type { LateRecords } from './late-records.js';
import { isRead } from './methods.js';
import { routeOf } from './route.js';
import type { Caller } from './token-guard.js';

const IDEMPOTENCY_KEY = 'Idempotency-Key';
const KEY = /^[\x21-\x7e]{1,200}$/;
const EACH_TIME = 'ratchet:each-time';

/** A write whose answer is for one time only. */
export const EachTime = (): MethodDecorator => SetMetadata(EACH_TIME, true);

/**
 * A write that carries an Idempotency-Key is done once (draft-ietf-httpapi-idempotency-key-header): sent again, it gets the
 * answer that the first one got, also from another process of the API, and sent twice at once it is done by one. What was
 * refused or failed did nothing, and is tried anew. What was done stays done where its answer cannot be kept yet.
 */
@Injectable()
export class Idempotency implements NestInterceptor {
  private readonly claims: Claims;
  /** Answers of this process that the store has not taken yet. */
  private readonly unkept = new Map<string, WriteRecord>();

  constructor(
    private readonly reflector: Reflector,
    private readonly store: Store,
    private readonly late: LateRecords,
  ) {
    this.claims = new Claims(store);
  }

  async intercept(context: ExecutionContext, next: CallHandler<unknown>): Promise<Observable<unknown>> {
    const http = context.switchToHttp();
    const request = http.getRequest<
      IncomingMessage & Caller & { readonly body?: unknown; readonly params: Readonly<Record<string, string>> }
    >();
    const key = request.headers[IDEMPOTENCY_KEY.toLowerCase()];
    if (isRead(request.method) || key === undefined || this.reflector.get<boolean | undefined>(EACH_TIME, context.getHandler()) === true)
      return next.handle();
    if (typeof key !== 'string' || !KEY.test(key))
      throw new BadRequestException([`${IDEMPOTENCY_KEY}: expected 1 to 200 characters without blanks, such as a UUID`]);
    const id = sha256([request.caller ?? '', request.method, routeOf(request), canonicalJson(request.params), key].join('\n'));
    const asked = sha256(canonicalJson(request.body ?? {}));
    const replayed = await this.replay(id, asked, key, http.getResponse<ServerResponse>());
    if (replayed !== null) return replayed;
    const claim = await this.claims.take(`write ${id}`);
    // the first one may have ended since it was looked for
    const ended = await this.replay(id, asked, key, http.getResponse<ServerResponse>());
    if (ended !== null) return ended;
    if (claim === null)
      throw new ConflictException([`the first request with ${IDEMPOTENCY_KEY} "${key}" is still under way: try again when it has ended`]);
    return this.doOnce(next, claim, (answer) => this.keep(id, { asked, answer, headers: toldOf(http.getResponse<ServerResponse>()) }));
  }

  private keep(id: string, write: WriteRecord): Promise<void> {
    this.unkept.set(id, write);
    return this.late.write(
      'the answer to a write',
      () => this.store.keep('writes', id, write),
      () => void this.unkept.delete(id),
    );
  }

  private doOnce(next: CallHandler<unknown>, claim: Claim, keep: (answer: unknown) => Promise<void>): Observable<unknown> {
    return next.handle().pipe(
      mergeMap((answer) => from(keep(answer).then(() => answer))),
      catchError((error: unknown) =>
        from(claim.giveBack()).pipe(
          mergeMap(() => {
            throw error;
          }),
        ),
      ),
    );
  }

  /** The answer that the first one got; null where there is none yet. */
  private async replay(id: string, asked: string, key: string, response: ServerResponse): Promise<Observable<unknown> | null> {
    const known = this.unkept.get(id) ?? (await this.store.find('writes', id));
    if (known === null) return null;
    if (known.asked !== asked)
      throw new UnprocessableEntityException([
        `${IDEMPOTENCY_KEY} "${key}" came with another body before: take a new key for another request`,
      ]);
    for (const [name, value] of Object.entries(known.headers ?? {})) response.setHeader(name, value);
    response.setHeader('Idempotency-Replayed', 'true');
    return of(known.answer);
  }
}

/** What of the headers belongs to an answer. */
function toldOf(response: ServerResponse): Readonly<Record<string, string>> {
  const told = ['ETag', 'Location'].map((name) => [name, response.getHeader(name)] as const);
  return Object.fromEntries(told.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])));
}
