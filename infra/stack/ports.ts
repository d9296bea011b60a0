import { randomInt } from 'node:crypto';
import { readFile, readdir, readlink } from 'node:fs/promises';
import { createServer } from 'node:net';
import { z } from 'zod';
import type { Config } from '../../config/config.js';
import { StackFailure } from './failure.js';
import { readJsonFile, writeJsonFile } from './json-file.js';
import type { Report } from './report.js';

const LOOPBACK = '127.0.0.1';
/** Below the range from which systems take ports for outgoing connections: a kept port is then seldom lost to one. */
const [LOWEST, HIGHEST] = [20_000, 32_000];
const TRIES = 200;

const PORTS = ['temporal', 'temporalUi', 'mongo', 'chroma', 'model', 'api', 'workerMetrics'] as const;
const portNumber = z.int().min(1).max(65_535);
const chosenPorts = z.record(z.enum(PORTS), portNumber);
const storedPorts = z.partialRecord(z.enum(PORTS), portNumber);
export type StackPorts = Readonly<z.infer<typeof chosenPorts>>;

async function isPortFree(port: number, host: string = LOOPBACK): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/** Free ports for all services: those that the home had before where they are free, so that addresses stay over a restart. */
export async function keepPorts(file: string, report: Report): Promise<StackPorts> {
  const before = (await readJsonFile(file, storedPorts)) ?? {};
  const taken = new Set(Object.values(before));
  const chosen: [string, number][] = [];
  for (const name of PORTS) {
    const known = before[name];
    const isKept = known !== undefined && (await isPortFree(known));
    if (known !== undefined && !isKept)
      report(`port ${known}, which ${name} had here, is in use by ${await portUser(known)}; it gets another`);
    const next = isKept ? known : await freePort(taken);
    taken.add(next);
    chosen.push([name, next]);
  }
  const ports = chosenPorts.parse(Object.fromEntries(chosen));
  await writeJsonFile(file, ports);
  return ports;
}

export async function freePort(taken: ReadonlySet<number> = new Set()): Promise<number> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const port = randomInt(LOWEST, HIGHEST);
    if (!taken.has(port) && (await isPortFree(port))) return port;
  }
  throw new StackFailure('port-in-use', `no free port between ${LOWEST} and ${HIGHEST} on ${LOOPBACK} after ${TRIES} tries`);
}

/** A port that a person asked for is used as given. */
async function needPort(port: number, host: string, variable: string): Promise<void> {
  if (await isPortFree(port, host)) return;
  throw new StackFailure(
    'port-in-use',
    `${variable}=${port}: the port is in use by ${await portUser(port)}. Stop that, choose another, or set ${variable}=0 for any free one.`,
  );
}

/** Who listens on a port, as far as this system tells. */
async function portUser(port: number): Promise<string> {
  const unknown = 'another process';
  if (process.platform !== 'linux') return unknown;
  const inodes = new Set([...(await listeners('/proc/net/tcp', port)), ...(await listeners('/proc/net/tcp6', port))]);
  if (inodes.size === 0) return unknown;
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    if (await holdsSocket(pid, inodes))
      return `process ${pid} (${(await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => 'ended')).trim()})`;
  }
  return unknown;
}

/** Socket inodes that listen on the port: local address in column 2, state 0A in column 4, inode in column 10. */
async function listeners(table: string, port: number): Promise<readonly string[]> {
  const text = await readFile(table, 'utf8').catch(() => '');
  const suffix = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  const rows = text.split('\n').map((line) => line.trim().split(/\s+/));
  return rows.filter((row) => row[1]?.endsWith(suffix) === true && row[3] === '0A').map((row) => row[9] ?? '');
}

async function holdsSocket(pid: string, inodes: ReadonlySet<string>): Promise<boolean> {
  // Processes of other users, and those that end while we look, are not ours to read.
  const descriptors = await readdir(`/proc/${pid}/fd`).catch(() => []);
  const targets = await Promise.all(descriptors.map((fd) => readlink(`/proc/${pid}/fd/${fd}`).catch(() => '')));
  return targets.some((target) => inodes.has(/^socket:\[(\d+)\]$/.exec(target)?.[1] ?? 'none'));
}

/** The API's port: the one asked for, else the usual one, else one of the home's own. */
export async function apiPort(api: Config['api'], ports: StackPorts, report: Report): Promise<number> {
  if (api.portGiven && api.port === 0) return ports.api;
  if (api.portGiven) {
    await needPort(api.port, api.host, 'RATCHET_API_PORT');
    return api.port;
  }
  if (await isPortFree(api.port, api.host)) return api.port;
  report(`port ${api.port} is in use by ${await portUser(api.port)}; the API takes ${ports.api} (RATCHET_API_PORT chooses another)`);
  return ports.api;
}
