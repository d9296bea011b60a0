import { type Overhead, quoted } from '../language.js';

/** Node has 7 threads, a framework runs in a second one, and a box of jest took 77 MB. */
export const NODE_OVERHEAD: Overhead = { cpuMs: 1_000, wallMs: 5_000, memoryMb: 256, pids: 32, diskMb: 0 };

const PLAIN = ['--no-warnings', '--experimental-detect-module', '--v8-pool-size=1'] as const;

/** Shell text that checks sources (`check-program.cjs`). */
export function checkProgram(node: readonly string[], script: string): string {
  return `exec ${[...node, ...PLAIN, '--experimental-vm-modules', '-e', script].map(quoted).join(' ')} -- "$@"`;
}

/** The beginning of shell text that runs a program. */
export function runProgram(node: readonly string[], flags: readonly string[] = []): string {
  return [...node, ...PLAIN, ...flags].map(quoted).join(' ');
}

/**
 * `node`: how it is started. The judge's pipes are moved away from where a candidate reads and prints. One thread of V8 beside the main
 * one is enough for one core.
 */
export function nodeCommand(node: readonly string[], script: string, flags: readonly string[] = []): readonly string[] {
  const redirected = 'exec "$@" 9<&0 8>&3 </dev/null 3>&-';
  return [
    '/bin/sh',
    '-c',
    redirected,
    'driver',
    ...node,
    '--no-warnings',
    '--experimental-vm-modules',
    '--experimental-detect-module',
    '--v8-pool-size=1',
    ...flags,
    '-e',
    script,
  ];
}
