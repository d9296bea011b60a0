import { describe } from 'vitest';
import { openSandbox } from '../../infra/sandbox/index.js';
import type { OpenSandbox } from '../../infra/sandbox/judge.js';
import { attacksHold } from '../contract/attacks/attack.js';
import { PYTHON_ATTACKS } from '../contract/attacks/python.js';
import { sandboxContract } from '../contract/sandbox.js';
import { whyNoDocker, withDocker } from '../support/docker.js';

const open = (): Promise<OpenSandbox> => openSandbox({ cache: '', backend: 'docker', concurrency: 2, report: (line) => process.stderr.write(`${line}\n`) });

describe.skipIf((await whyNoDocker()) !== null)('the Docker box', () => {
  withDocker();
  sandboxContract('Docker', open);
  attacksHold('Docker, Python', PYTHON_ATTACKS, open);
});
