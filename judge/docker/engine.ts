import type Docker from 'dockerode';
import { z } from 'zod';
import { isProgrammingError, RatchetFailure } from '../../ports/failures.js';
import { failureCode } from '../failure-code.js';
import { type EngineAddress, engineAddress } from './engine-address.js';

/** A Docker engine that answers. */
export interface Engine {
  readonly docker: Docker;
  /** `unix:///var/run/docker.sock (default)` */
  readonly where: string;
  readonly version: string;
  /** of its control groups */
  readonly cgroupVersion: '1' | '2';
  /** what its kernel can limit */
  readonly limits: {
    readonly memory: boolean;
    readonly swap: boolean;
    readonly pids: boolean;
    readonly cpu: boolean;
    readonly systemCalls: boolean;
  };
  /** containers can have a network of their own that leads out; else trusted ones use the engine's */
  readonly hasBridge: boolean;
}

const ANSWER_WITHIN_MS = 10_000;

const infoSchema = z.looseObject({
  OSType: z.string(),
  ServerVersion: z.string(),
  CgroupVersion: z.enum(['1', '2']).default('1'),
  MemoryLimit: z.boolean(),
  SwapLimit: z.boolean(),
  PidsLimit: z.boolean().default(false),
  CpuCfsQuota: z.boolean(),
  SecurityOptions: z.array(z.string()).nullish(),
});

/** Throws RatchetFailure('sandbox-unavailable') that names the way to the engine and the way out. */
export async function connect(address: EngineAddress = engineAddress()): Promise<Engine> {
  const where = `${address.url} (${address.saidBy})`;
  // loaded where an engine is asked for: most processes ask none, and it brings what SSH and gRPC take
  const { default: Client } = await import('dockerode');
  const docker = new Client(address.options);
  try {
    const networks = await docker.listNetworks({ abortSignal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
    const info = infoSchema.parse(await docker.info());
    if (info.OSType !== 'linux')
      throw new RatchetFailure(
        'sandbox-unavailable',
        `the Docker engine at ${where} runs ${info.OSType} containers; boxes need Linux ones`,
      );
    return {
      docker,
      where,
      version: info.ServerVersion,
      cgroupVersion: info.CgroupVersion,
      limits: {
        memory: info.MemoryLimit,
        swap: info.SwapLimit,
        pids: info.PidsLimit,
        cpu: info.CpuCfsQuota,
        systemCalls: (info.SecurityOptions ?? []).some((each) => each.includes('name=seccomp')),
      },
      hasBridge: networks.some(({ Driver }) => Driver === 'bridge'),
    };
  } catch (error) {
    if (error instanceof RatchetFailure || isProgrammingError(error)) throw error;
    throw new RatchetFailure('sandbox-unavailable', `no Docker engine can be used at ${where}: ${reasonOf(error)}`, { cause: error });
  }
}

function reasonOf(error: unknown): string {
  const code = failureCode(error);
  if (code === 'EACCES' || code === 'EPERM')
    return 'this user may not; add it to the group that owns the socket (sudo usermod -aG docker "$USER", then log in anew), or run as root';
  if (['ENOENT', 'ECONNREFUSED'].includes(code))
    return 'none runs there; start one (sudo systemctl start docker, or Docker Desktop), or name another by DOCKER_HOST or docker context use';
  return error instanceof Error ? error.message : String(error);
}

/** The HTTP status with which the engine refused; null where it was not the engine. */
export function statusOf(error: unknown): number | null {
  return error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : null;
}
