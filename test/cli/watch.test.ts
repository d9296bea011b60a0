import { expect, it } from 'vitest';
import { watchCampaign } from '../../cli/watch.js';
import type { CampaignControl } from '../../ports/campaign-control.js';

function unused(): Promise<never> {
  return Promise.reject(new TypeError('unused'));
}

/** A campaign that goes on until nobody waits for it any more, and that cannot be looked at. */
function unseen(error: Error): CampaignControl {
  return {
    start: unused,
    pause: unused,
    resume: unused,
    stop: unused,
    feedback: unused,
    status: () => Promise.reject(error),
    wait: (_, signal) => new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('nobody waits')))),
  };
}

it('ends with a fault in the program, and does not wait for it', async () => {
  const wrong = new TypeError("Cannot read properties of undefined (reading 'phase')");
  await expect(watchCampaign(unseen(wrong), 'night', new AbortController().signal)).rejects.toBe(wrong);
});

it('ends at once where Ctrl-C came before it began', async () => {
  const interrupted = AbortSignal.abort('SIGINT');
  await expect(watchCampaign(unseen(new TypeError('unused')), 'night', interrupted)).rejects.toBe('SIGINT');
});

it('ends at once where Ctrl-C comes while nobody says where the campaign stands', async () => {
  const interrupted = new AbortController();
  const silent: CampaignControl = { ...unseen(new TypeError('unused')), status: () => new Promise(() => undefined) };
  const watching = watchCampaign(silent, 'night', interrupted.signal).then(
    () => 'ended',
    () => 'interrupted',
  );
  interrupted.abort('SIGINT');
  expect(await watching).toBe('interrupted');
});
