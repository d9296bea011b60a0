import { writeFile } from 'node:fs/promises';
import { judgeDrop } from '../../domain/comparison.js';
import { gateJunit } from '../comparison/junit.js';
import { comparisonPage } from '../comparison/page.js';
import { comparedMarkdown, comparedText } from '../comparison/words.js';
import { compareStrategies, type CompareOptions } from '../compare-run.js';
import { EXIT } from '../failures.js';
import { printJson, printLine, printText, progress } from '../output.js';
import { refuseUnwritable } from './predictions.js';

interface PrintedOptions extends CompareOptions {
  readonly page?: string;
  readonly markdown?: string;
  readonly json?: true;
}

interface GateOptions extends PrintedOptions {
  readonly baseline: string;
  readonly strategy: string;
  readonly maxDrop: number;
  readonly strict?: true;
  readonly junit?: string;
}

export async function compare(before: string, after: string, options: PrintedOptions): Promise<void> {
  await refuseUnwritableOf(options, ['page', 'markdown']);
  const compared = await compareStrategies({ before, after }, options);
  await writeAll([
    [options.page, () => comparisonPage(compared)],
    [options.markdown, () => comparedMarkdown(`${before} and ${after} on ${compared.suite}`, compared)],
  ]);
  if (options.json === true) printJson(compared);
  else printText(comparedText(compared));
}

export async function gate(options: GateOptions): Promise<void> {
  await refuseUnwritableOf(options, ['page', 'markdown', 'junit']);
  const compared = await compareStrategies({ before: options.baseline, after: options.strategy }, options);
  const verdict = judgeDrop(compared.runs, options.maxDrop);
  const passes = verdict.decision === 'held' || (verdict.decision === 'undecided' && options.strict !== true);
  const heading = `${passes ? 'Passed' : 'Failed'}: ${verdict.because}`;
  await writeAll([
    [options.page, () => comparisonPage(compared)],
    [options.markdown, () => comparedMarkdown(heading, compared)],
    [options.junit, () => gateJunit(compared, verdict, passes)],
  ]);
  if (options.json === true) printJson({ ...compared, ...verdict, passes });
  else {
    printText(comparedText(compared));
    printLine(heading);
  }
  if (!passes) process.exitCode = EXIT.failed;
}

/** Before anything is paid for. */
async function refuseUnwritableOf<Name extends string>(options: Partial<Record<Name, unknown>>, names: readonly Name[]): Promise<void> {
  for (const name of names) {
    const file = options[name];
    if (typeof file === 'string') await refuseUnwritable(`--${name}`, file);
  }
}

async function writeAll(files: readonly (readonly [file: string | undefined, text: () => string])[]): Promise<void> {
  for (const [file, text] of files) {
    if (file === undefined) continue;
    await writeFile(file, text());
    progress(`written: ${file}`);
  }
}
