import type { Framework } from '../../../domain/task.js';
import { CARGO } from './cargo.js';
import type { FrameworkIds } from './ids.js';
import { JUNIT } from './junit.js';
import { PYTEST } from './pytest.js';
import { TITLED } from './titled.js';

export const FRAMEWORK_IDS: Readonly<Record<Framework, FrameworkIds>> = {
  pytest: PYTEST,
  junit: JUNIT,
  maven: JUNIT,
  'node-test': TITLED,
  jest: TITLED,
  tap: TITLED,
  cargo: CARGO,
};
