/**
 * The system call filter as a classic BPF program for `bwrap --seccomp`. Everything is allowed but what a test
 * of plain code never needs and what has led out of boxes before.
 */
const DENIED: Readonly<Record<string, number>> = {
  ptrace: 101, process_vm_readv: 310, process_vm_writev: 311, kcmp: 312, pidfd_getfd: 438,
  add_key: 248, request_key: 249, keyctl: 250,
  io_uring_setup: 425, io_uring_enter: 426, io_uring_register: 427,
  bpf: 321, perf_event_open: 298, userfaultfd: 323,
  mount: 165, umount2: 166, open_tree: 428, move_mount: 429, fsopen: 430, fsconfig: 431, fsmount: 432, fspick: 433, mount_setattr: 442,
  pivot_root: 155, chroot: 161, unshare: 272, setns: 308,
  swapon: 167, swapoff: 168, kexec_load: 246, kexec_file_load: 320, init_module: 175, finit_module: 313, delete_module: 176,
  reboot: 169, quotactl: 179, quotactl_fd: 443, acct: 163, syslog: 103,
  name_to_handle_at: 303, open_by_handle_at: 304, fanotify_init: 300, mknod: 133, mknodat: 259, iopl: 172, ioperm: 173,
};
const CLONE = 56;
const CLONE3 = 435;
const IOCTL = 16;
const SOCKET = 41;
/** CLONE_NEW{NS,CGROUP,UTS,IPC,USER,PID,NET,TIME} */
const NEW_NAMESPACES = 0x7e02_0080;
/** TIOCSTI and TIOCLINUX type into somebody else's terminal. */
const IOCTLS = [0x5412, 0x541c];
/** AF_UNIX, AF_INET, AF_INET6 */
const FAMILIES = [1, 2, 10];

const ARCH_X86_64 = 0xc000_003e;
const X32_BIT = 0x4000_0000;
const OFFSET = { number: 0, arch: 4, firstArgument: 16, secondArgument: 24 } as const;

const LOAD = 0x20;
const IF_EQUAL = 0x15;
const IF_AT_LEAST = 0x35;
const IF_SET = 0x45;
const RETURN = 0x06;

const ALLOW = 0x7fff_0000;
const KILL = 0x8000_0000;
const refuse = (errno: number): number => 0x0005_0000 | errno;
const EPERM = refuse(1);
const ENOSYS = refuse(38);
const EAFNOSUPPORT = refuse(97);

type Instruction = readonly [code: number, jumpTrue: number, jumpFalse: number, k: number];

/** The filter for this machine; null where it is not written for the processor. */
export function seccompFilter(arch: string = process.arch): Buffer | null {
  if (arch !== 'x64') return null;
  const program: Instruction[] = [
    [LOAD, 0, 0, OFFSET.arch],
    [IF_EQUAL, 1, 0, ARCH_X86_64],
    [RETURN, 0, 0, KILL],
    [LOAD, 0, 0, OFFSET.number],
    ...unless(IF_AT_LEAST, X32_BIT, EPERM),
    ...Object.values(DENIED).flatMap((number) => unless(IF_EQUAL, number, EPERM)),
    // glibc, the JVM and Node fall back to clone, whose flags can be read here
    ...unless(IF_EQUAL, CLONE3, ENOSYS),
    ...onCall(CLONE, [[LOAD, 0, 0, OFFSET.firstArgument], ...unless(IF_SET, NEW_NAMESPACES, EPERM), [RETURN, 0, 0, ALLOW]]),
    ...onCall(IOCTL, [[LOAD, 0, 0, OFFSET.secondArgument], ...IOCTLS.flatMap((request) => unless(IF_EQUAL, request, EPERM)), [RETURN, 0, 0, ALLOW]]),
    ...onCall(SOCKET, [[LOAD, 0, 0, OFFSET.firstArgument], ...FAMILIES.flatMap((family) => unless(IF_EQUAL, family, ALLOW)), [RETURN, 0, 0, EAFNOSUPPORT]]),
    [RETURN, 0, 0, ALLOW],
  ];
  const bytes = Buffer.alloc(program.length * 8);
  for (const [index, [code, jumpTrue, jumpFalse, k]] of program.entries()) {
    bytes.writeUInt16LE(code, index * 8);
    bytes.writeUInt8(jumpTrue, index * 8 + 2);
    bytes.writeUInt8(jumpFalse, index * 8 + 3);
    bytes.writeUInt32LE(k, index * 8 + 4);
  }
  return bytes;
}

/** Goes on unless the condition holds; then it ends with that result. */
function unless(condition: number, k: number, result: number): Instruction[] {
  return [[condition, 0, 1, k], [RETURN, 0, 0, result]];
}

/** Instructions for one system call; they must all end in a result. */
function onCall(number: number, body: readonly Instruction[]): Instruction[] {
  return [[IF_EQUAL, 0, body.length, number], ...body];
}
