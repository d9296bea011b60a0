import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  HttpException,
  HttpStatus,
  Injectable,
  SetMetadata,
  UnauthorizedException,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import type { Reflector } from '@nestjs/core';
import { WrongTokens } from './wrong-tokens.js';

const PUBLIC = 'ratchet:public';

/** A route that answers without a token. */
export const Public = (): MethodDecorator & ClassDecorator => SetMetadata(PUBLIC, true);

/** Lets a request pass that carries the token, and every request where none is configured. */
@Injectable()
export class TokenGuard implements CanActivate {
  private readonly wanted: Buffer | null;
  private readonly wrong = new WrongTokens();

  constructor(
    private readonly reflector: Reflector,
    token: string | null,
  ) {
    this.wanted = token === null ? null : digest(token);
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (this.wanted === null) return true;
    if (this.reflector.getAllAndOverride<boolean | undefined>(PUBLIC, [context.getHandler(), context.getClass()]) === true) return true;
    const http = context.switchToHttp();
    const given = /^Bearer +(\S+)$/i.exec(http.getRequest<IncomingMessage>().headers.authorization ?? '')?.[1];
    // Digests have one length, so that the comparison tells nothing about the token's.
    if (given !== undefined && timingSafeEqual(digest(given), this.wanted)) return true;
    if (given !== undefined && !(await this.wrong.mayAnswer()))
      throw new HttpException(['too many wrong tokens at a time: try again later'], HttpStatus.TOO_MANY_REQUESTS);
    http.getResponse<ServerResponse>().setHeader('WWW-Authenticate', 'Bearer realm="ratchet"');
    throw new UnauthorizedException([
      `${given === undefined ? 'no token was given' : 'the token is wrong'}: send the header "Authorization: Bearer TOKEN" with the value of RATCHET_API_TOKEN`,
    ]);
  }
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
