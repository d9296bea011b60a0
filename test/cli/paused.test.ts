import { execFile } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageRoot } from '../../config/package-root.js';
import { jsonReply, plainReply, startStub, type StubEndpoint } from '../support/stub-endpoint.js';

const SMALL = [
  '--suite',
  'selfimprovebench',
  '--cycles',
  '1',
  '--batch',
  '1',
  '--attempts',
  '1',
  '--max-pairs',
  '1',
  '--sentinels',
  '0',
  '--force',
] as const;
const [WRONG, RIGHT] = ['sk-sesame-wrong', 'sk-sesame-right'];

/** The built program and its stack, with an endpoint that takes one key alone. */
describe('a wrong key', () => {
  let home: string;
  let stub: StubEndpoint;
  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'ratchet-key-'));
    stub = await startStub((asked) => {
      if (asked.method === 'GET') return jsonReply({ data: [{ id: 'm' }] });
      return asked.headers['authorization'] === `Bearer ${RIGHT}`
        ? plainReply(asked, ['I do not know.'])
        : jsonReply({ error: { message: 'Incorrect API key provided' } }, 401);
    });
  });
  afterAll(async () => {
    await ratchet(RIGHT, 'down');
    await stub.close();
    await rm(home, { recursive: true, force: true });
  });

  /** Not waited for in this thread: the endpoint lives in it. */
  function ratchet(key: string, ...args: readonly string[]): Promise<{ readonly status: number; readonly text: string }> {
    const env = {
      ...process.env,
      RATCHET_HOME: home,
      RATCHET_API_PORT: '0',
      OPENAI_BASE_URL: stub.url,
      OPENAI_API_KEY: key,
      RATCHET_MODEL: 'm',
    };
    return new Promise((resolve) => {
      const child = execFile(process.execPath, [join(packageRoot, 'dist', 'cli', 'main.js'), ...args], { env }, (_, stdout, stderr) =>
        resolve({ status: child.exitCode ?? 1, text: `${stdout}${stderr}` }),
      );
    });
  }

  it('ends what nobody sits before, with the mend; the right one in the shell of `resume` mends it', async () => {
    const started = await ratchet(WRONG, 'start', ...SMALL, '--name', 'k', '--exit');
    expect(started).toMatchObject({
      status: 1,
      text: expect.stringMatching(/campaign k is paused: [^]*Incorrect API key provided[^]*OPENAI_API_KEY[^]*ratchet campaign resume k/),
    });

    await ratchet(WRONG, 'up');
    expect(await ratchet(WRONG, 'campaign', 'start', ...SMALL, '--name', 'k', '--wait')).toMatchObject({
      status: 1,
      text: expect.stringMatching(/was paused [^]* it goes on[^]*campaign k is paused/),
    });

    expect(await ratchet(RIGHT, 'campaign', 'resume', 'k')).toMatchObject({ status: 0, text: expect.stringContaining('k: resumed') });
    await expect
      .poll(() => stub.requests.some(({ method, headers }) => method === 'POST' && headers['authorization'] === `Bearer ${RIGHT}`), {
        timeout: 60_000,
      })
      .toBe(true);
    expect((await ratchet(RIGHT, 'campaign', 'show', 'k')).text).not.toContain('paused');

    const files = (await readdir(home, { recursive: true, withFileTypes: true })).filter((file) => file.isFile());
    const texts = await Promise.all(files.map((file) => readFile(join(file.parentPath, file.name), 'latin1').catch(() => '')));
    expect(texts.filter((text) => text.includes('sk-sesame'))).toEqual([]);
  });
});
