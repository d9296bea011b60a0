import type { Command, CommandEnd, Workspace, Workspaces } from '../../ports/workspace.js';
import type { Files } from '../../domain/task.js';

export interface FakeWorkspaces extends Workspaces {
  /** workspaces that were opened so far, and those that are open now */
  readonly opened: () => number;
  readonly stillOpen: () => number;
  /** every command that was run, in order */
  readonly commands: readonly string[];
}

type Said = Partial<Pick<CommandEnd, 'ended' | 'exitCode' | 'output'>>;

/** What a command does to the files, and says. */
export type Shell = (command: Command, files: Map<string, string>) => Said | Promise<Said>;

/** Checkouts in memory: files are a map, a command is what the script says, a patch rewrites each changed file whole. */
export function fakeWorkspaces(files: Files, shell: Shell = () => ({})): FakeWorkspaces {
  const commands: string[] = [];
  let [opened, open] = [0, 0];
  return {
    commands,
    opened: () => opened,
    stillOpen: () => open,
    version: () => Promise.resolve('fake-1'),
    close: () => Promise.resolve(),
    open: (_source, _limits, signal) => {
      signal.throwIfAborted();
      opened += 1;
      open += 1;
      return Promise.resolve(
        workspaceOf(
          files,
          (command, now) => {
            commands.push(command.shell);
            return shell(command, now);
          },
          () => {
            open -= 1;
          },
        ),
      );
    },
  };
}

function refused(why: string): Promise<{ readonly kind: 'refused'; readonly why: string }> {
  return Promise.resolve({ kind: 'refused', why });
}

function workspaceOf(given: Files, shell: Shell, closed: () => void): Workspace {
  const files = new Map(Object.entries(given));
  let isOpen = true;
  return {
    run: async (command, signal) => {
      signal.throwIfAborted();
      const { ended = 'exit', exitCode = 0, output = '' } = await shell(command, files);
      signal.throwIfAborted();
      return { ended, exitCode, output, outputBytes: output.length, wallMs: 1, cpuMs: 1, peakMemoryMb: 1 };
    },
    read: (path, range) => {
      const text = files.get(path);
      if (text === undefined) return refused(`there is no file ${path}`);
      const lines = text.replace(/\n$/, '').split('\n');
      const from = range?.from ?? 1;
      const shown = lines.slice(from - 1, from - 1 + (range?.lines ?? lines.length));
      return Promise.resolve({ kind: 'text', text: range === undefined ? text : shown.join('\n'), lines: lines.length, isWhole: true });
    },
    write: (path, text) => {
      if (path.startsWith('..')) return refused(`${path} leads out of the checkout`);
      files.set(path, text);
      return Promise.resolve({ kind: 'written' });
    },
    remove: (path) => (files.delete(path) ? Promise.resolve({ kind: 'removed' }) : refused(`there is no file ${path}`)),
    list: (under = '') => {
      const paths = [...files.keys()].filter((path) => under === '' || path.startsWith(`${under}/`)).toSorted();
      return Promise.resolve({ kind: 'files', paths, total: paths.length });
    },
    apply: () => refused('this fake applies nothing'),
    patch: () => {
      const paths = [...new Set([...files.keys(), ...Object.keys(given)])].filter((path) => files.get(path) !== given[path]).toSorted();
      return Promise.resolve({
        kind: 'patch',
        paths,
        leftOut: [],
        patch: paths.map((path) => wholeDiff(path, given[path], files.get(path))).join(''),
      });
    },
    close: () => {
      if (isOpen) closed();
      isOpen = false;
      return Promise.resolve();
    },
  };
}

function wholeDiff(path: string, before: string | undefined, after: string | undefined): string {
  const [old, now] = [before, after].map((text) => (text === undefined || text === '' ? [] : text.replace(/\n$/, '').split('\n')));
  const names = [before === undefined ? '/dev/null' : `a/${path}`, after === undefined ? '/dev/null' : `b/${path}`];
  return [
    `diff --git a/${path} b/${path}`,
    `--- ${names[0]}`,
    `+++ ${names[1]}`,
    `@@ -1,${old?.length} +1,${now?.length} @@`,
    ...(old ?? []).map((line) => `-${line}`),
    ...(now ?? []).map((line) => `+${line}`),
    '',
  ].join('\n');
}
