import childProcess from 'node:child_process';
import { syncBuiltinESMExports } from 'node:module';
import { refuse } from './refused.js';

/** Set up before each test file that is not slow: one that starts a process after all fails, and says what makes it a slow one. */
const NAMES = ['spawn', 'exec', 'execFile', 'fork', 'spawnSync', 'execSync', 'execFileSync'] as const;

for (const name of NAMES) Reflect.set(childProcess, name, (command: unknown) => refuse(`${name} ${String(command)}`, 'STARTERS'));
syncBuiltinESMExports();
