import { type Framework, FRAMEWORKS } from './task.js';

/** How projects write what they use, without case, signs and versions. */
const OTHER_NAMES: Readonly<Record<string, Framework>> = {
  pytests: 'pytest',
  unittest: 'pytest',
  pythonunittest: 'pytest',
  junitjupiter: 'junit',
  jupiter: 'junit',
  junitvintage: 'junit',
  junitplatform: 'junit',
  mvn: 'maven',
  mvntest: 'maven',
  apachemaven: 'maven',
  surefire: 'maven',
  mavensurefire: 'maven',
  node: 'node-test',
  nodejs: 'node-test',
  nodejstest: 'node-test',
  nodetestrunner: 'node-test',
  nodejstestrunner: 'node-test',
  nodetap: 'tap',
  taptest: 'tap',
  testanythingprotocol: 'tap',
  cargotest: 'cargo',
  rusttest: 'cargo',
  libtest: 'cargo',
};

/** The framework that a person names: `node:test`, `JUnit 5`, `cargo test`, `Jest`; null for one that is not known. */
export function frameworkNamed(text: string): Framework | null {
  const letters = text.toLowerCase().replaceAll(/[^a-z]/g, '');
  return (
    FRAMEWORKS.find((each) => each.replaceAll('-', '') === letters) ??
    (Object.hasOwn(OTHER_NAMES, letters) ? (OTHER_NAMES[letters] ?? null) : null)
  );
}
