import type { IncomingMessage, ServerResponse } from 'node:http';
import { EventEmitter } from 'node:events';
import { HttpException } from '@nestjs/common';
import { describe, expect, it } from 'vitest';
import { Room, shedding } from '../../api/http/shedding.js';
import { partial } from '../support/partial.js';

interface Sent {
  readonly outcome: unknown;
  end(): void;
}

function opened(most: number): { readonly turnedAway: () => number; readonly send: (url?: string) => Sent } {
  let turnedAway = 0;
  const handle = shedding({ inFlight: most, takenMs: 60_000, stalledMs: 10_000 }, () => (turnedAway += 1));
  return {
    turnedAway: () => turnedAway,
    send: (url = '/api/v1/campaigns') => {
      const response = Object.assign(new EventEmitter(), { setHeader: () => {} });
      let outcome: unknown = 'let in';
      handle(partial<IncomingMessage>({ url, method: 'GET' }), partial<ServerResponse>(response), (error) => {
        outcome = error ?? 'let in';
      });
      return { outcome, end: () => response.emit('close') };
    },
  };
}

it('turns away what is too much with 503, and lets in again when something has been answered', () => {
  const { send, turnedAway } = opened(2);
  const [one, two, three] = [send(), send(), send()];
  expect([one.outcome, two.outcome]).toEqual(['let in', 'let in']);
  expect(three.outcome).toBeInstanceOf(HttpException);
  expect(three.outcome).toMatchObject({ status: 503 });
  expect(turnedAway()).toBe(1);
  three.end();
  expect(send().outcome).toBeInstanceOf(HttpException);
  one.end();
  expect(send().outcome).toBe('let in');
});

it('never turns away who asks for health, and leaves followers of events to their own bound', () => {
  const { send } = opened(0);
  expect(send('/api/v1/health/ready').outcome).toBe('let in');
  expect(send('/api/v1/campaigns/a/events').outcome).toBe('let in');
  expect(send('/api/v1/events?x').outcome).toBe('let in');
  expect(send('/api/v1/events/').outcome).toBe('let in');
  expect(send('/API/v1/Campaigns/a/Events/?x').outcome).toBe('let in');
  expect(send('/api/v1/campaigns?after=/events').outcome).toBeInstanceOf(HttpException);
  // what is only called so is none of them
  for (const named of [
    'campaigns/events',
    'strategies/events',
    'trainings/events',
    'attempts/x/events',
    'campaigns/a/b/events',
    'health/none',
  ])
    expect([named, send(`/api/v1/${named}`).outcome]).toEqual([named, expect.any(HttpException)]);
});

describe('how many may be answered side by side', () => {
  it('is as many as are answered in time, where each takes long', () => {
    const room = new Room(128);
    expect(room.bound(0)).toBe(128);
    // 100 that take 20 ms each
    room.late(2_000, 100, 10_000);
    expect(room.bound(10_000)).toBe(16);
  });

  it('comes back by and by once the process is in time again', () => {
    const room = new Room(128);
    room.late(5_000, 128, 0);
    expect(room.bound(1_000)).toBe(32);
    room.late(50, 32, 1_000);
    expect(room.bound(2_000)).toBe(48);
    expect(room.bound(60_000)).toBe(128);
  });

  it('is never more than was asked for, however few that is', () => {
    const room = new Room(1);
    room.late(5_000, 1, 0);
    expect(room.bound(0)).toBe(1);
  });
});

it('turns away what comes behind requests that keep the processor busy, long before they are too many', async () => {
  const { send, turnedAway } = opened(1_000);
  const before = Array.from({ length: 40 }, () => send());
  const until = performance.now() + 400;
  while (performance.now() < until);
  // its turn, which came late by twice as much as is borne
  await expect.poll(() => send().outcome, { interval: 10 }).toBeInstanceOf(HttpException);
  expect(turnedAway()).toBe(1);
  for (const each of before) each.end();
  expect(send().outcome).toBe('let in');
});
