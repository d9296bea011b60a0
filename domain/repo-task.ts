/** The test frameworks whose reports are read in a checkout; how each is asked is `judge/repository/frameworks/`. */
export const REPO_FRAMEWORKS = ['pytest', 'unittest', 'node-test', 'jest', 'tap', 'mocha', 'vitest', 'cargo', 'maven', 'gradle'] as const;
export type RepoFramework = (typeof REPO_FRAMEWORKS)[number];

/** Frameworks whose tests no control stands against: what passes counts without. */
const WITHOUT_CONTROLS: readonly RepoFramework[] = ['tap', 'mocha', 'vitest'];

export function hasControls(framework: RepoFramework): boolean {
  return !WITHOUT_CONTROLS.includes(framework);
}

/** The framework by whose rules its tests are read: names of ids, and controls. */
const READ_AS = {
  pytest: 'pytest',
  unittest: 'pytest',
  'node-test': 'node-test',
  jest: 'jest',
  vitest: 'jest',
  mocha: 'jest',
  tap: 'tap',
  cargo: 'cargo',
  maven: 'maven',
  gradle: 'maven',
} as const satisfies Readonly<Record<RepoFramework, string>>;

export function checksFramework(framework: RepoFramework): (typeof READ_AS)[RepoFramework] {
  return READ_AS[framework];
}

/** How what a checkout needs is set up, once for all commits where the inputs say the same. */
export interface Environment {
  /** shell commands, run in the checkout with a way to package registries; what they leave in it is there for each attempt */
  readonly setup: readonly string[];
  /** paths of the checkout that say what is needed (lock files, manifests): with the commands they are the name of the environment */
  readonly inputs: readonly string[];
  /** an image of Docker that has it all, instead of this machine's tools */
  readonly image?: string;
}

/** A checkout and what it needs: what a workspace is opened of. */
export interface RepoSource {
  /** a folder, a bundle or a URL */
  readonly repository: string;
  /** 40 hexadecimal digits */
  readonly commit: string;
  readonly environment: Environment;
}

/** What makes a task one of kind `repo`. Its tests stand in `visible` and `hidden`, as those of other tasks judged in-process. */
export interface RepoPart {
  readonly source: RepoSource;
  readonly framework: RepoFramework;
  /** shell command that runs tests; `{files}` stands for the test files */
  readonly testCommand: string;
  /** ids of tests that fail before the answer and must pass after it */
  readonly failToPass: readonly string[];
  /** ids of tests that pass before and must still */
  readonly passToPass: readonly string[];
  /** paths, or folders that end in `/`, that no answer may change: tests, and what steers their runner */
  readonly readOnly: readonly string[];
  /** the right answer, as a patch; empty where nobody knows one */
  readonly reference: string;
}

/** The test files that an id names: by its path, or by its class where that is how a framework names tests. */
export function filesOfTest(id: string, paths: readonly string[]): readonly string[] {
  const named = paths.filter((path) => id.startsWith(`${path}::`) || id.startsWith(`${path} > `));
  if (named.length > 0) return named;
  const [name = ''] = id.split(/[#$]/);
  // `com.example.ClampTest` is a path that ends in `com/example/ClampTest.java`
  return paths.filter((path) => path.replace(/\.\w+$/, '').endsWith(name.replaceAll('.', '/')));
}

/**
 * An answer of a task of kind `repo` may be a patch. It goes where the files of an answer go, under a name that no file can
 * have, so that whatever keeps, hashes or hands on candidates does the same with it.
 */
const PATCH_NAME = '/patch';

export function patchCandidate(patch: string): Readonly<Record<string, string>> {
  return { [PATCH_NAME]: patch };
}

/** The patch that a candidate is; null where it is whole files. */
export function patchOf(candidate: Readonly<Record<string, string>>): string | null {
  return candidate[PATCH_NAME] ?? null;
}

/** Builds and whole test files need more than a call does. */
export const DEFAULT_REPO_LIMITS = {
  wallMs: 120_000,
  cpuMs: 120_000,
  memoryMb: 2_048,
  pids: 512,
  diskMb: 1_024,
  outputKb: 4_096,
};

/** How frameworks that need no report of their own are asked, where nobody says otherwise. */
export const PLAIN_COMMANDS = {
  pytest: 'python3 -m pytest {files}',
  unittest: 'python3 -m unittest -v {files}',
  cargo: 'cargo test --offline --no-fail-fast {files}',
} as const satisfies Partial<Readonly<Record<RepoFramework, string>>>;

const MAVEN_QUIET = '-B -Dstyle.color=never';

/** It compiles little and ends soon: half of its processor time is its own start. */
export const MAVEN_JVM = '-XX:TieredStopAtLevel=1 -XX:+UseSerialGC';

/**
 * By their goals: what else hangs on the phases (style, licences, coverage) may fail, want another Maven, or take long, and no test
 * needs it.
 */
const MAVEN_GOALS = [
  'resources:resources@default-resources',
  'compiler:compile@default-compile',
  'resources:testResources@default-testResources',
  'compiler:testCompile@default-testCompile',
  'surefire:test@default-test',
].join(' ');

/** Where sources are made from others, the phases are what makes them. */
const MAVEN_PHASES = `${[
  'rat',
  'checkstyle',
  'enforcer',
  'spotbugs',
  'pmd',
  'cpd',
  'japicmp',
  'animal.sniffer',
  'jacoco',
  'spotless.check',
  'cyclonedx',
  'moditect',
]
  .map((name) => `-D${name}.skip=true`)
  .join(' ')} test`;

/** How Maven is asked, in set-up and in tests. */
export function mavenCommands(makesSources: boolean): { readonly setup: string; readonly test: string } {
  const what = makesSources ? MAVEN_PHASES : MAVEN_GOALS;
  return {
    setup: `MAVEN_OPTS="$MAVEN_OPTS ${MAVEN_JVM}" mvn -q ${MAVEN_QUIET} -Dmaven.test.failure.ignore=true ${what}`,
    test: `mvn -o ${MAVEN_QUIET} -DfailIfNoTests=false -Dsurefire.failIfNoSpecifiedTests=false {files} ${what}`,
  };
}
