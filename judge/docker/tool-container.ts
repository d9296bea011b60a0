import { Socket } from 'node:net';
import { PassThrough, type Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { Container, ContainerCreateOptions } from 'dockerode';
import { RatchetFailure } from '../../ports/failures.js';
import type { Engine } from './engine.js';
import { ownerLabels } from './labels.js';
import { removeContainer } from './remove.js';
import { tarOf } from './tar.js';

export interface Ran {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A container in which trusted programs run one after the other. It ends with the process that opened it. */
export class ToolContainer {
  readonly #engine: Engine;
  readonly container: Container;
  readonly #line: NodeJS.ReadWriteStream;

  private constructor(engine: Engine, container: Container, line: NodeJS.ReadWriteStream) {
    this.#engine = engine;
    this.container = container;
    this.#line = line;
  }

  /** `cat` waits for what never comes: it ends when the line to it does. */
  static async open(engine: Engine, options: ContainerCreateOptions): Promise<ToolContainer> {
    const { HostConfig, ...rest } = options;
    const container = await engine.docker.createContainer({
      ...rest,
      Entrypoint: ['/bin/cat'],
      Labels: ownerLabels(),
      OpenStdin: true,
      StdinOnce: true,
      HostConfig: { ...HostConfig, AutoRemove: true, LogConfig: { Type: 'none', Config: {} } },
    });
    try {
      const line = await container.attach({ stream: true, stdin: true, hijack: true });
      line.on('error', () => undefined);
      // whoever waits for a program that runs in it holds this process; the container alone does not
      if (line instanceof Socket) line.unref();
      await container.start();
      return new ToolContainer(engine, container, line);
    } catch (error) {
      await removeContainer(container);
      throw error;
    }
  }

  async write(files: Readonly<Record<string, string | Buffer>>, folder: string): Promise<void> {
    await this.container.putArchive(tarOf(files), { path: folder });
  }

  async run(
    command: readonly string[],
    options: { readonly folder: string; readonly env: Readonly<Record<string, string>>; readonly withinMs: number },
  ): Promise<Ran> {
    const exec = await this.container.exec({
      Cmd: [...command],
      Env: Object.entries(options.env).map(([name, value]) => `${name}=${value}`),
      WorkingDir: options.folder,
      AttachStdout: true,
      AttachStderr: true,
    });
    const [stdout, stderr] = [new PassThrough(), new PassThrough()];
    const stream = await exec.start({ hijack: true, stdin: false });
    this.#engine.docker.modem.demuxStream(stream, stdout, stderr);
    stream.once('close', () => [stdout, stderr].forEach((each) => each.end()));
    const [out, err] = await within(options.withinMs, command, Promise.all([text(stdout), text(stderr)]), stream);
    const { ExitCode } = await exec.inspect();
    return { exitCode: ExitCode ?? 0, stdout: out, stderr: err };
  }

  async close(): Promise<void> {
    await removeContainer(this.container);
    this.#line.end();
  }
}

/** What still runs then ends with its container. */
async function within<T>(ms: number, command: readonly string[], work: Promise<T>, stream: Readable): Promise<T> {
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    stream.destroy();
  }, ms);
  const result = await work;
  clearTimeout(timer);
  if (late) throw new RatchetFailure('sandbox-unavailable', `${command.slice(0, 3).join(' ')}: no end after ${ms / 1_000} s`);
  return result;
}
