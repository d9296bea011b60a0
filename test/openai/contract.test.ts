import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openModel } from '../../infra/openai/model.js';
import { packageRoot } from '../../config/package-root.js';
import { describeModel, type ModelUnderTest } from '../contract/model.js';
import { FAKE_MODEL, fakeModel } from '../support/fake-model.js';
import { isLanguageModelBuilt, startSmallModel } from '../support/language-model.js';
import { jsonReply, listen, plainReply, startStub, type StubRequest, type TextReply } from '../support/stub-endpoint.js';
import { endpoint } from './endpoint.js';

const TEXT = '```python\ndef add(a, b):\n    return a + b\n```\n';

describeModel('the fake', () => Promise.resolve({ model: fakeModel(() => TEXT), name: FAKE_MODEL, close: () => Promise.resolve() }));

describeModel('an endpoint that does everything', async () => {
  const stub = await startStub((request) => compliant(request, Number(request.body?.['n'] ?? 1)));
  return { model: openModel(endpoint(stub.url)), name: 'stub-1', close: stub.close };
});

describeModel('an endpoint that ignores n and never says its usage', async () => {
  const stub = await startStub((request) => {
    const reply = compliant(request, 1);
    return { ...reply, body: reply.body.filter((part) => !part.includes('usage')) };
  });
  return { model: openModel(endpoint(stub.url)), name: 'stub-1', close: stub.close };
});

function compliant(request: StubRequest, n: number): TextReply {
  if (request.path === '/v1/models') return jsonReply({ object: 'list', data: [{ id: 'stub-1', object: 'model' }] });
  if (request.body?.['max_completion_tokens'] !== 2)
    return plainReply(
      request,
      Array.from({ length: n }, () => TEXT),
      { prompt: 60, completion: 20 * n },
    );
  const reply = plainReply(request, ['```py'], { prompt: 60, completion: 2 });
  return { ...reply, body: reply.body.map((part) => part.replace('"finish_reason":"stop"', '"finish_reason":"length"')) };
}

const OFFLINE_MODEL = join(packageRoot, 'dist', 'offline-model', 'main.js');

describeModel('the offline model (built by `npm run build`)', openOfflineModel, existsSync(OFFLINE_MODEL));

describeModel('a language model that runs here (built by `npm run build`)', openSmallModel, isLanguageModelBuilt);

async function openSmallModel(): Promise<ModelUnderTest> {
  const { url, name, close } = await startSmallModel();
  return { model: openModel(endpoint(url, { name, timeoutMs: 600_000 })), name, close };
}

async function openOfflineModel(): Promise<ModelUnderTest> {
  const port = await freePort();
  const child = spawn(process.execPath, [OFFLINE_MODEL, '--port', String(port)], { stdio: 'ignore' });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const close = async (): Promise<void> => {
    child.kill();
    await exited;
  };
  const url = `http://127.0.0.1:${port}`;
  await ready(`${url}/health`).catch(async (error: unknown) => {
    await close();
    throw error;
  });
  const name = 'ratchet-offline-repair';
  return { model: openModel(endpoint(`${url}/v1`, { name, timeoutMs: 120_000 })), name, close };
}

async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listen(server);
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return port;
}

async function ready(url: string): Promise<void> {
  for (const deadline = Date.now() + 60_000; ; await sleep(100)) {
    const health = await fetch(url).catch(() => null);
    if (health?.ok === true) return;
    if (Date.now() > deadline) throw new Error(`${url} did not answer within 60 s`);
  }
}
