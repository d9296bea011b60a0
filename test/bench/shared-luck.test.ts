import { describe, expect, it } from 'vitest';
import { alike } from '../../bench/shared-luck.js';

describe('what two sides share by their seeds', () => {
  it('is all of it where they come to the same, and D is always 0', () => {
    expect(alike([{ champion: [1, 0, 0.5], challenger: [1, 0, 0.5] }])).toMatchObject({
      tasks: 1,
      lucky: 1,
      solved: 1,
      attempts: 1,
      discordant: { same: 0 },
      square: { same: 0 },
    });
  });

  it('is nothing where one says nothing of the other, also where tasks differ in difficulty', () => {
    const hard = { champion: [1, 0, 0, 0], challenger: [0, 0, 0, 0] };
    const even = { champion: [1, 1, 0, 0], challenger: [1, 0, 1, 0] };
    const easy = { champion: [1, 1, 1, 1], challenger: [1, 1, 0, 1] };
    const found = alike([hard, even, easy]);
    expect(found).toMatchObject({ tasks: 3, lucky: 1, solved: 0, attempts: 0 });
    expect(found.discordant.same).toBeCloseTo(4 / 12, 12);
    expect(found.discordant.other).toBeCloseTo((3 + 6 + 3) / 36, 12);
  });

  it('is unknown where no task has any', () => {
    expect(alike([{ champion: [1, 1], challenger: [0, 0] }])).toMatchObject({ lucky: 0, solved: null, attempts: null });
  });
});
