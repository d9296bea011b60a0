import { describe, expect, it } from 'vitest';
import { unlessAborted } from '../../infra/temporal/interrupted.js';

const never = (): Promise<never> => new Promise(() => undefined);

describe('what is waited for', () => {
  it('is given up once the signal is aborted, whatever the call does with it', async () => {
    const controller = new AbortController();
    const waiting = unlessAborted(controller.signal, never);
    controller.abort();
    await expect(waiting).rejects.toMatchObject({ kind: 'unavailable', message: 'waiting was interrupted; the campaign goes on' });
    await expect(unlessAborted(controller.signal, never)).rejects.toMatchObject({ kind: 'unavailable' });
  });

  it('is what the call comes to, and leaves nothing on the signal', async () => {
    const { signal } = new AbortController();
    expect(await unlessAborted(signal, () => Promise.resolve(3))).toBe(3);
    await expect(unlessAborted(signal, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  });
});
