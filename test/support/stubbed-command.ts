import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { packageRoot } from '../../config/package-root.js';
import { startStub, type StubReply, type StubRequest } from './stub-endpoint.js';

export interface Ran {
  readonly child: ChildProcess;
  readonly ended: Promise<{ readonly code: number | null; readonly out: string; readonly err: string }>;
}

export interface StubbedCommand {
  /** a folder of its own */
  readonly folder: string;
  ratchet(...args: readonly string[]): Ran;
  close(): Promise<void>;
}

/** The built command with a stack of its own, which asks an endpoint that answers questions as `reply` says. */
export async function openStubbedCommand(reply: (request: StubRequest) => StubReply): Promise<StubbedCommand> {
  const folder = await mkdtemp(join(tmpdir(), 'ratchet-command-'));
  const stub = await startStub((request) =>
    request.method === 'GET' ? json({ object: 'list', data: [{ id: 'm', object: 'model' }] }) : reply(request),
  );
  const ratchet = (...args: readonly string[]): Ran => {
    const env = {
      ...process.env,
      RATCHET_HOME: join(folder, 'home'),
      RATCHET_API_PORT: '0',
      OPENAI_BASE_URL: stub.url,
      OPENAI_API_KEY: 'a-key-of-this-test',
      RATCHET_MODEL: 'm',
    };
    const child = spawn(process.execPath, [join(packageRoot, 'dist/cli/main.js'), ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    return { child, ended: once(child, 'close').then(() => ({ code: child.exitCode, out, err })) };
  };
  await ratchet('up').ended;
  return {
    folder,
    ratchet,
    close: async () => {
      await ratchet('down').ended;
      await stub.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** As many choices as were asked for, each of this text. */
export function answered({ body }: StubRequest, content: string): StubReply {
  const choices = Array.from({ length: Number(body?.['n'] ?? 1) }, (_, index) => ({
    index,
    message: { role: 'assistant', content },
    finish_reason: 'stop',
  }));
  const usage = { prompt_tokens: 10, completion_tokens: 10, total_tokens: 20 };
  return json({ id: 'c', object: 'chat.completion', created: 1, model: 'm', choices, usage });
}

export function json(content: unknown, status = 200): StubReply {
  return { status, headers: { 'content-type': 'application/json' }, body: [JSON.stringify(content)] };
}

/** Python tasks whose `f(n)` is to return n + 1; each prompt names its task. */
export async function writePlusOneSuite(folder: string, tasks: readonly string[]): Promise<void> {
  const cases = [1, 2].map((n) => ({ id: `c${n}`, call: { fn: 'm:f', args: [n] }, expect: { returns: n + 1 } }));
  const files: Record<string, string> = { 'suite.json': JSON.stringify({ name: 'plus-one', description: 'One more.' }) };
  for (const id of tasks) {
    const prompt = `This is task ${id}.`;
    files[`${id}/task.json`] = JSON.stringify({ id, language: 'python', kind: 'repair', family: id, prompt, editable: ['m.py'] });
    files[`${id}/files/m.py`] = 'def f(n):\n    return n\n';
    files[`${id}/reference/m.py`] = 'def f(n):\n    return n + 1\n';
    files[`${id}/cases.json`] = JSON.stringify({ visible: cases.slice(0, 1), hidden: cases.slice(1) });
  }
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}
