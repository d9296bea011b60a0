import type { Guarantee } from '../box.js';
import type { Groups } from './cgroups.js';

/** What this machine gives to make boxes with. */
export interface Means {
  readonly version: string;
  /** file with the system call filter; null where there is none for this processor */
  readonly filter: string | null;
  readonly groups: Groups | null;
  readonly root: boolean;
}

/** What this machine lets bubblewrap promise. The self-test proves those that can be probed from inside. */
export function guaranteesOf({ filter, groups, root }: Means): readonly Guarantee[] {
  const group = groups === null ? null : `control group v${groups.version}`;
  return [
    root
      ? { what: 'identity', level: 'enforced', by: 'a user of its own for each box' }
      : { what: 'identity', level: 'weak', by: 'the user who started it, in a user namespace' },
    { what: 'files', level: 'enforced', by: 'mount namespace with a toolchain and nothing else' },
    { what: 'network', level: 'enforced', by: 'network namespace without a way out' },
    filter === null
      ? { what: 'system-calls', level: 'none', by: `no filter is written for ${process.arch}` }
      : { what: 'system-calls', level: 'enforced', by: 'seccomp filter' },
    group === null
      ? { what: 'memory', level: 'weak', by: 'the judge reading /proc, and RLIMIT_AS with room for each process' }
      : { what: 'memory', level: 'enforced', by: group },
    group === null
      ? { what: 'processes', level: 'weak', by: 'RLIMIT_NPROC in the user namespace' }
      : { what: 'processes', level: 'enforced', by: group },
    group === null
      ? { what: 'cpu', level: 'weak', by: 'RLIMIT_CPU, for each process alone, and the judge reading /proc' }
      : { what: 'cpu', level: 'enforced', by: group },
    { what: 'wall', level: 'enforced', by: 'the judge kills' },
    { what: 'disk', level: 'enforced', by: 'only tmpfs of a fixed size is writable' },
    { what: 'output', level: 'enforced', by: 'the judge stops reading and kills' },
    group === null
      ? { what: 'leftovers', level: 'weak', by: 'the box dies with its parent' }
      : { what: 'leftovers', level: 'enforced', by: `the box dies with its parent, and its ${group} is emptied` },
  ];
}
