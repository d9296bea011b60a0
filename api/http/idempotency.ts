import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  BadRequestException,
  type CallHandler,
  ConflictException,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  UnprocessableEntityException,
} from '@nestjs/common';
import { finalize, from, mergeMap, type Observable, of } from 'rxjs';
import { canonicalJson, sha256 } from '../../ports/keys.js';
import type { Store } from '../../ports/store.js';

const IDEMPOTENCY_KEY = 'Idempotency-Key';
const KEY = /^[\x21-\x7e]{1,200}$/;

/**
 * A write that carries an Idempotency-Key is done once (draft-ietf-httpapi-idempotency-key-header): sent again, it gets the
 * answer that the first one got, also from another process of the API. What was refused or failed did nothing, and is
 * tried anew.
 */
@Injectable()
export class Idempotency implements NestInterceptor {
  readonly #going = new Set<string>();

  constructor(private readonly store: Store) {}

  async intercept(context: ExecutionContext, next: CallHandler<unknown>): Promise<Observable<unknown>> {
    const http = context.switchToHttp();
    const request = http.getRequest<IncomingMessage & { readonly body?: unknown }>();
    const key = request.headers[IDEMPOTENCY_KEY.toLowerCase()];
    if (request.method !== 'POST' || key === undefined) return next.handle();
    if (typeof key !== 'string' || !KEY.test(key))
      throw new BadRequestException([`${IDEMPOTENCY_KEY}: expected 1 to 200 characters without blanks, such as a UUID`]);
    const id = sha256([request.url ?? '', key].join('\n'));
    const asked = sha256(canonicalJson(request.body ?? {}));
    const known = await this.store.find('writes', id);
    if (known !== null && known.asked !== asked)
      throw new UnprocessableEntityException([
        `${IDEMPOTENCY_KEY} "${key}" came with another body before: take a new key for another request`,
      ]);
    if (known !== null) {
      http.getResponse<ServerResponse>().setHeader('Idempotency-Replayed', 'true');
      return of(known.answer);
    }
    if (this.#going.has(id))
      throw new ConflictException([`the first request with ${IDEMPOTENCY_KEY} "${key}" is still under way: try again when it has ended`]);
    this.#going.add(id);
    return next.handle().pipe(
      mergeMap((answer) => from(this.store.keep('writes', id, { asked, answer }).then(() => answer))),
      finalize(() => this.#going.delete(id)),
    );
  }
}
