import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { RatchetFailure } from '../../ports/failures.js';
import { packageRoot } from '../../config/package-root.js';
import { findJava, makeRuntime } from '../languages/java/toolchain.js';
import type { ToolHost } from '../tool-host.js';
import type { Linter } from './linter.js';

const FOLDER = join(packageRoot, 'judge/linters');
const FETCH = 'org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies';
const MACHINE = ['-Xmx384m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-XX:-UsePerfData', '-Xlog:disable'];

/** In one version wherever it runs, on a runtime of its own: what a system installs of both reads files that boxes do not have. */
export async function checkstyle(tools: ToolHost): Promise<Linter> {
  const java = await findJava(tools);
  const [libraries, sums] = await Promise.all(['checkstyle.xml', 'checkstyle.sha256'].map((name) => readFile(join(FOLDER, name), 'utf8')));
  const pinned = { 'pom.xml': libraries ?? '', 'checkstyle.sha256': sums ?? '' };
  const folder = await tools.prepare({
    name: 'checkstyle',
    key: JSON.stringify([java, pinned]),
    doing: 'installing checkstyle and making a Java runtime for it',
    make: async (work) => {
      const maven = await tools.find(['mvn'], ['--version']);
      if (maven === null)
        throw new RatchetFailure('sandbox-unavailable', 'no mvn, which fetches checkstyle; install it: apt-get install -y maven');
      await makeRuntime(work, java);
      await work.write(pinned);
      await work.run([maven.path, '-B', '-q', FETCH, `-Dmaven.repo.local=${work.path}/fetched`, `-DoutputDirectory=${work.path}/lib`]);
      await work.run(['sha256sum', '--check', '--strict', '--quiet', 'checkstyle.sha256']);
      await work.run(['rm', '-rf', 'fetched']);
    },
  });
  return {
    command: [
      `${folder.box}/runtime/bin/java`,
      ...MACHINE,
      '-cp',
      `${folder.box}/lib/*`,
      'com.puppycrawl.tools.checkstyle.Main',
      '-c',
      '/google_checks.xml',
    ],
    env: {},
    folders: [folder],
  };
}
