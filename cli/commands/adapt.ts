import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { readConfig } from '../../config/config.js';
import { INSTALLS_TRAINING, installTraining, startTrainingWorker, trainingPython } from '../../infra/stack/training-worker.js';
import { CliFailure, EXIT } from '../failures.js';
import { printJson, printLine, progress } from '../output.js';

const KEY_BYTES = 24;

interface ServeOptions {
  readonly folder?: string;
  readonly port: number;
  readonly json?: true;
}

export async function install({ lora }: { readonly lora?: true }): Promise<void> {
  printLine(await installTraining(readConfig(), lora === true ? ['lora'] : [], progress));
}

export async function serve({ folder, port, json }: ServeOptions): Promise<void> {
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
