import { CommanderError } from 'commander';
import { asCliFailure, EXIT } from './failures.js';
import { complain } from './output.js';
import { ratchet } from './program.js';
import { traced } from './traced.js';

/** One command from its words to its exit code; what went wrong is on stderr by then. `argv` begins with the program and its file. */
export async function run(argv: readonly string[]): Promise<number> {
  try {
    await traced(argv, () => ratchet().parseAsync(argv));
    return Number(process.exitCode ?? EXIT.done);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
    const expected = asCliFailure(error);
    if (expected !== null) {
      complain(`ratchet: ${expected.message}`);
      return expected.exitCode;
    }
    complain(`ratchet: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    return EXIT.failed;
  }
}
