import type { Files, Language, Needs } from './task.js';

/** The file of each language that names packages; what pins them lies beside it. */
const MANIFESTS: Readonly<Record<Language, readonly [string, ...string[]]>> = {
  python: ['requirements.txt'],
  javascript: ['package.json'],
  typescript: ['package.json'],
  java: ['pom.xml'],
  rust: ['Cargo.toml'],
};
const LOCKS: Readonly<Record<string, string>> = { 'package.json': 'package-lock.json', 'Cargo.toml': 'Cargo.lock' };

export const ALL_MANIFESTS: readonly string[] = [...new Set([...Object.values(MANIFESTS).flat(), ...Object.values(LOCKS)])];

/** Those that a task in a language may have. */
export function manifestsOf(language: Language): readonly string[] {
  return MANIFESTS[language].flatMap((name) => [name, ...(LOCKS[name] === undefined ? [] : [LOCKS[name]])]);
}

/** Where boxes find it. */
export const NEEDS_FOLDER = '/mnt/ratchet/needs';
/** Below it, by language. */
export const PYTHON_NEEDS = 'python';
export const JAVA_NEEDS = 'java';
export const RUST_NEEDS = 'rust';
/** What Cargo says of its build: which library is which crate. */
export const RUST_BUILD = `${RUST_NEEDS}/build.json`;

const COMMANDS: Readonly<Record<string, string>> = {
  'requirements.txt': [
    'python3 -m venv /tmp/venv',
    `/tmp/venv/bin/python -m pip install --quiet --no-cache-dir --disable-pip-version-check --target ${PYTHON_NEEDS} -r requirements.txt`,
  ].join(' && '),
  'package.json': 'npm install --no-audit --no-fund --no-progress --loglevel=error',
  'package-lock.json': 'npm ci --no-audit --no-fund --no-progress --loglevel=error',
  'pom.xml': `mvn -B -q -Dstyle.color=never org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies -DoutputDirectory=/work/${JAVA_NEEDS}`,
  'Cargo.toml': [
    // a library of nothing: what counts is what it depends on
    'mkdir -p src && { [ -e src/lib.rs ] || : > src/lib.rs; }',
    `mkdir -p ${RUST_NEEDS}`,
    `cargo build --quiet --message-format=json --target-dir ${RUST_NEEDS}/target > ${RUST_BUILD}`,
  ].join(' && '),
};

/** What a folder says of needs: of a suite, or of one task. */
export interface Said {
  readonly manifests: Files;
  readonly setup: readonly string[];
}

export const NOTHING_SAID: Said = { manifests: {}, setup: [] };

/** Of a task's own folder, else of its suite; null where nothing is said for its language. */
export function needsOf(language: Language, own: Said, shared: Said): Needs | null {
  const [manifest] = MANIFESTS[language];
  const saying = Object.hasOwn(own.manifests, manifest) ? own : shared;
  const lock = LOCKS[manifest] ?? '';
  const files = Object.fromEntries(Object.entries(saying.manifests).filter(([name]) => name === manifest || name === lock));
  const isNamed = Object.hasOwn(files, manifest);
  const command = COMMANDS[lock === 'package-lock.json' && Object.hasOwn(files, lock) ? lock : manifest] ?? '';
  const setup = [...(isNamed ? [command] : []), ...(own.setup.length > 0 ? own.setup : shared.setup)];
  return setup.length === 0 ? null : { files: isNamed ? files : {}, setup };
}
