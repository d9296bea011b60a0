import type { IncomingMessage, ServerResponse } from 'node:http';
import { HttpException, HttpStatus } from '@nestjs/common';

const COME_AGAIN_SECONDS = 1;

/**
 * Turns away, at once and before anything is read of it, what comes while too much is being answered: who is let in is answered in time, and nothing piles up. Followers of
 * events have a bound of their own, and whoever asks for health must get an answer above all.
 */
export function shedding(
  most: number,
  turnedAway: () => void,
): (request: IncomingMessage, response: ServerResponse, next: (error?: unknown) => void) => void {
  let inFlight = 0;
  return (request, response, next) => {
    if (isExempt(request)) return next();
    if (inFlight >= most) {
      turnedAway();
      response.setHeader('Retry-After', COME_AGAIN_SECONDS);
      return next(
        new HttpException([`${most} requests are being answered already: try again in a moment`], HttpStatus.SERVICE_UNAVAILABLE),
      );
    }
    inFlight += 1;
    response.once('close', () => {
      inFlight -= 1;
    });
    next();
  };
}

const EXEMPT = /^\/api\/v1\/(?:health\/|(?:[^?]*\/)?events(?:\?|$))/;

function isExempt({ url = '' }: IncomingMessage): boolean {
  return EXEMPT.test(url);
}
