import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { completionFor } from '../../cli/completion.js';
import { type Shell, SHELLS } from '../../cli/shells.js';
import { ratchet } from '../../cli/program.js';

const execute = promisify(execFile);

/*
 * What the shells themselves offer for a line whose last word is being typed. `$1` is the file that we print for them,
 * `$2` the line; what is offered stands between << and >>.
 */
const PROBES: Readonly<Record<Shell, readonly string[]>> = {
  // as readline takes a line apart: at spaces, and at =
  bash: [
    '--norc',
    '-c',
    `source "$1"; COMP_WORDS=(); spaced="\${2//=/ = }"
read -ra COMP_WORDS <<<"$spaced"; [[ "$spaced" == *" " && "$2" != *= ]] && COMP_WORDS+=("")
COMP_CWORD=$((\${#COMP_WORDS[@]} - 1)); _ratchet; printf '<<%s>>\\n' "\${COMPREPLY[@]}"`,
    'bash',
  ],
  // in a terminal of its own, where Tab says what it adds
  zsh: [
    '-f',
    '-c',
    `zmodload zsh/zpty; zpty z zsh -f -i
zpty -w z "PS1= PROMPT_EOL_MARK=; autoload -Uz compinit && compinit -u -D; source $1"
zpty -w z 'compadd() { local -a found; builtin compadd -O found "$@"; for each in "\${found[@]}"; do print -r -- "<<$each>>"; done; builtin compadd "$@" }'
zpty -w z 'offer() { _main_complete; print -r -- "<E""ND>" }; zle -C offer complete-word offer; bindkey "^I" offer; print "<REA""DY>"'
zpty -r -m z out '*<READY>*'; zpty -w -n z "$2"$'\\t'; zpty -r -m z out '*<END>*'; print -r -- $out; zpty -d z`,
    'zsh',
  ],
  fish: [
    '--no-config',
    '-c',
    `function ratchet; end; source $argv[1]; complete -C $argv[2] | string replace -r '^(--[a-z-]+=)?([^\\t]*).*' '<<$2>>'`,
  ],
};

describe.each(SHELLS)('completion in %s', async (shell) => {
  const isThere = await execute('which', [shell]).then(
    () => true,
    () => false,
  );
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ratchet-completion-'));
    await writeFile(join(folder, 'ratchet'), completionFor(shell, ratchet()));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const offered = async (line: string): Promise<readonly string[]> => {
    const { stdout } = await execute(shell, [...PROBES[shell], join(folder, 'ratchet'), line], { cwd: folder });
    return [...new Set([...stdout.matchAll(/<<(.+?)>>/g)].map(([, word = '']) => word))].toSorted();
  };

  it.skipIf(!isThere)(
    'offers commands, and those below them',
    async () => {
      expect(await offered('ratchet camp')).toEqual(['campaign']);
      expect(await offered('ratchet campaign st')).toEqual(['start', 'stop']);
      expect(await offered('ratchet campaign schedule p')).toEqual(['pause']);
      expect(await offered('ratchet ')).toEqual(expect.arrayContaining(['up', 'down', 'backup', 'restore', 'solve']));
      expect(await offered('ratchet campaign ')).not.toContain('up');
    },
    60_000,
  );

  it.skipIf(!isThere)(
    'offers the options of a command where one is begun, behind what was given too',
    async () => {
      expect(await offered('ratchet campaign show night --j')).toEqual(['--json']);
      expect(await offered('ratchet backup --v')).toEqual(['--verify']);
      expect(await offered('ratchet campaign ')).not.toContain('--help');
    },
    60_000,
  );

  it.skipIf(!isThere)(
    'offers what an option or an argument may be',
    async () => {
      expect(await offered('ratchet token create me --scope ')).toEqual(['admin', 'operate', 'read']);
      expect(await offered('ratchet token create me --scope=re')).toEqual(['read']);
      expect(await offered('ratchet token create me --scope=')).toEqual(['admin', 'operate', 'read']);
      expect(await offered('ratchet completion ')).toEqual(expect.arrayContaining(['bash', 'fish', 'zsh']));
    },
    60_000,
  );

  it('is told every command', () => {
    const script = completionFor(shell, ratchet());
    for (const command of ratchet().commands.filter((each) => each.name() !== 'help')) expect(script).toContain(command.name());
  });
});

it('tells what an option does in a line, not in what it begins with', () => {
  const script = completionFor('fish', ratchet());
  expect(script).toContain(`-l cycles -r -d 'improvement cycles (default: 5)'`);
  expect(script).toContain(`-a bash -d 'which shell'`);
  expect(script).toMatch(/-l scope -x -a '[^']*' -d 'read: look; operate/);
});

it.runIf(await execute('which', ['zsh']).then(Boolean, () => false))(
  'zsh finds it in a folder of fpath, too',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'ratchet-fpath-'));
    try {
      await writeFile(join(folder, '_ratchet'), completionFor('zsh', ratchet()));
      const probe = PROBES.zsh.map((each) => each.replace('source $1', `fpath=(${folder} $fpath); compinit -u -D; unset 1`));
      const { stdout } = await execute('zsh', [...probe, '', 'ratchet camp'], { cwd: folder });
      expect(stdout).toContain('<<campaign>>');
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
  60_000,
);
