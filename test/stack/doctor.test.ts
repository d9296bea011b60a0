import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readConfig } from '../../config/config.js';
import { findPython } from '../../judge/languages/python/toolchain.js';
import type { Tool } from '../../judge/tool-host.js';
import { diagnose } from '../../infra/stack/doctor.js';
import { ensureStack } from '../../infra/stack/ensure.js';
import { freePort } from '../../infra/stack/ports.js';

/** Only a Python that is too old. */
function oldPython(candidates: readonly string[]): Promise<Tool | null> {
  return Promise.resolve(candidates[0] === '/usr/bin/python3' ? { path: '/usr/bin/python3', version: '3.8.1' } : null);
}

describe('on a machine where nothing is', () => {
  let folder: string;
  const bare = () => readConfig({ RATCHET_HOME: join(folder, 'home'), RATCHET_CACHE: join(folder, 'cache'), RATCHET_NO_INSTALL: '1' });
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ratchet-doctor-'));
    vi.stubEnv('PATH', folder);
    vi.stubEnv('DOCKER_HOST', `unix://${folder}/docker.sock`);
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    await rm(folder, { recursive: true });
  });

  it('the doctor names each part, every way that was looked at, and the command that mends it', async () => {
    const found = await diagnose(bare(), false, () => {});
    expect(found.ok).toBe(false);
    const chroma = found.parts.find(({ part }) => part === 'chroma');
    expect(chroma).toMatchObject({ mend: 'apt-get update && apt-get install -y python3 python3-venv' });
    expect(chroma?.looked.map(({ way }) => way)).toEqual(['on PATH', 'downloaded', 'installed']);
    expect(found.parts.find(({ part }) => part === 'sandbox')).toMatchObject({
      way: null,
      mend: 'apt-get update && apt-get install -y bubblewrap',
      looked: [
        { way: 'bubblewrap', because: 'no `bwrap` on PATH' },
        { way: 'docker', because: expect.stringMatching(/docker\.sock \(DOCKER_HOST\): none runs there; start one/) },
      ],
    });
    expect(found.mend).toMatch(/^apt-get update && apt-get install -y .*bubblewrap/);
  });

  it('the first start says so before it builds or starts anything', async () => {
    const lines: string[] = [];
    await expect(ensureStack(bare(), (line) => lines.push(line))).rejects.toMatchObject({
      kind: 'missing',
      message: expect.stringMatching(
        /sandbox: bubblewrap: no `bwrap` on PATH[^]*This mends it:\n {2}apt-get update && apt-get install -y /,
      ),
    });
    expect(lines).toEqual([expect.stringContaining('not installed here (RATCHET_NO_INSTALL=1 forbids installing)')]);
  });

  it('a configured model that does not answer is named with what is wrong', async () => {
    const port = await freePort();
    const config = readConfig({
      RATCHET_HOME: join(folder, 'home'),
      RATCHET_CACHE: join(folder, 'cache'),
      RATCHET_NO_INSTALL: '1',
      OPENAI_BASE_URL: `http://127.0.0.1:${port}/v1`,
      OPENAI_API_KEY: 'sk-secret',
      RATCHET_MODEL: 'm',
    });
    const found = await diagnose(config, false, () => {});
    expect(found.parts.find(({ part }) => part === 'model')).toMatchObject({
      way: null,
      mend: expect.stringContaining('unset'),
      looked: [
        {
          way: 'configured',
          state: 'absent',
          because: expect.stringMatching(/nothing listens there\. Start the endpoint, or mend OPENAI_BASE_URL/),
        },
      ],
    });
    expect(JSON.stringify(found)).not.toContain('sk-secret');
  });

  it('a configured server that does not answer is named by its setting', async () => {
    const port = await freePort();
    const config = readConfig({
      RATCHET_HOME: join(folder, 'home'),
      CHROMA_URL: `http://127.0.0.1:${port}`,
      MONGODB_URL: `mongodb://user:secret@127.0.0.1:${port}/`,
    });
    const found = await diagnose(config, false, () => {});
    expect(found.parts.find(({ part }) => part === 'chroma')).toMatchObject({
      way: null,
      looked: [{ way: 'configured', state: 'absent', because: 'CHROMA_URL does not answer, or refuses' }],
    });
    expect(JSON.stringify(found)).not.toContain('secret');
  });
});

describe('what judging needs', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ratchet-doctor-'));
  });
  afterEach(async () => rm(folder, { recursive: true }));

  it('is proved: the interpreter, a box that held its self-test, where pytest comes from', async () => {
    const { parts } = await diagnose(
      readConfig({ RATCHET_HOME: join(folder, 'home'), RATCHET_CACHE: join(folder, 'cache') }),
      false,
      () => {},
    );
    const ways = new Map(parts.map(({ part, way }) => [part, way]));
    expect(ways.get('python')).toMatch(/^on the machine: \/usr\/(local\/)?bin\/python3, Python 3\.\d+/);
    expect(ways.get('sandbox')).toMatch(/; the self-test holds, \d+ of 11 guarantees enforced$/);
    expect(ways.get('pytest')).toMatch(/^installed: (\/|at the first use, by )/);
  });

  it('names every interpreter that was looked at', async () => {
    await expect(findPython({ find: oldPython })).rejects.toMatchObject({
      kind: 'sandbox-unavailable',
      message: expect.stringMatching(
        /\/usr\/bin\/python3 \(3\.8\.1\), \/usr\/local\/bin\/python3 \(absent, or does not run\); install it: apt-get install -y python3$/,
      ),
    });
  });
});

describe('settings that would be ignored', () => {
  let home: string;
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'ratchet-settings-'));
  });
  afterEach(async () => rm(home, { recursive: true }));

  it.each([
    [{ OPENAI_BASE_URL: 'http://127.0.0.1:1/v1' }, /RATCHET_MODEL does not say/],
    [{ RATCHET_MODEL: 'gpt-x' }, /OPENAI_BASE_URL does not say/],
    [{ RATCHET_REVIEW_MODEL: 'gpt-x' }, /RATCHET_REVIEW_MODEL=gpt-x is asked nowhere.* RATCHET_REVIEW_BASE_URL says where/],
  ])('%o is refused', async (env, message) => {
    await expect(ensureStack(readConfig({ RATCHET_HOME: home, ...env }), () => {})).rejects.toMatchObject({
      kind: 'configuration',
      message: expect.stringMatching(message),
    });
  });
});
