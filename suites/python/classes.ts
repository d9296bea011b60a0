import { EMPTY_SCOPE, evaluate, type PyClass } from './evaluate.js';
import { field, functionsOf, type Node, parts } from './syntax.js';

/** The classes of a support file whose constructors only store their parameters, by name. */
export function plainClasses(module: string, root: Node): Map<string, PyClass> {
  const classes = parts(root).filter((each) => each.type === 'class_definition');
  return new Map(
    classes.flatMap((definition) => {
      const name = field(definition, 'name').text;
      const constructor = functionsOf(field(definition, 'body')).find((method) => field(method, 'name').text === '__init__');
      const plain = constructor === undefined ? undefined : plainConstructor(`${module}:${name}`, constructor);
      return plain === undefined ? [] : [[name, plain] as const];
    }),
  );
}

function plainConstructor(name: string, constructor: Node): PyClass | undefined {
  const [self, ...rest] = parts(field(constructor, 'parameters'));
  const fields = parts(field(constructor, 'body')).map((statement) => storedParameter(statement, self?.text ?? ''));
  const parameters = rest.map((parameter) => {
    if (parameter.type === 'identifier') return { name: parameter.text, default: undefined };
    if (parameter.type !== 'default_parameter') return undefined;
    return { name: field(parameter, 'name').text, default: evaluate(field(parameter, 'value'), EMPTY_SCOPE) };
  });
  if (fields.includes(undefined) || parameters.includes(undefined)) return undefined;
  return { name, parameters: parameters.filter((each) => each !== undefined), fields: fields.filter((each) => each !== undefined) };
}

/** `self.field = parameter` as [field, parameter]. */
function storedParameter(statement: Node, self: string): readonly [string, string] | undefined {
  const assignment = parts(statement)[0];
  if (assignment?.type !== 'assignment') return undefined;
  const [target, value] = [field(assignment, 'left'), assignment.childForFieldName('right')];
  if (target.type !== 'attribute' || value?.type !== 'identifier' || field(target, 'object').text !== self) return undefined;
  return [field(target, 'attribute').text, value.text];
}
