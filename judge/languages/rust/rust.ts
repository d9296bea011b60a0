import type { Files } from '../../../domain/task.js';
import type { ToolHost } from '../../tool-host.js';
import type { LanguageSupport, Overhead } from '../language.js';
import { cargoControls } from './controls.js';
import { driver } from './drivers.js';
import { programTools } from './program-tools.js';
import { withProbes } from './probes.js';
import { findRust } from './toolchain.js';

/** rustc and the linker over a small crate, with room for a larger one. */
const OVERHEAD: Overhead = { cpuMs: 2_000, wallMs: 10_000, memoryMb: 256, pids: 32, diskMb: 64 };

export async function openRust(tools: ToolHost): Promise<LanguageSupport> {
  const rust = await findRust(tools);
  return {
    language: 'rust',
    version: rust.version,
    sourceEndings: ['.rs'],
    overhead: OVERHEAD,
    probe: null,
    splitDriver: () => driver(tools, rust, 'split'),
    programTools: () => programTools(tools, rust),
    frameworks: ['cargo'],
    runner: () => driver(tools, rust, 'runner'),
    testFiles: (_framework, files: Files) =>
      Object.keys(files)
        .filter((path) => path.endsWith('.rs') && /#\[test\]/.test(files[path] ?? ''))
        .toSorted(),
    controls: cargoControls,
    withProbes,
    isSubmittable,
  };
}

/** A source of the crate; no build script, no other targets of Cargo's. */
function isSubmittable(path: string): boolean {
  const parts = path.split('/');
  return (
    path.endsWith('.rs') &&
    path !== 'build.rs' &&
    parts.every((part) => !part.startsWith('.')) &&
    !['tests', 'benches', 'examples'].includes(parts[0] ?? '')
  );
}
