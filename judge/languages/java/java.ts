import type { Files } from '../../../domain/task.js';
import type { ToolHost } from '../../tool-host.js';
import type { LanguageSupport, Overhead } from '../language.js';
import { junitControls } from './controls.js';
import { junitRunner } from './junit-runner.js';
import { programTools } from './program-tools.js';
import { splitDriver, splitRuntime } from './split-driver.js';
import { BESIDE_HEAP_MB, findJava } from './toolchain.js';

/** The machine and its compiler on a busy core; threads count as processes, and honest programs start hundreds. */
const OVERHEAD: Overhead = { cpuMs: 3_000, wallMs: 10_000, memoryMb: BESIDE_HEAP_MB, pids: 192, diskMb: 0 };

export async function openJava(tools: ToolHost): Promise<LanguageSupport> {
  const java = await findJava(tools);
  return {
    language: 'java',
    version: `Java ${java.version}`,
    sourceEndings: ['.java'],
    overhead: OVERHEAD,
    probe: null,
    splitDriver: () => splitDriver(tools, java),
    programTools: async () => programTools(await splitRuntime(tools, java)),
    frameworks: ['junit', 'maven'],
    runner: (framework) => junitRunner(tools, java, framework),
    testFiles: (_framework, files: Files) =>
      Object.keys(files)
        .filter((path) => path.endsWith('.java') && TESTS.test(files[path] ?? ''))
        .toSorted(),
    controls: junitControls,
    isSubmittable,
  };
}

const TESTS = /@(?:[\w.]+\.)?(?:Test|ParameterizedTest|RepeatedTest|TestFactory|TestTemplate)\b|\bextends\s+(?:[\w.]+\.)?TestCase\b/;

function isSubmittable(path: string): boolean {
  const parts = path.split('/');
  const isTest = parts.includes('test') || parts[0] === 'tests' || /Tests?\.java$/.test(path);
  return (
    path.endsWith('.java') &&
    !isTest &&
    parts.every((part) => !part.startsWith('.')) &&
    !['module-info.java', 'package-info.java'].includes(parts.at(-1) ?? '')
  );
}
