import type { FrameworkTests } from '../../../../domain/task.js';
import type { ControlledTests } from '../language.js';

export function withCargoControls(tests: FrameworkTests): Promise<ControlledTests> {
  return Promise.resolve({ tests, roles: new Map(tests.ids.map((id) => [id, { of: id, control: false }])) });
}
