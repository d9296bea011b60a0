import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { isProgrammingError, RatchetFailure } from '../../ports/failures.js';
import { inheritedEnvironment } from '../../config/config.js';
import type { BoxFolder } from '../box.js';
import type { Preparation, Tool, ToolHost, WorkFolder } from '../tool-host.js';
import { openingTo } from '../unreadable.js';
import { type Engine, statusOf } from './engine.js';
import type { BoxImages } from './image.js';
import { ownerLabels, sweepContainers } from './labels.js';
import { groupMeter } from './meter.js';
import { removeContainer } from './remove.js';
import { PREPARED, volumeFor } from './volumes.js';
import { ToolContainer } from './tool-container.js';

const MOUNT = '/mnt/ratchet';
/** In a volume that is filled to the end. */
const MADE = '.made';
const MAKE_WITHIN_MS = 900_000;
const LOOK_WITHIN_MS = 60_000;
const LOOK_AGAIN_MS = 1_000;
const PATH = '/usr/bin:/usr/local/bin:/bin';

/** The tools in the images of the boxes; what is prepared lies in volumes of the engine. */
export class DockerTools implements ToolHost {
  readonly #engine: Engine;
  readonly #images: BoxImages;
  readonly #report: (line: string) => void;
  readonly #prepared = new Map<string, Promise<BoxFolder>>();
  /** an image does not change: what was looked for once is known */
  readonly #found = new Map<string, Promise<Tool | null>>();
  /** of the image that boxes have, to look at */
  #looking: Promise<ToolContainer> | null = null;

  constructor(engine: Engine, images: BoxImages, report: (line: string) => void) {
    this.#engine = engine;
    this.#images = images;
    this.#report = report;
  }

  find(candidates: readonly string[], versionArguments: readonly string[]): Promise<Tool | null> {
    const wanted = JSON.stringify([candidates, versionArguments]);
    const finding = this.#found.get(wanted) ?? this.#find(candidates, versionArguments);
    this.#found.set(wanted, finding);
    finding.catch(() => this.#found.delete(wanted));
    return finding;
  }

  async #find(candidates: readonly string[], versionArguments: readonly string[]): Promise<Tool | null> {
    const toolContainer = await this.#look();
    const script = 'path=$(command -v "$1") && [ -x "$path" ] && shift && printf "%s\\n" "$path" && exec "$path" "$@" 2>&1';
    for (const candidate of candidates) {
      const { exitCode, stdout } = await toolContainer.run(['/bin/sh', '-c', script, 'find', candidate, ...versionArguments], {
        folder: '/',
        env: { PATH, LANG: 'C.UTF-8' },
        withinMs: LOOK_WITHIN_MS,
      });
      const [path = '', ...lines] = stdout.trim().split('\n');
      if (exitCode === 0) return { path, version: lines.find((line) => line.trim() !== '') ?? '' };
    }
    return null;
  }

  /** Whether the control groups of the engine's containers can be read here. */
  async seesGroups(): Promise<boolean> {
    const { container } = await this.#look();
    const { State } = await container.inspect();
    return groupMeter(container.id, State.Pid) !== null;
  }

  prepare(preparation: Preparation): Promise<BoxFolder> {
    const volume = volumeFor(preparation, this.#images);
    const folder = { source: volume, box: `${MOUNT}/${preparation.name}` };
    const preparing = this.#prepared.get(volume) ?? this.#prepare(preparation, folder);
    this.#prepared.set(volume, preparing);
    // the next that wants it tries again
    preparing.catch(() => this.#prepared.delete(volume));
    return preparing;
  }

  /** Of those that want it at once, in whatever process, one makes it: the name of its container is the lock. */
  async #prepare(preparation: Preparation, folder: BoxFolder): Promise<BoxFolder> {
    await this.#engine.docker.createVolume({ Name: folder.source, Labels: { [PREPARED]: preparation.name } });
    while (!(await this.#isMade(folder))) {
      const toolContainer = await this.#openMaker(folder);
      if (toolContainer === null) {
        await sleep(LOOK_AGAIN_MS);
        await sweepContainers(this.#engine);
        continue;
      }
      try {
        if (!(await this.#isMade(folder))) await this.#make(preparation, toolContainer, folder.box);
      } finally {
        await toolContainer.close();
      }
    }
    return folder;
  }

  async close(): Promise<void> {
    const toolContainer = await this.#looking?.catch(() => null);
    await toolContainer?.close();
  }

  #look(): Promise<ToolContainer> {
    this.#looking ??= this.#openLooking();
    return this.#looking;
  }

  async #openLooking(): Promise<ToolContainer> {
    const { box } = this.#images;
    try {
      return await ToolContainer.open(this.#engine, { Image: box, HostConfig: { NetworkMode: 'none', ReadonlyRootfs: true } });
    } catch (error) {
      if (isProgrammingError(error)) throw error;
      throw new RatchetFailure(
        'sandbox-unavailable',
        `the Docker engine at ${this.#engine.where} starts no container of ${box}: ${error instanceof Error ? error.message : String(error)}`,
        { cause: error },
      );
    }
  }

  /** Seen through a container that is never started. */
  async #isMade({ source, box }: BoxFolder): Promise<boolean> {
    const container = await this.#engine.docker.createContainer({
      Image: this.#images.tools,
      Cmd: ['true'],
      Labels: ownerLabels(),
      HostConfig: { Binds: [`${source}:${box}:ro,nocopy`], NetworkMode: 'none' },
    });
    try {
      await container.infoArchive({ path: `${box}/${MADE}` });
      return true;
    } catch (error) {
      if (statusOf(error) === 404) return false;
      throw error;
    } finally {
      await removeContainer(container);
    }
  }

  /** null while somebody else is at it. */
  async #openMaker({ source, box }: BoxFolder): Promise<ToolContainer | null> {
    try {
      return await ToolContainer.open(this.#engine, {
        name: `${source}-maker`,
        Image: this.#images.tools,
        HostConfig: { Binds: [`${source}:${box}:nocopy`], ...(this.#engine.hasBridge ? {} : { NetworkMode: 'host' }) },
      });
    } catch (error) {
      if (statusOf(error) === 409) return null;
      throw error;
    }
  }

  async #make(preparation: Preparation, toolContainer: ToolContainer, box: string): Promise<void> {
    this.#report(`${preparation.doing}, once …`);
    const startedAt = performance.now();
    // what a maker left that was killed
    await runOrFail(toolContainer, ['/usr/bin/find', box, '-mindepth', '1', '-delete'], box, {});
    await toolContainer.write(await ownTrust(), '/');
    await preparation.make(workFolder(toolContainer, box));
    await runOrFail(toolContainer, openingTo(box), box, {});
    await toolContainer.write({ [MADE]: '' }, box);
    this.#report(`${preparation.doing}: done (${Math.round((performance.now() - startedAt) / 1_000)} s)`);
  }
}

function workFolder(toolContainer: ToolContainer, box: string): WorkFolder {
  return {
    path: box,
    write: (files) => toolContainer.write(files, box),
    run: async (command, env = {}) => (await runOrFail(toolContainer, command, box, env)).stdout,
  };
}

async function runOrFail(
  toolContainer: ToolContainer,
  command: readonly string[],
  folder: string,
  env: Readonly<Record<string, string>>,
): ReturnType<ToolContainer['run']> {
  const ran = await toolContainer.run(command, {
    folder,
    env: { PATH, HOME: '/root', LANG: 'C.UTF-8', ...ownNetwork(), ...env },
    withinMs: MAKE_WITHIN_MS,
  });
  if (ran.exitCode === 0) return ran;
  const printed = [ran.stderr, ran.stdout].map((each) => each.trim()).find((each) => each !== '') ?? `exit code ${ran.exitCode}`;
  throw new RatchetFailure('sandbox-unavailable', `${command.slice(0, 3).join(' ')} failed: ${printed.slice(-600)}`);
}

/** Where this machine's own installers go: proxies and registries. */
function ownNetwork(): Record<string, string> {
  const named = /^(?:https?|no|all)_proxy$|^PIP_(?:INDEX_URL|EXTRA_INDEX_URL|TRUSTED_HOST)$|^npm_config_registry$/i;
  return Object.fromEntries(
    Object.entries(inheritedEnvironment()).flatMap(([name, value]) => (named.test(name) && value !== undefined ? [[name, value]] : [])),
  );
}

/** Behind a proxy that signs anew, only this machine knows whom to trust: Debian's bundle, and the one that Java reads. */
const TRUST = ['/etc/ssl/certs/ca-certificates.crt', '/etc/ssl/certs/java/cacerts'];

async function ownTrust(): Promise<Record<string, Buffer>> {
  return Object.fromEntries(
    await Promise.all(TRUST.filter((path) => existsSync(path)).map(async (path) => [path.slice(1), await readFile(path)] as const)),
  );
}
