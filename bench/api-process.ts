import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { z } from 'zod';
import { packageRoot } from '../config/package-root.js';
import type { StoreAddress } from '../infra/mongo/open.js';
import { BenchFailure } from './home.js';

/** What the process of the API says, first where it listens, and when it is asked which feedback it took. */
const told = z.union([z.object({ url: z.string() }), z.object({ heard: z.array(z.string()) })]);
export type Told = z.infer<typeof told>;

export interface ApiProcess {
  readonly url: string;
  /** feedback that was taken, in the order in which it came */
  readonly heard: () => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
}

/** The API in a process of its own: what asks it has its own core, and can ask faster than it answers. */
export async function startApi({ url, database }: StoreAddress): Promise<ApiProcess> {
  const child = fork(join(packageRoot, 'dist', 'bench', 'api-server.js'), [url, database]);
  const ended = once(child, 'exit');
  const next = async (): Promise<Told> => {
    const message = once(child, 'message').then(([each]: unknown[]) => told.parse(each));
    const end = ended.then(([code]: unknown[]) => Promise.reject(new BenchFailure(`the API ended with ${String(code)}`)));
    return await Promise.race([message, end]);
  };
  const first = await next();
  if (!('url' in first)) throw new BenchFailure('the API did not say where it listens');
  return {
    url: first.url,
    heard: async () => {
      child.send('heard');
      const answer = await next();
      return 'heard' in answer ? answer.heard : [];
    },
    close: async () => {
      child.disconnect();
      await ended;
    },
  };
}
