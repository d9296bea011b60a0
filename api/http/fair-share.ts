import type { IncomingMessage, ServerResponse } from 'node:http';
import { type CanActivate, type ExecutionContext, HttpException, HttpStatus, Injectable } from '@nestjs/common';
import { isStream } from './route.js';
import type { Caller } from './token-guard.js';

const COME_AGAIN_SECONDS = 1;

/** What all callers together may have at a time: requests that are being answered, and streams of events that are followed. */
export interface Places {
  readonly requests: number;
  readonly streams: number;
}

/**
 * Of all places one token has half at most, so that whoever follows or asks for too much at a time leaves others theirs. Stands behind
 * the token's guard; where nobody needs a token, nobody can be told from others.
 */
@Injectable()
export class FairShare implements CanActivate {
  private readonly taken = { requests: new Map<string, number>(), streams: new Map<string, number>() };

  constructor(private readonly places: Places) {}

  canActivate(context: ExecutionContext): boolean {
    const http = context.switchToHttp();
    const request = http.getRequest<IncomingMessage & Caller>();
    if (request.holder === undefined) return true;
    const kind = isStream(request) ? 'streams' : 'requests';
    const [{ name }, response] = [request.holder, http.getResponse<ServerResponse>()];
    const [taken, most] = [this.taken[kind].get(name) ?? 0, Math.ceil(this.places[kind] / 2)];
    if (taken >= most) {
      response.setHeader('Retry-After', COME_AGAIN_SECONDS);
      throw new HttpException(
        [`token "${name}" has ${taken} ${kind} at a time, which is all that one may have: try again when one of them has ended`],
        HttpStatus.TOO_MANY_REQUESTS,
      );
    }
    this.taken[kind].set(name, taken + 1);
    response.once('close', () => this.leave(kind, name));
    return true;
  }

  private leave(kind: keyof Places, name: string): void {
    const left = (this.taken[kind].get(name) ?? 1) - 1;
    if (left > 0) this.taken[kind].set(name, left);
    else this.taken[kind].delete(name);
  }
}
