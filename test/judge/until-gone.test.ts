import { afterEach, expect, it, vi } from 'vitest';
import { untilGone } from '../../judge/bubblewrap/process-tree.js';

afterEach(() => {
  vi.useRealTimers();
});

it('waits no longer for what stays, though the clock is set back meanwhile', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  const waiting = untilGone([process.pid], 50);
  vi.setSystemTime(Date.now() - 3_600_000);
  await expect(waiting).resolves.toBeUndefined();
});
