import type { INestApplication } from '@nestjs/common';
import { type Config, ConfigFailure } from '../config/config.js';
import { isLoopback } from './http/own-host.js';

/** The address to bind. Beyond this machine only with a token: whoever reaches the API commands the model's budget. */
export function checkedAddress({ host, port, token }: Pick<Config['api'], 'host' | 'port' | 'token'>): {
  readonly host: string;
  readonly port: number;
} {
  if (!isLoopback(host) && token === null) {
    throw new ConfigFailure(
      `RATCHET_API_HOST=${host} can be reached from other machines, so a token is needed: set RATCHET_API_TOKEN to at least 16 random characters, or leave RATCHET_API_HOST at 127.0.0.1.`,
    );
  }
  return { host, port };
}

/** Listens, and answers the URL that it is reached by. */
export async function listen(app: INestApplication, { host, port }: { readonly host: string; readonly port: number }): Promise<string> {
  try {
    await app.listen(port, host);
  } catch (error) {
    if (codeOf(error) === '') throw error;
    throw new ConfigFailure(
      `RATCHET_API_HOST=${host} RATCHET_API_PORT=${port}: ${WHY[codeOf(error)] ?? 'cannot be bound'} (${codeOf(error)}). Free it, or set another; port 0 takes any free one.`,
      { cause: error },
    );
  }
  return app.getUrl();
}

const WHY: Readonly<Record<string, string>> = {
  EADDRINUSE: 'another process listens there',
  EACCES: 'this user may not bind it',
  EADDRNOTAVAIL: 'is no address of this machine',
};

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
