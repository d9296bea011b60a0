#!/usr/bin/env node
import { failureCode } from '../judge/failure-code.js';
import { isLeaving } from './interrupt.js';
import { run } from './run.js';

// who reads (`| head`) may have seen enough: what goes on does so to its end, and says nothing more there
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error) => {
    if (failureCode(error) !== 'EPIPE') throw error;
  });

process.exitCode = await run(process.argv);
if (isLeaving()) process.exit();
