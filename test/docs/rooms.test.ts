import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { packageRoot } from '../../config/package-root.js';

const run = promisify(execFile);

const names = z.union([z.literal('everything'), z.array(z.string())]);
const rooms = z.record(
  z.string(),
  z.object({
    door: z.string().optional(),
    imports: names,
    types: z.array(z.string()).default([]),
    packages: names,
    except: z.array(z.object({ files: z.string(), imports: z.array(z.string()) })).default([]),
  }),
);
type Room = z.infer<typeof rooms>[string];

const ROOMS = new Map(Object.entries(rooms.parse(JSON.parse(await readFile(join(packageRoot, 'rooms.json'), 'utf8')))));
const PACKAGES = ['zod', 'mongodb', 'commander', '@nestjs/common', '@temporalio/client', 'node:fs'];

/** A house with the same rooms, in which every file breaks one rule, or just does not. */
let house: string;

beforeAll(async () => {
  house = await mkdtemp(join(tmpdir(), 'ratchet-rooms-'));
  for (const name of ['.oxlintrc.json', '.oxlintrc.rooms.json']) await copyFile(join(packageRoot, name), join(house, name));
});

afterAll(async () => rm(house, { recursive: true }));

describe('the rooms', () => {
  it('are in the rule and in the table as rooms.json has them', async () => {
    await expect(run(process.execPath, ['scripts/rooms.mjs', '--check'], { cwd: packageRoot })).resolves.toMatchObject({ stderr: '' });
  });
});

describe("one attempt's way", () => {
  it('is at most twenty files long, and each leads to the next', async () => {
    const page = await readFile(join(packageRoot, 'docs/architecture.md'), 'utf8');
    const section = /## One attempt's way\n([^]*?)\n## /.exec(page)?.[1] ?? '';
    const hops = [...section.matchAll(/^\d+\. \[([^\]]+)\]\(\.\.\/[^)]+\)(?: \(by (the port|the engine))?/gm)].map(([, path = '', by]) => ({
      path,
      by,
    }));
    expect(hops.length).toBeGreaterThan(15);
    expect(hops.length).toBeLessThanOrEqual(20);
    const texts = await Promise.all(hops.map(async ({ path }) => readFile(join(packageRoot, path), 'utf8')));
    const isLedTo = ({ path, by }: (typeof hops)[number], index: number): boolean =>
      index === 0 || by !== undefined || hops.slice(0, index).some((from, before) => leadsTo(texts[before] ?? '', from.path, path));
    expect(hops.filter((hop, index) => !isLedTo(hop, index)).map(({ path }) => path)).toEqual([]);
  });
});

function leadsTo(text: string, from: string, path: string): boolean {
  const specifiers = [...text.matchAll(/ from '(\.[^']+)\.js';/g)].map((match) => match[1] ?? '');
  return specifiers.some((each) => `${join(dirname(from), each)}.ts` === path);
}

describe('the linter', () => {
  it('refuses what a room may not import of another, and nothing else', async () => {
    const cases = [...ROOMS].flatMap(([room, rule]) => [...ROOMS.keys()].filter((other) => other !== room).flatMap(casesOf(room, rule)));
    expect(cases.filter(({ allowed }) => !allowed).length).toBeGreaterThan(400);
    expect(await refused(cases, 'no-restricted-imports')).toEqual(forbidden(cases));
  });

  it('lets a composition root in where the rest of its room may not go', async () => {
    const cases = [
      { path: 'api/main.ts', text: value('../infra/inside.js'), allowed: true },
      { path: 'api/main/other.ts', text: value('../../infra/inside.js'), allowed: false },
      { path: 'infra/stack/doctor.ts', text: value('../../judge/index.js'), allowed: true },
      { path: 'infra/mongo/doctor.ts', text: value('../../judge/index.js'), allowed: false },
    ];
    expect(await refused(cases, 'no-restricted-imports')).toEqual(forbidden(cases));
  });

  it('refuses packages that belong into another room', async () => {
    const cases = [...ROOMS].flatMap(([room, { packages }]) =>
      PACKAGES.map((name, index) => ({
        path: `${room}/package-${index}.ts`,
        text: value(name),
        allowed: packages === 'everything' || packages.includes(name.replace(/^node:.*/, 'node')),
      })),
    );
    expect(await refused(cases, 'no-restricted-imports')).toEqual(forbidden(cases));
  });

  it('refuses cycles, of types alone and over rooms too', async () => {
    const cases = [
      { path: 'domain/a.ts', text: type('./b.js'), allowed: false },
      { path: 'domain/b.ts', text: type('./a.js'), allowed: false },
      { path: 'domain/c.ts', text: value('../ports/d.js'), allowed: false },
      { path: 'ports/d.ts', text: type('../schemas/e.js'), allowed: false },
      { path: 'schemas/e.ts', text: value('../domain/c.js'), allowed: false },
      { path: 'domain/f.ts', text: type('./a.js'), allowed: true },
    ];
    expect(await refused(cases, 'no-cycle')).toEqual(forbidden(cases));
  });

  it('refuses types that are imported where they are named, past every other rule', async () => {
    const cases = [{ path: 'domain/g.ts', text: "export type Held = import('../infra/inside.js').It;\n", allowed: false }];
    expect(await refused(cases, 'consistent-type-imports')).toEqual(forbidden(cases));
  });
});

interface Case {
  readonly path: string;
  readonly text: string;
  readonly allowed: boolean;
}

/** Every way to import, from several depths. */
function casesOf(room: string, rule: Room): (other: string) => readonly Case[] {
  return (other) => {
    const inside = `${other}/inside.js`;
    const isOpen = mayImport(room, rule, other);
    const isOpenInside = isOpen && (rule.imports === 'everything' || ROOMS.get(other)?.door === undefined);
    const isTypeOpen = isOpenInside || rule.types.includes(other);
    const door = ROOMS.get(other)?.door;
    return [
      { path: `${room}/value-of-${other}.ts`, text: value(`../${inside}`), allowed: isOpenInside },
      { path: `${room}/type-of-${other}.ts`, text: type(`../${inside}`), allowed: isTypeOpen },
      { path: `${room}/deep/value-of-${other}.ts`, text: value(`../../${inside}`), allowed: isOpenInside },
      { path: `${room}/roundabout-to-${other}.ts`, text: value(`./../${inside}`), allowed: isOpenInside },
      { path: `${room}/deep/export-of-${other}.ts`, text: `export * from '../../${inside}';\n`, allowed: isOpenInside },
      { path: `${room}/deep/deeper/type-of-${other}.ts`, text: type(`../../../${inside}`), allowed: isTypeOpen },
      { path: `${room}/lazy-of-${other}.ts`, text: `export const held = () => import('../${inside}');\n`, allowed: isOpenInside },
      ...(door === undefined
        ? []
        : [{ path: `${room}/door-of-${other}.ts`, text: value(`../${other}/${door.replace(/ts$/, 'js')}`), allowed: isOpen }]),
    ];
  };
}

/** Rooms stand in the order of their layers: everything is what stands above. */
function mayImport(room: string, { imports }: Room, other: string): boolean {
  const order = [...ROOMS.keys()];
  return imports === 'everything' ? order.indexOf(other) < order.indexOf(room) : imports.includes(other);
}

function value(from: string): string {
  return `import { it } from '${from}';\nexport const held = () => it;\n`;
}

function type(from: string): string {
  return `import type { It } from '${from}';\nexport interface Held { readonly it: It }\n`;
}

function forbidden(cases: readonly Case[]): readonly string[] {
  return cases
    .filter(({ allowed }) => !allowed)
    .map(({ path }) => path)
    .toSorted();
}

const report = z.object({ diagnostics: z.array(z.object({ code: z.string(), filename: z.string() })) });

/** The files of which the linter says that they break the rule. */
async function refused(cases: readonly Case[], rule: string): Promise<readonly string[]> {
  for (const { path, text } of cases) {
    await mkdir(dirname(join(house, path)), { recursive: true });
    await writeFile(join(house, path), text);
  }
  const oxlint = join(packageRoot, 'node_modules/.bin/oxlint');
  const ended = run(oxlint, ['--format', 'json', ...new Set(cases.map(({ path }) => path.split('/')[0] ?? ''))], {
    cwd: house,
    maxBuffer: 64 * 1_024 * 1_024,
  });
  // it ends with 1 where it finds something
  const stdout = await ended.then(
    (result) => result.stdout,
    (error: unknown) => z.object({ stdout: z.string() }).parse(error).stdout,
  );
  const found = report.parse(JSON.parse(stdout)).diagnostics.filter(({ code }) => code.includes(`(${rule})`));
  const own = new Set(cases.map(({ path }) => path));
  return [...new Set(found.map(({ filename }) => filename))].filter((path) => own.has(path)).toSorted();
}
