import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { DockerOptions } from 'dockerode';
import { z } from 'zod';
import { RatchetFailure } from '../../ports/failures.js';
import { inheritedEnvironment } from '../../config/config.js';
import { failureCode } from '../failure-code.js';

/** Where the engine is, and who said so. */
export interface EngineAddress {
  /** `unix:///var/run/docker.sock` */
  readonly url: string;
  readonly saidBy: string;
  readonly options: DockerOptions;
}

const configSchema = z.looseObject({ currentContext: z.string().optional() });
const contextSchema = z.looseObject({ Endpoints: z.looseObject({ docker: z.looseObject({ Host: z.string() }) }) });

/** As the `docker` command finds it: DOCKER_HOST, then DOCKER_CONTEXT or the context in use, then the usual socket. */
export function engineAddress(env: NodeJS.ProcessEnv = inheritedEnvironment()): EngineAddress {
  const host = env['DOCKER_HOST'] ?? '';
  if (host !== '') return { url: host, saidBy: 'DOCKER_HOST', options: optionsOf(host, tlsFolder(env), env) };
  const folder = env['DOCKER_CONFIG'] ?? join(homedir(), '.docker');
  const context = env['DOCKER_CONTEXT'] ?? configSchema.parse(readJson(join(folder, 'config.json')) ?? {}).currentContext ?? 'default';
  if (context === 'default' || context === '') return usualSocket();
  return contextAddress(folder, context, env);
}

function contextAddress(folder: string, context: string, env: NodeJS.ProcessEnv): EngineAddress {
  const id = createHash('sha256').update(context).digest('hex');
  const meta = contextSchema.safeParse(readJson(join(folder, 'contexts/meta', id, 'meta.json')));
  if (!meta.success)
    throw new RatchetFailure(
      'sandbox-unavailable',
      `the Docker context ${context} is in use and not to be found in ${folder}; choose another: docker context use default`,
    );
  const url = meta.data.Endpoints.docker.Host;
  const keys = join(folder, 'contexts/tls', id, 'docker');
  return { url, saidBy: `docker context ${context}`, options: optionsOf(url, existsSync(keys) ? keys : null, env) };
}

function usualSocket(): EngineAddress {
  const own = join(homedir(), '.docker/run/docker.sock');
  const socketPath = existsSync(own) ? own : '/var/run/docker.sock';
  return { url: `unix://${socketPath}`, saidBy: 'default', options: { socketPath } };
}

function tlsFolder(env: NodeJS.ProcessEnv): string | null {
  if ((env['DOCKER_TLS_VERIFY'] ?? '') === '' && env['DOCKER_CERT_PATH'] === undefined) return null;
  return env['DOCKER_CERT_PATH'] ?? join(homedir(), '.docker');
}

function optionsOf(url: string, keys: string | null, env: NodeJS.ProcessEnv): DockerOptions {
  if (url.startsWith('unix://')) return { socketPath: url.slice('unix://'.length) };
  if (url.startsWith('npipe://')) return { socketPath: url.slice('npipe://'.length) };
  const full = url.includes('://') ? url : `tcp://${url}`;
  if (!URL.canParse(full))
    throw new RatchetFailure(
      'sandbox-unavailable',
      `${url} is no address of a Docker engine; expected unix:///…, tcp://host:port or ssh://user@host`,
    );
  const { protocol, hostname: host, port, username } = new URL(full);
  const agent = env['SSH_AUTH_SOCK'];
  if (protocol === 'ssh:')
    return { protocol: 'ssh', host, port: port || 22, username, ...(agent === undefined ? {} : { sshOptions: { agent } }) };
  if (keys === null) return { protocol: 'http', host, port: port || 2_375 };
  return {
    protocol: 'https',
    host,
    port: port || 2_376,
    ca: readFileSync(join(keys, 'ca.pem')),
    cert: readFileSync(join(keys, 'cert.pem')),
    key: readFileSync(join(keys, 'key.pem')),
  };
}

/** undefined where there is no such file. */
function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(failureCode(error))) return undefined;
    throw new RatchetFailure('sandbox-unavailable', `${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}
