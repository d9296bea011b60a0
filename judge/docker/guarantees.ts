import type { Guarantee } from '../box.js';
import type { Engine } from './engine.js';

/** What this engine lets a box promise. The self-test proves those that can be probed from inside. */
export function dockerGuarantees({ cgroupVersion, limits }: Engine, isLocal: boolean): readonly Guarantee[] {
  const group = `control group v${cgroupVersion} of the engine`;
  const told = isLocal ? `${group}, read here` : `${group}, told by it about once a second`;
  return [
    { what: 'identity', level: 'enforced', by: 'a user of its own for each box, without capabilities' },
    { what: 'files', level: 'enforced', by: 'an image with the toolchains and nothing else, read-only' },
    { what: 'network', level: 'enforced', by: 'network namespace without a way out' },
    limits.systemCalls
      ? { what: 'system-calls', level: 'enforced', by: 'seccomp filter' }
      : { what: 'system-calls', level: 'none', by: 'the engine has no seccomp' },
    limits.memory
      ? { what: 'memory', level: limits.swap ? 'enforced' : 'weak', by: limits.swap ? told : `${told}; ${missing('swap')}` }
      : { what: 'memory', level: 'none', by: missing('memory') },
    limits.pids ? { what: 'processes', level: 'enforced', by: group } : { what: 'processes', level: 'none', by: missing('processes') },
    limits.cpu
      ? { what: 'cpu', level: isLocal ? 'enforced' : 'weak', by: told }
      : { what: 'cpu', level: 'weak', by: `${missing('the share of the processor')}; RLIMIT_CPU, for each process alone` },
    { what: 'wall', level: 'enforced', by: 'the judge kills; the first process of the box ends when the judge is gone or silent' },
    { what: 'disk', level: 'enforced', by: 'only tmpfs of a fixed size is writable' },
    { what: 'output', level: 'enforced', by: 'the judge stops reading and kills' },
    { what: 'leftovers', level: 'enforced', by: 'the container is removed as a whole, by the engine itself when the judge is gone' },
  ];
}

function missing(what: string): string {
  return `the engine's kernel cannot limit ${what}`;
}
