import type { Check } from '../../domain/generate/order.js';
import { elementChecks } from '../../domain/generate/elements.js';
import type { PageSandbox } from '../../ports/sandbox.js';

/** Whether a page renders and has its elements. `keepPicture`: what is done with a PNG of it. */
export async function pageChecks(
  page: string,
  elements: readonly string[],
  sandbox: PageSandbox,
  keepPicture: ((picture: Uint8Array) => void) | null,
  signal: AbortSignal,
): Promise<readonly Check[]> {
  const whole: Check = { name: 'parses', passed: /<[a-z][^>]*>/i.test(page), words: 'it has markup' };
  const made = await sandbox.render(page, signal);
  if (made.kind !== 'page') {
    const renders: Check = { name: 'renders', passed: made.kind === 'none' ? null : false, words: made.because };
    return made.kind === 'none' ? [whole, renders, ...elementChecks(page, elements)] : [whole, renders];
  }
  keepPicture?.(made.picture);
  const renders: Check = { name: 'renders', passed: made.dom.trim() !== '', words: 'in headless Chromium, in a box' };
  return [whole, renders, ...elementChecks(made.dom, elements)];
}
