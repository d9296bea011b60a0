import { dirname, join } from 'node:path';
import { inheritedEnvironment } from '../../config/config.js';
import type { RepoSource } from '../../domain/repo-task.js';
import type { Limits, Needs } from '../../domain/task.js';
import { RatchetFailure } from '../../ports/failures.js';
import type { Guest, Workspaces } from '../../ports/workspace.js';
import type { BoxBackend, BoxFolder, ImageSystem } from '../box.js';
import { WORKSPACE_HOME } from '../bubblewrap/launch.js';
import { makeJobFolder, removeJobFolder } from '../bubblewrap/job-folder.js';
import { BoxWorkspace } from './box-workspace.js';
import { Checkouts } from './checkouts.js';
import { broughtBy, Environments, type Prepared, type RunSetup } from './environments.js';
import { type ImageFiles, Images } from './images.js';
import { keepMounted, type Layers } from './keeper.js';
import { Mirrors } from './mirrors.js';
import { noteUse, prune } from './pruning.js';
import { runInBox } from './shell.js';
import { networkFiles, registryVariables, systemFolders, workspaceVariables } from './surroundings.js';

/** Tools of this machine that stand outside of `/usr`: a folder of programs, and what boxes need to see of it. */
export interface MoreTools {
  readonly path: readonly string[];
  readonly folders: readonly BoxFolder[];
  readonly version: string;
}

/** Workspaces in boxes of bubblewrap, as overlays over checkouts that are made once. */
export class BoxWorkspaces implements Workspaces {
  readonly mirrors: Mirrors;
  readonly #backend: BoxBackend;
  readonly #checkouts: Checkouts;
  readonly #environments: Environments;
  readonly #images: Images;
  readonly #tools: (checkout: string) => Promise<MoreTools>;
  readonly #guests: readonly string[];
  readonly #cache: string;
  readonly #report: (line: string) => void;
  #isPruned = false;
  readonly #open = new Set<BoxWorkspace>();
  #opened = 0;
  #closed = false;

  /** `guests`: folders of this machine that programs of persons lie in; they see them where they are. */
  constructor(
    backend: BoxBackend,
    cache: string,
    tools: (checkout: string) => Promise<MoreTools>,
    report: (line: string) => void,
    guests: readonly string[] = [],
  ) {
    this.#backend = backend;
    this.#tools = tools;
    this.#guests = guests;
    const folder = join(cache, 'repositories');
    this.#cache = folder;
    this.#report = report;
    this.mirrors = new Mirrors(join(folder, 'mirrors'));
    this.#checkouts = new Checkouts(join(folder, 'checkouts'), this.mirrors);
    this.#images = new Images(join(folder, 'images'), report);
    const run: RunSetup = (setup, signal) => this.runSetup(setup, signal);
    this.#environments = new Environments(join(folder, 'environments'), run, report);
  }

  async open(source: RepoSource, limits: Limits, signal: AbortSignal, guest?: Guest): Promise<BoxWorkspace> {
    if (this.#closed) throw new RatchetFailure('sandbox-unavailable', 'the sandbox was closed');
    const image = await this.#imageOf(source.environment);
    const { checkout, prepared } = await this.prepare(source, signal);
    const tools = await this.#tools(checkout);
    const installed = guest === undefined ? null : await this.#installed(guest, checkout, tools, image, signal);
    const above = [installed, prepared].filter((each) => each !== null);
    const below = image?.layer ?? null;
    const used = [checkout, ...above.map(({ layer }) => dirname(layer)), ...(image === null ? [] : [dirname(image.root)])];
    await Promise.all(used.map(noteUse));
    this.#pruneOnce();
    const layers = {
      checkout,
      lower: [...above.map(({ layer }) => layer), checkout, ...(below === null ? [] : [below])],
      upper: { diskMb: limits.diskMb },
      guests: guest === undefined ? [] : this.#guests,
    };
    const fromImage = below === null ? [] : await broughtBy(join(below, 'work'), join(checkout, 'work'));
    const workspace = await this.#mounted(layers, tools, image, (parts) => {
      const env = workspaceVariables(tools.path, false, image?.env);
      const ownEnv = workspaceVariables(tools.path, false);
      const brought = [...above.flatMap(({ paths }) => paths), ...fromImage];
      return new BoxWorkspace({ ...parts, backend: this.#backend, limits, env, ownEnv, brought }, () => this.#open.delete(workspace));
    });
    this.#open.add(workspace);
    return workspace;
  }

  /** Behind the first opening, so that nobody waits for it. */
  #pruneOnce(): void {
    if (this.#isPruned) return;
    this.#isPruned = true;
    void prune(this.#cache).then(
      ({ entries, bytes }) => {
        if (entries > 0)
          this.#report(`removed ${entries} of what repositories left in the cache, unused for long: ${Math.round(bytes / 1_024 ** 2)} MB`);
      },
      (error: unknown) => this.#report(`the cache of repositories could not be brought back to its size: ${String(error)}`),
    );
  }

  /** The checkout and what it needs, so that opening it takes no time. */
  async prepare(
    { repository, commit, environment }: RepoSource,
    signal: AbortSignal,
  ): Promise<{ readonly checkout: string; readonly prepared: Prepared | null }> {
    const checkout = await this.#checkouts.of(repository, commit, signal);
    const tools = await this.#versionOf(checkout, await this.#imageOf(environment));
    return { checkout, prepared: await this.#environments.of(environment, { checkout, tools }, signal) };
  }

  /** The folder that the commands of needs leave. */
  async needed({ files, setup }: Needs, signal: AbortSignal): Promise<string> {
    const checkout = await this.#checkouts.ofFiles(files);
    const { version } = await this.#tools(checkout);
    const environment = { setup, inputs: Object.keys(files) };
    const prepared = await this.#environments.of(environment, { checkout, tools: `${process.arch} ${version}` }, signal);
    if (prepared === null) throw new RatchetFailure('bad-request', 'needs without a command set up nothing');
    return join(prepared.layer, 'work');
  }

  /** It is made of its commands alone, on whichever checkout is first, and serves all with the same programs. */
  async #installed(
    { setup }: Guest,
    checkout: string,
    { version }: MoreTools,
    image: ImageFiles | null,
    signal: AbortSignal,
  ): Promise<Prepared | null> {
    const tools = image === null ? `guest ${process.arch} ${version}` : `guest image ${image.id}`;
    return this.#environments.of({ setup, inputs: [], ...(image === null ? {} : { image: image.id }) }, { checkout, tools }, signal);
  }

  /** Null: it wants this machine's own programs. */
  async #imageOf({ image }: RepoSource['environment']): Promise<ImageFiles | null> {
    return image === undefined ? null : this.#images.of(image);
  }

  async #versionOf(checkout: string, image: ImageFiles | null): Promise<string> {
    if (image !== null) return `image ${image.id}`;
    const { version } = await this.#tools(checkout);
    return `${process.arch} ${version}`;
  }

  version(): Promise<string> {
    return Promise.resolve(this.#backend.version);
  }

  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all([...this.#open].map((each) => each.close()));
  }

  /** The commands of an environment, with a way out and no secret; the checkout below stays as it is. */
  async runSetup(
    { shell, checkout, upper, limits, image: named }: Parameters<RunSetup>[0],
    signal: AbortSignal,
  ): Promise<{ readonly exitCode: number; readonly ended: string; readonly output: string }> {
    const tools = await this.#tools(checkout);
    const image = await this.#imageOf({ setup: [], inputs: [], ...(named === undefined ? {} : { image: named }) });
    const lower = [checkout, ...(image?.layer === undefined || image.layer === null ? [] : [image.layer])];
    const setup = await this.#mounted({ checkout, lower, upper: { folder: upper } }, tools, image, (parts) => parts);
    try {
      return await runInBox(
        this.#backend,
        {
          argv: ['/bin/sh', '-c', `exec 2>&1\n${shell}`],
          mount: { ...setup.keeper.mount, network: true, ...(setup.system === null ? {} : { system: setup.system }) },
          limits,
          folders: [...setup.folders, ...(image === null ? [...setup.ownFolders, ...systemFolders(true)] : networkFiles())],
          env: { ...registryVariables(inheritedEnvironment()), ...workspaceVariables(tools.path, true, image?.env) },
        },
        signal,
      );
    } finally {
      await setup.keeper.close();
      await removeJobFolder(setup.at);
    }
  }

  async #mounted<T>(
    layers: Layers,
    tools: MoreTools,
    image: ImageFiles | null,
    use: (parts: {
      readonly keeper: Awaited<ReturnType<typeof keepMounted>>;
      readonly system: ImageSystem | null;
      readonly folders: readonly BoxFolder[];
      readonly ownFolders: readonly BoxFolder[];
      readonly trusted: BoxFolder;
      readonly at: string;
    }) => T,
  ): Promise<T> {
    this.#opened += 1;
    const at = await makeJobFolder(`workspace-${this.#opened}`);
    try {
      const { guests = [] } = layers;
      const beside = image === null ? guests : [...guests, image.root];
      const keeper = await keepMounted({ ...layers, guests: beside }, at, uidOf(this.#opened), WORKSPACE_HOME);
      const system = image === null ? null : { path: `${at}/guests/${guests.length}`, entries: image.entries };
      const folders = [
        { source: `${at}/etc/passwd`, box: '/etc/passwd' },
        ...guests.map((folder, index) => ({ source: `${at}/guests/${index}`, box: folder })),
      ];
      const ownFolders = [...tools.folders, ...systemFolders(false)];
      return use({ keeper, at, system, folders, ownFolders, trusted: { source: `${at}/git`, box: '/mnt/git' } });
    } catch (error) {
      await removeJobFolder(at);
      throw error;
    }
  }
}

/** Apart from those of the judge's own boxes. */
function uidOf(opened: number): number {
  return 70_000 + ((process.pid * 64 + opened) % 40_000);
}
