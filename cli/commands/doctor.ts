import { readConfig } from '../../config/config.js';
import { lines, type Lines } from '../../domain/visible.js';
import { diagnose, type Diagnosis } from '../../infra/stack/doctor.js';
import { EXIT } from '../failures.js';
import { printJson, printText, progress } from '../output.js';

export async function doctor(options: { readonly fix?: boolean; readonly json?: boolean }): Promise<void> {
  const found = await diagnose(readConfig(), options.fix === true, progress);
  if (options.json === true) printJson(found);
  else printText(diagnosisText(found));
  if (!found.ok) process.exitCode = EXIT.missing;
}

/** Nothing is said twice: not of the way that is taken, and not of a reason that several parts have. */
export function diagnosisText({ home, cache, parts, mend }: Diagnosis): Lines {
  const saidOf = new Map<string, string>();
  const blocks = parts.flatMap(({ part, way, looked, mend: itsMend }) => {
    const others = looked.filter(({ state, because }) => state === 'absent' || way?.includes(because) !== true);
    const ways = others.map((look) => {
      const before = saidOf.get(look.because);
      saidOf.set(look.because, before ?? part);
      return `    ${look.way}: ${before === undefined || before === part ? look.because : `as said of ${before}`}`;
    });
    return [
      `${way === null ? 'MISSING' : 'ok     '}  ${part}${way === null ? '' : ` — ${way}`}`,
      ...ways,
      ...(way === null && itsMend !== null ? [`    mend: ${itsMend}`] : []),
    ];
  });
  const last = parts.every(({ way }) => way !== null)
    ? ['Nothing is missing.']
    : mend === null
      ? ['Something is missing.']
      : ['Something is missing. This mends it:', `  ${mend}`];
  return lines([`state: ${home}`, `cache: ${cache}`, ...blocks, ...last]);
}
