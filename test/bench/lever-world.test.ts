import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { withEndpoint } from '../../bench/lever-endpoint.js';
import { chanceOf, LEVER, leverSuite, leverText, leverWorld, MENDED, type Lever } from '../../bench/lever-world.js';
import { exampleOf } from '../../domain/asking/example-of.js';

const WORLD: Lever = { seed: 5, base: 0.3, gain: 0.4 };
const SUITE = leverSuite(12);
const completion = z.object({ choices: z.array(z.object({ message: z.object({ content: z.string() }) })) });

async function ask(url: string, model: string, content: string, seed: number): Promise<{ readonly status: number; readonly text: string }> {
  const body = JSON.stringify({ model, seed, messages: [{ role: 'user', content }] });
  const answer = await fetch(`${url}/chat/completions`, { method: 'POST', body });
  return { status: answer.status, text: await answer.text() };
}

describe('a world whose leverage is known', () => {
  it('names one task in a prompt: none of its tasks can be shown as an example', () => {
    expect(SUITE.tasks.map((task) => exampleOf(task, task.reference))).toEqual(SUITE.tasks.map(() => null));
    expect(new Set(SUITE.tasks.map(leverText)).size).toBe(12);
  });

  it('is told by the prompt alone what helps', () => {
    for (const task of [0, 3, 11]) {
      expect(chanceOf(WORLD, task, LEVER)).toBeCloseTo(Math.min(1, chanceOf(WORLD, task, '') + 0.4));
      expect(chanceOf(WORLD, task, 'Answer at once, number 7.')).toBeLessThanOrEqual(chanceOf(WORLD, task, ''));
    }
  });

  it('answers over the usual protocol, as often right as it should', async () => {
    const text = `${LEVER}\n${SUITE.tasks.slice(3, 4).map(leverText).join('')}`;
    const solved = await withEndpoint(new Map([['one', leverWorld(WORLD).model]]), async (url) => {
      const answers = await Promise.all(Array.from({ length: 100 }, (_, seed) => ask(url, 'one', text, seed)));
      return answers.filter((answer) => answer.text.includes(MENDED)).length;
    });
    // five standard errors
    expect(Math.abs(solved / 100 - chanceOf(WORLD, 3, text))).toBeLessThan(0.25);
  });

  it('answers another optimiser with its instructions and one sentence more', async () => {
    const prompt = 'Instructions:\n```\nBe careful.\n```\nYour task is to write a new instruction for the assistant.';
    const answers = await withEndpoint(new Map([['one', leverWorld(WORLD).model]]), (url) =>
      Promise.all(Array.from({ length: 60 }, (_, seed) => ask(url, 'one', prompt, seed))),
    );
    const texts = answers.map(({ text }) => completion.parse(JSON.parse(text)).choices[0]?.message.content ?? '');
    expect(texts.every((text) => /^```\nBe careful\.\n[^\n]+\n```$/.test(text))).toBe(true);
    const levers = texts.filter((text) => text.includes(LEVER)).length;
    expect(Math.abs(levers / 60 - 0.4)).toBeLessThan(0.32);
  });

  it('refuses what it does not know', async () => {
    const answer = await withEndpoint(new Map(), (url) => ask(url, 'none', 'x', 1));
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('there is no model none');
  });
});
