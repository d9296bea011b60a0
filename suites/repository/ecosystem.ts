import { type Environment, mavenCommands, type RepoFramework } from '../../domain/repo-task.js';
import type { Language } from '../../domain/task.js';
import type { Ecosystem, Repositories } from '../../ports/repository.js';

/** What the files at the root of a checkout say of its language. Null: none that can be judged. */
export function languageOf(paths: readonly string[]): Language | null {
  const has = (name: string): boolean => paths.includes(name);
  if (has('Cargo.toml')) return 'rust';
  if (has('pom.xml') || has('build.gradle') || has('build.gradle.kts')) return 'java';
  if (has('pyproject.toml') || has('setup.py') || has('setup.cfg') || has('requirements.txt') || has('tox.ini')) return 'python';
  if (has('package.json')) return has('tsconfig.json') && paths.some((path) => /^src\/.*\.ts$/.test(path)) ? 'typescript' : 'javascript';
  const count = (ending: string): number => paths.filter((path) => path.endsWith(ending)).length;
  const counted = (
    [
      ['python', '.py'],
      ['javascript', '.js'],
      ['java', '.java'],
      ['rust', '.rs'],
    ] as const
  ).map(([language, ending]) => ({ language, files: count(ending) }));
  const [most] = counted.toSorted((a, b) => b.files - a.files);
  return most !== undefined && most.files > 0 ? most.language : null;
}

/** The framework that a command runs, by the runner that it names; null where it names none. */
export function frameworkOfCommand(command: string): RepoFramework | null {
  return RUNNERS.find(([pattern]) => pattern.test(command))?.[1] ?? null;
}

const RUNNERS: readonly (readonly [RegExp, RepoFramework])[] = [
  [/\bunittest\b/, 'unittest'],
  [/\bpytest\b/, 'pytest'],
  [/\bvitest\b/, 'vitest'],
  [/\bjest\b/, 'jest'],
  [/\bmocha\b/, 'mocha'],
  [/\bnode\b.*\s--test\b/, 'node-test'],
  [/(?:^|\s)tap\b/, 'tap'],
  [/\bcargo\b/, 'cargo'],
  [/\bmvnw?\b/, 'maven'],
  [/\bgradlew?\b/, 'gradle'],
];

/** The command of a framework where nobody says otherwise. */
export function usualCommand(repositories: Pick<Repositories, 'command'>, framework: RepoFramework, known: Ecosystem): string {
  return (framework === known.framework ? known.testCommand : undefined) ?? repositories.command(framework);
}

/** The manifest whose text says more than its being there. */
export function manifestOf(language: Language): string {
  return language === 'java' ? 'pom.xml' : 'package.json';
}

/** The framework and the set-up of a checkout, as its manifests name them; `manifest` is the text of `manifestOf`. */
export function ecosystemOf(language: Language, paths: readonly string[], manifest: string): Ecosystem {
  switch (language) {
    case 'python':
      return pythonOf(paths);
    case 'javascript':
    case 'typescript':
      return javascriptOf(paths, manifest);
    case 'rust':
      return { framework: 'cargo', environment: rustOf(paths) };
    case 'java':
      return javaOf(paths, manifest);
    default:
      return language satisfies never;
  }
}

/** What tests alone depend on, and nobody can have any more (yanked, gone), is left away: most tests do without. */
const CARGO_FETCH = [
  'for attempt in 1 2 3 4 5 6; do cargo fetch 2> /tmp/said && break',
  String.raw`gone=$(sed -n 's/.*for the requirement .\([A-Za-z0-9_-]*\) = .*/\1/p; s/.*no matching package named .\([A-Za-z0-9_-]*\). found.*/\1/p' /tmp/said | head -n 1)`,
  String.raw`[ -n "$gone" ] && sed -i "/^\[.*dev-dependencies\]/,/^\[/{/^$gone *=/d}" Cargo.toml`,
  'done; cargo fetch',
].join('; ');

/** What it depends on is built once; its own crates are not kept, whose sources are others in each commit. */
function rustOf(paths: readonly string[]): Environment {
  return {
    setup: [
      CARGO_FETCH,
      'cargo test -q --offline --no-run > /dev/null 2>&1 || true',
      String.raw`for own in $(cargo metadata --offline --no-deps --format-version 1 | grep -o '"id":"[^"]*"' | cut -d'"' -f4); do cargo clean -q --offline -p "$own"; done`,
    ],
    inputs: paths.filter((path) => /(?:^|\/)Cargo\.(?:toml|lock)$/.test(path)),
  };
}

const PYTHON_INPUTS = /^(?:requirements[^/]*\.txt|requirements\/[^/]+\.txt|pyproject\.toml|setup\.py|setup\.cfg)$/;

function pythonOf(paths: readonly string[]): Ecosystem {
  const inputs = paths.filter((path) => PYTHON_INPUTS.test(path));
  const listed = inputs.filter((path) => path.endsWith('.txt'));
  const forTests = listed.filter((path) => /test/.test(path));
  // what developers use besides is much, and most of it no test needs
  const requirements = [
    ...listed.filter((path) => path === 'requirements.txt'),
    ...(forTests.length > 0 ? forTests : listed.filter((path) => /dev/.test(path))),
  ];
  const pip = 'python3 -m pip install -q --disable-pip-version-check';
  const isProject = ['pyproject.toml', 'setup.py'].some((name) => paths.includes(name));
  return {
    framework: 'pytest',
    environment: {
      setup: [
        'python3 -m venv .venv',
        `${pip} pytest`,
        ...requirements.map((path) => `${pip} -r ${path} || true`),
        // what it depends on; a project that cannot be built may still be tested
        ...(isProject ? [`${pip} -e . || true`] : []),
      ],
      inputs,
    },
  };
}

const JAVASCRIPT: readonly (readonly [string, RepoFramework])[] = [
  ['vitest', 'vitest'],
  ['jest', 'jest'],
  ['tap', 'tap'],
  ['mocha', 'mocha'],
];

function javascriptOf(paths: readonly string[], manifest: string): Ecosystem {
  const framework = JAVASCRIPT.find(([name]) => new RegExp(String.raw`"${name}"\s*:\s*"`).test(manifest))?.[1] ?? 'node-test';
  const locks = ['package-lock.json', 'npm-shrinkwrap.json'].filter((path) => paths.includes(path));
  const quiet = '--no-audit --no-fund --ignore-scripts --loglevel=error';
  if (locks.length > 0)
    return { framework, environment: { setup: [`npm ci ${quiet} || npm install ${quiet}`], inputs: ['package.json', ...locks] } };
  const { needed, left } = needsIn(manifest);
  if (needed === '') return { framework, environment: { setup: [], inputs: [] } };
  const dropped = left.map((name) => `'devDependencies.${name}'`).join(' ');
  return {
    framework,
    environment: {
      // what is needed stands in the commands, and not the whole manifest, which each release changes
      setup: [
        ...(left.length > 0 ? [`npm pkg delete ${dropped}`] : []),
        `npm install ${quiet} --no-package-lock --legacy-peer-deps # ${needed}`,
      ],
      inputs: [],
    },
  };
}

/** Style, types and releases: much to install, and nothing that a test needs. */
const NO_TEST_NEEDS = /eslint|prettier|lint|husky|release|template-oss|changelog|typedoc|benchmark|standard/;

function needsIn(manifest: string): { readonly needed: string; readonly left: readonly string[] } {
  const parsed = jsonOrNull(manifest);
  const listed = (field: string): readonly (readonly [string, string])[] => {
    const value = typeof parsed === 'object' && parsed !== null ? Reflect.get(parsed, field) : undefined;
    return typeof value === 'object' && value !== null ? Object.entries(value).map(([name, range]) => [name, String(range)]) : [];
  };
  const dev = listed('devDependencies');
  const needed = [
    ...['dependencies', 'optionalDependencies', 'peerDependencies'].flatMap(listed),
    ...dev.filter(([name]) => !NO_TEST_NEEDS.test(name)),
  ];
  return {
    needed: needed
      .map(([name, range]) => `${name}@${range.replaceAll(/\s+/g, ' ')}`)
      .toSorted()
      .join(', '),
    left: dev.map(([name]) => name).filter((name) => NO_TEST_NEEDS.test(name)),
  };
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Plugins that make sources before they are compiled. */
const MAKES_SOURCES =
  /generate-(?:test-)?sources|antlr|protobuf|javacc|jaxb|xjc|avro|jooq|openapi|templating-maven|kotlin-maven|groovy|scala-maven/;

function javaOf(paths: readonly string[], manifest: string): Ecosystem {
  if (!paths.includes('pom.xml'))
    return {
      framework: 'gradle',
      environment: {
        setup: ['./gradlew --no-daemon testClasses'],
        inputs: paths.filter((path) =>
          /(?:^|\/)(?:(?:build|settings)\.gradle(?:\.kts)?|gradle\.properties|gradle-wrapper\.properties)$/.test(path),
        ),
      },
    };
  const makesSources = MAKES_SOURCES.test(manifest);
  const { setup, test } = mavenCommands(makesSources);
  return {
    framework: 'maven',
    ...(makesSources ? { testCommand: test } : {}),
    environment: {
      setup: [setup, 'rm -rf target */target'],
      inputs: paths.filter((path) => /(?:^|\/)pom\.xml$/.test(path)),
    },
  };
}
