import type { IncomingMessage, ServerResponse } from 'node:http';
import { EventEmitter } from 'node:events';
import { HttpException } from '@nestjs/common';
import { expect, it } from 'vitest';
import { shedding } from '../../api/http/shedding.js';
import { partial } from '../support/partial.js';

interface Sent {
  readonly outcome: unknown;
  end(): void;
}

function opened(most: number): { readonly turnedAway: () => number; readonly send: (url?: string) => Sent } {
  let turnedAway = 0;
  const handle = shedding(most, () => (turnedAway += 1));
  return {
    turnedAway: () => turnedAway,
    send: (url = '/api/v1/campaigns') => {
      const response = Object.assign(new EventEmitter(), { setHeader: () => {} });
      let outcome: unknown = 'let in';
      handle(partial<IncomingMessage>({ url }), partial<ServerResponse>(response), (error) => {
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
  expect(send('/api/v1/campaigns?after=/events').outcome).toBeInstanceOf(HttpException);
});
