import { type Command, InvalidArgumentError, Option } from 'commander';
import { GENERATED, readParameters, type Generated, type Parameter } from '../../domain/generate/order.js';
import { LANGUAGES } from '../../domain/task.js';
import { later } from './later.js';

/** `ratchet generate`: something written by a model, and held against the validators of its kind. */
export function registerGenerate(program: Command): void {
  program
    .command('generate')
    .description(
      'has a model write a function, tests, a repair, documentation or a page, and says what validators say of it; ends with 1 where none stands',
    )
    .argument('<kind>', GENERATED.join(', '), kindNamed)
    .argument('[sentence]', 'what is wanted, in any language that the model reads', '')
    .addOption(new Option('--language <language>', 'of the program').choices(LANGUAGES).default('python'))
    .option('--name <name>', 'of the function', '')
    .option('--parameters <list>', 'such as "x: int, y: int"', parametersIn, [])
    .option('--returns <type>', 'of the function', '')
    .option('--of <file>', 'the program that is tested, mended or documented')
    .option('--elements <names...>', 'of a page: tags, or ids with # before them')
    .option('--case <case...>', 'of a function: "[2, 3] => 6", arguments and answer as JSON')
    .option('--screenshot <file>', 'of a page')
    .option('--out <file>', 'writes what stands (default: stdout)')
    .option('--model <name>', "which of the endpoint's models")
    .option('--tries <n>', 'answers that are asked for until one stands', wholeNumber, 3)
    .option('--seed <n>', 'of all that is drawn', wholeNumber, 1)
    .option('--json', 'as JSON')
    .action(later(async () => (await import('../commands/generate.js')).generate));
}

function kindNamed(text: string): Generated {
  const kind = GENERATED.find((each) => each === text);
  if (kind === undefined) throw new InvalidArgumentError(`There is ${GENERATED.join(', ')}.`);
  return kind;
}

function parametersIn(text: string): readonly Parameter[] {
  const read = readParameters(text);
  if (read === null) throw new InvalidArgumentError('Expected names with types, such as "x: int, y: int".');
  return read;
}

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1) throw new InvalidArgumentError('Expected a whole number above 0.');
  return value;
}
