import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  ForbiddenException,
  HttpException,
  HttpStatus,
  Injectable,
  SetMetadata,
  UnauthorizedException,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import type { Reflector } from '@nestjs/core';
import { holderOf, mayDo, tokensOf } from '../../campaigns/tokens.js';
import type { Scope } from '../../ports/access-records.js';
import type { Store } from '../../ports/store.js';
import { WrongTokens } from './wrong-tokens.js';

const PUBLIC = 'ratchet:public';
const NEEDS = 'ratchet:needs';

/** A route that answers without a token. */
export const Public = (): MethodDecorator & ClassDecorator => SetMetadata(PUBLIC, true);

/** What a token must be allowed to for this route; without it `read` for what only reads, and `operate` for the rest. */
export const Needs = (scope: Scope): MethodDecorator => SetMetadata(NEEDS, scope);

/** Who called, as the audit log names it. */
export interface Caller {
  caller?: string;
}

interface Holder {
  readonly name: string;
  readonly scope: Scope;
}

/** Lets a request pass whose token may do what it asks for, and every request where there are no tokens. */
@Injectable()
export class TokenGuard implements CanActivate {
  private readonly wanted: Buffer | null;
  private readonly wrong = new WrongTokens();

  constructor(
    private readonly reflector: Reflector,
    private readonly store: Store,
    configured: string | null,
  ) {
    this.wanted = configured === null ? null : digest(configured);
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (this.reflector.getAllAndOverride<boolean | undefined>(PUBLIC, [context.getHandler(), context.getClass()]) === true) return true;
    const http = context.switchToHttp();
    const request = http.getRequest<IncomingMessage & Caller>();
    const given = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
    const holder = given === undefined ? null : await this.holderOf(given);
    if (holder === null) {
      if (!(await this.isOpen())) return this.refuse(given, http.getResponse<ServerResponse>());
      request.caller = 'somebody on this machine';
      return true;
    }
    const needed = this.reflector.get<Scope | undefined>(NEEDS, context.getHandler()) ?? (request.method === 'GET' ? 'read' : 'operate');
    if (!mayDo(holder.scope, needed))
      throw new ForbiddenException([
        `token "${holder.name}" may ${holder.scope}, and this needs ${needed}: make one with \`ratchet token create NAME --scope ${needed}\``,
      ]);
    request.caller = holder.name;
    return true;
  }

  /** Where there is no token at all, whoever reaches the API may call it. */
  private async isOpen(): Promise<boolean> {
    return this.wanted === null && !(await tokensOf(this.store)).some(({ state }) => state !== 'revoked');
  }

  private async holderOf(given: string): Promise<Holder | null> {
    // Digests have one length, so that the comparison tells nothing about the token's.
    if (this.wanted !== null && timingSafeEqual(digest(given), this.wanted)) return { name: 'RATCHET_API_TOKEN', scope: 'admin' };
    return holderOf(this.store, given);
  }

  private async refuse(given: string | undefined, response: ServerResponse): Promise<never> {
    if (given !== undefined && !(await this.wrong.mayAnswer()))
      throw new HttpException(['too many wrong tokens at a time: try again later'], HttpStatus.TOO_MANY_REQUESTS);
    response.setHeader('WWW-Authenticate', 'Bearer realm="ratchet"');
    throw new UnauthorizedException([
      `${given === undefined ? 'no token was given' : 'the token is wrong'}: send the header "Authorization: Bearer TOKEN" with one of \`ratchet token create\`, or the value of RATCHET_API_TOKEN`,
    ]);
  }
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
