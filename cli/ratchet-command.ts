import { Command, type ErrorOptions } from 'commander';

/** A value that can stand for the word by which an option or an argument names what it wants. */
const EXAMPLES: Readonly<Record<string, string>> = {
  address: 'night/b0/c1/practise/0/TASK',
  campaign: 'night',
  case: 'f(2)=4',
  command: "'npm test'",
  commits: '20',
  date: '2027-01-31',
  days: '30',
  dir: '.',
  expression: "'0 1 * * *'",
  file: 'night.json',
  folder: '.',
  hours: '8',
  id: '4f2a9c',
  minutes: '30',
  model: 'some-model',
  moment: '06:30',
  n: '20',
  name: 'night',
  names: 'night',
  path: '.',
  percent: '50',
  points: '10',
  port: '7391',
  purpose: 'practise',
  seed: '1',
  strategy: 'night@champion',
  suite: 'selfimprovebench',
  text: "'why it is so'",
  usd: '5',
  version: 'night@champion',
  words: "'off by one'",
};

/** A command whose complaints about how it was called end with a way out: an example of what is missing, and where more is said. */
export class RatchetCommand extends Command {
  override createCommand(name?: string): Command {
    return new RatchetCommand(name);
  }

  override error(message: string, options?: ErrorOptions): never {
    const more = [this.#exampleFor(message, options?.code), `\`${pathOf(this)} --help\` says more`];
    super.error(`${message.trimEnd().replace(/\.$/, '')}; ${more.filter((each) => each !== null).join('; ')}`, options);
  }

  #exampleFor(message: string, code: string | undefined): string | null {
    if (code === 'commander.missingArgument') {
      const values = this.registeredArguments.map((argument) => this.#valueOf(argument.name(), argument.argChoices));
      return `for example: ${[pathOf(this), ...values].join(' ')}`;
    }
    if (code !== 'commander.optionMissingArgument' && code !== 'commander.missingMandatoryOptionValue') return null;
    const option = this.options.find(({ flags }) => message.includes(`'${flags}'`));
    const wanted = /[<[]([^\]>.]+)/.exec(option?.flags ?? '')?.[1];
    return option === undefined || wanted === undefined
      ? null
      : `for example: ${option.long ?? option.short ?? ''} ${this.#valueOf(wanted, option.argChoices)}`;
  }

  #valueOf(word: string, choices: readonly string[] | undefined): string {
    return choices?.[0] ?? EXAMPLES[word] ?? word.toUpperCase();
  }
}

function pathOf(command: Command): string {
  return command.parent === null ? command.name() : `${pathOf(command.parent)} ${command.name()}`;
}
