import { describe, expect, it } from 'vitest';
import { amountOption, campaignName, moment, parsed } from '../../cli/options.js';
import { aboveZero, whole } from '../../schemas/setting-kinds.js';

const cycles = (given: string): unknown => amountOption('cycles').parseArg?.(given, undefined);
const wholeNumber = (from: number, to?: number) => parsed(whole(from, to).asked);
const positiveNumber = parsed(aboveZero('dollars').asked);

describe('option values', () => {
  it('are whole numbers within their range, or refused with what was expected', () => {
    expect(wholeNumber(1, 8)('8')).toBe(8);
    for (const wrong of ['0', '9', '1.5', '-1', 'x', '', '1e3', ' 2'])
      expect(() => wholeNumber(1, 8)(wrong)).toThrow('expected a whole number from 1 to 8.');
    expect(() => wholeNumber(1)('0')).toThrow('expected a whole number of at least 1.');
  });

  it('are numbers above 0', () => {
    expect(positiveNumber('0.5')).toBe(0.5);
    for (const wrong of ['0', '-1', 'NaN', 'Infinity', '', ' ', '5$'])
      expect(() => positiveNumber(wrong)).toThrow('expected a number above 0.');
  });

  it('are moments to come: by the calendar, or the next such time of day', () => {
    const now = new Date(2027, 0, 31, 22, 0);
    expect(moment('2027-02-01T06:30:00Z', now)).toBe('2027-02-01T06:30:00.000Z');
    expect(new Date(moment('06:30', now))).toEqual(new Date(2027, 1, 1, 6, 30));
    expect(new Date(moment('23:05', now))).toEqual(new Date(2027, 0, 31, 23, 5));
    expect(() => moment('2020-01-01', now)).toThrow('has passed already');
    for (const wrong of ['25:00', 'tomorrow', '']) expect(() => moment(wrong, now)).toThrow('expected a moment such as');
  });

  it('are limits as they are changed: a new one, or so much more', () => {
    expect(cycles('20')).toEqual({ to: 20 });
    expect(cycles('+5')).toEqual({ more: 5 });
    for (const wrong of ['+1.5', '+0', '0', '-1', '5+', '+', ''])
      expect(() => cycles(wrong)).toThrow('expected a whole number from 1 to 100000');
    expect(() => cycles('+1.5')).toThrow(', as a new limit (20) or as more than it has ("+5").');
    expect(amountOption('maxHours').parseArg?.('+0.5', undefined)).toEqual({ more: 0.5 });
  });

  it('are names that fit into a path and a workflow id', () => {
    expect(campaignName('night-1.b')).toBe('night-1.b');
    for (const wrong of ['', '.x', 'a/b', 'a b', 'x'.repeat(64)]) expect(() => campaignName(wrong)).toThrow('a name is 1 to 63');
  });
});
