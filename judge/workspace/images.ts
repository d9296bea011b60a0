import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { lstat, mkdir, mkdtemp, readdir, readlink, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { RatchetFailure } from '../../ports/failures.js';
import type { SystemEntry } from '../box.js';
import { connect, type Engine, statusOf } from '../docker/engine.js';
import { removeContainer } from '../docker/remove.js';
import { ownerLabels } from '../docker/labels.js';
import { failureCode } from '../failure-code.js';
import { unpack } from '../unpack.js';

const run = promisify(execFile);

/** What an image has, taken out of the engine once: boxes are made of it as they are of this machine's own programs. */
export interface ImageFiles {
  /** of the content, whatever the name */
  readonly id: string;
  /** folder that holds its files */
  readonly root: string;
  /** what stands at the top of it, and is to be seen in a box */
  readonly entries: readonly SystemEntry[];
  readonly env: Readonly<Record<string, string>>;
  /** folder with `work`, what lies in its working directory; null where it has none of its own */
  readonly layer: string | null;
}

const configSchema = z.looseObject({
  Env: z.array(z.string()).nullish(),
  WorkingDir: z.string().nullish(),
});

/** Images by name, which the engine must have already: nothing is pulled behind anybody's back. */
export class Images {
  readonly #folder: string;
  readonly #report: (line: string) => void;
  readonly #connect: () => Promise<Engine>;
  readonly #found = new Map<string, Promise<ImageFiles>>();

  constructor(folder: string, report: (line: string) => void, toEngine: () => Promise<Engine> = connect) {
    this.#folder = folder;
    this.#report = report;
    this.#connect = toEngine;
  }

  /** Throws RatchetFailure `sandbox-unavailable` with the way out where there is no engine, or it does not have the image. */
  async of(image: string): Promise<ImageFiles> {
    const known = this.#found.get(image);
    const finding = known ?? this.#find(image);
    this.#found.set(image, finding);
    finding.catch(() => this.#found.delete(image));
    const found = await finding;
    if (known === undefined || existsSync(found.root)) return found;
    // what nobody has used for long may have been removed
    if (this.#found.get(image) === known) this.#found.delete(image);
    return this.of(image);
  }

  async #find(image: string): Promise<ImageFiles> {
    const engine = await this.#connect().catch((error: unknown) => {
      if (!(error instanceof RatchetFailure)) throw error;
      throw new RatchetFailure('sandbox-unavailable', `the task wants the image ${image}: ${error.message}`, { cause: error });
    });
    const { id, config } = await inspected(engine, image);
    const folder = join(this.#folder, id.replace(/^sha256:/, '').slice(0, 24));
    const workingDir = (config.WorkingDir ?? '').replace(/\/+$/, '');
    if (!existsSync(folder)) await this.#takeOut(engine, { image, id, folder, workingDir });
    const env = (config.Env ?? []).map((each) => [each.slice(0, each.indexOf('=')), each.slice(each.indexOf('=') + 1)] as const);
    const layer = join(folder, 'layer');
    return {
      id,
      root: join(folder, 'root'),
      entries: await entriesIn(join(folder, 'root')),
      env: Object.fromEntries(env),
      layer: existsSync(layer) ? layer : null,
    };
  }

  async #takeOut(
    engine: Engine,
    {
      image,
      id,
      folder,
      workingDir,
    }: { readonly image: string; readonly id: string; readonly folder: string; readonly workingDir: string },
  ): Promise<void> {
    this.#report(`taking the files out of the image ${image}, once …`);
    await mkdir(dirname(folder), { recursive: true, mode: 0o700 });
    const half = await mkdtemp(`${folder}.half-`);
    try {
      const root = join(half, 'root');
      await mkdir(root);
      await exported(engine, id, root);
      await fitForBoxes(root, image);
      if (isOwnFolder(workingDir)) await setAside(root, workingDir, half);
      await run('chmod', ['-R', 'a+rX', '--', half]);
      await rename(half, folder);
    } catch (error) {
      await rm(half, { recursive: true, force: true });
      // somebody else was faster
      if (!['ENOTEMPTY', 'EEXIST'].includes(failureCode(error))) throw error;
    }
  }
}

async function inspected(
  { docker, where }: Engine,
  image: string,
): Promise<{ readonly id: string; readonly config: z.infer<typeof configSchema> }> {
  try {
    const { Id: id, Config: config } = await docker.getImage(image).inspect();
    return { id, config: configSchema.parse(config) };
  } catch (error) {
    if (statusOf(error) !== 404 && statusOf(error) !== 400) throw error;
    throw new RatchetFailure(
      'sandbox-unavailable',
      `the task wants the image ${image}, which the Docker engine at ${where} does not have: docker pull ${image}`,
      { cause: error },
    );
  }
}

/** Of a container that never runs. */
async function exported({ docker }: Engine, id: string, root: string): Promise<void> {
  const container = await docker.createContainer({ Image: id, Entrypoint: ['/none'], Cmd: [], Labels: ownerLabels() });
  try {
    const archive = await container.export();
    const excluded = ['dev/*', 'proc/*', 'sys/*', '.dockerenv'].map((each) => `--exclude=${each}`);
    const { code, said } = await unpack(archive, ['-x', '-f', '-', '-C', root, '--no-same-owner', ...excluded]);
    if (code !== 0) throw new RatchetFailure('sandbox-unavailable', `its files could not be taken out: ${said}`);
  } finally {
    await removeContainer(container);
  }
}

/** What boxes mount into it must be there, since nothing can be made in a box's system. */
async function fitForBoxes(root: string, image: string): Promise<void> {
  if (!existsSync(join(root, 'bin/sh')) && (await leadsNowhere(root, 'bin/sh')))
    throw new RatchetFailure('bad-request', `the image ${image} has no /bin/sh, which commands are run by`);
  const etc = join(root, 'etc');
  const found = await lstat(etc).catch(() => null);
  if (found?.isDirectory() !== true) {
    await rm(etc, { force: true });
    await mkdir(etc);
  }
  for (const name of ['passwd', 'resolv.conf', 'hosts']) {
    const path = join(etc, name);
    const file = await lstat(path).catch(() => null);
    if (file?.isFile() === true) continue;
    await rm(path, { recursive: true, force: true });
    await writeFile(path, '');
  }
}

/** A link in an image means the image's own root, and not this machine's. */
async function leadsNowhere(root: string, path: string): Promise<boolean> {
  const seen = new Set<string>();
  let [at, rest] = ['', path.split('/')];
  while (rest.length > 0) {
    const [part = '', ...more] = rest;
    const now = join(at, part);
    const found = await lstat(join(root, now)).catch(() => null);
    if (found === null || seen.has(now)) return true;
    if (found.isSymbolicLink()) {
      seen.add(now);
      const to = await readlink(join(root, now));
      [at, rest] = [
        '',
        [
          ...join('/', to.startsWith('/') ? '' : at, to)
            .split('/')
            .filter((each) => each !== ''),
          ...more,
        ],
      ];
    } else [at, rest] = [now, more];
  }
  return false;
}

/** Homes hold more than a project, and these others are each box's own. */
function isOwnFolder(path: string): boolean {
  return path !== '' && !/^\/(?:root|home(?:\/[^/]+)?|tmp|proc|sys|dev|usr|etc|bin|sbin|lib|opt|var)$/.test(path);
}

/**
 * What lies in an image's working directory (what was built there, beside the repository's own files) goes below a checkout, and the
 * directory leads to the checkout: what was installed from there is then what is worked on. Its history stays outside.
 */
async function setAside(root: string, path: string, half: string): Promise<void> {
  const at = join(root, path);
  const found = await lstat(at).catch(() => null);
  if (found?.isDirectory() !== true || !(await isPlainWay(root, path))) return;
  const layer = join(half, 'layer');
  await mkdir(layer);
  await rename(at, join(layer, 'work'));
  await rm(join(layer, 'work', '.git'), { recursive: true, force: true });
  if (path !== '/work') await symlink('/work', at);
}

async function isPlainWay(root: string, path: string): Promise<boolean> {
  const parts = path.split('/').filter((part) => part !== '');
  const ways = parts.map((_, index) => join(root, ...parts.slice(0, index + 1)));
  const found = await Promise.all(ways.map((way) => lstat(way).catch(() => null)));
  return found.every((each) => each?.isDirectory() === true);
}

/** Each box has these of its own. */
const OWN = ['proc', 'dev', 'sys', 'tmp', 'work', 'mnt', 'run', 'job'];

async function entriesIn(root: string): Promise<readonly SystemEntry[]> {
  const found = await Promise.all((await topOf(root)).map(async (path) => entryAt(root, path)));
  return found.flat();
}

/** Of homes each by itself: the one of a workspace is mounted beside them. */
async function topOf(root: string): Promise<readonly string[]> {
  const names = (await readdir(root)).filter((name) => !OWN.includes(name)).toSorted();
  const home = await lstat(join(root, 'home')).catch(() => null);
  if (home?.isDirectory() !== true) return names.filter((name) => name !== 'home');
  return [...names.filter((name) => name !== 'home'), ...(await readdir(join(root, 'home'))).toSorted().map((name) => `home/${name}`)];
}

async function entryAt(root: string, path: string): Promise<readonly SystemEntry[]> {
  const found = await lstat(join(root, path));
  if (found.isSymbolicLink()) return [{ box: `/${path}`, link: await readlink(join(root, path)) }];
  return found.isDirectory() || found.isFile() ? [{ box: `/${path}`, below: path }] : [];
}
