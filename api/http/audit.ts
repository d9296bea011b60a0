import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { mergeMap, type Observable } from 'rxjs';
import { AUDIT } from '../../ports/lists.js';
import type { Store } from '../../ports/store.js';
import type { LateRecords } from './late-records.js';
import { isRead } from './methods.js';
import { plainPathOf } from './route.js';
import type { Caller } from './token-guard.js';

/**
 * Keeps who changed what. It is on record before the caller is answered, or soon after where the store fails just then; what was refused
 * changed nothing, and stands in the log alone.
 */
@Injectable()
export class Audit implements NestInterceptor {
  constructor(
    private readonly store: Store,
    private readonly late: LateRecords,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    const http = context.switchToHttp();
    const request = http.getRequest<IncomingMessage & Caller>();
    const { method = '' } = request;
    if (isRead(method)) return next.handle();
    return next.handle().pipe(
      mergeMap(async (answer) => {
        const [at, path] = [new Date().toISOString(), plainPathOf(request) ?? ''];
        const id = `${at}-${randomUUID()}`;
        const by = request.caller ?? '';
        const { statusCode: status } = http.getResponse<ServerResponse>();
        await this.late.write(`the audit of ${method} ${path}`, async () => {
          await this.store.keep('audits', id, { at, by, method, path, status });
          await this.store.append(AUDIT, id);
        });
        return answer;
      }),
    );
  }
}
