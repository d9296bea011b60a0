import { BoxFault, type Judgement } from '../judgement.js';

/** Whether lines can tell failures from passes: some tests failed, some passed, and nothing stopped the run. */
export function partsWays({ errorClass, tests }: Judgement): boolean {
  const passed = tests.filter(({ status }) => status === 'passed').length;
  return (errorClass === null || errorClass === 'Logic') && passed > 0 && passed < tests.length;
}

/**
 * The same judgement with the lines that a traced run of the same tests says they ran; it is a hint, and what fails in it decides
 * nothing.
 */
export async function withLines(judgement: Judgement, traced: () => Promise<Judgement>): Promise<Judgement> {
  const { tests } = await traced().catch(noTests);
  return {
    ...judgement,
    tests: judgement.tests.map((test, index) => {
      const lines = tests[index]?.lines;
      return lines === undefined ? test : { ...test, lines };
    }),
  };
}

/** A box that failed has told no lines; whatever else was thrown is no matter of the box. */
function noTests(error: unknown): Pick<Judgement, 'tests'> {
  if (error instanceof BoxFault) return { tests: [] };
  throw error;
}
