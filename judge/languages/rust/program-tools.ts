import type { ToolHost } from '../../tool-host.js';
import { type ProgramTools, quoted } from '../language.js';
import { cratesPreparation } from './crates.js';
import { boxRust, type RustToolchain } from './toolchain.js';

const PROGRAM = '/tmp/.program';
const OPTIONS = ['--edition=2021', '--crate-name=main', '-Copt-level=2', '-Cdebuginfo=1', '--cap-lints=allow', '--error-format=short'];

/** Every crate at hand may be used, the newest of each name. */
const COMPILE = `crates=$1 rustc=$2 program=$3
shift "$#"
seen=' '
while read -r name version library; do
  case $seen in *" $name "*) continue ;; esac
  seen="$seen$name "
  set -- "$@" --extern "$name=$library"
done < "$crates/crates.txt"
exec "$rustc" ${OPTIONS.join(' ')} "-Ldependency=$crates/target/debug/deps" "$@" -o ${PROGRAM} "$program"`;

export async function programTools(tools: ToolHost, rust: RustToolchain): Promise<ProgramTools> {
  const boxed = await boxRust(tools, rust);
  const crates = await tools.prepare(await cratesPreparation(rust));
  return {
    compile: `exec ${['/bin/sh', '-c', COMPILE, 'compile', crates.box, `${boxed.root}/bin/rustc`].map(quoted).join(' ')} "$1"`,
    run: `exec ${PROGRAM}`,
    env: { PATH: `${boxed.root}/bin:/usr/bin:/bin`, LD_LIBRARY_PATH: `${boxed.root}/${rust.libraries}` },
    folders: [...boxed.folders, crates],
  };
}
