import { findExecutable, versionOf } from '../command.js';
import type { Engine, Way } from '../way.js';

/** A program that the machine has. One that cannot even say its version is passed over. */
export function onPath(command: string, engine: Engine): Way {
  return {
    name: 'on PATH',
    engine,
    async probe() {
      const executable = await findExecutable(command);
      if (executable === null) return { state: 'absent', because: `no \`${command}\` on PATH`, mend: null };
      const version = await versionOf(executable);
      if (version === null) return { state: 'absent', because: `${executable} does not run here`, mend: null };
      return { state: 'ready', executable, because: `${executable}, ${version}` };
    },
    async prepare() {
      return command;
    },
  };
}
