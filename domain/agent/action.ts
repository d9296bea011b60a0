/** What an agent can do in its workspace. */
export type AgentAction =
  | { readonly kind: 'run'; readonly command: string }
  /** lines counted from 1, both ends included; 0 for `to`: to the end */
  | { readonly kind: 'view'; readonly path: string; readonly from: number; readonly to: number }
  /** a regular expression; an empty path: everywhere */
  | { readonly kind: 'search'; readonly pattern: string; readonly path: string }
  | { readonly kind: 'edit'; readonly path: string; readonly replacements: readonly Replacement[] }
  /** the whole file */
  | { readonly kind: 'write'; readonly path: string; readonly text: string }
  /** the visible tests */
  | { readonly kind: 'test' }
  | { readonly kind: 'submit' };

export interface Replacement {
  /** stands in the file exactly once */
  readonly old: string;
  readonly new: string;
}

/** Whether it can leave the workspace otherwise than it was: what is done again when a workspace is built anew. */
export function mayChange({ kind }: AgentAction): boolean {
  return kind === 'run' || kind === 'edit' || kind === 'write';
}

/** An action in one line, as records and people read it. */
export function actionLine(action: AgentAction): string {
  switch (action.kind) {
    case 'run':
      return `run ${action.command}`;
    case 'view':
      return `view ${action.path} ${action.from}-${action.to === 0 ? 'end' : action.to}`;
    case 'search':
      return `search ${action.pattern}${action.path === '' ? '' : ` in ${action.path}`}`;
    case 'edit':
      return `edit ${action.path} (${action.replacements.length === 1 ? 'one place' : `${action.replacements.length} places`})`;
    case 'write':
      return `write ${action.path} (${action.text.split('\n').length} lines)`;
    case 'test':
      return 'run the visible tests';
    case 'submit':
      return 'submit';
  }
}

const WORDS: Readonly<Record<string, AgentAction['kind']>> = {
  run: 'run',
  bash: 'run',
  sh: 'run',
  shell: 'run',
  zsh: 'run',
  console: 'run',
  terminal: 'run',
  command: 'run',
  cmd: 'run',
  view: 'view',
  open: 'view',
  read: 'view',
  search: 'search',
  grep: 'search',
  find: 'search',
  rg: 'search',
  edit: 'edit',
  replace: 'edit',
  'search-replace': 'edit',
  str_replace: 'edit',
  write: 'write',
  create: 'write',
  test: 'test',
  tests: 'test',
  'run-tests': 'test',
  run_tests: 'test',
  submit: 'submit',
  finish: 'submit',
  done: 'submit',
};

/** The action that a word names, as models name it; null where it names none. */
export function actionNamed(word: string): AgentAction['kind'] | null {
  const plain = word.toLowerCase();
  return Object.hasOwn(WORDS, plain) ? (WORDS[plain] ?? null) : null;
}
