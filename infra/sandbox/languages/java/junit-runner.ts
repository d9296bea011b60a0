import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { RatchetFailure } from '../../../../activities/failures.js';
import { packageRoot } from '../../../package-root.js';
import type { BoxProgram } from '../../box.js';
import type { ToolHost, WorkFolder } from '../../tool-host.js';
import { type JavaToolchain, launch, makeArchive, makeModule, makeRuntime, sourcesOf } from './toolchain.js';

const FOLDER = join(packageRoot, 'infra/sandbox/languages/java');
const MAIN = 'ratchet.junit/ratchet.junit.Runner';
const COPY = 'org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies';

/** JUnit 5 and 4 with the libraries of the public sets, on the module path: a candidate cannot reflect on what they do not export. */
export async function junitRunner(tools: ToolHost, java: JavaToolchain): Promise<BoxProgram> {
  const driver = await sourcesOf('driver');
  const runner = await sourcesOf('junit');
  const libraries = await readFile(join(FOLDER, 'libraries.xml'), 'utf8');
  const sums = await readFile(join(FOLDER, 'libraries.sha256'), 'utf8');
  const folder = await tools.prepare({
    name: 'junit',
    key: JSON.stringify([java, driver, runner, libraries, sums, launch('', optionsIn(''), MAIN)]),
    doing: 'installing JUnit and making a Java runtime for it',
    make: async (work) => {
      const maven = await tools.find(['mvn'], ['--version']);
      if (maven === null) throw new RatchetFailure('sandbox-unavailable', 'no mvn, which fetches JUnit; install it: apt-get install -y maven');
      await makeRuntime(work, java);
      await fetchLibraries(work, maven.path, libraries, sums);
      await makeModule(work, java, 'driver', driver, []);
      await makeModule(work, java, 'junit', runner, ['driver.jar', 'lib']);
      await makeArchive(work, optionsIn(work.path), MAIN, [`${work.path}/lib`]);
    },
  });
  const command = launch(folder.box, [`-XX:SharedArchiveFile=${folder.box}/classes.jsa`, ...optionsIn(folder.box)], MAIN, [`${folder.box}/lib`]);
  return { name: 'java-junit', command, env: {}, folders: [folder], job: true };
}

function optionsIn(folder: string): readonly string[] {
  return ['-p', `${folder}/driver.jar:${folder}/junit.jar:${folder}/lib`, '--add-modules', 'ALL-MODULE-PATH'];
}

async function fetchLibraries(work: WorkFolder, maven: string, libraries: string, sums: string): Promise<void> {
  await work.write({ 'libraries/pom.xml': libraries, 'libraries.sha256': sums });
  await work.run([maven, '-B', '-q', '-f', 'libraries/pom.xml', `-Dmaven.repo.local=${work.path}/repository`, COPY, `-DoutputDirectory=${work.path}/lib`]);
  await work.run(['sha256sum', '--check', '--strict', '--quiet', 'libraries.sha256']);
  await work.run(['rm', '-rf', 'repository']);
}
