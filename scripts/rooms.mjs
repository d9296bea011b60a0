/**
 * rooms.json says what each room holds and imports. From it come the rule of the linter and the table of docs/architecture.md:
 * `npm run rooms` writes both, `npm run rooms -- --check` says whether they are as it says.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';

const RULE = '.oxlintrc.rooms.json';
const PAGE = 'docs/architecture.md';
const TABLE = /(?<=<!-- rooms: written by `npm run rooms` -->\n)[^]*?(?=<!-- \/rooms -->)/;

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const rooms = JSON.parse(readFileSync('rooms.json', 'utf8'));
const names = Object.keys(rooms);
const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
const packages = Object.keys({ ...dependencies, ...devDependencies }).toSorted();

const faults = [...faultsOfRooms(), ...faultsOfTypeScript()];
if (faults.length === 0 && process.argv.includes('--check')) {
  const page = readFileSync(PAGE, 'utf8');
  if (readFileSync(RULE, 'utf8') !== (await rule())) faults.push(`${RULE} is not what rooms.json says`);
  if (page.match(TABLE)?.[0] !== table()) faults.push(`the table of ${PAGE} is not what rooms.json says`);
  if (faults.length > 0) faults.push('write both: npm run rooms');
} else if (faults.length === 0) {
  writeFileSync(RULE, await rule());
  writeFileSync(PAGE, readFileSync(PAGE, 'utf8').replace(TABLE, table));
}
for (const fault of faults) console.error(fault);
process.exitCode = faults.length === 0 ? 0 : 1;

/** Rooms stand in the order of their layers, so that what each imports stands above it: no two can need each other. */
function faultsOfRooms() {
  return names.flatMap((name, index) =>
    [rooms[name], ...(rooms[name].except ?? [])]
      .flatMap(({ imports, types = [] }) => (imports === 'everything' ? [] : [...imports, ...types]))
      .filter((other) => !names.slice(0, index).includes(other))
      .map((other) => `rooms.json: ${name} imports ${other}, which does not stand above it`),
  );
}

/** Each folder with TypeScript in it is a room, and is compiled. */
function faultsOfTypeScript() {
  const folders = readdirSync('.', { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && !['node_modules', 'dist'].includes(entry.name))
    .filter(({ name }) =>
      readdirSync(name, { recursive: true, encoding: 'utf8' }).some((path) => path.endsWith('.ts') && !path.includes('node_modules/')),
    )
    .map(({ name }) => name);
  const { include } = JSON.parse(readFileSync('tsconfig.json', 'utf8'));
  return [
    ...folders.filter((name) => !names.includes(name)).map((name) => `rooms.json: ${name}/ is no room`),
    ...names.filter((name) => !folders.includes(name)).map((name) => `rooms.json: there is no ${name}/`),
    ...names
      .filter((name) => !include.includes(name) && !existsSync(`${name}/tsconfig.json`))
      .map((name) => `tsconfig.json does not include ${name}, which has none of its own`),
  ];
}

function rule() {
  const overrides = names.flatMap((name) => [
    override(name, `${name}/**`, rooms[name]),
    ...(rooms[name].except ?? []).map((except) =>
      override(name, except.files.endsWith('.ts') ? except.files : `${except.files}/**`, {
        ...rooms[name],
        imports: [...rooms[name].imports, ...except.imports],
      }),
    ),
  ]);
  return formatted({ overrides });
}

async function formatted(value) {
  return format(JSON.stringify(value), { ...(await resolveConfig(RULE)), parser: 'json' });
}

function override(name, files, room) {
  const message = `${name} may not import this: docs/architecture.md, what lives where`;
  const patterns = [...patternsOfRooms(name, room), ...patternsOfPackages(room)].map((pattern) => ({ ...pattern, message }));
  return { files: [files], rules: { 'no-restricted-imports': patterns.length === 0 ? 'off' : ['error', { patterns }] } };
}

/** Type-only imports count as any other, but of what is named under `types`. */
function patternsOfRooms(name, { imports, types = [] }) {
  const everything = imports === 'everything';
  const allowed = [name, ...(everything ? names.slice(0, names.indexOf(name)) : imports)];
  const doors = everything ? [] : imports.filter((other) => rooms[other].door !== undefined);
  return [
    ...into(names.filter((other) => !allowed.includes(other) && !types.includes(other))),
    ...into(types).map((pattern) => ({ ...pattern, allowTypeImports: true })),
    ...doors.map((other) => ({ group: [`**/${other}/**`, `!**/${other}/${rooms[other].door.replace(/ts$/, 'js')}`] })),
  ];
}

function into(others) {
  return others.length === 0 ? [] : [{ regex: `^(\\.\\.?/)*\\.\\./(${others.join('|')})/` }];
}

/** What is no dependency of ours is knip's to tell. */
function patternsOfPackages({ packages: allowed }) {
  if (allowed === 'everything') return [];
  const others = packages.filter((each) => !allowed.includes(each));
  const node = allowed.filter((each) => each.startsWith('node:'));
  return [
    { regex: `^(${others.map((each) => each.replaceAll(/[.\\/]/g, '\\$&')).join('|')})(/|$)` },
    ...(allowed.includes('node') ? [] : [{ group: ['node:*', ...node.map((each) => `!${each}`)] }]),
  ];
}

function table() {
  const rows = names.map((name) => `| \`${name}/\` | ${rooms[name].holds} | ${roomsTold(rooms[name])} | ${packagesTold(rooms[name])} |\n`);
  return `| room | holds | imports | packages |\n| --- | --- | --- | --- |\n${rows.join('')}`;
}

function roomsTold({ imports, types = [], except = [] }) {
  if (imports === 'everything') return 'everything above';
  const told = imports.map((each) => (rooms[each].door === undefined ? each : `${each} (\`${rooms[each].door}\`)`)).join(', ');
  return [
    told || 'nothing',
    ...(types.length === 0 ? [] : [`types of ${types.join(', ')}`]),
    ...except.map(({ files, imports: more, because }) => `\`${files}\` also ${more.join(', ')}, since ${because}`),
  ].join('; ');
}

function packagesTold({ packages: allowed }) {
  if (allowed === 'everything') return 'everything';
  return allowed.length === 0 ? 'none' : allowed.map((each) => (each === 'node' ? 'Node' : `\`${each}\``)).join(', ');
}
