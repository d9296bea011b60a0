import type { BoxFolder, BoxProgram } from '../../box.js';
import type { ToolHost } from '../../tool-host.js';
import { type JavaToolchain, launch, makeArchive, makeModule, makeRuntime, sourcesOf } from './toolchain.js';

const MAIN = 'ratchet.driver/ratchet.driver.Split';

/** A runtime with its compiler, and the driver in it. */
export async function splitRuntime(tools: ToolHost, java: JavaToolchain): Promise<BoxFolder> {
  const sources = await sourcesOf('driver');
  return tools.prepare({
    name: 'java',
    key: JSON.stringify([java, sources, launch('', optionsIn(''), MAIN)]),
    doing: 'making a Java runtime for boxes',
    make: async (work) => {
      await makeRuntime(work, java);
      await makeModule(work, java, 'driver', sources, []);
      await makeArchive(work, optionsIn(work.path), MAIN);
    },
  });
}

/** A machine that has its compiler and its classes ready when it says that it waits. */
export async function splitDriver(tools: ToolHost, java: JavaToolchain): Promise<BoxProgram> {
  const folder = await splitRuntime(tools, java);
  return {
    name: 'java-split',
    command: launch(folder.box, [`-XX:SharedArchiveFile=${folder.box}/classes.jsa`, ...optionsIn(folder.box)], MAIN),
    env: {},
    folders: [folder],
    job: false,
  };
}

function optionsIn(folder: string): readonly string[] {
  return ['-p', `${folder}/driver.jar`];
}
