import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../config/package-root.js';

const IMPORTED = /^(?:import|export) (?!type\b)(?:[^;]*? from )?'([^']+)';$/gm;
const imported = new Map<string, readonly string[]>();

/** What a file imports as more than a type. */
function importsOf(file: string): readonly string[] {
  const names = imported.get(file) ?? [...readFileSync(join(packageRoot, file), 'utf8').matchAll(IMPORTED)].map(([, name = '']) => name);
  imported.set(file, names);
  return names;
}

/** What is loaded with a file before anything in it has run: files of ours, and packages as they are named there. */
function loadedWith(file: string, loaded = new Set<string>()): ReadonlySet<string> {
  if (loaded.has(file)) return loaded;
  loaded.add(file);
  for (const name of importsOf(file)) {
    if (name.startsWith('.')) loadedWith(relative(packageRoot, join(packageRoot, dirname(file), name)).replace(/\.js$/, '.ts'), loaded);
    else if (!name.startsWith('node:') && !builtinModules.includes(name)) loaded.add(name);
  }
  return loaded;
}

const packagesWith = (file: string): readonly string[] => [...loadedWith(file)].filter((name) => !name.endsWith('.ts')).toSorted();
const within = (file: string, folder: string): readonly string[] => [...loadedWith(file)].filter((name) => name.startsWith(folder));

/** The client of a model, and what sends traces. */
const isSeldomWanted = (name: string): boolean => name === 'openai' || (name.includes('opentelemetry') && name !== '@opentelemetry/api');

describe('what a command waits for before it begins', () => {
  it('is for a page of help neither a server, a model nor a box, nor what any command does', () => {
    expect(packagesWith('cli/main.ts')).toEqual(['commander', 'openapi-fetch', 'zod']);
    for (const folder of [
      'cli/commands/',
      'adaptation/',
      'judge/languages/',
      'infra/mongo/',
      'syntax/',
      'suites/formats/',
      'domain/answer/',
    ])
      expect(within('cli/main.ts', folder)).toEqual([]);
  });

  it('is all of it loaded with no other command: what there is to type lies apart from what it does', () => {
    const files = readdirSync(join(packageRoot, 'cli/program'));
    expect(files.length).toBeGreaterThan(20);
    for (const file of files) expect(within(`cli/program/${file}`, 'cli/commands/')).toEqual([]);
  });

  it('is for an installation elsewhere no server at all, for what is kept here its store, and for a campaign the engine too', () => {
    for (const file of ['cli/commands/campaign-told.ts', 'cli/commands/campaign-steering.ts'])
      expect(packagesWith(file)).toEqual(['openapi-fetch', 'zod']);
    for (const file of ['cli/with-store.ts', 'cli/records-here.ts', 'cli/commands/strategy.ts'])
      expect(packagesWith(file)).toEqual(['mongodb', 'openapi-fetch', 'zod']);
    expect(within('cli/installation-here.ts', 'offline-model/')).toEqual([]);
  });

  it('is for a program in a box no client of Docker, which is loaded where an engine is asked for', () => {
    expect(packagesWith('cli/commands/sandbox.ts')).not.toContain('dockerode');
    expect(packagesWith('workers/main.ts')).not.toContain('dockerode');
  });

  it('is to count the tasks of suites that ship no reader of programs, and to see that nothing runs no client of a server', () => {
    expect(packagesWith('cli/commands/suite-list.ts')).toEqual(['zod']);
    expect(packagesWith('cli/commands/status.ts')).toEqual(['openapi-fetch', 'zod']);
  });
});

describe('what any process of ours waits for before it begins', () => {
  const commands = readdirSync(join(packageRoot, 'cli/commands')).map((file) => `cli/commands/${file}`);
  const processes = [...commands, 'api/main.ts', 'workers/main.ts'];

  it('is neither the client of a model, which comes with the first question, nor what sends traces, which few want', () => {
    expect(commands.length).toBeGreaterThan(20);
    for (const file of processes) {
      expect({ file, loads: packagesWith(file).filter(isSeldomWanted) }).toEqual({ file, loads: [] });
    }
  });

  it('is for the API not the offline model, of whose answers few are explained', () => {
    expect(within('api/main.ts', 'offline-model/')).toEqual(['offline-model/name.ts']);
  });
});
