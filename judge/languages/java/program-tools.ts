import { JAVA_NEEDS, NEEDS_FOLDER } from '../../../domain/needs.js';
import type { BoxFolder } from '../../box.js';
import { type ProgramTools, quoted } from '../language.js';
import { MACHINE } from './toolchain.js';

const CLASSES = '/tmp/.classes';
const CLASS_PATH = `${CLASSES}:${NEEDS_FOLDER}/${JAVA_NEEDS}/*`;

/** Of `Main.java`: `Main`, in the package that the file says. */
const MAIN_CLASS = [
  'name=${1##*/}',
  String.raw`package=$(sed -n 's/^[[:space:]]*package[[:space:]]\{1,\}\([A-Za-z0-9_.]*\)[[:space:]]*;.*/\1./p' "$1" | head -n 1)`,
  '',
].join('\n');

/** The heap may be as large as the box: what fills it meets the limit of the box, which the judge can tell from an exception. */
const START = 'exec "$0" "-Xmx${MEMORY_MB:-512}m" "$@"';

/** `runtime`: has a compiler and a machine. A program may recur deeply. */
export function programTools(folder: BoxFolder): ProgramTools {
  const bin = `${folder.box}/runtime/bin`;
  const compiler = [`${bin}/javac`, '-J-Xmx256m', '-J-XX:TieredStopAtLevel=1', '-J-XX:+UseSerialGC'];
  const options = ['-encoding', 'UTF-8', '-nowarn', '-proc:none', '-Xlint:none', '-sourcepath', '/work', '-cp', CLASS_PATH, '-d', CLASSES];
  const machine = ['/bin/sh', '-c', START, `${bin}/java`, ...MACHINE, '-Xss256m', '-cp', CLASS_PATH];
  return {
    compile: `mkdir -p ${CLASSES}\nexec ${[...compiler, ...options].map(quoted).join(' ')} "$@"`,
    run: `${MAIN_CLASS}exec ${machine.map(quoted).join(' ')} "$package\${name%.java}"`,
    env: {},
    folders: [folder],
  };
}
