import { quoted } from '../language.js';

const PLAIN = ['--no-warnings', '--experimental-detect-module', '--v8-pool-size=1'] as const;

/** Shell text that checks sources (`check-program.cjs`). */
export function checkProgram(node: readonly string[], script: string): string {
  return `exec ${[...node, ...PLAIN, '--experimental-vm-modules', '-e', script].map(quoted).join(' ')} -- "$@"`;
}

/** The beginning of shell text that runs a program. */
export function runProgram(node: readonly string[], flags: readonly string[] = []): string {
  return [...node, ...PLAIN, ...flags].map(quoted).join(' ');
}

/** `node`: how it is started. The judge's pipes are moved away from where a candidate reads and prints. One thread of V8 beside the main one is enough for one core. */
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
