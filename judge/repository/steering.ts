/** Names that steer a build, an interpreter or a test runner wherever they stand. What an answer brings under one is not taken. */
const NAMES = new RegExp(
  `^(?:${[
    String.raw`conftest\.py|pytest\.ini|\.pytest\.ini|tox\.ini|setup\.cfg|setup\.py|pyproject\.toml|noxfile\.py|(?:site|user)customize\.py|.*\.pth|\.coveragerc`,
    String.raw`package(?:-lock)?\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|\.npmrc|\.yarnrc.*|\.taprc|\.mocharc.*|\.nycrc.*|\.babelrc.*|\.swcrc`,
    String.raw`(?:jest|vitest|vite|babel|ava|karma|mocha|tap)\.(?:config|conf|setup)\..*|tsconfig.*\.json`,
    String.raw`Cargo\.(?:toml|lock)|build\.rs|rust-toolchain(?:\.toml)?|clippy\.toml`,
    String.raw`pom\.xml|mvnw(?:\.cmd)?|(?:build|settings)\.gradle(?:\.kts)?|gradle\.properties|gradlew(?:\.bat)?|junit-platform\.properties`,
    String.raw`Makefile|GNUmakefile|justfile|\.gitattributes|\.gitmodules|\.envrc|\.env`,
  ].join('|')})$`,
);

/** Folders in which all does. */
const FOLDERS = new Set(['.cargo', '.mvn', '.git', '.github', 'node_modules', '.venv', 'venv', '__pycache__', 'target', '.gradle']);

export function steers(path: string): boolean {
  const parts = path.split('/');
  return NAMES.test(parts.at(-1) ?? '') || parts.slice(0, -1).some((part) => FOLDERS.has(part)) || path.includes('META-INF/services/');
}

/** Whether a path stands in a list of paths, and of folders that end in `/`. */
export function isListed(path: string, listed: readonly string[]): boolean {
  return listed.some((each) => (each.endsWith('/') ? path.startsWith(each) : path === each));
}
