import { describe, expect, it } from 'vitest';
import { ratchet } from '../../cli/program.js';
import { shellWord } from '../../cli/shell-word.js';

const ADDRESS = 'night/b0/exam/side:last of b0/task/above-mean-1';

describe('an address with blanks', () => {
  it.each([[['attempt', 'show']], [['attempt', 'tree']], [['explain']], [['feedback']]])(
    'is taken by %s as it was pasted',
    async (path) => {
      const program = ratchet();
      const command = path.reduce((at, word) => at.commands.find((each) => each.name() === word) ?? at, program);
      const given: unknown[] = [];
      command.action((address: unknown) => void given.push(address));
      await program.parseAsync([...path, ...ADDRESS.split(' ')], { from: 'user' });
      await program.parseAsync([...path, ADDRESS], { from: 'user' });
      expect(given).toEqual([ADDRESS, ADDRESS]);
    },
  );

  it('is quoted where it is told for pasting, and no other is', () => {
    expect(shellWord(ADDRESS)).toBe(`'${ADDRESS}'`);
    expect(shellWord("it's")).toBe(String.raw`'it'\''s'`);
    expect(shellWord('night/b0/c3/practise-1')).toBe('night/b0/c3/practise-1');
  });
});
