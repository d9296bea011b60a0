import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Box, NOTHING_USED } from '../../judge/box.js';
import { Boxes } from '../../judge/boxes.js';
import { PassThrough } from 'node:stream';

/** A box that tells when it is gone. */
function boxOf(onGone: () => void): Box {
  return {
    input: new PassThrough(),
    records: new PassThrough(),
    logs: [],
    ended: Promise.resolve({ exitCode: 0, fromOutside: false }),
    isAlive: true,
    usage: () => NOTHING_USED,
    place: () => Promise.resolve(),
    hold: () => undefined,
    destroy: () => Promise.resolve(onGone()),
  };
}

it('gives each box the lowest number that no other has, also where one cannot be made', async () => {
  const step = fc.oneof(fc.constantFrom('add' as const, 'fail' as const), fc.nat(5));
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 20 }), async (steps) => {
      const boxes = new Boxes();
      const alive = new Map<number, Box>();
      const given: [number, number][] = [];
      const failures: unknown[] = [];
      for (const each of steps) {
        const lowest = [...Array(steps.length + 1).keys()].find((slot) => !alive.has(slot)) ?? -1;
        if (typeof each === 'number') await alive.get(each)?.destroy();
        else
          await boxes
            .add((slot, onGone) => {
              given.push([slot, lowest]);
              if (each === 'fail') throw new RangeError('no box');
              const box = boxOf(() => {
                alive.delete(slot);
                onGone();
              });
              alive.set(slot, box);
              return box;
            })
            .catch((error: unknown) => failures.push(error));
      }
      expect(given.map(([slot]) => slot)).toEqual(given.map(([, lowest]) => lowest));
      expect(failures).toHaveLength(steps.filter((each) => each === 'fail').length);
      await boxes.destroyAll();
      expect(alive.size).toBe(0);
    }),
  );
});
