import type { Server } from 'node:http';
import { visibleLine } from '../domain/visible.js';

/** A port as it was typed; the process ends with a word on it where it is none. */
export function portOf(title: string, given: string): number {
  const port = Number(given);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) usage(title, `--port ${visibleLine(given)}: expected a number from 0 to 65535`);
  return port;
}

export function usage(title: string, message: string): never {
  process.stderr.write(`${title}: ${message}\n`);
  process.exit(2);
}

/** Listens, says where, and ends in order on a signal: connections that work are cut off, which ends their work. */
export function serve(
  title: string,
  server: Server,
  { port, host }: { readonly port: number; readonly host: string },
  close: () => Promise<void>,
): void {
  server.on('error', (error) => {
    process.stderr.write(`${title}: ${visibleLine(error.message)}\n`);
    process.exit(1);
  });
  server.listen(port, host, () => {
    const address = server.address();
    const listens = typeof address === 'object' && address !== null ? address.port : port;
    process.stdout.write(`${title}: http://${visibleLine(host)}:${listens}/v1\n`);
  });
  const end = async (): Promise<void> => {
    server.close();
    server.closeAllConnections();
    await close();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(
      signal,
      () =>
        void end().catch((error: unknown) => {
          process.stderr.write(`${title}: ${visibleLine(String(error))}\n`);
          process.exit(1);
        }),
    );
  }
}
