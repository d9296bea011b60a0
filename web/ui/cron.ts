/** When something happens again and again, as people say it and as a schedule is told it. */

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** Days that people often want, as an expression has them. */
export const USUAL_DAYS = { '*': 'every day', '1-5': 'Monday to Friday', '6,0': 'Saturday and Sunday' } as const;

/** Of a time such as `01:30`. */
export function cronOf({ days, time, zone }: { readonly days: string; readonly time: string; readonly zone: string }): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return `${zone === 'UTC' ? '' : `CRON_TZ=${zone} `}${minute} ${hour} * * ${days}`;
}

/** `every day at 01:30, Europe/Berlin`; null where an expression is not as easily said. */
export function cronWords(expression: string): string | null {
  const [, zone = 'UTC', rest = ''] = /^(?:CRON_TZ=(\S+)\s+)?(.*)$/.exec(expression.trim()) ?? [];
  const fields = rest.split(/\s+/);
  const [minute = '', hours = '', ofMonth = '', month = '', ofWeek = ''] = fields;
  if (fields.length !== 5 || month !== '*' || !isWithin(minute, 0, 59)) return null;
  const days = daysIn(ofMonth, ofWeek);
  const times = timesIn(hours, minute);
  return days === null || times === null ? null : `${days} ${times}, ${zone}`;
}

function daysIn(ofMonth: string, ofWeek: string): string | null {
  if (ofMonth !== '*') return ofWeek === '*' && isWithin(ofMonth, 1, 31) ? `on day ${Number(ofMonth)} of each month` : null;
  if (ofWeek === '*') return USUAL_DAYS['*'];
  const [from = '', to] = ofWeek.split('-');
  if (to !== undefined) return isWithin(from, 0, 7) && isWithin(to, 0, 7) ? `${dayOf(from)} to ${dayOf(to)}` : null;
  const days = ofWeek.split(',');
  return days.every((day) => isWithin(day, 0, 7)) ? listed(days.map(dayOf)) : null;
}

function timesIn(hours: string, minute: string): string | null {
  const past = minute.padStart(2, '0');
  if (hours === '*') return `each hour at :${past}`;
  const all = hours.split(',');
  return all.every((hour) => isWithin(hour, 0, 23)) ? `at ${listed(all.map((hour) => `${hour.padStart(2, '0')}:${past}`))}` : null;
}

/** Sunday is 0, and 7 as well. */
function dayOf(number: string): string {
  return DAYS[Number(number) % DAYS.length] ?? '';
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}

function isWithin(text: string, least: number, most: number): boolean {
  return /^\d{1,2}$/.test(text) && Number(text) >= least && Number(text) <= most;
}
