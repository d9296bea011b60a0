import type { AgentSolver } from '../strategy.js';

/** How the actions are written, as the model is told it. */
export function actionForm(edits: AgentSolver['edits']): string {
  return [
    'You work in a checkout of the repository. Say in a sentence what you want to find out or change, then write one action, or a few that belong together, each in a fenced block of its own. You are shown what came of them, and go on.',
    ...[...FORMS.slice(0, 3), ...(edits === 'whole-file' ? [] : [EDIT]), WRITE, ...FORMS.slice(3)].map(
      ([block, what]) => `${block}\n${what}`,
    ),
    'Commands have no network and get no input; nothing that they start runs on behind them.',
  ].join('\n\n');
}

const EDIT = [
  '```edit src/name.py\n<<<<<<< SEARCH\nlines as they stand in the file\n=======\nlines that take their place\n>>>>>>> REPLACE\n```',
  'changes one place, which must stand in the file exactly once.',
] as const;

const WRITE = [
  '````write src/name.py\nthe whole file\n````',
  'makes a file, or writes it whole. Use a fence longer than any in the file.',
] as const;

const FORMS: readonly (readonly [string, string])[] = [
  ['```run\ngit log --oneline | head\n```', 'runs a command of the shell.'],
  ['```view src/name.py 1-80\n```', 'shows lines of a file.'],
  ['```search\ndef parse in src\n```', 'finds lines that match a regular expression, below a folder or everywhere.'],
  ['```test\n```', 'runs the visible tests on what you have changed.'],
  ['```submit\n```', 'hands in what stands in the checkout. Do it when the tests pass.'],
];

/** Where the endpoint takes tools; one that does not is left with the blocks. */
export const TOOLS_FORM = 'Where you can call tools, call these instead of writing blocks.';
