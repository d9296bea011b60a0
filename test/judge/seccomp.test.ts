import { describe, expect, it } from 'vitest';
import { seccompFilter } from '../../judge/bubblewrap/seccomp.js';

const X86_64 = 0xc000_003e;
const ALLOW = 0x7fff_0000;
const EPERM = 0x0005_0001;

/** Runs the filter as the kernel does. */
function verdictOf(filter: Buffer, call: { readonly number: number; readonly arch?: number; readonly args?: readonly number[] }): number {
  const data = Buffer.alloc(64);
  data.writeUInt32LE(call.number, 0);
  data.writeUInt32LE(call.arch ?? X86_64, 4);
  for (const [index, each] of (call.args ?? []).entries()) data.writeUInt32LE(each, 16 + index * 8);
  let accumulator = 0;
  for (let at = 0; at < filter.length / 8; at += 1) {
    const [code, yes, no, k] = [
      filter.readUInt16LE(at * 8),
      filter.readUInt8(at * 8 + 2),
      filter.readUInt8(at * 8 + 3),
      filter.readUInt32LE(at * 8 + 4),
    ];
    if (code === 0x20) accumulator = data.readUInt32LE(k);
    else if (code === 0x06) return k;
    else if (code === 0x15) at += accumulator === k ? yes : no;
    else if (code === 0x35) at += accumulator >= k ? yes : no;
    else if (code === 0x45) at += (accumulator & k) === 0 ? no : yes;
  }
  return -1;
}

describe('the system call filter', () => {
  const filter = seccompFilter('x64') ?? Buffer.alloc(0);

  it.each([
    ['read', { number: 0 }, ALLOW],
    ['execve', { number: 59 }, ALLOW],
    ['fork by clone', { number: 56, args: [0x0120_0011] }, ALLOW],
    ['clone into a user namespace', { number: 56, args: [0x1000_0011] }, EPERM],
    ['clone3', { number: 435 }, 0x0005_0026],
    ['ptrace', { number: 101 }, EPERM],
    ['io_uring_setup', { number: 425 }, EPERM],
    ['unshare', { number: 272 }, EPERM],
    ['an ioctl on a terminal', { number: 16, args: [0, 0x5401] }, ALLOW],
    ['typing into a terminal', { number: 16, args: [0, 0x5412] }, EPERM],
    ['watching files', { number: 294 }, EPERM],
    ['a lock that others would see', { number: 73, args: [3, 2] }, 0x0005_0000],
    ['a lock of its own', { number: 72, args: [3, 6] }, ALLOW],
    ['asking for the locks of others', { number: 72, args: [3, 5] }, EPERM],
    ['a lease', { number: 72, args: [3, 1024] }, EPERM],
    ['a unix socket', { number: 41, args: [1] }, ALLOW],
    ['a packet socket', { number: 41, args: [17] }, 0x0005_0061],
    ['the x32 form of read', { number: 0x4000_0000 }, EPERM],
    ['a call in 32-bit form', { number: 0, arch: 0x4000_0003 }, 0x8000_0000],
  ])('%s', (_, call, expected) => {
    expect(verdictOf(filter, call)).toBe(expected);
  });

  it('is not claimed for a processor that it is not written for', () => {
    expect(seccompFilter('arm64')).toBeNull();
  });
});
