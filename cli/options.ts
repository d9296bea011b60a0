import { InvalidArgumentError } from 'commander';

/** Parsers of option values: a wrong one is a usage error that names the option, the value and what was expected. */
export function wholeNumber(from: number, to = Number.MAX_SAFE_INTEGER): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < from || value > to)
      throw new InvalidArgumentError(
        `expected a whole number ${to === Number.MAX_SAFE_INTEGER ? `of at least ${from}` : `from ${from} to ${to}`}.`,
      );
    return value;
  };
}

export function positiveNumber(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value) || value <= 0) throw new InvalidArgumentError('expected a number above 0.');
  return value;
}

/** A moment to come: ISO 8601, or a time of day (`06:30`), which is the next such time on this machine's clock. */
export function moment(text: string, now: Date = new Date()): string {
  const timeOfDay = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(text);
  const at = timeOfDay === null ? new Date(text) : nextTime(now, Number(timeOfDay[1]), Number(timeOfDay[2]));
  if (Number.isNaN(at.getTime())) throw new InvalidArgumentError('expected a moment such as 2027-01-31T06:30:00Z or 06:30.');
  if (at <= now) throw new InvalidArgumentError(`${at.toISOString()} has passed already.`);
  return at.toISOString();
}

function nextTime(now: Date, hours: number, minutes: number): Date {
  const at = new Date(now);
  at.setHours(hours, minutes, 0, 0);
  if (at <= now) at.setDate(at.getDate() + 1);
  return at;
}

const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/;

export function campaignName(text: string): string {
  if (!NAME.test(text))
    throw new InvalidArgumentError('a name is 1 to 63 letters, digits, dots, dashes or underscores and starts with a letter or digit.');
  return text;
}
