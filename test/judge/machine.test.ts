import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { roomHere, slotsFor } from '../../judge/machine.js';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'ratchet-machine-'));
});
afterEach(() => rmSync(root, { recursive: true }));

function put(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

const here = (): ReturnType<typeof roomHere> => roomHere(join(root, 'groups'), join(root, 'own'));

describe('candidates side by side', () => {
  it('follow the cores, as far as the memory goes', () => {
    expect(slotsFor({ cores: 8, memoryMb: 65_536 })).toBe(8);
    expect(slotsFor({ cores: 8, memoryMb: 8_192 })).toBe(4);
    expect(slotsFor({ cores: 0.5, memoryMb: 512 })).toBe(1);
  });
});

describe('the room for them', () => {
  it('is the machine, where no group limits it', () => {
    expect(here()).toEqual({ cores: availableParallelism(), memoryMb: totalmem() / 1_024 / 1_024 });
    put('own', '0::/\n');
    put('groups/cpu.max', 'max 100000\n');
    put('groups/memory.max', 'max\n');
    expect(here()).toEqual({ cores: availableParallelism(), memoryMb: totalmem() / 1_024 / 1_024 });
  });

  it('is what version 2 of control groups leaves, also by a group above', () => {
    put('own', '0::/a/b\n');
    put('groups/a/cpu.max', '50000 100000\n');
    put('groups/a/b/memory.max', `${300 * 1_024 * 1_024}\n`);
    expect(here()).toEqual({ cores: 0.5, memoryMb: 300 });
  });

  it('is what version 1 leaves', () => {
    put('own', '4:cpu,cpuacct:/x\n7:memory:/x\n');
    put('groups/cpu/x/cpu.cfs_quota_us', '75000\n');
    put('groups/cpu/x/cpu.cfs_period_us', '100000\n');
    put('groups/memory/memory.limit_in_bytes', '9223372036854771712\n');
    put('groups/memory/x/memory.limit_in_bytes', `${200 * 1_024 * 1_024}\n`);
    expect(here()).toEqual({ cores: 0.75, memoryMb: 200 });
  });
});
