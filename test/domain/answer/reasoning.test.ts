import { describe, expect, it } from 'vitest';
import { parseAnswer } from '../../../domain/answer/answer.js';
import { splitReasoning } from '../../../domain/answer/reasoning.js';
import { fenced, MIDDLE, RIGHT } from './tasks.js';

const programOf = (text: string) => ({ kind: 'files', files: { 'middle.py': text } });
const DRAFT = fenced('def middle(a, b, c):\n    return c');
const OPEN_DRAFT = 'Perhaps:\n```python\ndef middle(a, b, c):\n    return c\n\nNo, that is wrong.';

const SPELLINGS = [
  ['<think>', '</think>'],
  ['<thinking>', '</thinking>'],
  ['<Thinking>', '</Thinking>'],
  ['<thought>', '</thought>'],
  ['<reasoning>', '</reasoning>'],
  ['<reflection>', '</reflection>'],
  ['<scratchpad>', '</scratchpad>'],
  ['<analysis>', '</analysis>'],
  ['<seed:think>', '</seed:think>'],
  ['<think time="3">', '</think>'],
  ['[THINK]', '[/THINK]'],
  ['◁think▷', '◁/think▷'],
  ['<|START_THINKING|>', '<|END_THINKING|>'],
  ['<|begin_of_thought|>', '<|end_of_thought|>'],
  ['<unused94>', '<unused95>'],
  ['<|channel>thought', '<channel|>'],
  ['<|channel|>analysis<|message|>', '<|end|><|start|>assistant<|channel|>final<|message|>'],
] as const;

describe('what was thought aloud', () => {
  it.each(SPELLINGS)('is no answer between %s and %s', (open, close) => {
    expect(parseAnswer(`${open}\n${DRAFT}\n${close}\n\n${fenced(RIGHT)}`, MIDDLE)).toEqual(programOf(RIGHT));
    expect(parseAnswer(`${open}I think of a draft.\n${DRAFT}${close}${fenced(RIGHT)}`, MIDDLE)).toEqual(programOf(RIGHT));
    expect(parseAnswer(`${fenced(RIGHT)}\n${open}\nWas it right?\n${DRAFT}\n${close}\n`, MIDDLE)).toEqual(programOf(RIGHT));
  });

  it.each(SPELLINGS)('may leave a block open between %s and %s', (open, close) => {
    expect(parseAnswer(`${open}\n${OPEN_DRAFT}\n${close}\n\n${fenced(RIGHT)}`, MIDDLE)).toEqual(programOf(RIGHT));
    expect(parseAnswer(`${open}\n${OPEN_DRAFT}\n${close}\n\n${fenced(RIGHT, '')}`, MIDDLE)).toEqual(programOf(RIGHT));
    expect(
      parseAnswer(`${open}\n${OPEN_DRAFT}\n${close}\n\n${fenced(RIGHT)}Run it:\n${fenced('python middle.py', 'bash')}`, MIDDLE),
    ).toEqual(programOf(RIGHT));
  });

  it.each(SPELLINGS)('may have begun in the prompt, before %s … %s', (_, close) => {
    expect(parseAnswer(`The middle one is wanted.\n${DRAFT}\n${close}\n\n${fenced(RIGHT)}`, MIDDLE)).toEqual(programOf(RIGHT));
    expect(parseAnswer(`${OPEN_DRAFT}\n${close}\n${fenced(RIGHT)}`, MIDDLE)).toEqual(programOf(RIGHT));
    expect(parseAnswer(`So it is.${close}${fenced(RIGHT)}`, MIDDLE)).toEqual(programOf(RIGHT));
  });

  it('is all there is where it is never closed', () => {
    expect(splitReasoning(`<think>\n${DRAFT}`)).toEqual({ answer: '', reasoning: expect.stringContaining('return c') });
    expect(parseAnswer(`<think>\n${DRAFT}`, MIDDLE)).toEqual({ kind: 'unusable', reason: 'the answer is reasoning only' });
  });

  it('is known where gpt-oss lost its markers', () => {
    expect(parseAnswer(`analysisWe need the middle one. ${DRAFT}assistantfinal${fenced(RIGHT)}`, MIDDLE)).toEqual(programOf(RIGHT));
  });

  it('may speak of its own tags', () => {
    expect(
      parseAnswer(`<think>\nI must not strip "</think>" nor \`</think>\` here.\n${DRAFT}\n</think>\n${fenced(RIGHT)}`, MIDDLE),
    ).toEqual(programOf(RIGHT));
    expect(parseAnswer(`<think>\nThe tag </think> ends it, I think.\n${DRAFT}\n</think>\n${fenced(RIGHT)}`, MIDDLE)).toEqual(
      programOf(RIGHT),
    );
    expect(parseAnswer(`<think>\n${fenced('text = """\n<think>\nx\n</think>\n"""')}\n</think>\n${fenced(RIGHT)}`, MIDDLE)).toEqual(
      programOf(RIGHT),
    );
  });
});

describe('a tag in a block is text of the program', () => {
  it.each([
    ['a comment', `# strips </think> first\n${RIGHT}`],
    ['a string', `MARK = "</think>"\n${RIGHT}`],
    ['two strings', `OPEN = "<think>"\n${RIGHT}CLOSE = "</think>"\n`],
    ['a docstring', `"""Strips what was thought:\n\n<think>\nx\n</think>\n"""\n\n\n${RIGHT}`],
    ['a docstring, the closing one alone', `"""Cuts at\n</think>\n"""\n\n\n${RIGHT}`],
    ['a line of its own', `${RIGHT}\n\nTEXT = """\n<reasoning>\nNo.\n</reasoning>\n[THINK]\n[/THINK]\n<|channel|>final<|message|>\n"""\n`],
  ])('in %s', (_, text) => {
    expect(parseAnswer(fenced(text), MIDDLE)).toEqual(programOf(text));
    expect(
      parseAnswer(`<think>\n${DRAFT}\n</think>\nSo:\n${fenced(text)}And so on.\n${fenced('python middle.py', 'bash')}`, MIDDLE),
    ).toEqual(programOf(text));
    expect(splitReasoning(fenced(text))).toEqual({ answer: fenced(text), reasoning: '' });
  });

  it('and one in a sentence is a word', () => {
    expect(parseAnswer(`${fenced(RIGHT)}\nNote that </think> is kept, and \`<think>\` too.`, MIDDLE)).toEqual(programOf(RIGHT));
    expect(parseAnswer(`${fenced(RIGHT)}\n<analysis> is what I would have called it.`, MIDDLE)).toEqual(programOf(RIGHT));
  });
});
