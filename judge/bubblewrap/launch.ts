import { lstatSync, readlinkSync } from 'node:fs';
import type { Limits } from '../../domain/task.js';
import type { BoxProgram, ImageSystem, Mount } from '../box.js';

/** Size of /dev/shm in bytes. */
const SHARED_MEMORY = 16 * 1_024 * 1_024;
/**
 * Without a control group the judge watches what the box uses (`tree-watch.ts`). Virtual machines reserve addresses that
 * they never use, so this limit leaves room for them: it stops a process that fills faster than the judge looks.
 */
const ADDRESS_ROOM_MB = 4_096;

/** Joins the groups, lowers what the kernel protects, takes the user of the slot, and becomes bwrap. */
export function launchScript(launch: {
  readonly joinFiles: readonly string[];
  readonly limits: Limits;
  readonly uid: number | null;
  /** the process whose mounts the box is made of; null for those of the judge */
  readonly keeper: number | null;
}): string {
  const { joinFiles, limits, uid, keeper } = launch;
  const resources = [
    '--core=0',
    `--nofile=${keeper === null ? 512 : 4_096}`,
    `--fsize=${limits.diskMb * 1_024 * 1_024}`,
    `--cpu=${Math.ceil(limits.cpuMs / 1_000) + 1}`,
  ];
  if (joinFiles.length === 0) resources.push(`--as=${(limits.memoryMb + ADDRESS_ROOM_MB) * 1_024 * 1_024}`);
  return [
    ...joinFiles.map((file) => `echo $$ > '${file}' || exit 125`),
    'echo 500 > /proc/self/oom_score_adj',
    `exec ${entering(keeper, uid !== null)}prlimit ${resources.join(' ')}${uid === null ? '' : ` setpriv --reuid ${uid} --regid ${uid} --clear-groups`} bwrap "$@"`,
  ].join('\n');
}

/** Who is not root keeps mounts in a user namespace of its own, too. */
function entering(keeper: number | null, isRoot: boolean): string {
  if (keeper === null) return '';
  return `nsenter --target ${keeper} --mount${isRoot ? '' : ' --user --preserve-credentials'} `;
}

export interface BoxLayout {
  readonly program: BoxProgram;
  readonly limits: Limits;
  /** of bubblewrap */
  readonly version: string;
  /** descriptor of the system call filter */
  readonly filter: number | null;
  /** no control group counts the processes: a resource limit of the box's own user namespace has to */
  readonly countProcesses: boolean;
  /** folder of the host that is `/job` in the box; null for none */
  readonly jobFolder: string | null;
  readonly mount: Mount | null;
}

/** Where the home of a workspace is, in each of its boxes. */
export const WORKSPACE_HOME = '/home/ratchet';

/** The arguments of bwrap: what the box sees, and the program as the child of an init of its own. */
export function boxArguments({ program, limits, version, filter, countProcesses, jobFolder, mount }: BoxLayout): string[] {
  const diskBytes = String(limits.diskMb * 1_024 * 1_024);
  const env = {
    PATH: '/usr/bin:/bin',
    HOME: '/tmp/home',
    LANG: 'C.UTF-8',
    TMPDIR: '/tmp',
    MEMORY_MB: String(limits.memoryMb),
    ...program.env,
  };
  const init = `${countProcesses ? `ulimit -u ${limits.pids} 2>/dev/null || ulimit -p ${limits.pids}; ` : ''}"$@"; exit $?`;
  const namespaces = [
    '--unshare-user',
    '--unshare-all',
    '--as-pid-1',
    '--new-session',
    '--die-with-parent',
    ...(mount?.network === true ? ['--share-net'] : []),
    '--hostname',
    'sandbox',
    '--clearenv',
  ];
  const work =
    mount === null
      ? ['--size', diskBytes, '--tmpfs', '/work']
      : ['--bind', `${mount.path}/work`, '/work', '--bind', `${mount.path}/home`, WORKSPACE_HOME];
  const system = mount?.system === undefined ? ownSystem() : imageSystem(mount.system);
  const devices = ['--proc', '/proc', '--dev', '/dev', '--size', String(SHARED_MEMORY), '--tmpfs', '/dev/shm', '--remount-ro', '/dev'];
  // behind what is writable: a person's folder may lie in /tmp
  const folders = program.folders.flatMap(({ source, box }) => ['--ro-bind', source, box]);
  const writable = ['--size', diskBytes, '--tmpfs', '/tmp', '--dir', '/tmp/home', ...work];
  return [
    ...namespaces,
    ...(hasDisableUserns(version) ? ['--disable-userns'] : []),
    ...Object.entries(env).flatMap(([name, value]) => ['--setenv', name, value]),
    ...system,
    ...(jobFolder === null ? [] : ['--ro-bind', jobFolder, '/job']),
    ...devices,
    ...writable,
    ...folders,
    '--remount-ro',
    '/',
    '--chdir',
    '/work',
    ...(filter === null ? [] : ['--seccomp', String(filter)]),
    '/bin/sh',
    '-c',
    init,
    'init',
    ...program.command,
  ];
}

/** Programs of this machine. */
function ownSystem(): string[] {
  const some = ['/etc/ld.so.cache', '/etc/alternatives'].flatMap((path) => ['--ro-bind-try', path, path]);
  return ['--ro-bind', '/usr', '/usr', ...systemFolders(), ...some];
}

/** A link is made anew and not followed: on this machine it would lead elsewhere. */
function imageSystem({ path, entries }: ImageSystem): string[] {
  return entries.flatMap((entry) =>
    'link' in entry ? ['--symlink', entry.link, entry.box] : ['--ro-bind', `${path}/${entry.below}`, entry.box],
  );
}

/** /bin and its like: links into /usr on most systems, folders on a few. */
function systemFolders(): string[] {
  return ['/bin', '/sbin', '/lib', '/lib64'].flatMap((folder) => {
    const found = lstatSync(folder, { throwIfNoEntry: false });
    if (found === undefined) return [];
    return found.isSymbolicLink() ? ['--symlink', readlinkSync(folder), folder] : ['--ro-bind', folder, folder];
  });
}

function hasDisableUserns(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 0 || minor >= 8;
}
