import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { type Command } from 'commander';
import { z } from 'zod';
import { readConfig } from '../../config/config.js';
import { INSTALLS_TRAINING, installTraining, startTrainingWorker, trainingPython } from '../../infra/stack/training-worker.js';
import { CliFailure, EXIT } from '../failures.js';
import { parsed } from '../options.js';
import { printJson, printLine, progress } from '../output.js';

const KEY_BYTES = 24;

/** `ratchet adapt`: models that are trained here. */
export function registerAdapt(program: Command): void {
  const adapt = program.command('adapt').description('Trains models of code, on this machine or at a host that tunes.');
  adapt
    .command('install')
    .description('Installs what training on this machine takes: PyTorch and its kin, some gigabytes in the cache. Once is enough.')
    .option('--lora', 'also what adapters of local models take (LoRA, preferences)')
    .action(async ({ lora }: { readonly lora?: true }) => {
      printLine(await installTraining(readConfig(), lora === true ? ['lora'] : [], progress));
    });
  adapt
    .command('serve')
    .description('Serves the fine-tuning wire format on 127.0.0.1 and trains one job at a time, until it is ended: trainings save first.')
    .option('--folder <folder>', 'where files, jobs and models lie (default: adapt in RATCHET_HOME)')
    .option('--port <port>', 'to listen at (default: any that is free)', parsed(z.coerce.number().int().min(0).max(65_535)), 0)
    .option('--json', 'print one JSON document: url, key, pid')
    .action(serve);
}

interface ServeOptions {
  readonly folder?: string;
  readonly port: number;
  readonly json?: true;
}

async function serve({ folder, port, json }: ServeOptions): Promise<void> {
  const config = readConfig();
  const python = await trainingPython(config);
  if (python === null) throw new CliFailure(EXIT.missing, `the packages of the training worker are not installed: ${INSTALLS_TRAINING}`);
  const apiKey = randomBytes(KEY_BYTES).toString('base64url');
  const worker = await startTrainingWorker(python, { home: folder ?? join(config.home, 'adapt'), port, apiKey });
  if (json === true) printJson({ url: worker.url, key: apiKey, pid: worker.pid });
  else {
    progress('the training worker serves until it is ended (Ctrl-C); for others on this machine:');
    printLine(`export RATCHET_TUNING_BASE_URL=${worker.url} RATCHET_TUNING_API_KEY=${apiKey}`);
  }
  const end = (): void => void worker.stop();
  process.once('SIGINT', end).once('SIGTERM', end);
  const code = await worker.ended;
  process.removeListener('SIGINT', end).removeListener('SIGTERM', end);
  if (code !== 0) throw new CliFailure(EXIT.failed, `the training worker ended with exit status ${code}`);
}
