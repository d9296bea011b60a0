const FENCE = /^(`{3,}|~{3,})[^\n]*\n([\s\S]*?)^\1\s*$/gm;

/** The last program that an answer holds; null where it holds none. */
export function programIn(answer: string): string | null {
  return [...answer.matchAll(FENCE)].at(-1)?.[2] ?? null;
}

/** The program of a part of a question that shows files; its whole text where that has no fence. */
export function programOf(part: string): string | null {
  return part === '' ? null : (programIn(part) ?? part);
}

/** What a text says beside its program. */
export function withoutProgram(answer: string): string {
  const program = [...answer.matchAll(FENCE)].at(-1);
  return program === undefined
    ? answer.trim()
    : `${answer.slice(0, program.index)}${answer.slice(program.index + program[0].length)}`.trim();
}

/** A reflection as it was asked for, or the text as it came. */
export function reflectionIn(text: string): { readonly sentence: string; readonly nextIdea: string; readonly confidence: number | null } {
  const value = jsonIn(text);
  const field = (name: string): unknown =>
    typeof value === 'object' && value !== null ? Object.getOwnPropertyDescriptor(value, name)?.value : undefined;
  const [sentence, nextIdea, confidence] = [field('sentence'), field('nextIdea'), field('confidence')];
  return {
    sentence: typeof sentence === 'string' ? sentence : text,
    nextIdea: typeof nextIdea === 'string' ? nextIdea : '',
    confidence: typeof confidence === 'number' ? confidence : null,
  };
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(programIn(text) ?? text);
  } catch (error) {
    // models write prose where JSON was asked for: it is shown as it is
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
