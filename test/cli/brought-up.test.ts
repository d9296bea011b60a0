import { describe, expect, it } from 'vitest';
import { broughtUp, interruptedOn, whereToLook } from '../../cli/brought-up.js';
import { EXIT } from '../../cli/failures.js';
import { readConfig } from '../../config/config.js';
import type { StackAddresses } from '../../infra/stack/addresses.js';
import type { StackHandle } from '../../infra/stack/ensure.js';
import { partial } from '../support/partial.js';

function opened() {
  const stopped: boolean[] = [];
  const stack = partial<StackHandle>({
    started: true,
    stop: (hurried: AbortSignal) => Promise.resolve(void stopped.push(hurried.aborted)),
  });
  return { stack, stopped };
}

describe('a stack that is brought up for a command', () => {
  it('is ended again where Ctrl-C came meanwhile, and the command does not begin', async () => {
    const { stack, stopped } = opened();
    const interrupted = new AbortController();
    const brought = broughtUp(readConfig({}), interrupted.signal, () => {
      interrupted.abort('SIGINT');
      return Promise.resolve(stack);
    });
    await expect(brought).rejects.toMatchObject({ exitCode: EXIT.interrupted });
    expect(stopped).toEqual([false]);
  });

  it('is the command’s where nothing came', async () => {
    const { stack, stopped } = opened();
    expect(await broughtUp(readConfig({}), new AbortController().signal, () => Promise.resolve(stack))).toBe(stack);
    expect(stopped).toEqual([]);
  });
});

it('says to whoever interrupts that a campaign goes on where another command holds the stack', () => {
  expect(interruptedOn({ started: true }).message).toContain('starting again goes on');
  expect(interruptedOn({ started: false })).toMatchObject({
    exitCode: EXIT.interrupted,
    message: expect.stringMatching(/goes on in the stack.*`ratchet campaign stop NAME` ends it/),
  });
});

describe('where to look after a campaign', () => {
  const at = partial<StackAddresses>({
    temporal: { address: 'a', namespace: 'n', uiUrl: 'http://127.0.0.1:8080' },
    api: { url: 'http://127.0.0.1:7391' },
  });

  it('is the addresses of a stack that stays', () => {
    expect(whereToLook('night', at, false).join(' ')).toMatch(/Temporal UI: http:.*8080 .*Dashboard: .*http:.*7391/);
  });

  it('is the way back to a stack that ends, and no address of it', () => {
    const told = whereToLook('night', at, true).join(' ');
    expect(told).not.toContain('http');
    expect(told).toMatch(/`ratchet up`.*`ratchet open`.*`ratchet campaign report night`/);
  });
});
