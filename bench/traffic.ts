import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { buffer } from 'node:stream/consumers';
import { z } from 'zod';
import { inheritedEnvironment } from '../config/config.js';
import { packageRoot } from '../config/package-root.js';
import { BenchFailure } from './home.js';

/** One call as the provider sees it: a bill is written for each that was answered. */
interface BilledCall {
  readonly body: string;
  readonly startedMs: number;
  /** null while it runs, and for ever where the client went away */
  answeredMs: number | null;
  /** answers that the model made for it, whoever took them */
  generated: number;
}

export interface Provider {
  readonly baseUrl: string;
  readonly calls: readonly BilledCall[];
  /** called after each answer */
  onAnswer: (answered: number) => void;
  /** calls wait for it before they go on to the model */
  gate: Promise<void>;
  close(): Promise<void>;
}

/** What a home is told so that it asks this provider. */
export function askedOf({ baseUrl }: Pick<Provider, 'baseUrl'>, model = 'ratchet-offline-repair'): Readonly<Record<string, string>> {
  return { OPENAI_BASE_URL: baseUrl, OPENAI_API_KEY: 'bench', RATCHET_MODEL: model, RATCHET_API_PORT: '0' };
}

/** The offline model behind a counter, outside of the stack: as an endpoint that somebody else runs and bills. */
export async function openProvider(home: string, port = 0): Promise<Provider> {
  const model = spawn(process.execPath, [join(packageRoot, 'dist', 'offline-model', 'main.js'), '--port', '0'], {
    env: { ...inheritedEnvironment(), RATCHET_HOME: home },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const target = await new Promise<URL>((resolve, reject) => {
    createInterface(model.stdout).once('line', (line) => resolve(new URL(line.replace(/^.*(?=http)/, ''))));
    model.once('exit', (code) => reject(new BenchFailure(`the offline model ended with ${String(code)}`)));
  });
  const end = async (): Promise<void> => {
    model.kill();
    await new Promise((resolve) => model.once('close', resolve));
  };
  return openCounter(target, end, port);
}

/** Counts what is asked of an endpoint, which ends with it. */
export async function openCounter(target: URL, end: () => Promise<void>, port = 0): Promise<Provider> {
  const calls: BilledCall[] = [];
  const server = createServer((incoming, outgoing) => void forward(incoming, outgoing, target, provider, calls));
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new BenchFailure('the counter has no port');
  const provider: Provider = {
    baseUrl: `http://127.0.0.1:${address.port}/v1`,
    calls,
    onAnswer: () => {},
    gate: Promise.resolve(),
    async close() {
      server.closeAllConnections();
      server.close();
      await end();
    },
  };
  return provider;
}

const asked = z.looseObject({ n: z.int().optional() });

async function forward(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  target: URL,
  provider: Provider,
  calls: BilledCall[],
): Promise<void> {
  const body = await buffer(incoming);
  const isCall = incoming.method === 'POST' && incoming.url?.endsWith('/chat/completions') === true;
  const call: BilledCall = { body: createHash('sha256').update(body).digest('hex'), startedMs: Date.now(), answeredMs: null, generated: 0 };
  if (isCall) calls.push(call);
  if (isCall) await provider.gate;
  const { n = 1 } = isCall ? asked.parse(JSON.parse(body.toString('utf8'))) : {};
  const onward = request(
    // a connection of its own: one that was kept open may be closed by the model in the moment of its use
    { host: target.hostname, port: target.port, path: incoming.url, method: incoming.method, headers: incoming.headers, agent: false },
    (answer) => {
      if (isCall && answer.statusCode === 200) call.generated = n;
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
      outgoing.once('finish', () => {
        if (!isCall || answer.statusCode !== 200) return;
        call.answeredMs = Date.now();
        provider.onAnswer(calls.filter((each) => each.answeredMs !== null).length);
      });
    },
  );
  onward.once('error', () => outgoing.destroy());
  onward.end(body);
}
