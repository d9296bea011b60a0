import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSeen, isWithin, sameView, viewAt, type View } from '../../domain/view.js';

const campaign = fc.constantFrom('night', 'earlier');
const small = fc.nat(4);
const moment = fc.record({ campaign, branch: small, cycle: small });
const view: fc.Arbitrary<View> = fc.array(
  fc.record({ campaign, branch: small, upToCycle: small }, { requiredKeys: ['branch', 'upToCycle'] }),
  { maxLength: 4 },
);

function textOf(stretches: View): string {
  return JSON.stringify(stretches.map((each) => [each.campaign, each.branch, each.upToCycle]));
}

describe('a view of memory', () => {
  it('sees a cycle where one of its stretches reaches it, and a longer view sees no less', () => {
    fc.assert(
      fc.property(view, view, moment, (one, more, at) => {
        expect(isSeen([...one, ...more], 'night', at)).toBe(isSeen(one, 'night', at) || isSeen(more, 'night', at));
      }),
    );
  });

  it('sees all cycles up to the last one, of the campaign that is named, and of its own where none is', () => {
    fc.assert(
      fc.property(moment, moment, fc.boolean(), (last, at, isNamed) => {
        const stretch = { branch: last.branch, upToCycle: last.cycle, ...(isNamed ? { campaign: last.campaign } : {}) };
        const reaches = at.branch === last.branch && at.cycle <= last.cycle && at.campaign === (isNamed ? last.campaign : 'night');
        expect(isSeen([stretch], 'night', at)).toBe(reaches);
      }),
    );
  });

  it('at the start of a cycle is what came before it on the branch, and what the branch took over', () => {
    fc.assert(
      fc.property(view, small, small, moment, (ancestors, branch, cycle, at) => {
        const own = at.campaign === 'night' && at.branch === branch && at.cycle < cycle;
        expect(isSeen(viewAt({ ancestors, branch, cycle }), 'night', at)).toBe(own || isSeen(ancestors, 'night', at));
      }),
    );
  });

  it('holds the checkpoint that was confirmed after its last cycle, and none of a later one', () => {
    fc.assert(
      fc.property(small, small, small, (branch, upToCycle, cycle) => {
        expect(isWithin([{ branch, upToCycle }], 'night', { campaign: 'night', branch, cycle })).toBe(cycle <= upToCycle + 1);
      }),
    );
    const inherited = [{ campaign: 'earlier', branch: 0, upToCycle: 4 }];
    expect(isWithin(inherited, 'night', { campaign: 'night', branch: 0, cycle: 1 })).toBe(false);
  });

  it('is the same as another by its stretches in their order, however they came to be written', () => {
    fc.assert(
      fc.property(view, view, (one, other) => {
        expect(sameView(one, other)).toBe(textOf(one) === textOf(other));
        expect(
          sameView(
            one,
            one.map(({ upToCycle, ...rest }) => ({ upToCycle, ...rest })),
          ),
        ).toBe(true);
      }),
    );
  });
});
