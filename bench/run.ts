import { writeFile } from 'node:fs/promises';
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { complain, printLine, printText, progress, tableLines } from '../cli/output.js';
import { lines } from '../domain/visible.js';
import type { Bench, BenchOptions } from './bench.js';
import { BENCHES } from './benches.js';
import { BenchFailure } from './home.js';
import { describeMachine } from './machine.js';
import { type BenchReport, keepReport } from './report.js';

async function main(argv: readonly string[]): Promise<number> {
  const list = BENCHES.map(({ name, about }) => `  ${name.padEnd(10)} ${about}`).join('\n');
  const program = new Command('bench')
    .description(`Makes a figure of docs/benchmarks.md again.\n\n${list}`)
    .argument('<name>', 'which bench', benchNamed)
    .option('--json <file>', 'writes all figures as JSON')
    .option('--keep', 'keeps the figures in bench/figures, and writes docs/benchmarks.md anew')
    .option('--seed <n>', 'of everything that is drawn', wholeNumber, 1)
    .option('--seeds <n>', 'how many seeds it repeats over, where it does', wholeNumber)
    .option('--commits <n>', 'of repo: how many commits it looks at', wholeNumber)
    .option('--only <names...>', 'of repo: only these repositories; of memory: scale, quality; of tree: shape, kills')
    .option('--folder <folder>', 'of repo: where suites are kept, and gone on with')
    .option('--max-minutes <n>', 'begins no further repetition after so many minutes', wholeNumber, 60)
    .exitOverride()
    .action(async (bench: Bench, { json, keep, ...options }: Omit<BenchOptions, 'report'> & { json?: string; keep?: true }) => {
      const at = new Date().toISOString();
      const started = performance.now();
      const result = await bench.run({ ...options, report: progress });
      const wallMs = Math.round(performance.now() - started);
      const command = `npm run bench -- ${argv.slice(2).join(' ')}`;
      const report: BenchReport = {
        bench: bench.name,
        about: bench.about,
        command,
        at,
        seed: options.seed,
        wallMs,
        machine: await describeMachine(),
        ...result,
        // of a run that was cut
        tables: result.tables.filter(({ rows }) => rows.length > 0),
      };
      print(report);
      if (json !== undefined) await writeFile(json, `${JSON.stringify(report, null, 2)}\n`);
      if (keep === true) await keepReport(report, BENCHES);
    });
  try {
    await program.parseAsync(argv);
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (error instanceof BenchFailure) return failed(error.message);
    throw error;
  }
}

function failed(why: string): number {
  complain(`bench: ${why}`);
  return 1;
}

function print(report: BenchReport): void {
  const { machine } = report;
  printLine(`${report.bench}: ${report.about}`);
  printLine(
    `${machine.cores} cores (${machine.processor}), node ${machine.node}, commit ${machine.commit ?? 'unknown'}${machine.changed ? ' with changes' : ''}, seed ${report.seed}, ${(report.wallMs / 1_000).toFixed(1)} s`,
  );
  for (const { title, head, rows } of report.tables) printText(lines(['', title, ...tableLines(head, rows)]));
  for (const note of report.notes) printText(lines(['', note]));
}

function benchNamed(name: string): Bench {
  const bench = BENCHES.find((each) => each.name === name);
  if (bench === undefined) throw new InvalidArgumentError(`There is ${BENCHES.map((each) => each.name).join(', ')}.`);
  return bench;
}

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 0) throw new InvalidArgumentError('Expected a whole number.');
  return value;
}

process.exitCode = await main(process.argv);
