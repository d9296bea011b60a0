import type { Language } from '../../domain/task.js';

/** What systems, editors, version control and test runs leave behind. It is no part of a program, and no model should read it. */
const NAMES: ReadonlySet<string> = new Set([
  '.DS_Store',
  '.AppleDouble',
  '.Spotlight-V100',
  '.Trashes',
  '.fseventsd',
  '__MACOSX',
  'Thumbs.db',
  'ehthumbs.db',
  'desktop.ini',
  '.directory',
  '.git',
  '.hg',
  '.svn',
  '.idea',
  '.vscode',
  '.vs',
  '.settings',
  '.project',
  '.classpath',
  '__pycache__',
  '.pytest_cache',
  '.mypy_cache',
  '.ruff_cache',
  '.hypothesis',
  '.tox',
  '.nox',
  '.venv',
  '.eggs',
  '.ipynb_checkpoints',
  '.coverage',
  'node_modules',
  '.nyc_output',
  '.npm',
  '.yarn',
  '.pnpm-store',
  '.eslintcache',
  '.gradle',
  '.mvn',
]);
const PATTERN = /^\._|\.(?:py[cod]|class|swp|swo|orig|rej)$|~$|\.egg-info$/;
/** Where builds of a language write; in another language these are names like any other. */
const BUILDS: Partial<Record<Language, readonly string[]>> = { rust: ['target'], java: ['target'] };

export function isLitter(name: string, language: Language | null): boolean {
  return NAMES.has(name) || PATTERN.test(name) || (language !== null && (BUILDS[language] ?? []).includes(name));
}
