import type { FrameworkIds } from './ids.js';
import { fileAt, mentionedIn, mentions, NOT_DEFINED, pathBefore } from './words.js';

export const CARGO: FrameworkIds = {
  languages: ['rust'],
  pattern: /^tests\/[^:]+\.rs(?:::(?:r#)?[\p{L}\p{N}_]+)+$/u,
  form: 'tests/FILE.rs::TEST, or tests/FILE.rs::MODULE::TEST',
  reported: (id) => id,
  path: (id) => pathBefore(id, '::'),
  fileOf: (id, files) => fileAt(pathBefore(id, '::'), files),
  async fault(id, text, files) {
    const name = (id.split('::').at(-1) ?? '').replace(/^r#/, '');
    // a macro may make it, also one of a module beside it
    return mentions(text, name) || (/\bmod\s+\w+\s*;/.test(text) && mentionedIn(files, name)) ? null : NOT_DEFINED;
  },
  holdsTests: (path, text) => path.endsWith('.rs') && /#\[\s*(?:\w+::)*test\b/.test(text),
};
