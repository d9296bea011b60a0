import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { takeHandOvers } from '../../infra/stack/hand-over.js';
import { placesOf } from '../../infra/stack/places.js';

it('says that nobody takes what is handed over where that cannot be read', async () => {
  const places = placesOf(await mkdtemp(join(tmpdir(), 'ratchet-hand-over-')));
  await mkdir(places.handedOver, { recursive: true });
  const told: string[] = [];
  const watch = takeHandOvers(
    places,
    () => Promise.resolve(true),
    (line) => told.push(line),
  );
  await vi.waitFor(() => expect(told).toEqual([expect.stringContaining('nobody takes what is handed over any more')]), 20_000);
  await rm(places.handedOver, { recursive: true });
  await watch.end();
  await rm(places.home, { recursive: true });
});
