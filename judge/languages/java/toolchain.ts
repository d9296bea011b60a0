import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { RatchetFailure } from '../../../ports/failures.js';
import type { Files } from '../../../domain/task.js';
import { packageRoot } from '../../../config/package-root.js';
import type { ToolHost, WorkFolder } from '../../tool-host.js';

const FOLDER = join(packageRoot, 'judge/languages/java');
const OLDEST = 17;
const INSTALL = 'install it: apt-get install -y openjdk-17-jdk-headless';

export interface JavaToolchain {
  /** folder of javac, jlink and jar */
  readonly bin: string;
  /** `17.0.15` */
  readonly version: string;
}

export async function findJava(tools: ToolHost): Promise<JavaToolchain> {
  const javac = await tools.find(['javac', '/usr/lib/jvm/default-java/bin/javac', '/opt/java/openjdk/bin/javac'], ['-version']);
  if (javac === null) throw new RatchetFailure('sandbox-unavailable', `no javac where a box can reach it; ${INSTALL}`);
  const version = /(\d+)\S*/.exec(javac.version);
  if (version === null || Number(version[1]) < OLDEST)
    throw new RatchetFailure('sandbox-unavailable', `${javac.path} is ${javac.version}, older than ${OLDEST}; ${INSTALL}`);
  return { bin: dirname(javac.path), version: version[0] };
}

/**
 * What a candidate's program may use, and what compiles it, as far as the JDK has a module of that name. Left out are Unsafe,
 * instrumentation, attaching and heap
 * dumps: with them code in one process can change or read any other.
 */
const MODULES = [
  'java.base',
  'java.compiler',
  'java.datatransfer',
  'java.desktop',
  'java.logging',
  'java.management',
  'java.net.http',
  'java.prefs',
  'java.scripting',
  'java.sql',
  'java.xml',
  'jdk.charsets',
  'jdk.compiler',
  'jdk.localedata',
  'jdk.random',
  'jdk.zipfs',
];

/** Puts a runtime of these modules into the folder, so that boxes need nothing of the machine's `/etc`. */
export async function makeRuntime(
  work: WorkFolder,
  { bin }: JavaToolchain,
  modules: readonly string[] = MODULES,
  name = 'runtime',
): Promise<void> {
  const known = (await work.run([join(bin, 'java'), '--list-modules'])).split('\n').map((line) => line.split('@')[0] ?? '');
  await work.run([
    join(bin, 'jlink'),
    '--add-modules',
    modules.filter((each) => known.includes(each)).join(','),
    '--no-header-files',
    '--no-man-pages',
    '--output',
    name,
  ]);
  await work.run([`${name}/bin/java`, '-Xshare:dump', '-Xlog:disable']);
}

/** The sources of one of our own modules, by their paths in it. */
export async function sourcesOf(module: string): Promise<Files> {
  const names = (await readdir(join(FOLDER, module), { recursive: true })).filter((name) => name.endsWith('.java')).toSorted();
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await readFile(join(FOLDER, module, name), 'utf8')] as const)),
  );
}

/** What only our own code may reach of the JDK: a descriptor by its number, and objects without a constructor. */
const EXPORTS = ['jdk.internal.access', 'jdk.internal.reflect'].flatMap((name) => ['--add-exports', `java.base/${name}=ratchet.driver`]);

/** Compiles sources to `<module>.jar` in the folder. */
export async function makeModule(
  work: WorkFolder,
  { bin }: JavaToolchain,
  module: string,
  sources: Files,
  modulePath: readonly string[],
): Promise<void> {
  await work.write(Object.fromEntries(Object.entries(sources).map(([path, text]) => [`source/${module}/${path}`, text])));
  const path = modulePath.length === 0 ? [] : ['-p', modulePath.join(':')];
  await work.run([
    'runtime/bin/javac',
    '-d',
    `classes/${module}`,
    ...EXPORTS,
    ...path,
    ...Object.keys(sources).map((name) => `source/${module}/${name}`),
  ]);
  await work.run([join(bin, 'jar'), '--create', '--file', `${module}.jar`, '-C', `classes/${module}`, '.']);
}

/** The machine as every box of Java runs it; small and the same in every run. */
export const MACHINE = [
  '-XX:+UseSerialGC',
  '-Xms32m',
  '-Xmn24m',
  // what the heap does not hold meets the limit of the box, not one of the machine
  '-XX:MaxDirectMemorySize=1t',
  '-XX:CompressedClassSpaceSize=64m',
  '-XX:ReservedCodeCacheSize=48m',
  '-XX:-UsePerfData',
  // another process could make this one load an agent
  '-XX:+DisableAttachMechanism',
  '-XX:+DisplayVMOutputToStderr',
  '-Xlog:disable',
  '-XX:ErrorFile=/dev/null',
  // numbers instead of addresses: what goes by the identity of objects is the same in every run
  '-XX:+UnlockExperimentalVMOptions',
  '-XX:hashCode=3',
  '-Xshare:auto',
  '-Djava.awt.headless=true',
  '-Duser.home=/tmp/home',
  '-Duser.language=en',
  '-Duser.country=US',
  '-Duser.timezone=UTC',
];

/** Quick to start. */
const QUICK = ['-XX:TieredStopAtLevel=1'];

/** Memory of the machine beside its heap. */
export const BESIDE_HEAP_MB = 160;

/** The heap follows the memory of the box, which the backend says in MEMORY_MB. */
const START = `exec "$0" "-Xmx$((\${MEMORY_MB:-${512 + BESIDE_HEAP_MB}} - ${BESIDE_HEAP_MB}))m" "$@"`;

/** The command that starts a main class with the runtime of `folder`. */
export function launch(folder: string, options: readonly string[], main: string, args: readonly string[] = []): string[] {
  return ['/bin/sh', '-c', START, `${folder}/runtime/bin/java`, ...EXPORTS, ...QUICK, ...MACHINE, ...options, '-m', main, ...args];
}

/** Notes the classes that a main class has loaded when it finds nobody to work for. */
export async function makeArchive(work: WorkFolder, options: readonly string[], main: string, args: readonly string[] = []): Promise<void> {
  const [shell = '', flag = '', , ...rest] = launch(
    work.path,
    [`-XX:ArchiveClassesAtExit=${work.path}/classes.jsa`, ...options],
    main,
    args,
  );
  await work.run([shell, flag, `${START} 3>/dev/null </dev/null`, ...rest]);
}
