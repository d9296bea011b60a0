import { expect, it } from 'vitest';
import { timesText } from '../../domain/adapt/explained.js';
import { teach } from '../../offline-model/rank/learn.js';
import { poolsOf } from '../../offline-model/rank/pools.js';
import { rankReason } from '../../offline-model/rank/reasons.js';
import { lessonOf, viewOf } from '../../offline-model/rank/teach.js';
import { fixRow } from '../support/adapt-rows.js';
import { toolbox } from './fixtures.js';

const plain = toolbox();
const fixes = Array.from({ length: 6 }, (_, number) => {
  const { family, language, about, before, accepted, failures } = fixRow(number);
  return { family, language, about, before, after: accepted ?? '', failures };
});
const [first] = fixes;
const view = viewOf(first ?? { family: '', language: 'python', about: '', before: '', after: '', failures: [] });

it('the reasons of a rank add up to its score, with what was learned and without', async () => {
  const ranker = await teach(fixes.slice(1).flatMap((fix) => lessonOf(fix, plain) ?? []));
  for (const by of [plain, { ...plain, ranker }]) {
    const reason = rankReason(view, by, first?.after ?? '');
    const [pool] = poolsOf(view, by);
    const index = pool?.candidates.findIndex(({ text }) => text === first?.after) ?? -1;
    expect(reason?.reasons.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(pool?.scores[index] ?? Number.NaN, 9);
    expect(reason).toMatchObject({ operator: 'compare-swap', place: 'branch condition', line: 4, of: pool?.candidates.length });
    expect(reason?.reasons.find(({ name }) => name === 'learned')?.words).toMatch(
      by === plain ? 'nothing was learned' : /^5 fixes that were accepted before: /,
    );
  }
});

it('a program that no one change makes has no rank', () => {
  expect(rankReason(view, plain, 'def other():\n    return 1\n')).toBeNull();
});

it('a log-weight is told as people count', () => {
  expect(timesText(Math.log(3))).toBe('3.0 times likelier');
  expect(timesText(-Math.log(40))).toBe('40 times less likely');
  expect(timesText(0)).toBe('no difference');
});
