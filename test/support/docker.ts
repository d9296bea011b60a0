import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, open, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll } from 'vitest';
import { RatchetFailure } from '../../ports/failures.js';
import { LANGUAGES } from '../../domain/task.js';
import { connect, type Engine } from '../../judge/docker/engine.js';
import { engineAddress } from '../../judge/docker/engine-address.js';
import { failureCode } from '../../judge/failure-code.js';
import { areBuilt, ensureImages, imagesFor } from '../../judge/docker/image.js';

const run = promisify(execFile);

/** Kept from run to run: the images are built into it once. Files of one run, and runs side by side, share its engine. */
const FOLDER = join(tmpdir(), 'ratchet-test-docker');
const SOCKET = join(FOLDER, 'docker.sock');
const PID = join(FOLDER, 'docker.pid');
const USERS = join(FOLDER, 'users');
const RELEASE = 'trixie';
const BASE = `debian:${RELEASE}-slim`;
const PROGRAMS = ['dockerd', 'debootstrap'];
const START_WITHIN_MS = 300_000;
export const DOCKER_TIMEOUT_MS = 20 * 60_000;

/** null where the tests can have an engine. Where RATCHET_TEST_DOCKER=required they have to, and it throws. */
export async function whyNoDocker(): Promise<string | null> {
  const why = await lookForEngine();
  if (why !== null && process.env['RATCHET_TEST_DOCKER'] === 'required')
    throw new Error(`the Docker tests may not be skipped here, and ${why}`);
  if (why !== null) say(`SKIPPED: no test of the Docker box, since ${why}`);
  return why;
}

async function lookForEngine(): Promise<string | null> {
  if (await answers()) return null;
  const missing = PROGRAMS.filter((name) => !['/usr/sbin', '/usr/bin', '/usr/local/bin'].some((folder) => existsSync(join(folder, name))));
  if (missing.length > 0)
    return `no engine answers and ${missing.join(' and ')} cannot be found (apt-get install -y docker.io debootstrap)`;
  return process.getuid?.() === 0 ? null : 'no engine answers and only root can start one';
}

async function answers(url?: string): Promise<boolean> {
  try {
    await connect(url === undefined ? engineAddress() : { url, saidBy: 'tests', options: { socketPath: url } });
    return true;
  } catch (error) {
    if (error instanceof RatchetFailure) return false;
    throw error;
  }
}

/** An engine with the images of the boxes for the tests of one file: the one that the environment names, else one of the tests' own. */
export function withDocker(): void {
  let isOwn = false;
  beforeAll(async () => {
    await mkdir(USERS, { recursive: true });
    isOwn = !(await answers());
    if (isOwn) {
      await writeFile(join(USERS, String(process.pid)), '');
      await whoeverIsFirst(startEngine);
      process.env['DOCKER_HOST'] = `unix://${SOCKET}`;
    }
    await whoeverIsFirst(makeImages);
  }, DOCKER_TIMEOUT_MS);
  afterAll(async () => {
    if (!isOwn) return;
    delete process.env['DOCKER_HOST'];
    await rm(join(USERS, String(process.pid)));
    await whoeverIsFirst(async () => {
      if ((await usersLeft()) === 0) await stopEngine();
    });
  }, DOCKER_TIMEOUT_MS);
}

async function startEngine(): Promise<void> {
  if (await answers(SOCKET)) return;
  await rm(PID, { force: true });
  const log = await open(join(FOLDER, 'dockerd.log'), 'w');
  // no bridge and no rules: a machine in a container lends neither
  const args = [
    '--data-root',
    join(FOLDER, 'data'),
    '--exec-root',
    join(FOLDER, 'exec'),
    '--pidfile',
    PID,
    '-H',
    `unix://${SOCKET}`,
    '--iptables=false',
    '--bridge=none',
  ];
  spawn('dockerd', args, { detached: true, stdio: ['ignore', log.fd, log.fd] }).unref();
  await log.close();
  for (const until = Date.now() + START_WITHIN_MS; !(await answers(SOCKET)); await sleep(200)) {
    if (Date.now() > until)
      throw new Error(`dockerd does not start: ${(await readFile(join(FOLDER, 'dockerd.log'), 'utf8')).slice(-1_000)}`);
  }
}

async function makeImages(): Promise<void> {
  const engine = await connect();
  if (await areBuilt(engine, await imagesFor(LANGUAGES))) return;
  await makeBase(engine);
  await ensureImages(engine, LANGUAGES, say);
}

/** The base of the images: from a registry, or as one would give it. */
async function makeBase(engine: Engine): Promise<void> {
  if ((await engine.docker.listImages({ filters: { reference: [BASE] } })).length > 0) return;
  try {
    return await finished(engine, await engine.docker.pull(BASE));
  } catch (error) {
    say(`${BASE} cannot be pulled (${error instanceof Error ? error.message.trim() : String(error)}), so it is made by debootstrap …`);
  }
  const root = join(FOLDER, 'base');
  await rm(root, { recursive: true, force: true });
  await run('debootstrap', ['--variant=minbase', RELEASE, root], { maxBuffer: 64 * 1_024 * 1_024 });
  await run('tar', ['-C', root, '-c', '-f', `${root}.tar`, '.']);
  await finished(engine, await engine.docker.importImage(`${root}.tar`, { repo: 'debian', tag: `${RELEASE}-slim` }));
  await Promise.all([rm(root, { recursive: true }), rm(`${root}.tar`)]);
}

function finished({ docker }: Engine, progress: NodeJS.ReadableStream): Promise<void> {
  return new Promise((resolve, reject) => docker.modem.followProgress(progress, (error) => (error === null ? resolve() : reject(error))));
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

async function stopEngine(): Promise<void> {
  const pid = Number(await readFile(PID, 'utf8'));
  process.kill(pid, 'SIGTERM');
  while (existsSync(`/proc/${pid}`)) await sleep(100);
}

/** Test files that live; those of others that were killed are taken off the list. */
async function usersLeft(): Promise<number> {
  const users = await readdir(USERS);
  const dead = users.filter((pid) => !existsSync(`/proc/${pid}`));
  await Promise.all(dead.map((pid) => rm(join(USERS, pid), { force: true })));
  return users.length - dead.length;
}

/** One test file at a time does the work; the others wait for it, and then find it done. */
async function whoeverIsFirst(work: () => Promise<void>): Promise<void> {
  const lock = join(FOLDER, 'lock');
  for (;;) {
    try {
      await writeFile(lock, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (failureCode(error) !== 'EEXIST') throw error;
      const owner = await readFile(lock, 'utf8').catch(() => '');
      if (owner !== '' && !existsSync(`/proc/${owner}`)) await rm(lock, { force: true });
      await sleep(200);
    }
  }
  try {
    await work();
  } finally {
    await rm(lock);
  }
}
