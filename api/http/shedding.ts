import type { IncomingMessage, ServerResponse } from 'node:http';
import { ServiceUnavailableException } from '@nestjs/common';
import type { ApiLimits } from './limits.js';
import { isStream } from './route.js';

const COME_AGAIN_SECONDS = 1;
const LOOK_EACH_MS = 50;
const LOOK_TAKEN_MS = 1_000;

type Taken = Pick<ApiLimits, 'takenMs' | 'stalledMs'>;

/**
 * Turns away, at once and before anything is read of it, what comes while too much is being answered: who is let in is answered in
 * time, and nothing piles up. Followers of
 * events have a bound of their own, and whoever asks for health must get an answer above all.
 */
export function shedding(
  { inFlight: most, ...taken }: Pick<ApiLimits, 'inFlight'> & Taken,
  turnedAway: () => void,
): (request: IncomingMessage, response: ServerResponse, next: (error?: unknown) => void) => void {
  const room = new Room(most);
  let inFlight = 0;
  let looking: NodeJS.Timeout | null = null;
  return (request, response, next) => {
    if (isExempt(request)) return next();
    const bound = room.bound(performance.now());
    if (inFlight >= bound) {
      turnedAway();
      response.setHeader('Retry-After', COME_AGAIN_SECONDS);
      return next(new ServiceUnavailableException([`${inFlight} requests are being answered already: try again in a moment`]));
    }
    inFlight += 1;
    takenInTime(request, response, taken);
    looking ??= whileBusy((lateMs) => room.late(lateMs, inFlight, performance.now()));
    response.once('close', () => {
      inFlight -= 1;
      if (inFlight > 0 || looking === null) return;
      clearInterval(looking);
      looking = null;
    });
    next();
  };
}

/**
 * Whoever does not read what was answered, or has it wait behind a stream on the same connection, keeps nobody's place for long. Node
 * itself ends a connection on which nothing moves; it is told to once there is an answer, which may take its time to come about.
 */
function takenInTime(request: IncomingMessage, response: ServerResponse, { takenMs, stalledMs }: Taken): void {
  let answeredAt: number | null = null;
  const looking = setInterval(
    () => {
      if (!response.headersSent) return;
      if (answeredAt === null) response.setTimeout(stalledMs);
      answeredAt ??= performance.now();
      if (performance.now() - answeredAt >= takenMs) request.socket.destroy();
    },
    Math.min(LOOK_TAKEN_MS, takenMs, stalledMs),
  ).unref();
  // before Node sets how long a connection may wait for its next request
  response.prependOnceListener('finish', () => response.setTimeout(0));
  response.once('close', () => clearInterval(looking));
}

/** Says, again and again, how late it was given its turn: as late as everything else that waits for this process. */
function whileBusy(late: (ms: number) => void): NodeJS.Timeout {
  let last = performance.now();
  return setInterval(() => {
    const now = performance.now();
    late(now - last - LOOK_EACH_MS);
    last = now;
  }, LOOK_EACH_MS).unref();
}

const LATE_MS = 200;
const LEAST = 16;
const MORE_A_SECOND = 16;

/**
 * How many may be answered side by side. Where each takes the processor for long, a fixed number is too many before it is reached: they
 * make each other wait, and those who
 * come meanwhile are not even heard. So the bound follows how late the process is, and comes back by and by.
 */
export class Room {
  #bound: number;
  #at = 0;

  constructor(private readonly most: number) {
    this.#bound = most;
  }

  bound(nowMs: number): number {
    return Math.min(this.most, Math.floor(this.#bound + ((nowMs - this.#at) * MORE_A_SECOND) / 1_000));
  }

  /** The process was late by so much while so many were being answered. */
  late(byMs: number, inFlight: number, nowMs: number): void {
    if (byMs <= LATE_MS) return;
    const fitting = Math.floor((Math.min(this.bound(nowMs), inFlight) * LATE_MS) / byMs);
    this.#bound = Math.min(this.most, Math.max(LEAST, fitting));
    this.#at = nowMs;
  }
}

const HEALTH = /^\/api\/v1\/health\/(?:live|ready)\/?(?:\?|$)/i;

function isExempt(request: IncomingMessage): boolean {
  return isStream(request) || HEALTH.test(request.url ?? '');
}
