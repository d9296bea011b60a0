import { EventEmitter } from 'node:events';
import type { ExecutionContext } from '@nestjs/common';
import { expect, it } from 'vitest';
import { FairShare } from '../../api/http/fair-share.js';
import { partial } from '../support/partial.js';

interface Asked {
  readonly outcome: unknown;
  end(): void;
}

/** Asks for `path` as the holder of a token, or as anybody where there are none. */
function asking(share: FairShare): (name: string | null, path?: string) => Asked {
  return (name, path = '/attempts/a/explanation') => {
    const response = Object.assign(new EventEmitter(), { setHeader: () => {} });
    const request = { url: `/api/v1${path}`, method: 'GET', ...(name === null ? {} : { holder: { name } }) };
    const http = { getRequest: () => request, getResponse: () => response };
    const outcome = (() => {
      try {
        return share.canActivate(partial<ExecutionContext>({ switchToHttp: () => partial(http) }));
      } catch (error) {
        return error;
      }
    })();
    return { outcome, end: () => response.emit('close') };
  };
}

it('one token has half of the places at most, whatever takes long, and others theirs', () => {
  const ask = asking(new FairShare({ requests: 4, streams: 2 }));
  const [one, two, three] = [ask('greedy'), ask('greedy'), ask('greedy')];
  expect([one.outcome, two.outcome]).toEqual([true, true]);
  expect(three.outcome).toMatchObject({ status: 429 });
  expect(ask('modest').outcome).toBe(true);
  one.end();
  expect(ask('greedy').outcome).toBe(true);
  expect(ask('greedy').outcome).toMatchObject({ status: 429 });
});

it('streams of events are counted apart from what is answered', () => {
  const ask = asking(new FairShare({ requests: 2, streams: 4 }));
  const followed = [ask('follower', '/events'), ask('follower', '/campaigns/night/events?backlog=2')];
  expect(followed.map(({ outcome }) => outcome)).toEqual([true, true]);
  expect(ask('follower', '/events').outcome).toMatchObject({ status: 429 });
  expect(ask('follower').outcome).toBe(true);
  followed[0]?.end();
  expect(ask('follower', '/events').outcome).toBe(true);
});

it('nobody is turned away where nobody needs a token', () => {
  const ask = asking(new FairShare({ requests: 2, streams: 2 }));
  expect(Array.from({ length: 50 }, () => ask(null).outcome)).toEqual(Array.from({ length: 50 }, () => true));
});
