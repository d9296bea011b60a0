import { DENIED, NEW_NAMESPACES, PRETENDED, SOCKET_FAMILIES, TYPING_REQUESTS, WATCHING_REQUESTS } from '../system-calls.js';

interface Rule {
  readonly names: readonly string[];
  readonly action: 'SCMP_ACT_ERRNO';
  readonly errnoRet: number;
  readonly args?: readonly Condition[];
}

interface Condition {
  readonly index: number;
  readonly value: number;
  readonly valueTwo?: number;
  readonly op: 'SCMP_CMP_EQ' | 'SCMP_CMP_NE' | 'SCMP_CMP_GT' | 'SCMP_CMP_MASKED_EQ';
}

const DONE = 0;
const EPERM = 1;
const ENOSYS = 38;
const EAFNOSUPPORT = 97;

/** The system call filter in Docker's form: the same rules as bubblewrap's. */
export function seccompProfile(): string {
  return JSON.stringify({
    defaultAction: 'SCMP_ACT_ALLOW',
    syscalls: [
      deny(Object.keys(DENIED), EPERM),
      deny(Object.keys(PRETENDED), DONE),
      // glibc, the JVM and Node fall back to clone, whose flags can be read
      deny(['clone3'], ENOSYS),
      ...NEW_NAMESPACES.map((flag) => deny(['clone'], EPERM, { index: 0, value: flag, valueTwo: flag, op: 'SCMP_CMP_MASKED_EQ' })),
      // a limit of its own may be set; another process's, the box's first one among them, may not
      deny(['prlimit64'], EPERM, { index: 0, value: 0, op: 'SCMP_CMP_NE' }),
      ...TYPING_REQUESTS.map((request) => deny(['ioctl'], EPERM, { index: 1, value: request, op: 'SCMP_CMP_EQ' })),
      ...WATCHING_REQUESTS.map((request) => deny(['fcntl'], EPERM, { index: 1, value: request, op: 'SCMP_CMP_EQ' })),
      ...otherFamilies().map((condition) => deny(['socket'], EAFNOSUPPORT, condition)),
    ],
  });
}

function deny(names: readonly string[], errnoRet: number, condition?: Condition): Rule {
  return { names, action: 'SCMP_ACT_ERRNO', errnoRet, ...(condition === undefined ? {} : { args: [condition] }) };
}

/** Rules are joined by "or", so that all but a few numbers are named one by one up to the last of them, and then as a range. */
function otherFamilies(): readonly Condition[] {
  const last = Math.max(...SOCKET_FAMILIES);
  const below = Array.from({ length: last }, (_, family) => family).filter((family) => !SOCKET_FAMILIES.some((each) => each === family));
  return [...below.map((value) => ({ index: 0, value, op: 'SCMP_CMP_EQ' as const })), { index: 0, value: last, op: 'SCMP_CMP_GT' }];
}
