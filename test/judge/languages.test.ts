import { createServer } from 'node:http';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../domain/task.js';
import { connect } from '../../judge/docker/engine.js';
import { DockerTools } from '../../judge/docker/tools.js';
import { openLanguages } from '../../judge/languages/index.js';
import type { ToolHost } from '../../judge/tool-host.js';
import { NO_TOOLS } from '../../judge/wasm/javascript.js';

const saying = (version: string): ToolHost => ({
  ...NO_TOOLS,
  find: ([path = '']) => Promise.resolve({ path: `/usr/bin/${path}`, version }),
});

describe('the languages of a machine', () => {
  it.each<[string, ToolHost]>([
    ['has no toolchain', NO_TOOLS],
    ['has toolchains that say nothing of their version', saying('')],
    ['has toolchains that say what nobody understands', saying('segmentation fault')],
    ['has toolchains that are too old', saying('1.2.3')],
  ])('that %s are none, each with what mends it', async (_, tools) => {
    const listed = (await openLanguages(tools)).list();
    expect(listed.map(({ language }) => language).toSorted()).toEqual(LANGUAGES.toSorted());
    for (const { version, because } of listed) expect([version, because]).toEqual([null, expect.stringContaining('install it: ')]);
  });

  it('are not told of where our own code is wrong', async () => {
    await expect(openLanguages({ ...NO_TOOLS, find: () => Promise.reject(new TypeError('a bug')) })).rejects.toThrow('a bug');
  });
});

describe('the tools of an engine that starts no container', () => {
  it('are not to be had, and the engine says why', async () => {
    const info = { OSType: 'linux', ServerVersion: '1', MemoryLimit: true, SwapLimit: true, CpuCfsQuota: true };
    const answers: Readonly<Record<string, unknown>> = { '/networks': [], '/info': info };
    const engine = createServer(({ url = '' }, response) => {
      const known = answers[url];
      response
        .writeHead(known === undefined ? 500 : 200, { 'content-type': 'application/json' })
        .end(JSON.stringify(known ?? { message: 'no space left on device' }));
    });
    engine.listen(0, '127.0.0.1');
    await once(engine, 'listening');
    const address = engine.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    try {
      const tools = new DockerTools(
        await connect({ url: 'tcp://here', saidBy: 'DOCKER_HOST', options: { protocol: 'http', host: '127.0.0.1', port } }),
        { box: 'box', tools: 'tools' },
        () => {},
      );
      const failure = {
        kind: 'sandbox-unavailable',
        message: expect.stringMatching(/tcp:\/\/here \(DOCKER_HOST\) starts no container of box: .*no space left on device/),
      };
      await expect(tools.seesGroups()).rejects.toMatchObject(failure);
      await expect(tools.find(['python3'], ['--version'])).rejects.toMatchObject(failure);
    } finally {
      engine.close();
    }
  });
});
