import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { array, assert, integer, nat, property, record, uint8Array } from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { DEFAULT_LIMITS } from '../../domain/task.js';
import { boxContainer } from '../../judge/docker/container.js';
import { connect } from '../../judge/docker/engine.js';
import { engineAddress } from '../../judge/docker/engine-address.js';
import { FrameReader } from '../../judge/docker/frames.js';
import { imagesFor } from '../../judge/docker/image.js';
import { seccompProfile } from '../../judge/docker/seccomp-profile.js';
import { tarOf } from '../../judge/docker/tar.js';
import { DENIED } from '../../judge/system-calls.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ratchet-docker-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function framed(kind: number, data: Uint8Array): Buffer {
  const header = Buffer.alloc(8);
  header.writeUInt8(kind, 0);
  header.writeUInt32BE(data.length, 4);
  return Buffer.concat([header, data]);
}

/** A context of the docker command, in use. */
function useContext(name: string, host: string): void {
  const meta = join(folder, 'contexts/meta', createHash('sha256').update(name).digest('hex'));
  mkdirSync(meta, { recursive: true });
  writeFileSync(
    join(meta, 'meta.json'),
    JSON.stringify({ Name: name, Metadata: {}, Endpoints: { docker: { Host: host, SkipTLSVerify: false } } }),
  );
  writeFileSync(join(folder, 'config.json'), JSON.stringify({ auths: {}, currentContext: name }));
}

describe('the frames of the line to a box', () => {
  it('are the same however the line is cut', () => {
    const frames = array(record({ kind: nat(2), data: uint8Array({ maxLength: 40 }) }), { maxLength: 8 });
    assert(
      property(frames, array(integer({ min: 1, max: 12 }), { minLength: 1 }), (sent, cuts) => {
        const line = Buffer.concat(sent.map(({ kind, data }) => framed(kind, data)));
        const reader = new FrameReader();
        const seen = ['', '', ''];
        for (let at = 0, cut = 0; at < line.length; cut += 1) {
          const length = cuts[cut % cuts.length] ?? 1;
          for (const { kind, data } of reader.read(line.subarray(at, at + length))) seen[kind] += data.toString('hex');
          at += length;
        }
        expect(seen).toEqual(
          [0, 1, 2].map((kind) =>
            sent
              .filter((each) => each.kind === kind)
              .map(({ data }) => Buffer.from(data).toString('hex'))
              .join(''),
          ),
        );
      }),
    );
  });
});

describe('the archive of files for a box', () => {
  it('is read by tar as what it was made of', () => {
    const files = {
      'a.txt': 'one\n',
      'tests/empty': '',
      'tests/ümlaut 1.py': 'é'.repeat(300),
      [`${'deep/'.repeat(40)}x.py`]: 'x'.repeat(512),
    };
    execFileSync('tar', ['-x', '-C', folder], { input: tarOf(files) });
    for (const [path, text] of Object.entries(files)) expect(readFileSync(join(folder, path), 'utf8')).toBe(text);
  });
});

describe('the way to the engine', () => {
  it.each([
    ['unix:///run/user/7/docker.sock', { socketPath: '/run/user/7/docker.sock' }],
    ['tcp://10.1.2.3:2375', { protocol: 'http', host: '10.1.2.3', port: '2375' }],
    ['ssh://me@far.example', { protocol: 'ssh', host: 'far.example', port: 22, username: 'me' }],
  ])('is DOCKER_HOST=%s before all else', (host, options) => {
    useContext('other', 'unix:///elsewhere.sock');
    expect(engineAddress({ DOCKER_HOST: host, DOCKER_CONFIG: folder })).toEqual({ url: host, saidBy: 'DOCKER_HOST', options });
  });

  it('is the context in use', () => {
    useContext('colima', 'unix:///home/me/.colima/docker.sock');
    expect(engineAddress({ DOCKER_CONFIG: folder })).toMatchObject({
      saidBy: 'docker context colima',
      options: { socketPath: '/home/me/.colima/docker.sock' },
    });
    expect(engineAddress({ DOCKER_CONFIG: folder, DOCKER_CONTEXT: 'default' })).toMatchObject({ saidBy: 'default' });
  });

  it('says which context is not there', () => {
    expect(() => engineAddress({ DOCKER_CONFIG: folder, DOCKER_CONTEXT: 'gone' })).toThrow(
      /the Docker context gone is in use and not to be found.*docker context use default/,
    );
  });

  it('names the socket and the way out where nothing answers', async () => {
    const nowhere = engineAddress({ DOCKER_HOST: `unix://${folder}/none.sock` });
    await expect(connect(nowhere)).rejects.toMatchObject({
      kind: 'sandbox-unavailable',
      message: expect.stringMatching(/none\.sock \(DOCKER_HOST\): none runs there; start one/),
    });
  });
});

describe('the image of the boxes', () => {
  it('has a name for what it is made of', async () => {
    const [python, again, all] = [await imagesFor(['python']), await imagesFor(['python']), await imagesFor(['python', 'rust'])];
    expect(again).toEqual(python);
    expect(all.box).not.toBe(python.box);
    expect(python.box).toMatch(/^ratchet-box:[0-9a-f]{12}$/);
  });
});

describe('the container of a box', () => {
  it('tells its program how much memory it has, as the heap of Java must know', () => {
    const program = { name: 'split', command: ['run'], env: { MORE: '1' }, folders: [], job: false };
    const { Env, HostConfig } = boxContainer({ program, limits: { ...DEFAULT_LIMITS, memoryMb: 224 } }, 'image', 10_000);
    expect(Env).toEqual(expect.arrayContaining(['MEMORY_MB=224', 'MORE=1']));
    expect(HostConfig?.Memory).toBe(224 * 1_024 * 1_024);
  });
});

describe("the system call filter in Docker's form", () => {
  const condition = z.object({ index: z.int(), value: z.number(), valueTwo: z.number().optional(), op: z.string() });
  const profile = z
    .object({
      defaultAction: z.literal('SCMP_ACT_ALLOW'),
      syscalls: z.array(z.object({ names: z.array(z.string()), errnoRet: z.int(), args: z.array(condition).optional() })),
    })
    .parse(JSON.parse(seccompProfile()));
  /** The error that a call gets, as libseccomp joins rules: the first that fits. */
  const errorOf = (name: string, ...values: readonly number[]): number | null => {
    const fits = ({ index, value, valueTwo = 0, op }: z.infer<typeof condition>): boolean => {
      const given = values[index] ?? 0;
      return (
        {
          SCMP_CMP_EQ: given === value,
          SCMP_CMP_NE: given !== value,
          SCMP_CMP_GT: given > value,
          SCMP_CMP_MASKED_EQ: (BigInt(given) & BigInt(value)) === BigInt(valueTwo),
        }[op] ?? false
      );
    };
    return profile.syscalls.find((rule) => rule.names.includes(name) && (rule.args ?? []).every(fits))?.errnoRet ?? null;
  };

  it('denies what the filter of bubblewrap denies', () => {
    for (const name of Object.keys(DENIED)) expect([name, errorOf(name)]).toEqual([name, 1]);
  });

  it.each([
    ['clone into a user namespace', errorOf('clone', 0x1000_0011), 1],
    ['fork by clone', errorOf('clone', 0x0120_0011), null],
    ['clone3', errorOf('clone3'), 38],
    ["another process's limits", errorOf('prlimit64', 1), 1],
    ['its own limits', errorOf('prlimit64', 0), null],
    ['typing into a terminal', errorOf('ioctl', 0, 0x5412), 1],
    ['a unix socket', errorOf('socket', 1), null],
    ['an IPv6 socket', errorOf('socket', 10), null],
    ['a netlink socket', errorOf('socket', 16), 97],
    ['a socket of family 0', errorOf('socket', 0), 97],
    ['io_uring', errorOf('io_uring_setup'), 1],
  ])('%s', (_, seen, expected) => {
    expect(seen).toBe(expected);
  });
});
