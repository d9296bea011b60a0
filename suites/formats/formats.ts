import { bugsinpy } from './bugsinpy.js';
import type { Format } from './format.js';
import { humaneval } from './humaneval.js';
import { humanevalpack } from './humanevalpack/humanevalpack.js';
import { mbpp } from './mbpp.js';
import { mbxp } from './mbxp/mbxp.js';
import { codecontests } from './programs/codecontests.js';
import { leetcode } from './programs/leetcode.js';
import { livecodebench } from './programs/livecodebench.js';
import { polyglot } from './polyglot/polyglot.js';
import { quixbugs } from './quixbugs.js';
import { swebench } from './swebench/swebench.js';

/** The public sets that a suite reference `FORMAT:PATH` can name. */
export const FORMATS: ReadonlyMap<string, Format> = new Map(
  Object.entries({ quixbugs, humanevalpack, humaneval, mbpp, mbxp, polyglot, swebench, bugsinpy, codecontests, livecodebench, leetcode }),
);
