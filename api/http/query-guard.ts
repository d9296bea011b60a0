import type { IncomingMessage } from 'node:http';
import { BadRequestException, Injectable, SetMetadata, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { Reflector } from '@nestjs/core';

const TAKES_QUERY = 'ratchet:takes-query';

/** A route that reads its query, and checks it by a schema of its own. */
export const TakesQuery = (): MethodDecorator => SetMetadata(TAKES_QUERY, true);

/** Refuses a query that no route reads: nothing that a caller asks for is ignored in silence. */
@Injectable()
export class QueryGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const [, ...query] = (context.switchToHttp().getRequest<IncomingMessage>().url ?? '').split('?');
    // a question mark at its very beginning would be taken for the one that stands before it
    const names = [...new URLSearchParams(`&${query.join('?')}`).keys()];
    if (names.length === 0 || this.reflector.get<boolean | undefined>(TAKES_QUERY, context.getHandler()) === true) return true;
    throw new BadRequestException([`query ${names.map((name) => `"${name}"`).join(', ')}: this route takes none; leave it out`]);
  }
}
