import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../infra/config.js';
import { openSandbox } from '../../infra/sandbox/index.js';
import type { OpenSandbox } from '../../infra/sandbox/judge.js';
import { diagnose } from '../../infra/stack/doctor.js';
import { attacksHold } from '../contract/attacks/attack.js';
import { PYTHON_ATTACKS } from '../contract/attacks/python.js';
import { sandboxContract } from '../contract/sandbox.js';
import { whyNoDocker, withDocker } from '../support/docker.js';

const open = (): Promise<OpenSandbox> => openSandbox({ cache: '', backend: 'docker', concurrency: 2, report: (line) => process.stderr.write(`${line}\n`) });

describe.skipIf((await whyNoDocker()) !== null)('the Docker box', () => {
  withDocker();
  sandboxContract('Docker', open);
  attacksHold('Docker, Python', PYTHON_ATTACKS, open);

  it('is what the doctor finds where it is asked for, with the languages of its image', { timeout: 60_000 }, async () => {
    const home = await mkdtemp(join(tmpdir(), 'ratchet-doctor-'));
    const { parts } = await diagnose(readConfig({ RATCHET_HOME: home, RATCHET_CACHE: home, RATCHET_SANDBOX: 'docker' }), false, () => {});
    await rm(home, { recursive: true });
    const ways = new Map(parts.map(({ part, way }) => [part, way]));
    expect(ways.get('sandbox')).toMatch(/^docker: engine .*, image ratchet-box:\w+; the self-test holds, \d+ of 11 guarantees enforced$/);
    for (const language of ['python', 'java', 'javascript', 'rust'] as const) expect(ways.get(language)).toMatch(/^in the image of the/);
  });
});
