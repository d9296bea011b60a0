import { expect, it } from 'vitest';
import { examAddress, within } from '../../domain/address.js';
import { placeText } from '../../web/pages/campaign/episode-place.js';

it('says of an exam which strategy took it, and in which run; of all else the cycle', () => {
  const first = examAddress('night', 0, 'first');
  const last = examAddress('night', 2, 'last', 1);
  expect(placeText(within(first, 'task', 'above-mean-1'))).toBe('first strategy, run 1');
  expect(placeText(within(first, 'run', 1, 'task', 'above-mean-1'))).toBe('first strategy, run 2');
  expect(placeText(within(examAddress('night', 0, 'last'), 'task', 'a'))).toBe('last strategy, run 1');
  expect(placeText(within(last, 'task', 'a'))).toBe('last strategy, branch 2, extension 1, run 1');
  expect(placeText('night/b0/c3/practise/0/a')).toBe('cycle 4');
  expect(placeText('night/b1/c0/practise/0/a')).toBe('cycle 1, branch 1');
});
