import { DENIED, NEW_NAMESPACES, PRETENDED, SOCKET_FAMILIES, TYPING_REQUESTS, WATCHING_REQUESTS } from '../system-calls.js';

const CLONE = 56;
const CLONE3 = 435;
const IOCTL = 16;
const FCNTL = 72;
const SOCKET = 41;
const PRLIMIT = 302;

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
const DONE = refuse(0);
const EPERM = refuse(1);
const ENOSYS = refuse(38);
const EAFNOSUPPORT = refuse(97);

type Instruction = readonly [code: number, jumpTrue: number, jumpFalse: number, k: number];

/** The system call filter as a classic BPF program for `bwrap --seccomp`; null where it is not written for the processor. */
export function seccompFilter(arch: string = process.arch): Buffer | null {
  if (arch !== 'x64') return null;
  const program: Instruction[] = [
    [LOAD, 0, 0, OFFSET.arch],
    [IF_EQUAL, 1, 0, ARCH_X86_64],
    [RETURN, 0, 0, KILL],
    [LOAD, 0, 0, OFFSET.number],
    ...unless(IF_AT_LEAST, X32_BIT, EPERM),
    ...Object.values(DENIED).flatMap((number) => unless(IF_EQUAL, number, EPERM)),
    ...Object.values(PRETENDED).flatMap((number) => unless(IF_EQUAL, number, DONE)),
    // glibc, the JVM and Node fall back to clone, whose flags can be read here
    ...unless(IF_EQUAL, CLONE3, ENOSYS),
    ...onCall(CLONE, [
      [LOAD, 0, 0, OFFSET.firstArgument],
      ...unless(
        IF_SET,
        NEW_NAMESPACES.reduce<number>((all, flag) => all | flag, 0),
        EPERM,
      ),
      [RETURN, 0, 0, ALLOW],
    ]),
    // a limit of its own may be set; another process's, the box's first one among them, may not
    ...onCall(PRLIMIT, [[LOAD, 0, 0, OFFSET.firstArgument], ...unless(IF_AT_LEAST, 1, EPERM), [RETURN, 0, 0, ALLOW]]),
    ...onCall(IOCTL, [
      [LOAD, 0, 0, OFFSET.secondArgument],
      ...TYPING_REQUESTS.flatMap((request) => unless(IF_EQUAL, request, EPERM)),
      [RETURN, 0, 0, ALLOW],
    ]),
    ...onCall(FCNTL, [
      [LOAD, 0, 0, OFFSET.secondArgument],
      ...WATCHING_REQUESTS.flatMap((request) => unless(IF_EQUAL, request, EPERM)),
      [RETURN, 0, 0, ALLOW],
    ]),
    ...onCall(SOCKET, [
      [LOAD, 0, 0, OFFSET.firstArgument],
      ...SOCKET_FAMILIES.flatMap((family) => unless(IF_EQUAL, family, ALLOW)),
      [RETURN, 0, 0, EAFNOSUPPORT],
    ]),
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
  return [
    [condition, 0, 1, k],
    [RETURN, 0, 0, result],
  ];
}

/** Instructions for one system call; they must all end in a result. */
function onCall(number: number, body: readonly Instruction[]): Instruction[] {
  return [[IF_EQUAL, 0, body.length, number], ...body];
}
