import { afterEach, expect, it } from 'vitest';
import { openScene, type Scene } from '../support/campaign-scene.js';
import { withTemporal } from '../support/stack.js';
import { toyWorld } from '../support/toy-world.js';

const services = withTemporal();
let scene: Scene | null = null;
afterEach(() => scene?.close());

it('ends a race whose evidence is enough and that wins on no further family, and does not carry it on', async () => {
  // of 24 tasks in the gate pool four or five, each a family of its own
  const world = toyWorld({ plain: 0, ruled: 1, helped: (task) => task % 5 === 0 });
  scene = await openScene(services().temporalAddress, 'barren', { world, config: { cycles: 3, maxPairs: 300, concurrency: 8 } });
  const { races } = await scene.control.wait('barren', AbortSignal.timeout(550_000));
  const [first] = races;
  expect(first).toMatchObject({ k: 1, decision: 'undecided', losses: 0 });
  expect(first?.because).toMatch(/^better on [345] families only, 6 needed, and on no further one in 48 pairs/);
  expect(first?.pairs).toBeLessThan(300);
  expect(first?.logE).toBeGreaterThan(first?.logThreshold ?? Infinity);
  expect(races.filter(({ k }) => k === 1)).toHaveLength(1);
});
