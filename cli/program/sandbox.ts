import { type Command, InvalidArgumentError, Option } from 'commander';
import { frameworkNamed } from '../../domain/framework-names.js';
import { type Framework, FRAMEWORKS, LANGUAGES } from '../../domain/task.js';
import { BACKENDS } from '../../ports/sandbox.js';
import { later } from './later.js';

export function registerSandbox(program: Command): void {
  program
    .command('sandbox')
    .description('judge programs in a box')
    .command('run')
    .description('judge the program in DIR/solution by DIR/cases.json (split) or DIR/tests (in-process), and print the verdict')
    .argument('<dir>', 'holds solution/ and tests/ or cases.json, and perhaps files/ and task.json')
    .addOption(new Option('--language <language>', 'of the program').choices(LANGUAGES).makeOptionMandatory())
    .addOption(
      new Option(
        '--framework <framework>',
        `judge by tests/ with this framework, also where there is a cases.json: ${FRAMEWORKS.join(', ')}, or as its project writes it (node:test, "JUnit 5")`,
      ).argParser(asFramework),
    )
    .addOption(new Option('--backend <backend>', 'what makes the box (default: bubblewrap where it can, else docker)').choices(BACKENDS))
    .addOption(new Option('--limits <json>', 'any of wallMs, cpuMs, memoryMb, pids, diskMb, outputKb').argParser(jsonObject))
    .option('--json', 'print one JSON document')
    .addHelpText('after', LAYOUT)
    .action(later(async () => (await import('../commands/sandbox.js')).run));
}

const LAYOUT = `
How DIR is laid out for the judge:
  solution/   as submitted, by the paths of its project: solution/sol.py stands as sol.py, solution/src/lib.rs as src/lib.rs
  tests/      trusted, as the folder tests/ beside it: tests/a.test.js finds ../sol.js, tests/test_a.py imports sol;
              tests/src/ stands at src/ (Maven looks for src/test/java/)
  files/      trusted, under what was submitted: pom.xml, Cargo.toml, package.json, data that the program reads
  cases.json  calls and what they return; judged split unless --framework is given
  task.json   {"editable": ["sol.py"]}: what is taken of solution/; without it all sources are. It may name limits and ids of tests
`;

function asFramework(text: string): Framework {
  const found = frameworkNamed(text);
  if (found === null) throw new InvalidArgumentError(`known are ${FRAMEWORKS.join(', ')}.`);
  return found;
}

function jsonObject(text: string): Readonly<Record<string, unknown>> {
  const problem = new InvalidArgumentError('expected a JSON object such as {"wallMs": 2000}.');
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw problem;
    return { ...value };
  } catch (error) {
    if (error instanceof SyntaxError) throw problem;
    throw error;
  }
}
