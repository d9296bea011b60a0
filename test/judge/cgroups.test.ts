import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openGroups } from '../../judge/bubblewrap/cgroups.js';
import { isOwnerAlive, ownerName } from '../../judge/bubblewrap/owner.js';

/** A folder laid out as the kernel lays out version 2; files of a group are made by the test, as the kernel makes them. */
function version2(): string {
  const root = mkdtempSync(join(tmpdir(), 'ratchet-cgroup-'));
  for (const folder of ['', 'ratchet', join('ratchet', ownerName())]) {
    mkdirSync(join(root, folder), { recursive: true });
    writeFileSync(join(root, folder, 'cgroup.controllers'), 'cpu memory pids\n');
  }
  return root;
}

const isRoot = process.getuid?.() === 0;

describe('control groups', () => {
  it('are not claimed where there are none', async () => {
    expect(await openGroups(mkdtempSync(join(tmpdir(), 'ratchet-cgroup-')))).toBeNull();
  });

  it.runIf(isRoot)('of version 2 hold the limits and are read by its files', async () => {
    const root = version2();
    const groups = await openGroups(root);
    const box = join(root, 'ratchet', ownerName(), 'box-1');
    mkdirSync(box);
    writeFileSync(join(box, 'cpu.max'), '');
    writeFileSync(join(box, 'memory.swap.max'), '');
    const group = groups?.create('box-1', { memoryMb: 64, pids: 16 });
    expect(groups?.version).toBe(2);
    expect(readFileSync(join(root, 'ratchet', 'cgroup.subtree_control'), 'utf8')).toBe('+cpu');
    expect(['memory.max', 'memory.swap.max', 'pids.max', 'cpu.max'].map((file) => readFileSync(join(box, file), 'utf8'))).toEqual([
      '67108864',
      '0',
      '16',
      '100000 100000',
    ]);
    writeFileSync(join(box, 'cpu.stat'), 'usage_usec 1234567\nuser_usec 1\n');
    writeFileSync(join(box, 'memory.peak'), '10485760\n');
    writeFileSync(join(box, 'memory.events'), 'low 0\noom 3\noom_kill 2\n');
    expect([group?.cpuMs(), group?.peakMemoryMb(), group?.memoryKills()]).toEqual([1234.567, 10, 2]);
    expect(group?.joinFiles).toEqual([join(box, 'cgroup.procs')]);
  });

  it('of dead owners are swept, those of living ones are left', async () => {
    const root = version2();
    const [dead, living] = [join(root, 'ratchet', '999999999-1'), join(root, 'ratchet', ownerName(process.ppid))];
    for (const folder of [dead, living]) mkdirSync(folder);
    await openGroups(root);
    expect([existsSync(dead), existsSync(living)]).toEqual(isRoot ? [false, true] : [true, true]);
  });
});

describe('owners', () => {
  it('are alive by their id and their start', () => {
    expect(isOwnerAlive(ownerName())).toBe(true);
    expect(isOwnerAlive(`${process.pid}-1`)).toBe(false);
    expect(isOwnerAlive('999999999-1')).toBe(false);
  });
});
