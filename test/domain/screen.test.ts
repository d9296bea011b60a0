import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { screen } from '../../domain/screen.js';

const side = fc.option(fc.integer({ min: 1, max: 8 }));

describe('the screening of a challenger', () => {
  it('lets pass who needs fewer attempts in all, an unsolved task counted with all of them', () => {
    expect(
      screen(
        [
          { championAttempts: 3, challengerAttempts: 3 },
          { championAttempts: null, challengerAttempts: 8 },
        ],
        8,
      ).passed,
    ).toBe(false);
    expect(
      screen(
        [
          { championAttempts: 3, challengerAttempts: 3 },
          { championAttempts: null, challengerAttempts: 7 },
        ],
        8,
      ),
    ).toEqual({
      passed: true,
      because: 'on 2 practised tasks it needed 10 attempts, the champion 11',
      pairs: 2,
      championAttempts: 11,
      challengerAttempts: 10,
    });
    expect(
      screen(
        [
          { championAttempts: 1, challengerAttempts: null },
          { championAttempts: 8, challengerAttempts: 1 },
        ],
        8,
      ).passed,
    ).toBe(false);
  });

  it('never lets both sides of the same pairs pass, nor who is the same', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ championAttempts: side, challengerAttempts: side })), (pairs) => {
        const turned = pairs.map(({ championAttempts, challengerAttempts }) => ({
          championAttempts: challengerAttempts,
          challengerAttempts: championAttempts,
        }));
        expect(screen(pairs, 8).passed && screen(turned, 8).passed).toBe(false);
        expect(
          screen(
            pairs.map(({ championAttempts }) => ({ championAttempts, challengerAttempts: championAttempts })),
            8,
          ).passed,
        ).toBe(false);
      }),
    );
  });
});
