import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cronOf, cronWords, USUAL_DAYS } from '../../web/ui/cron.js';

describe('times that come again', () => {
  it.each([
    ['0 1 * * *', 'every day at 01:00, UTC'],
    ['CRON_TZ=Europe/Berlin 30 22 * * 1-5', 'Monday to Friday at 22:30, Europe/Berlin'],
    ['5 1,13 * * 6,7', 'Saturday and Sunday at 01:05 and 13:05, UTC'],
    ['0 4 1 * *', 'on day 1 of each month at 04:00, UTC'],
    ['0 * * * *', 'every day each hour at :00, UTC'],
  ])('%s: %s', (expression, words) => expect(cronWords(expression)).toBe(words));

  it.each(['', '@daily', '*/5 * * * *', '0 1 * 2 *', '0 1 1 * 1', '0 24 * * *', '60 1 * * *', '0 1 * *', '0 1 * * 8', '0 1-5 * * *'])(
    '%j is left as it stands',
    (expression) => expect(cronWords(expression)).toBeNull(),
  );

  it('what is made here can be said', () => {
    const time = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }));
    const days = fc.constantFrom('*', '1-5', '6,0');
    fc.assert(
      fc.property(days, time, fc.constantFrom('UTC', 'Asia/Tokyo'), (chosen, [hour, minute], zone) => {
        const told = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
        const expected = Object.entries(USUAL_DAYS).find(([each]) => each === chosen)?.[1] ?? '';
        expect(cronWords(cronOf({ days: chosen, time: told, zone }))).toBe(`${expected} at ${told}, ${zone}`);
      }),
    );
  });
});
