/**
 * What no box may ask of the kernel: things that a test of plain code never needs and that have led out of boxes
 * before. Everything else is allowed. Names with their numbers on x86-64.
 */
export const DENIED: Readonly<Record<string, number>> = {
  ptrace: 101,
  process_vm_readv: 310,
  process_vm_writev: 311,
  kcmp: 312,
  pidfd_getfd: 438,
  add_key: 248,
  request_key: 249,
  keyctl: 250,
  io_uring_setup: 425,
  io_uring_enter: 426,
  io_uring_register: 427,
  bpf: 321,
  perf_event_open: 298,
  userfaultfd: 323,
  mount: 165,
  umount2: 166,
  open_tree: 428,
  move_mount: 429,
  fsopen: 430,
  fsconfig: 431,
  fsmount: 432,
  fspick: 433,
  mount_setattr: 442,
  pivot_root: 155,
  chroot: 161,
  unshare: 272,
  setns: 308,
  swapon: 167,
  swapoff: 168,
  kexec_load: 246,
  kexec_file_load: 320,
  init_module: 175,
  finit_module: 313,
  delete_module: 176,
  reboot: 169,
  quotactl: 179,
  quotactl_fd: 443,
  acct: 163,
  syslog: 103,
  name_to_handle_at: 303,
  open_by_handle_at: 304,
  mknod: 133,
  mknodat: 259,
  iopl: 172,
  ioperm: 173,
  // what other boxes do with the files that all of them read
  inotify_init: 253,
  inotify_init1: 294,
  fanotify_init: 300,
  cachestat: 451,
};

/**
 * Answered as if it had been done. A lock by `flock` on a file that all boxes read would be seen in each; programs lock
 * files of their own with it, and within one program it hardly ever matters whether they did.
 */
export const PRETENDED: Readonly<Record<string, number>> = { flock: 73 };

/**
 * F_GETLK, F_OFD_GETLK, F_SETLEASE, F_GETLEASE, F_NOTIFY: requests of `fcntl` that tell who else has a file; nobody needs to write it
 * for them.
 */
export const WATCHING_REQUESTS = [5, 36, 1_024, 1_025, 1_026] as const;

/** CLONE_NEW{TIME,NS,CGROUP,UTS,IPC,USER,PID,NET}: denied as flags of `clone`. */
export const NEW_NAMESPACES = [0x80, 0x2_0000, 0x200_0000, 0x400_0000, 0x800_0000, 0x1000_0000, 0x2000_0000, 0x4000_0000] as const;
/** TIOCSTI and TIOCLINUX type into somebody else's terminal: denied as requests of `ioctl`. */
export const TYPING_REQUESTS = [0x5412, 0x541c] as const;
/** AF_UNIX, AF_INET, AF_INET6: all that `socket` may be asked for. */
export const SOCKET_FAMILIES = [1, 2, 10] as const;
