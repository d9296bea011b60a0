import { describe, expect, it } from 'vitest';
import { junitControls } from '../../judge/languages/java/controls.js';
import { controlsIn } from '../../judge/languages/javascript/controls/controls.js';
import { pytestControls } from '../../judge/languages/python/controls.js';
import { cargoControls } from '../../judge/languages/rust/controls.js';
import { loadSuite } from '../../suites/load.js';
import { publicData } from '../suites/public-data.js';

const POLYGLOT = publicData('polyglot');

describe(`the hidden tests of ${POLYGLOT.title}`, () => {
  it.skipIf(POLYGLOT.missing).each([
    ['python', 135, pytestControls],
    ['javascript', 215, controlsIn('javascript')],
    ['java', 171, junitControls],
    ['rust', 158, cargoControls],
  ] as const)('have a control that counts, 95 of 100 at least: %s, of %i', async (language, count, controls) => {
    const { tasks } = await loadSuite(`polyglot:${POLYGLOT.path}`, { seed: 1, language });
    const without: string[] = [];
    let asked = 0;
    for (const { hidden } of tasks) {
      if (hidden.trust !== 'in-process') continue;
      const { of, denied } = await controls(hidden.tests, Math.random);
      const counted = new Set([...of.values()].filter((id) => !denied.has(id)));
      without.push(...hidden.tests.ids.filter((id) => !counted.has(id)));
      asked += hidden.tests.ids.length;
    }
    expect(asked).toBe(count);
    // beyond that many, those that are too much are named
    expect(without.slice(Math.floor(count / 20))).toEqual([]);
  });
});
