import { InvalidArgumentError, Option, type Command } from 'commander';
import { z } from 'zod';
import { amount, name } from '../schemas/setting-kinds.js';
import { REPO_FRAMEWORKS } from '../domain/repo-task.js';
import { LANGUAGES } from '../domain/task.js';
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

/** Ways to come by an answer, each with a first strategy. */
export const SOLVERS = ['answer', 'agent', 'tree'] as const;

/** Instead of a strategy, how answers come about. */
export function solverOption(): Option {
  return new Option(
    '--solver <kind>',
    'the first strategy that answers, that works in a checkout, or that grows a program from a tree of agents',
  )
    .choices(SOLVERS)
    .conflicts(['strategy', 'agent']);
}

/** Instead of a strategy, the file of an agent that a person has. */
export function agentOption(): Option {
  return new Option('--agent <file>', 'JSON that says how an agent of your own is run in checkouts (docs/your-own-agent.md)').conflicts(
    'strategy',
  );
}

/** The options that name a part of a suite. */
export function partOptions(command: Command): Command {
  return command
    .addOption(new Option('--language <language>', 'only the tasks in this language').choices(LANGUAGES))
    .addOption(settingOption('kinds'));
}

/** What a person says of a repository instead of what its manifests say. */
export function surroundingsOptions(command: Command): Command {
  return command
    .option('--test-command <command>', 'runs tests; {files} stands for the files of tests (default: the usual one of the framework)')
    .addOption(
      new Option('--framework <framework>', 'what the test command runs (default: what the manifests name)').choices(REPO_FRAMEWORKS),
    )
    .option('--setup <command...>', 'commands that set a checkout up (default: what its manifests need)');
}

const OURS = 'offline (no language model), smollm2 (a small one, fetched once), or PATH.gguf (a file of yours)';

export const MODEL_OF_OURS = `without OPENAI_BASE_URL: which model the stack runs: ${OURS}; with it, RATCHET_MODEL says it`;
