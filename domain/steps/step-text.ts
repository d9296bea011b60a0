import { asksModelIn, isQuestion, STEP_NAMES, type Step, type StepDecoding, type StepName } from './steps.js';

/** `draft x3, temperature 0.8: Try another way.` One line for people, for models, and to be read again. */
export function stepLine({ step, n, prompt, decoding }: Step): string {
  const told = decodingParts(decoding).join('');
  return `${step}${n === undefined ? '' : ` x${n}`}${told}${prompt === undefined ? '' : `: ${prompt.replaceAll(/\s*\n\s*/g, ' ')}`}`;
}

/** What to do at a step, for an agent that is not Ratchet's; its own words where it has some. */
export function stepSentence({ step, n, prompt }: Step): string {
  const many = n === undefined || n === 1 ? '' : ` Make ${n} of them.`;
  return prompt === undefined ? `${SENTENCE[step]}${many}` : `${SENTENCE[step]}${many} ${prompt}`;
}

const SENTENCE: Readonly<Record<StepName, string>> = {
  localise: 'See which lines the failing cases run and the passing ones do not.',
  plan: 'Say in plain words how to go about the task.',
  'write-tests': 'Write cases of your own from what the task says.',
  draft: 'Write the program.',
  review: 'Look at what you wrote once more, and drop what breaks a case for sure.',
  vote: 'Where you have several programs, take one that answers as most of them do.',
  'run-visible': 'Run the cases that are shown.',
  reflect: 'Where one fails, say why.',
  'self-debug': 'Take the program that came furthest, go through a case that it fails, and mend that alone.',
  restart: 'Forget what was tried and begin anew.',
};

/** The steps in one line, without their prompts. */
export function stepsText(steps: readonly Step[]): string {
  return steps.map(({ step, n }) => stepLine({ step, ...(n === undefined ? {} : { n }) })).join(', ');
}

function decodingParts({ temperature, topP, maxTokens }: StepDecoding = {}): readonly string[] {
  return [
    ...(temperature === undefined ? [] : [`, temperature ${temperature}`]),
    ...(topP === undefined ? [] : [`, top_p ${topP}`]),
    ...(maxTokens === undefined ? [] : [`, max_tokens ${maxTokens}`]),
  ];
}

/** Steps as a model writes them: one a line with their words behind a colon, or all in one line with commas or arrows. */
export function readSteps(text: string): readonly Step[] | { readonly refused: string } {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const [only = ''] = lines;
  const written = lines.length === 1 && !only.includes(':') ? only.split(/,(?!\s*(?:temperature|top_p|max_tokens)\b)|->|→|;/) : lines;
  const steps: Step[] = [];
  for (const each of written) {
    const step = readStep(each);
    if ('refused' in step) return step;
    steps.push(step);
  }
  return steps;
}

const LINE =
  /^\s*(?:[-*]\s+|\d+[.)]\s*)?["'`]?(?<name>[a-z][a-z -]*[a-z])["'`]?(?:\s*[x×*]\s*(?<n>\d{1,4}))?(?<more>(?:\s*,\s*\w+\s+[\d.]+)*)\s*(?::\s*(?<prompt>.*))?$/i;

function readStep(line: string): Step | { readonly refused: string } {
  const { name = '', n, more = '', prompt = '' } = LINE.exec(line)?.groups ?? {};
  const step = nameOf(name);
  if (step === undefined) return { refused: `${JSON.stringify(line.trim())} is no step; known: ${STEP_NAMES.join(', ')}` };
  const words = asksModelIn(step) ? prompt.trim() : '';
  const decoding = asksModelIn(step) ? readDecoding(more) : {};
  return {
    step,
    ...(n === undefined || !isQuestion(step) ? {} : { n: Number(n) }),
    ...(words === '' ? {} : { prompt: words }),
    ...(Object.keys(decoding).length === 0 ? {} : { decoding }),
  };
}

/** `Write tests` is `write-tests`. */
function nameOf(name: string): StepName | undefined {
  const plain = name.trim().toLowerCase().replaceAll(' ', '-');
  return STEP_NAMES.find((each) => each === plain);
}

function readDecoding(text: string): StepDecoding {
  const said = (name: string): number | undefined => {
    const value = new RegExp(`\\b${name}\\s+([\\d.]+)`, 'i').exec(text)?.[1];
    return value === undefined || Number.isNaN(Number(value)) ? undefined : Number(value);
  };
  const [temperature, topP, maxTokens] = [said('temperature'), said('top_p'), said('max_tokens')];
  return {
    ...(temperature === undefined ? {} : { temperature }),
    ...(topP === undefined ? {} : { topP }),
    ...(maxTokens === undefined ? {} : { maxTokens }),
  };
}
