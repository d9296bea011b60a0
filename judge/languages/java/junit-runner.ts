import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { RatchetFailure } from '../../../ports/failures.js';
import type { Framework } from '../../../domain/task.js';
import { packageRoot } from '../../../config/package-root.js';
import type { BoxProgram } from '../../box.js';
import type { ToolHost, WorkFolder } from '../../tool-host.js';
import { type JavaToolchain, launch, makeArchive, makeModule, makeRuntime, sourcesOf } from './toolchain.js';

const FOLDER = join(packageRoot, 'judge/languages/java');
const MAIN = 'ratchet.junit/ratchet.junit.Runner';
const PLUGIN = 'org.apache.maven.plugins:maven-dependency-plugin:3.6.1';

/** What Maven and its plugins run in; candidates do not. */
const MAVEN_MODULES = ['java.se', 'jdk.compiler', 'jdk.unsupported', 'jdk.zipfs'];

/** JUnit 5 and 4 with the libraries of the public sets, on the module path: a candidate cannot reflect on what they do not export. */
export async function junitRunner(tools: ToolHost, java: JavaToolchain, framework: Framework): Promise<BoxProgram> {
  const sources = { driver: await sourcesOf('driver'), junit: await sourcesOf('junit') };
  const [libraries, sums, template] = await Promise.all(
    ['libraries.xml', 'libraries.sha256', 'template.xml'].map((name) => readFile(join(FOLDER, name), 'utf8')),
  );
  const pinned = { libraries: libraries ?? '', sums: sums ?? '', template: framework === 'maven' ? (template ?? '') : '' };
  const folder = await tools.prepare({
    name: framework,
    key: JSON.stringify([java, sources, pinned, commandIn('', framework), framework === 'maven' ? archivingMaven('') : []]),
    doing: framework === 'maven' ? 'filling a repository for Maven without a network' : 'installing JUnit and making a Java runtime for it',
    make: async (work) => {
      const maven = await tools.find(['mvn'], ['--version']);
      if (maven === null)
        throw new RatchetFailure('sandbox-unavailable', 'no mvn, which fetches JUnit; install it: apt-get install -y maven');
      await makeRuntime(work, java);
      await fetchLibraries(work, maven.path, pinned);
      await unpackLibraries(work, java);
      if (framework === 'maven') await fillRepository(work, java, maven.path, pinned.template);
      await makeModule(work, java, 'driver', sources.driver, []);
      await makeModule(work, java, 'junit', sources.junit, ['driver.jar', 'lib']);
      await makeArchive(work, optionsIn(work.path), MAIN, argumentsIn(work.path, framework));
    },
  });
  return { name: `java-${framework}`, command: commandIn(folder.box, framework), env: {}, folders: [folder], job: true };
}

function commandIn(folder: string, framework: Framework): string[] {
  return launch(folder, [`-XX:SharedArchiveFile=${folder}/classes.jsa`, ...optionsIn(folder)], MAIN, argumentsIn(folder, framework));
}

function argumentsIn(folder: string, framework: Framework): string[] {
  return [`${folder}/unpacked`, ...(framework === 'maven' ? [folder] : [])];
}

function optionsIn(folder: string): readonly string[] {
  return ['-p', `${folder}/driver.jar:${folder}/junit.jar:${folder}/lib`, '--add-modules', 'ALL-MODULE-PATH'];
}

async function fetchLibraries(
  work: WorkFolder,
  maven: string,
  { libraries, sums }: { readonly libraries: string; readonly sums: string },
): Promise<void> {
  await work.write({ 'libraries/pom.xml': libraries, 'libraries.sha256': sums });
  await work.run([
    maven,
    '-B',
    '-q',
    '-f',
    'libraries/pom.xml',
    `-Dmaven.repo.local=${work.path}/fetched`,
    `${PLUGIN}:copy-dependencies`,
    `-DoutputDirectory=${work.path}/lib`,
  ]);
  await work.run(['sha256sum', '--check', '--strict', '--quiet', 'libraries.sha256']);
  await work.run(['rm', '-rf', 'fetched']);
}

/**
 * For the compiler, which looks through the whole of each jar, and in a folder only for what it needs; without what only the runner
 * uses.
 */
async function unpackLibraries(work: WorkFolder, { bin }: JavaToolchain): Promise<void> {
  await work.run([
    '/bin/sh',
    '-c',
    'mkdir unpacked && cd unpacked && for each in ../lib/*.jar; do case $each in */asm-* | */org.jacoco*) continue ;; esac; "$1" --extract --file "$each" || exit; done && rm -f module-info.class',
    'unpack',
    join(bin, 'jar'),
  ]);
}

/** All that a project with the usual plugins and our test libraries needs, fetched by building one. */
async function fillRepository(work: WorkFolder, java: JavaToolchain, maven: string, template: string): Promise<void> {
  await makeRuntime(work, java, MAVEN_MODULES, 'jdk');
  // its files are links into a folder that boxes do not have
  await work.run(['cp', '-rL', join(dirname(await work.run(['readlink', '-fn', maven])), '..'), 'maven']);
  await work.write({
    'template/pom.xml': template,
    'template/src/main/java/Main.java': 'class Main {}\n',
    'template/src/test/java/MainTest.java': 'class MainTest {}\n',
  });
  await work.run([
    maven,
    '-B',
    '-q',
    '-f',
    'template/pom.xml',
    `-Dmaven.repo.local=${work.path}/repository`,
    'test-compile',
    `${PLUGIN}:build-classpath`,
    `-Dmdep.outputFile=${work.path}/class-path`,
  ]);
  // what is up to date would not be compiled
  await work.run(['rm', '-rf', 'template/target']);
  await work.run(archivingMaven(work.path));
}

/** Builds once more, as boxes will (`MavenBuild.java`), and notes the classes that it takes: their own loaders find them there as well. */
function archivingMaven(home: string): readonly string[] {
  return [
    `${home}/jdk/bin/java`,
    '-XX:TieredStopAtLevel=1',
    '-XX:+UseSerialGC',
    '-Xmx256m',
    '-XX:-UsePerfData',
    '-Xlog:disable',
    `-XX:ArchiveClassesAtExit=${home}/maven.jsa`,
    '-classpath',
    `${home}/maven/boot/plexus-classworlds-2.x.jar`,
    `-Dclassworlds.conf=${home}/maven/bin/m2.conf`,
    `-Dmaven.home=${home}/maven`,
    `-Dmaven.multiModuleProjectDirectory=${home}/template`,
    'org.codehaus.plexus.classworlds.launcher.Launcher',
    '-o',
    '-q',
    '-B',
    '-f',
    `${home}/template/pom.xml`,
    `-Dmaven.repo.local=${home}/repository`,
    'test-compile',
    `${PLUGIN}:build-classpath`,
    `-Dmdep.outputFile=${home}/class-path`,
  ];
}
