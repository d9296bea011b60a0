import type { Config } from '../../config/config.js';
import { buildBoxImage } from './docker.js';
import { StackFailure, reasonOf } from './failure.js';
import { installPackages, whyNoInstall } from './install.js';
import { lookAround, mendingCommand, packagesOf, type Lack, type Machine } from './parts.js';
import type { Report } from './report.js';
import { lines } from '../../domain/visible.js';

/**
 * Everything that is needed is there or can be made, before the first slow step; small system packages are installed where that is
 * allowed.
 */
export async function preflight(config: Config, report: Report): Promise<Machine> {
  const seen = await lookAround(config);
  const machine = seen.lacks.length === 0 ? seen : await mend(seen, config, report);
  if (machine.lacks.length > 0) throw new StackFailure('missing', missingMessage(machine.lacks));
  // here, where somebody sees it, and not in the log of the worker
  if (machine.maker === 'docker' && machine.boxes.docker.state === 'possible') await buildBoxImage(report);
  return machine;
}

/** Installs what packages can mend, and looks again; the same machine where nothing may or can be installed. */
export async function mend(machine: Machine, config: Config, report: Report): Promise<Machine> {
  const packages = packagesOf(machine.lacks);
  if (packages.length === 0) return machine;
  const why = await whyNoInstall(config.mayInstall);
  if (why !== null) {
    report(`not installed here (${why}): ${packages.join(' ')}`);
    return machine;
  }
  try {
    await installPackages(packages, report);
  } catch (error) {
    report(`could not install ${packages.join(' ')}: ${reasonOf(error)}`);
    return machine;
  }
  return lookAround(config);
}

function missingMessage(lacks: readonly Lack[]): string {
  const command = mendingCommand(lacks);
  const way = command === null ? ['Set the address of a server that you run, or mend what is named.'] : ['This mends it:', `  ${command}`];
  return lines(['the stack cannot start, something is missing:', ...lacks.map(({ part, because }) => `  ${part}: ${because}`), ...way]);
}
