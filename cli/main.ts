#!/usr/bin/env node
import { CommanderError } from 'commander';
import { failureCode } from '../judge/failure-code.js';
import { asCliFailure, EXIT } from './failures.js';
import { complain } from './output.js';
import { traced } from './traced.js';
import { ratchet } from './program.js';

async function main(argv: readonly string[]): Promise<number> {
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

// who reads (`| head`) may have seen enough: what goes on does so to its end, and says nothing more there
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error) => {
    if (failureCode(error) !== 'EPIPE') throw error;
  });

process.exitCode = await main(process.argv);
