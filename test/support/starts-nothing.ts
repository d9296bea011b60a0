import childProcess from 'node:child_process';
import { syncBuiltinESMExports } from 'node:module';
import { Server } from 'node:net';
import { afterAll } from 'vitest';

/** Set up before each unit test file: one that starts a process or opens a server after all fails, and says what makes it a slow one. */
const NAMES = ['spawn', 'exec', 'execFile', 'fork', 'spawnSync', 'execSync', 'execFileSync'] as const;
const MEND = 'test/kinds.ts: name what starts it among the STARTERS, or start it through one of them';

const started: string[] = [];

function refuse(what: string): never {
  started.push(what);
  throw new Error(`a unit test starts nothing, and this one wants ${what}. ${MEND}.`);
}

for (const name of NAMES) Reflect.set(childProcess, name, (command: unknown) => refuse(`${name} ${String(command)}`));
Reflect.set(Server.prototype, 'listen', () => refuse('a server'));
syncBuiltinESMExports();

// The code under test may well take a program that cannot be started for one that is not installed.
afterAll(() => {
  if (started.length > 0) throw new Error(`a unit test starts nothing, and this file wanted ${started.join(', ')}. ${MEND}.`);
});
