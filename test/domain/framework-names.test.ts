import { describe, expect, it } from 'vitest';
import { frameworkNamed } from '../../domain/framework-names.js';
import { FRAMEWORKS } from '../../domain/task.js';

describe('names of frameworks', () => {
  it.each([
    ['node:test', 'node-test'],
    ['node --test', 'node-test'],
    ['Node.js test runner', 'node-test'],
    ['Jest', 'jest'],
    ['jest@29', 'jest'],
    ['JUnit 5', 'junit'],
    ['junit5', 'junit'],
    ['JUnit4', 'junit'],
    ['junit-jupiter', 'junit'],
    ['mvn', 'maven'],
    ['Maven', 'maven'],
    ['pytest', 'pytest'],
    ['PyTest 8.4', 'pytest'],
    ['py.test', 'pytest'],
    ['unittest', 'pytest'],
    ['cargo test', 'cargo'],
    ['cargo-test', 'cargo'],
    ['TAP', 'tap'],
    ['node-tap', 'tap'],
  ])('%s is %s', (written, framework) => {
    expect(frameworkNamed(written)).toBe(framework);
  });

  it('knows each by its own', () => {
    expect(FRAMEWORKS.map(frameworkNamed)).toEqual(FRAMEWORKS);
  });

  it.each(['mocha', 'vitest', '', 'constructor', '5'])('does not know %j', (written) => {
    expect(frameworkNamed(written)).toBeNull();
  });
});
