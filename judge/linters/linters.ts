import { RatchetFailure } from '../../ports/failures.js';
import { pipInstall } from '../pip-install.js';
import type { Language } from '../../domain/task.js';
import type { BoxProgram } from '../box.js';
import { checkstyle } from './checkstyle.js';
import { clippy } from './clippy.js';
import type { Linter } from './linter.js';
import type { ToolHost } from '../tool-host.js';

const RUFF = 'ruff==0.14.10';
const OXLINT = 'oxlint@1.94.0';

type Finder = (tools: ToolHost) => Promise<Linter | null>;

const FINDERS: Readonly<Partial<Record<Language, Finder>>> = {
  python: async (tools) =>
    withArguments(await ruff(tools), [
      'check',
      '--isolated',
      '--no-cache',
      '--quiet',
      '--ignore-noqa',
      '--output-format=concise',
      '--select=E,F,W,B,SIM,C4,PLR',
    ]),
  javascript: forScripts,
  typescript: forScripts,
  java: checkstyle,
  rust: clippy,
};

/**
 * The program that lints files of a language, in a box like any other reader of what a model wrote: it waits, and
 * then prints its findings as records. null where no linter of the language is to be had.
 */
export async function linterFor(language: Language, tools: ToolHost): Promise<BoxProgram | null> {
  const linter = await toBeHad(language, tools);
  if (linter === null) return null;
  // what it is to read comes as words of one line: paths of a task hold no white space but blanks, and those are escaped
  const script = `echo '{"waiting":true}' >&3; read -r paths; cd /job; eval "set -- $paths"; exec ${linter.command.map(quoted).join(' ')} "$@" >&3 2>&3`;
  return { name: `${language}-lint`, command: ['/bin/sh', '-c', script], env: linter.env, folders: linter.folders, job: true };
}

/** One that cannot be installed on this machine is not to be had. */
async function toBeHad(language: Language, tools: ToolHost): Promise<Linter | null> {
  try {
    return (await FINDERS[language]?.(tools)) ?? null;
  } catch (error) {
    if (error instanceof RatchetFailure && error.kind === 'sandbox-unavailable') return null;
    throw error;
  }
}

export function quoted(word: string): string {
  return `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

async function installed(tools: ToolHost, name: string, versionArguments: readonly string[]): Promise<Linter | null> {
  const found = await tools.find([name], versionArguments);
  return found === null ? null : { command: [found.path], env: {}, folders: [] };
}

async function ruff(tools: ToolHost): Promise<Linter | null> {
  const there = await installed(tools, 'ruff', ['--version']);
  const python = there === null ? await tools.find(['python3'], ['--version']) : null;
  if (python === null) return there;
  const folder = await tools.prepare({
    name: 'ruff',
    key: RUFF,
    doing: `installing ${RUFF}`,
    make: async (work) => void (await work.run(pipInstall('python3', work.path, [RUFF]))),
  });
  return { command: [`${folder.box}/bin/ruff`], env: {}, folders: [folder] };
}

async function forScripts(tools: ToolHost): Promise<Linter | null> {
  return withArguments(await oxlint(tools), ['--format=unix', '-D', 'correctness', '-D', 'suspicious', '-D', 'perf']);
}

async function oxlint(tools: ToolHost): Promise<Linter | null> {
  const there = await installed(tools, 'oxlint', ['--version']);
  const node = there === null ? await tools.find(['node'], ['--version']) : null;
  if (node === null) return there;
  const folder = await tools.prepare({
    name: 'oxlint',
    key: OXLINT,
    doing: `installing ${OXLINT}`,
    make: async (work) =>
      void (await work.run(['npm', 'install', '--prefix', work.path, '--no-audit', '--no-fund', '--ignore-scripts', OXLINT])),
  });
  return { command: [node.path, `${folder.box}/node_modules/oxlint/bin/oxlint`], env: {}, folders: [folder] };
}

function withArguments(linter: Linter | null, more: readonly string[]): Linter | null {
  return linter === null ? null : { ...linter, command: [...linter.command, ...more] };
}
