import { describe, expect, it } from 'vitest';
import { completed, lacking } from '../../cli/task-questions.js';

describe('the questions', () => {
  it('are asked for what no option says, again where an answer is needed', async () => {
    const asked: string[] = [];
    const answers = ['', ' clamp.py ', 'requirements.txt', '', 'Clamp.'];
    const ask = (question: string): Promise<string> => {
      asked.push(question);
      return Promise.resolve(answers[asked.length - 1] ?? '');
    };
    expect(await completed({ tests: 'clamp.json' }, ask)).toEqual({
      right: 'clamp.py',
      tests: 'clamp.json',
      needs: ['requirements.txt'],
      prompt: 'Clamp.',
    });
    expect(asked).toHaveLength(6);
    expect(asked[1]).toBe(`It cannot go without an answer. ${asked[0]}`);
  });

  it('are those of a kind, which is asked for first', async () => {
    const answers = ['prose', 'docs', 'clamp.py', 'clamp', 'clamp.txt', 'bounds, low | least', '', 'ValueError', '', '', ''];
    const asked: string[] = [];
    const given = await completed({}, (question) => {
      asked.push(question);
      return Promise.resolve(answers[asked.length - 1] ?? '');
    });
    expect(asked).toHaveLength(answers.length);
    expect(asked[1]).toBe(`"prose" is none of them (files are asked for next). ${asked[0]}`);
    expect(given).toEqual({
      kind: 'docs',
      of: 'clamp.py',
      name: 'clamp',
      right: 'clamp.txt',
      mentions: ['bounds', 'low | least'],
      hiddenMentions: ['ValueError'],
    });
  });

  it('take a program for what it is', async () => {
    const answers = ['program', 'clamp.py', 'test_clamp.py'];
    expect(await completed({}, () => Promise.resolve(answers.shift() ?? ''))).toEqual({ right: 'clamp.py', tests: 'test_clamp.py' });
  });

  it('are named as options where nobody can be asked', () => {
    expect(lacking({})).toEqual(['right', 'tests']);
    expect(lacking({ kind: 'docs', of: 'clamp.py' })).toEqual(['name', 'right', 'hiddenMentions']);
    expect(lacking({ kind: 'style', right: 'a.py', tests: 'c.json', start: 'b.py' })).toEqual([]);
  });
});
