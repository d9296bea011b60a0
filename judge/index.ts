import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packageRoot } from '../config/package-root.js';
import { RatchetFailure } from '../ports/failures.js';
import { type Language, LANGUAGES } from '../domain/task.js';
import type { BoxBackend, Guarantee } from './box.js';
import { openBubblewrap } from './bubblewrap/backend.js';
import { ByLanguage } from './by-language.js';
import { isDockerReady, openDocker } from './docker/index.js';
import { Judge, type JudgeParts, type OpenSandbox } from './judge.js';
import { BoxFault } from './judgement.js';
import { HostTools } from './host-tools.js';
import { type Languages, openLanguages } from './languages/index.js';
import { roomHere, slotsFor } from './machine.js';
import { cannotStart, proveGuarantees } from './self-test.js';
import { WasmBackend } from './wasm/backend.js';
import { NO_TOOLS, openWasmLanguages } from './wasm/javascript.js';
import { BoxWorkspaces } from './workspace/workspaces.js';
import { toolsOfCheckouts } from './workspace/tools.js';
import type { BackendName } from '../ports/sandbox.js';

export interface SandboxOptions {
  /** folder of what is made once: the system call filter, frameworks */
  readonly cache: string;
  /** null: bubblewrap where it makes boxes, else Docker */
  readonly backend: BackendName | null;
  /** what an image of the boxes must have; default: all */
  readonly languages?: readonly Language[];
  /** candidates judged side by side; null: what the cores and the memory of this machine allow */
  readonly concurrency: number | null;
  /** folders of this machine that people's own agents lie in; missing: none */
  readonly guests?: readonly string[];
  /** progress of what takes long at its first use, for a person who waits */
  readonly report: (line: string) => void;
}

/** Throws RatchetFailure('sandbox-unavailable') with the command that mends it. */
export async function openSandbox(options: SandboxOptions): Promise<OpenSandbox> {
  switch (options.backend) {
    case 'bubblewrap':
      return (await openInBubblewrap(options)).judge;
    case 'docker':
      return openInDocker(options);
    case 'wasm':
      return openInWasm(options);
    case null:
      return openWhatIsThere(options);
    default:
      return options.backend satisfies never;
  }
}

async function openInBubblewrap(options: SandboxOptions): Promise<{ readonly judge: Judge; readonly languages: Languages }> {
  const tools = new HostTools(options.cache, options.report);
  const languages = await openLanguages(tools);
  const { backend, guarantees } = await openProven(join(options.cache, 'sandbox'), languages);
  const workspaces = new BoxWorkspaces(backend, options.cache, toolsOfCheckouts(languages, tools), options.report, options.guests);
  return { languages, judge: judgeOf(options, { backend, guarantees, languages, tools, workspaces }) };
}

async function openInDocker(options: SandboxOptions): Promise<Judge> {
  const { backend, tools } = await openDocker(options.languages ?? LANGUAGES, options.report);
  try {
    const languages = await openLanguages(tools);
    return judgeOf(options, {
      backend,
      languages,
      tools,
      workspaces: null,
      guarantees: await proveGuarantees(backend, languages.probing()),
    });
  } catch (error) {
    await backend.close();
    if (error instanceof BoxFault)
      throw new RatchetFailure('sandbox-unavailable', `${backend.name} starts no box here: ${error.message}`, { cause: error });
    throw error;
  }
}

/** Asked for by name only: it judges JavaScript split, and nothing else. */
async function openInWasm(options: SandboxOptions): Promise<Judge> {
  const backend = new WasmBackend();
  return judgeOf(options, {
    backend,
    guarantees: backend.guarantees(),
    languages: await openWasmLanguages(),
    tools: NO_TOOLS,
    workspaces: null,
  });
}

/**
 * Bubblewrap, with Docker for languages that this machine has no toolchain for, where their image is there already; Docker alone where
 * bubblewrap makes no box.
 */
async function openWhatIsThere(options: SandboxOptions): Promise<OpenSandbox> {
  const here = await orFailure(openInBubblewrap(options));
  if (here instanceof RatchetFailure) {
    options.report(`no box by bubblewrap (${here.message}), so Docker`);
    const docker = await orFailure(openInDocker(options));
    if (docker instanceof RatchetFailure)
      throw new RatchetFailure('sandbox-unavailable', `${here.message}; ${docker.message}`, { cause: docker });
    return docker;
  }
  const missing = here.languages.list().flatMap(({ language, version }) => (version === null ? [language] : []));
  if (missing.length === 0 || !(await isDockerReady(LANGUAGES))) return here.judge;
  const docker = await orFailure(openInDocker({ ...options, languages: LANGUAGES }));
  return docker instanceof RatchetFailure ? here.judge : new ByLanguage(here.judge, docker, missing);
}

async function orFailure<T>(work: Promise<T>): Promise<T | RatchetFailure> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof RatchetFailure) return error;
    throw error;
  }
}

function judgeOf(options: SandboxOptions, parts: Pick<JudgeParts, 'backend' | 'guarantees' | 'languages' | 'tools' | 'workspaces'>): Judge {
  return new Judge({
    ...parts,
    version: `${ownCode()} ${parts.backend.version}`,
    concurrency: options.concurrency ?? slotsFor(roomHere()),
  });
}

/** Boxes with control groups where they work, without them otherwise. */
async function openProven(
  folder: string,
  languages: Languages,
  withGroups = true,
): Promise<{ readonly backend: BoxBackend; readonly guarantees: readonly Guarantee[] }> {
  const backend = await openBubblewrap(folder, withGroups);
  try {
    return { backend, guarantees: await proveGuarantees(backend, languages.probing()) };
  } catch (error) {
    await backend.close();
    if (!(error instanceof BoxFault)) throw error;
    if (withGroups) return openProven(folder, languages, false);
    throw cannotStart(backend, error);
  }
}

/** Hash of the judge as it runs: any change of it may change a verdict. */
function ownCode(): string {
  const hash = createHash('sha256');
  for (const folder of new Set([dirname(fileURLToPath(import.meta.url)), join(packageRoot, 'judge')])) {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(?!md$|d\.ts$|map$)\w+$/.test(name))
      .toSorted();
    for (const name of files) hash.update(name).update(readFileSync(join(folder, name)));
  }
  return hash.digest('hex');
}
