import { InvalidArgumentError, Option, type Command } from 'commander';
import { z } from 'zod';
import { amount, name } from '../schemas/setting-kinds.js';
import { flagOf, helpOf, SETTING_NAMES, type SettingName, SETTINGS } from '../schemas/settings.js';

/** The options that make the settings of a campaign; `suite` is left to the command, which may need it or have a usual one. */
export function settingOptions(command: Command, settings: readonly SettingName[] = SETTING_NAMES): Command {
  for (const setting of settings) if (setting !== 'suite') command.addOption(settingOption(setting));
  return command;
}

export function settingOption(setting: SettingName): Option {
  const { asked, unit } = SETTINGS[setting];
  const flags = `--${flagOf(setting)}`;
  const option = new Option(unit === null ? flags : `${flags} <${unit}>`, helpOf(SETTINGS[setting], 'typed'));
  if (unit === null) return option;
  if (asked instanceof z.ZodEnum) return option.choices(asked.options);
  return option.argParser<unknown>(unit === 'moment' ? (given) => moment(given) : parsed(asked));
}

/** A limit that is changed: `20` is the new one, `+5` so much more than it has. */
export function amountOption(setting: 'cycles' | 'maxModelCalls' | 'maxCostUsd' | 'maxHours'): Option {
  const { asked, unit, help } = SETTINGS[setting];
  return new Option(`--${flagOf(setting)} <${unit}>`, help).argParser(parsed(amount(asked)));
}

/** The parser of an option's value: a wrong one is a usage error that names the option, the value and what was expected. */
export function parsed<S extends z.ZodType>(schema: S): (text: string) => z.infer<S> {
  const takesText = schema instanceof z.ZodString;
  return (text) => {
    const { data, error } = schema.safeParse(!takesText && NUMBER.test(text) ? Number(text) : text);
    if (error === undefined) return data;
    throw new InvalidArgumentError(`${error.issues[0]?.message ?? error.message}.`);
  };
}

const NUMBER = /^\d*\.?\d+(?:e[+-]?\d+)?$/i;

export const campaignName = parsed(name().asked);

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

/** Zero or above. */
export function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 0) throw new InvalidArgumentError('Expected a whole number.');
  return value;
}
