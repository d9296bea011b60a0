import { resolve } from 'node:path';
import { EXIT } from '../failures.js';
import { type CommitOptions, makeOfCommits, nameOf, summaryOf, tellOfCommits } from '../from-git.js';
import { pathHere } from '../init/words.js';
import { printJson, printLine } from '../output.js';

interface FromGitOptions extends CommitOptions {
  readonly out?: string;
  readonly minutes?: number;
  readonly json?: true;
}

export async function fromGit(reference: string, options: FromGitOptions): Promise<void> {
  const made = await makeOfCommits(reference, resolve(options.out ?? `${nameOf(resolve(reference))}-tasks`), options, options.minutes);
  const summary = summaryOf(made);
  process.exitCode = summary.tasks === 0 ? EXIT.failed : EXIT.done;
  if (options.json === true) return printJson(summary);
  tellOfCommits(made);
  const { out } = made;
  const at = pathHere(out);
  if (summary.tasks > 0)
    printLine(`written to ${out}; ratchet suite check ${at} looks at it again, ratchet campaign start --suite ${at} works on it`);
}
