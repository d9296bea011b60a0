import { MAVEN_JVM, mavenCommands, PLAIN_COMMANDS, type RepoFramework } from '../../domain/repo-task.js';
import type { Framework, Language } from '../../domain/task.js';
import { hostOf } from '../../syntax/rust-modules.js';
import { readCargo, readJest, readJunit, readMocha, readUnittest, type Reported } from './reports.js';
import { readTap } from './tap.js';

/** What a run left to read: what it printed, and the reports by their paths. */
interface Left {
  readonly printed: string;
  readonly reports: string;
}

/** How a framework is asked in a checkout, and how what it says is read. */
export interface RepoRunner {
  readonly languages: readonly Language[];
  /** where nobody says otherwise; `{files}` are the files of tests, and `$RATCHET_REPORT` is where a report is looked for */
  readonly command: string;
  readonly env: Readonly<Record<string, string>>;
  /** a command of a person's, so that its tests are reported in the form that is read; missing: it is in any case */
  reporting?(command: string): string;
  /** what stands for `{files}` */
  files(paths: readonly string[]): readonly string[];
  /** beside `$RATCHET_REPORT`: shell patterns of files that hold reports */
  readonly reports: readonly string[];
  read(left: Left, paths: readonly string[]): readonly Reported[];
  /** whose controls read these tests; null where none do */
  readonly controls: Framework | null;
}

const ROOT = '/work';
/** A file's output begins with this line, where a framework runs each file by itself. */
const FILE_MARK = '# ratchet file: ';
const asTheyAre = (paths: readonly string[]): readonly string[] => paths;

const PYTEST: RepoRunner = {
  languages: ['python'],
  command: PLAIN_COMMANDS.pytest,
  env: { PYTEST_ADDOPTS: '-p no:cacheprovider --junitxml=/tmp/ratchet/report -o junit_family=xunit1 -o junit_logging=no --tb=short' },
  files: asTheyAre,
  reports: [],
  read: ({ reports }) =>
    readJunit(reports, ({ classname = '', name = '', file = '' }) => {
      if (file === '') return null;
      const module = file.replace(/\.py$/, '').replaceAll('/', '.');
      const owners = classname === module || !classname.startsWith(`${module}.`) ? [] : classname.slice(module.length + 1).split('.');
      return [file, ...owners, name].join('::');
    }),
  controls: 'pytest',
};

const UNITTEST: RepoRunner = {
  languages: ['python'],
  command: PLAIN_COMMANDS.unittest,
  env: {},
  reporting: (command) =>
    /\bunittest\b/.test(command) && !/\s(?:-v|--verbose)\b/.test(command) ? command.replace(/\bunittest\b/, 'unittest -v') : command,
  files: (paths) => paths.map(moduleOf),
  reports: [],
  read: ({ printed }, paths) => readUnittest(printed, (module) => fileOfModule(module, paths)),
  controls: 'pytest',
};

function moduleOf(path: string): string {
  return path.replace(/\.py$/, '').replaceAll('/', '.');
}

/** A runner that works in a folder of its own names modules from there. */
function fileOfModule(module: string, paths: readonly string[]): string | null {
  const whole = paths.find((path) => moduleOf(path) === module);
  const [only = null, another] = paths.filter((path) => moduleOf(path).endsWith(`.${module}`));
  return whole ?? (another === undefined ? only : null);
}

/** A single command of a runner: what stands behind it are files. */
const TAKES_FILES = /^(?:\w+=\S+\s+)*(?:node|npx|npm|pnpm|yarn|tap)(?:\s[^&|;]*)?$/;

/** Each file by itself, so that whose tests they are is known; a command that may take none stays as it is. */
function eachFile(command: string): string {
  if (!command.includes('{files}') && !TAKES_FILES.test(command)) return command;
  const one = command.includes('{files}') ? command.replaceAll('{files}', '"$file"') : `${command} "$file"`;
  return command.includes(FILE_MARK) ? command : `for file in {files}; do echo "${FILE_MARK}$file"; ${one}; done`;
}

/** A runner behind npm is told so by a dash of its own. */
function withFlags(flags: string) {
  return (command: string): string =>
    command.includes('RATCHET_REPORT')
      ? command
      : `${command}${/^(?:npm|pnpm)\s[^&|;]*$/.test(command) && !/\s--\s/.test(command) ? ' --' : ''} ${flags}`;
}

function readTapFiles({ printed }: Left): readonly Reported[] {
  const parts = printed.split(new RegExp(`^${FILE_MARK}`, 'm')).slice(1);
  return parts.flatMap((part) => readTap(part.slice(part.indexOf('\n') + 1), part.slice(0, part.indexOf('\n'))));
}

const NODE_TEST: RepoRunner = {
  languages: ['javascript', 'typescript'],
  command: eachFile('node --test-reporter=tap --test'),
  env: {},
  reporting: eachFile,
  files: asTheyAre,
  reports: [],
  read: readTapFiles,
  controls: 'node-test',
};

const TAP: RepoRunner = { ...NODE_TEST, command: eachFile('node'), env: { TAP: '1' }, controls: null };

function readJsonReport(read: (report: unknown, root: string) => readonly Reported[]) {
  return ({ reports }: Left): readonly Reported[] => {
    try {
      const from = reports.indexOf('{');
      return from === -1 ? [] : read(JSON.parse(reports.slice(from)), ROOT);
    } catch (error) {
      // cut off, or written over by a candidate: nothing was reported
      if (error instanceof SyntaxError) return [];
      throw error;
    }
  };
}

const JEST_REPORT = '--json --outputFile=$RATCHET_REPORT';
const VITEST_REPORT = '--reporter=json --outputFile=$RATCHET_REPORT';
const MOCHA_REPORT = '--reporter json --reporter-option output=$RATCHET_REPORT';

const JEST: RepoRunner = {
  ...NODE_TEST,
  command: `npx --no-install jest ${JEST_REPORT} {files}`,
  reporting: withFlags(JEST_REPORT),
  read: readJsonReport(readJest),
  controls: 'jest',
};

const VITEST: RepoRunner = {
  ...JEST,
  command: `npx --no-install vitest run ${VITEST_REPORT} {files}`,
  reporting: withFlags(VITEST_REPORT),
  controls: null,
};

const MOCHA: RepoRunner = {
  ...NODE_TEST,
  command: `npx --no-install mocha ${MOCHA_REPORT} {files}`,
  reporting: withFlags(MOCHA_REPORT),
  read: readJsonReport(readMocha),
  controls: null,
};

function isOfMain(path: string): boolean {
  return /^src\/main\.(?:\w+\.)?rs$/.test(path);
}

/** Tests of modules that are files of their own are known by these; others of their program are nobody's, where some are asked for. */
function ofTestModules(reported: readonly Reported[], paths: readonly string[]): readonly Reported[] {
  const modules = paths.flatMap((path) =>
    path.startsWith('src/') && hostOf(path) !== null ? [{ path, prefix: moduleOfTests(path) }] : [],
  );
  if (modules.length === 0) return reported;
  return reported.flatMap((each) => {
    const name = /^src\/(?:lib|main)\.rs::(.*)$/.exec(each.id)?.[1];
    if (name === undefined) return [each];
    const found = modules.find(({ prefix }) => name.startsWith(`${prefix}::`));
    return found === undefined ? [] : [{ ...each, id: `${found.path}::${name.slice(found.prefix.length + 2)}` }];
  });
}

/** `src/parse/version.tests.rs` → `parse::version::tests`; of the root of a program, and of a folder, the name is its own. */
function moduleOfTests(path: string): string {
  const parts = path
    .replace(/^src\//, '')
    .replace(/\.rs$/, '')
    .split(/[/.]/);
  return parts
    .filter((part, index) => !(index === parts.length - 2 && (part === 'mod' || (index === 0 && /^(?:lib|main)$/.test(part)))))
    .join('::');
}

const CARGO: RepoRunner = {
  languages: ['rust'],
  command: PLAIN_COMMANDS.cargo,
  env: { CARGO_TERM_COLOR: 'never', RUST_BACKTRACE: '0' },
  files: (paths) => [
    ...paths.flatMap((path) => {
      const target = /^tests\/([^/]+)(?:\.rs|\/main\.rs)$/.exec(path)?.[1];
      return target === undefined ? [] : ['--test', target];
    }),
    ...(paths.some((path) => path.startsWith('src/') && !isOfMain(path)) ? ['--lib'] : []),
    ...(paths.some(isOfMain) ? ['--bins'] : []),
  ],
  reports: [],
  read: ({ printed }, paths) => ofTestModules(readCargo(printed), paths),
  controls: 'cargo',
};

const MAVEN: RepoRunner = {
  languages: ['java'],
  command: mavenCommands(false).test,
  env: { MAVEN_OPTS: MAVEN_JVM },
  files: (paths) => [`-Dtest=${paths.map(classOf).join(',')}`],
  reports: ['target/surefire-reports/TEST-*.xml', '*/target/surefire-reports/TEST-*.xml'],
  read: ({ reports }) => readJunit(reports, methodOf),
  controls: 'junit',
};

const GRADLE: RepoRunner = {
  ...MAVEN,
  env: {},
  command: './gradlew --offline --no-daemon --continue test {files}',
  files: (paths) => paths.flatMap((path) => ['--tests', classOf(path)]),
  reports: ['build/test-results/test/TEST-*.xml', '*/build/test-results/test/TEST-*.xml'],
};

function classOf(path: string): string {
  return (path.split('/').at(-1) ?? '').replace(/\.(?:java|kt|groovy)$/, '');
}

function methodOf({ classname = '', name = '' }: Readonly<Record<string, string>>): string | null {
  if (classname === '' || name === '') return null;
  return `${classname}#${name.replace(/\(\)$/, '')}`;
}

export const REPO_RUNNERS: Readonly<Record<RepoFramework, RepoRunner>> = {
  pytest: PYTEST,
  unittest: UNITTEST,
  'node-test': NODE_TEST,
  jest: JEST,
  tap: TAP,
  mocha: MOCHA,
  vitest: VITEST,
  cargo: CARGO,
  maven: MAVEN,
  gradle: GRADLE,
};
