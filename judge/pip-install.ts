/** Installs wheels of the registry into a folder of their own, without running anything of theirs. */
export function pipInstall(interpreter: string, target: string, what: readonly string[]): readonly string[] {
  const quiet = ['--quiet', '--disable-pip-version-check', '--no-compile'];
  return [interpreter, '-m', 'pip', 'install', ...quiet, '--only-binary', ':all:', '--no-deps', '--target', target, ...what];
}
