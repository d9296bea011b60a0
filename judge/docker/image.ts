import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { z } from 'zod';
import { isProgrammingError, RatchetFailure } from '../../ports/failures.js';
import { type Language, LANGUAGES } from '../../domain/task.js';
import { packageRoot } from '../../config/package-root.js';
import { type Engine, statusOf } from './engine.js';
import { tarOf } from './tar.js';

const FOLDER = join(packageRoot, 'judge/docker');
const SOURCES = ['Dockerfile', 'init.c'] as const;
/** Debian's stable release: the one before has no Node that is young enough. */
const BASE = 'debian:trixie-slim';

/** Debian's packages for each language. */
const PACKAGES: Readonly<Record<Language, readonly string[]>> = {
  python: ['python3', 'python3-pip'],
  java: ['openjdk-21-jdk-headless', 'maven'],
  javascript: ['nodejs', 'npm'],
  typescript: ['nodejs', 'npm'],
  rust: ['rustc', 'cargo', 'rust-clippy'],
};

/** What looks from inside whether a box holds. */
const PROBER = 'python3';

/** The images that boxes of these languages are made from. Named by what they are made of: a change is a new image. */
export interface BoxImages {
  /** what candidates see */
  readonly box: string;
  /** the same with what prepares it */
  readonly tools: string;
}

export async function imagesFor(languages: readonly Language[]): Promise<BoxImages> {
  const sources = await readSources();
  const tag = createHash('sha256')
    .update(JSON.stringify([sources, packagesFor(languages), BASE]))
    .digest('hex')
    .slice(0, 12);
  return { box: `ratchet-box:${tag}`, tools: `ratchet-box-tools:${tag}` };
}

export async function areBuilt({ docker }: Engine, images: BoxImages): Promise<boolean> {
  const found = await Promise.all([images.box, images.tools].map(async (name) => isThere(docker.getImage(name).inspect())));
  return found.every(Boolean);
}

async function isThere(inspection: Promise<unknown>): Promise<boolean> {
  try {
    await inspection;
    return true;
  } catch (error) {
    if (statusOf(error) === 404) return false;
    throw error;
  }
}

/** Builds what is missing; takes minutes. Throws RatchetFailure('sandbox-unavailable'). */
export async function ensureImages(engine: Engine, languages: readonly Language[], report: (line: string) => void): Promise<BoxImages> {
  // one that has more serves as well
  for (const each of [languages, LANGUAGES]) if (await areBuilt(engine, await imagesFor(each))) return imagesFor(each);
  const images = await imagesFor(languages);
  const startedAt = performance.now();
  report(`building the image of the boxes for ${languages.join(', ')} on ${engine.where}, once …`);
  await build(engine, { target: 'box', name: images.box, languages }, report);
  await build(engine, { target: 'tools', name: images.tools, languages }, () => undefined);
  report(`${images.box} is built (${Math.round((performance.now() - startedAt) / 1_000)} s)`);
  return images;
}

/** Within a step that takes long, now and then a line of what it prints. */
const NEXT_WORD_MS = 15_000;

const eventSchema = z.looseObject({ stream: z.string().optional(), status: z.string().optional(), error: z.string().optional() });

async function build(
  { docker, hasBridge }: Engine,
  order: { readonly target: string; readonly name: string; readonly languages: readonly Language[] },
  report: (line: string) => void,
): Promise<void> {
  const said: string[] = [];
  let reportedAt = performance.now();
  const onEvent = (raw: unknown): void => {
    const { stream, status, error } = eventSchema.parse(raw);
    for (const line of (stream ?? status ?? error ?? '').split('\n').filter((each) => each.trim() !== '')) {
      said.push(line);
      const isStep = line.startsWith('Step ');
      if (!isStep && performance.now() - reportedAt < NEXT_WORD_MS) continue;
      reportedAt = performance.now();
      report(line.slice(0, 120));
    }
  };
  try {
    const options = {
      t: order.name,
      target: order.target,
      buildargs: { BASE, PACKAGES: packagesFor(order.languages).join(' ') },
      rm: true,
      forcerm: true,
      ...(hasBridge ? {} : { networkmode: 'host' }),
    };
    const progress = await docker.buildImage(Readable.from([tarOf(await readSources())]), options);
    await new Promise<void>((resolve, reject) => {
      docker.modem.followProgress(progress, (error) => (error === null ? resolve() : reject(error)), onEvent);
    });
  } catch (error) {
    if (isProgrammingError(error)) throw error;
    const end = said.slice(-6).join('\n');
    throw new RatchetFailure(
      'sandbox-unavailable',
      `the image of the boxes could not be built: ${error instanceof Error ? error.message : String(error)}\n${end}\n${WAYS_OUT}`,
      { cause: error },
    );
  }
}

const WAYS_OUT = `Needed: the image ${BASE} and Debian's package mirror. Where no registry is reachable, make the base once: debootstrap --variant=minbase trixie base && tar -C base -c . | docker import - ${BASE}`;

async function readSources(): Promise<Record<string, string>> {
  return Object.fromEntries(await Promise.all(SOURCES.map(async (name) => [name, await readFile(join(FOLDER, name), 'utf8')] as const)));
}

function packagesFor(languages: readonly Language[]): readonly string[] {
  return [...new Set([PROBER, ...languages.flatMap((language) => PACKAGES[language])])].toSorted();
}
