import { type ExperimentDefinition, experimentDefinition } from '../../schemas/experiment.js';
import { faultPlace } from '../../schemas/json-fault.js';

type DefinitionRead = { readonly definition: ExperimentDefinition } | { readonly refused: string };

/** Reads a definition. What is refused is named: file, field, value and way out. */
export function readDefinitionText(text: string, named: string): DefinitionRead {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return { refused: `${named}: is no JSON ${faultPlace(text)}; \`ratchet experiment show E1 --json\` prints one to begin with` };
  }
  const { success, data: definition, error } = experimentDefinition.safeParse(data);
  if (success) return { definition };
  const faults = error.issues.map(
    ({ path, message }) => `${named}: ${path.map(String).join('.') || 'the file'}${valueAt(data, path)}: ${message}`,
  );
  return { refused: faults.join('\n') };
}

/** What stands there, where that is short enough to be told. */
function valueAt(data: unknown, path: readonly PropertyKey[]): string {
  const found = path.reduce<unknown>((at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined), data);
  const text = found === undefined || path.length === 0 ? '' : (JSON.stringify(found) ?? '');
  return text === '' || text.length > LONGEST_VALUE ? '' : ` (${text})`;
}

const LONGEST_VALUE = 80;

/** What was asked for beside the definition goes before what it says. */
export function definitionAsked(
  definition: ExperimentDefinition,
  asked: {
    readonly suites?: readonly string[] | undefined;
    readonly cycles?: number | undefined;
    readonly model?: string | undefined;
    readonly strategy?: string | undefined;
  },
): ExperimentDefinition {
  const { suites, cycles, model, strategy } = asked;
  const base = {
    ...definition.base,
    ...(cycles === undefined ? {} : { cycles }),
    ...(model === undefined ? {} : { model }),
    ...(strategy === undefined ? {} : { strategy }),
  };
  return {
    ...definition,
    ...(suites === undefined ? {} : { suites: [...new Set(suites)] }),
    base,
    arms: definition.arms.map((arm) =>
      cycles === undefined || arm.settings.cycles === undefined ? arm : { ...arm, settings: { ...arm.settings, cycles } },
    ),
  };
}
