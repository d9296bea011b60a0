import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lessonForm, proposalForm, reflectionForm, reviewForm } from '../../activities/asking/structured.js';
import { MAX_STEPS_A_CHARACTER } from '../../domain/answer/json-reader.js';
import { objectsIn, readObjects } from '../../domain/answer/loose-json.js';
import type { Reflection } from '../../domain/reflection.js';

const SAID: Reflection = {
  errorClass: 'Logic',
  suspectedCause: 'the bound is one too low',
  place: { path: 'range.py', line: 4 },
  nextIdea: 'use <= there',
  confidence: 0.5,
  sentence: 'An upper bound is easily left out.',
};
const JSON_OF = JSON.stringify(SAID);
const read = (text: string) => reflectionForm.parse(text);
const changed = (change: object) => read(JSON.stringify({ ...SAID, ...change }));

const editText = (rule: string): string => JSON.stringify({ action: 'rule-added', rule, value: 0 });

describe('a reflection is read', () => {
  it.each([
    ['as it was asked for', JSON_OF],
    ['from a fenced block', `\`\`\`json\n${JSON.stringify(SAID, null, 2)}\n\`\`\``],
    ['from a block without a label', `Here it is:\n\`\`\`\n${JSON_OF}\n\`\`\`\nDone.`],
    ['with braces in the talk before it', `I looked at {low} and {high: the bound} first.\n${JSON_OF}`],
    ['with braces in the talk behind it', `${JSON_OF}\nI hope that {this} helps {you}.`],
    ['with a lone brace before it', `A set { of values.\n${JSON_OF}`],
    ['with a lone brace behind it', `${JSON_OF}\nand a } at the end`],
    ['beside a smaller object', `{"sentence": "a draft"}\n${JSON_OF}\n{"sentence": "and so on"}`],
    ['behind a wrong one', `${JSON.stringify({ ...SAID, nextIdea: 'something else' })}\nNo, rather:\n${JSON_OF}`],
    ['from an array', `[${JSON_OF}]`],
    ['from an object around it', JSON.stringify({ reflection: SAID })],
    ['from a string', JSON.stringify(JSON_OF)],
    ['with trailing commas', JSON_OF.replaceAll('}', ',}')],
    [
      'with comments',
      JSON_OF.replace('{', '{ // what I think\n')
        .replace('"nextIdea"', '/* next */ "nextIdea"')
        .replace('"sentence"', '# last\n"sentence"'),
    ],
    ['with single quotes', JSON_OF.replaceAll('"', "'")],
    ['with quotes of a book', JSON_OF.replaceAll(/"([^"]*)"/g, '“$1”')],
    ['with bare keys', JSON_OF.replaceAll(/"(\w+)":/g, '$1:')],
    ['with a forgotten comma', JSON.stringify(SAID, null, 2).replace('"use <= there",', '"use <= there"')],
    ['with a forgotten brace at the end', JSON_OF.slice(0, -1)],
    [
      'with other spellings of its keys',
      JSON_OF.replace('errorClass', 'error_class').replace('nextIdea', 'Next idea').replace('suspectedCause', 'suspected-cause'),
    ],
    ['with the class in small letters', JSON_OF.replace('"Logic"', '"logic"')],
    ['with the class in capitals', JSON_OF.replace('"Logic"', '" LOGIC "')],
    ['with the class as an error', JSON_OF.replace('"Logic"', '"Logic error"')],
    ['with a class of its own', JSON_OF.replace('"Logic"', '"IndexError"')],
    ['with several classes', JSON_OF.replace('"Logic"', '"Logic|Timeout"')],
    ['with the confidence in a string', JSON_OF.replace('0.5', '"0.5"')],
    ['with the confidence in percent', JSON_OF.replace('0.5', '"50 %"')],
    ['with the confidence as a whole percentage', JSON_OF.replace('0.5', '50')],
    ['with the confidence in a word', JSON_OF.replace('0.5', '"medium"')],
    ['with the line in a string', JSON_OF.replace('"line":4', '"line":"4"')],
    ['with the line in words', JSON_OF.replace('"line":4', '"line":"line 4"')],
    ['with the place as one string', JSON_OF.replace('{"path":"range.py","line":4}', '"range.py:4"')],
    ['with the place as a link', JSON_OF.replace('{"path":"range.py","line":4}', '"range.py#L4"')],
    ['with the place as a list', JSON_OF.replace('{"path":"range.py","line":4}', '["range.py", 4]')],
    ['with the confidence with a comma', JSON_OF.replace('0.5', '"0,5"')],
    ['with the confidence as a fraction', JSON_OF.replace('0.5', '"5/10"')],
    ['from a list of strings', JSON.stringify([JSON_OF])],
    ['with quotes of a template', JSON_OF.replaceAll(/:"([^"]*)"/g, ':`$1`')],
    [
      'with a text in an object',
      JSON_OF.replace(`"sentence":${JSON.stringify(SAID.sentence)}`, `"sentence":{"text":${JSON.stringify(SAID.sentence)}}`),
    ],
    ['with the place in words', JSON_OF.replace('{"path":"range.py","line":4}', '"line 4 of range.py"')],
    ['after reasoning', `<think>{"sentence": "a draft"} {</think>${JSON_OF}`],
    ['after reasoning that began in the prompt', `Let me see {x}.\n</think>\n${JSON_OF}`],
    [
      'from a call',
      `reflect(errorClass="Logic", suspectedCause="the bound is one too low", place="range.py:4", nextIdea="use <= there", confidence=0.5, sentence="An upper bound is easily left out.")`,
    ],
    [
      'from a call in a block',
      `\`\`\`python\nsubmit_reflection(\n    error_class='Logic',\n    suspected_cause='the bound is one too low',\n    place={'path': 'range.py', 'line': 4},\n    next_idea='use <= there',\n    confidence=0.5,\n    sentence='An upper bound is easily left out.',\n)\n\`\`\``,
    ],
    [
      'from an object that was printed',
      `Reflection(errorClass='Logic', suspectedCause='the bound is one too low', place=Place(path='range.py', line=4), nextIdea='use <= there', confidence=0.5, sentence='An upper bound is easily left out.')`,
    ],
    [
      'from a call by the ends of its names',
      `reflect(class="Logic", cause="the bound is one too low", place="range.py:4", idea="use <= there", confidence=0.5, sentence="An upper bound is easily left out.")`,
    ],
    [
      'from an object a line',
      Object.entries(SAID)
        .map((part) => JSON.stringify(Object.fromEntries([part])))
        .join('\n'),
    ],
    ['from objects in a list', JSON.stringify(Object.entries(SAID).map((part) => Object.fromEntries([part])))],
    ['after a draft that left a block open', `<thinking>\n\`\`\`json\n{"errorClass": \n</thinking>\n\`\`\`json\n${JSON_OF}\n\`\`\``],
  ])('%s', (_, text) => expect(read(text)).toEqual(SAID));

  it('with text that speaks of tags, braces and quotes', () => {
    const sentence = 'Strip <think> and </think> first: {"a": 1}, \'b\', “c”, // d, # e';
    expect(changed({ sentence })).toEqual({ ...SAID, sentence });
    expect(read(JSON_OF.replace('easily left', 'easily "left"'))).toEqual({ ...SAID, sentence: 'An upper bound is easily "left" out.' });
    expect(read(JSON_OF.replaceAll('"', "'").replace('is easily', "isn't easily"))).toEqual({
      ...SAID,
      sentence: "An upper bound isn't easily left out.",
    });
    expect(read(JSON_OF.replace('An upper', 'An\nupper'))).toEqual({ ...SAID, sentence: 'An\nupper bound is easily left out.' });
  });

  it('cut where a text is too long, and with what was left out empty', () => {
    expect(changed({ suspectedCause: 'x'.repeat(5_000) })).toEqual({ ...SAID, suspectedCause: 'x'.repeat(2_000) });
    expect(changed({ sentence: '😀'.repeat(2_000) })?.sentence).toBe('😀'.repeat(1_000));
    expect(changed({ confidence: 7_000, place: undefined })).toEqual({ ...SAID, confidence: 1, place: { path: '', line: 0 } });
    expect(changed({ confidence: -1, place: { path: null, line: null } })).toEqual({
      ...SAID,
      confidence: 0,
      place: { path: '', line: 0 },
    });
    expect(changed({ nextIdea: ['first this', 'then that'], suspectedCause: 3 })).toEqual({
      ...SAID,
      nextIdea: 'first this then that',
      suspectedCause: '3',
    });
  });

  it.each([
    ['in a string', 1],
    ['before a value', JSON_OF.length - JSON_OF.indexOf(',"sentence":') - ',"sentence":'.length],
    ['in a name', JSON_OF.length - JSON_OF.indexOf('tence":')],
    ['behind a name', JSON_OF.length - JSON_OF.indexOf(',"sentence"') - ',"sentence"'.length],
  ])('cut off %s, without that part', (_, less) => {
    expect(read(`\`\`\`json\n${JSON_OF.slice(0, -1 - less)}`)).toEqual({ ...SAID, sentence: '' });
  });

  it('cut off in its place, without a place', () => {
    expect(read(JSON_OF.slice(0, JSON_OF.indexOf('nge.py')))).toEqual({
      ...SAID,
      place: { path: '', line: 0 },
      nextIdea: '',
      confidence: 0,
      sentence: '',
    });
  });

  it.each([
    [
      'of YAML',
      `\`\`\`yaml\nerrorClass: Logic\nsuspectedCause: the bound is one too low\nplace: range.py:4\nnextIdea: use <= there\nconfidence: 0.5\nsentence: >-\n  An upper bound is\n  easily left out.\n\`\`\``,
    ],
    [
      'of a block of another name',
      `\`\`\`reflection\nerrorClass: Logic\nsuspectedCause: the bound is one too low\nplace:\n  path: range.py\n  line: 4\nnextIdea: use <= there\nconfidence: 0.5\nsentence: |\n  An upper bound is\n  easily left out.\n\`\`\``,
    ],
    [
      'of TOML',
      `\`\`\`toml\nerrorClass = "Logic"\nsuspectedCause = "the bound is one too low"\nplace = "range.py:4"\nnextIdea = "use <= there"\nconfidence = 0.5\nsentence = "An upper bound is easily left out."\n\`\`\``,
    ],
    [
      'of a list',
      'Here is what I think.\n\n- **Error class:** Logic\n- **Suspected cause:** the bound is one too low\n- **Place:** `range.py:4`\n- **Next idea:** use <= there\n- **Confidence:** 0.5\n- **Sentence:** "An upper bound is easily left out."\n\nI hope this helps.',
    ],
    [
      'of headings',
      '### 1. Error class\nLogic\n\n### 2. Suspected cause\nthe bound is one too low\n\n### 3. Place\nrange.py, line 4\n\n### 4. Next idea\nuse <= there\n\n### 5. Confidence\n50 %\n\n### 6. Sentence\nAn upper bound is easily left out.\n',
    ],
    [
      'of a table',
      '| part | value |\n|---|---|\n| errorClass | Logic |\n| suspectedCause | the bound is one too low |\n| place | range.py:4 |\n| nextIdea | use <= there |\n| confidence | 0.5 |\n| sentence | An upper bound is easily left out. |',
    ],
  ])('from the lines %s', (_, text) => expect(read(text)).toEqual(SAID));

  it.each(['Sentence: I do not know what to say.', 'The place: here.\nAnd nothing else.'])('not from talk: %s', (text) =>
    expect(read(text)).toBeNull(),
  );

  it('in the words of Python', () => {
    expect(
      read(
        `{'errorClass': 'Logic', 'suspectedCause': None, 'place': {'path': 'a.py', 'line': 2}, 'nextIdea': 'n', 'confidence': True, 'sentence': 's',}`,
      ),
    ).toMatchObject({ suspectedCause: '', confidence: 0, sentence: 's' });
  });

  it.each([
    '',
    'I do not know.',
    '{x}',
    '{}',
    '{"a": 1}',
    '{"errorClass": "Logic", "confidence": 0.5}',
    '```json\n{\n```',
    '{"sentence": ""}',
    '{"sentence": "never ended',
    '{"cause": "that"}',
    'I would call reflect(cause) or f(x=1).',
  ])('not from %j', (text) => expect(read(text)).toBeNull());
});

describe('other forms', () => {
  it('a lesson needs a sentence', () => {
    expect(lessonForm.parse('{"symptom": "s", "sentence": "Look at the bound.",}')).toEqual({
      symptom: 's',
      remedy: '',
      sentence: 'Look at the bound.',
    });
    expect(lessonForm.parse('{"symptom": "s", "remedy": "r", "sentence": ""}')).toBeNull();
  });

  it('a proposal needs an action that was asked for', () => {
    const form = proposalForm(['rule-added', 'decoding-changed']);
    const rest = { ruleId: '', setting: '', because: '' };
    const single = (text: string): unknown => form.parse(text)?.edits[0];
    expect(form.parse('{"action": "rule_added", "rule": "Look at the bound first.", "setting": "none", "value": null}')).toEqual({
      evidence: '',
      rootCause: '',
      willFix: [],
      mayBreak: [],
      edits: [{ action: 'rule-added', rule: 'Look at the bound first.', value: 0, ...rest }],
    });
    expect(single('{"action": "Decoding changed", "setting": "Temperature", "value": "0.4"}')).toEqual({
      ...rest,
      action: 'decoding-changed',
      rule: '',
      setting: 'temperature',
      value: 0.4,
    });
    expect(single('{"action": "rule-added", "rule": "r", "setting": "top_p", "value": 1}')).toMatchObject({ setting: '' });
    expect(form.parse('{"action": "rule-dropped", "ruleId": "r1"}')).toBeNull();
  });

  it.each([
    ['as asked', '{"evidence": "e", "rootCause": "c", "edits": [A, B], "willFix": ["t1"], "mayBreak": []}', ['a', 'b'], ['t1']],
    ['in other words', '{"root_cause": "c", "Edits": [A, B], "will_fix": "t1"}', ['a', 'b'], ['t1']],
    ['as one edit that is no list', '{"edits": A, "willFix": [{"task": "t1"}]}', ['a'], ['t1']],
    ['with an edit that is none', '{"edits": [{"action": "dance"}, "talk", 3, A], "willFix": null}', ['a'], []],
    ['with edits that were written into strings', '{"edits": ["{\\"action\\": \\"rule-added\\", \\"rule\\": \\"a\\"}"]}', ['a'], []],
    ['as one edit that foretells', '{"action": "rule-added", "rule": "a", "willFix": ["t1"]}', ['a'], ['t1']],
    ['behind talk', 'I would do {"edits": [A], "willFix": ["t1"]} first.', ['a'], ['t1']],
    ['with no idea', '{"edits": [], "willFix": []}', [], []],
    ['as an edit a line', 'A\nB', ['a', 'b'], []],
    ['as a list of edits', '[A, B]', ['a', 'b'], []],
    ['in lines, with what it foretells', '{"evidence": "e"}\nA\nB\n{"willFix": ["t1"]}', ['a', 'b'], ['t1']],
    [
      'of an edit on lines and, behind talk, another',
      'A\nNo, rather:\nB'.replaceAll(/[AB]/g, '{\n"action": "rule-added",\n"rule": "$&"\n}').replace('"A"', '"a"').replace('"B"', '"b"'),
      ['b'],
      [],
    ],
    ['of an edit and, behind talk, another', 'A\nNo, rather:\nB', ['b'], []],
    ['as calls', 'edit(action="rule-added", rule="a")\nedit(action="rule-added", rule="b")', ['a', 'b'], []],
    [
      'of YAML',
      '```yaml\nevidence: e\nrootCause: c\nedits:\n  - action: rule-added\n    rule: a\n    because: x\n  - action: rule-added\n    rule: b\n    because: y\nwillFix:\n  - t1\n  - t2\n```',
      ['a', 'b'],
      ['t1', 't2'],
    ],
    ['of YAML with lists in brackets', 'rootCause: c\nedits:\n- action: rule-added\n  rule: a\nwillFix: [t1, "t2"]\n', ['a'], ['t1', 't2']],
  ])('reads a bundle %s', (_, text, rules, willFix) => {
    const bundle = proposalForm(['rule-added']).parse(text.replace('A', editText('a')).replace('B', editText('b')));
    expect(bundle?.edits.map(({ rule }) => rule)).toEqual(rules);
    expect(bundle?.willFix).toEqual(willFix);
  });

  it.each([
    ['{"doubtful": [1, 3], "because": "b"}', [1, 3]],
    ['{"doubtful": ["1", "candidate 3"], "because": "b"}', [1, 3]],
    ['{"doubtful": "1 and 3", "because": "b"}', [1, 3]],
    ['{"doubtful": 3}', [3]],
    ['{"doubtful": [{"candidate": 2, "why": "w"}]}', [2]],
    ['{"doubtful": []}', []],
    ['{"doubtful": null}', []],
    ['{"doubtful": "none"}', []],
    ['{"doubtful": [0]}', []],
    ['{"doubtful": [0, 2, -1, 1.5]}', [2]],
    ['{"doubtful": ["none", null, {"why": "w"}]}', []],
    ['{"doubtful": "0"}', []],
    ['{"doubtful": "-1"}', []],
    ['{"doubtful": "1-3"}', [1, 3]],
    ['{"doubtful": "1 - 3"}', [1, 3]],
    ['{"doubtful": [{"why": "w", "candidate": 2}]}', [2]],
    ['{“doubtful”: [1], “because”: “b “c” d”}', [1]],
    ['{”doubtful”: [1], ”because”: ”b”}', [1]],
    ['{„doubtful“: [1], „because“: „b“}', [1]],
    ['{“doubtful": [1], “because“: “b"}', [1]],
    ['{«doubtful»: [1], «because»: «b»}', [1]],
    ['{‘doubtful’: [1], ‘because’: ‘it isn’t so’}', [1]],
    ['{“doubtful”：[1，2]，“because”：“b”}', [1, 2]],
    [`{"doubtful": [${Array.from({ length: 100 }, (_, index) => index + 1).join()}]}`, Array.from({ length: 64 }, (_, index) => index + 1)],
  ])('the numbers of a review: %s', (text, doubtful) => expect(reviewForm.parse(text)?.doubtful).toEqual(doubtful));

  it('say to the endpoint what they always said', () => {
    expect(reflectionForm.schema.json).toMatchObject({
      required: ['errorClass', 'suspectedCause', 'place', 'nextIdea', 'confidence', 'sentence'],
      additionalProperties: false,
    });
  });
});

describe('loose JSON', () => {
  it('is JSON where it is JSON', () => {
    const value = fc.letrec((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        fc.string({ maxLength: 20 }),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.boolean(),
        fc.constant(null),
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(fc.string({ maxLength: 8 }), tie('value'), { maxKeys: 4 }),
      ),
    })).value;
    fc.assert(
      fc.property(fc.dictionary(fc.string({ maxLength: 8 }), value, { maxKeys: 5 }), fc.constantFrom(undefined, 2), (object, space) => {
        const text = JSON.stringify(object, null, space);
        expect(objectsIn(`Here: ${text} `)[0]).toEqual(JSON.parse(text));
      }),
      { numRuns: 500 },
    );
  });

  it('never breaks, whatever the text', () => {
    const bits = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      '(',
      ')',
      ':',
      ',',
      '"',
      "'",
      '“',
      '”',
      '\\',
      '\\u12',
      '/*',
      '*/',
      '//',
      '#',
      '\n',
      ' ',
      'a',
      '1',
      'None',
      '"a":',
      '{"a":',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(bits, fc.string({ maxLength: 3 })), { maxLength: 60 }), (each) => {
        expect(objectsIn(each.join('')).every((object) => typeof object === 'object')).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each(['{', '{"a":', '{"a":[', '{a:"', '{"', '{"a":"b" ', '{/*', '{"a":1,', '{"a":1}', '{\\', '{"a" "', "{'a':'b' 'c' "])(
    'reads a long text of %j in steps that its length bounds',
    (unit) => {
      const text = unit.repeat(3_000);
      expect(readObjects(text).steps).toBeLessThanOrEqual(MAX_STEPS_A_CHARACTER * text.length);
    },
  );
});

describe('a reflection in yet other writing', () => {
  const json = JSON.stringify({
    errorClass: 'Logic',
    suspectedCause: 'the bound',
    place: { path: 'a.py', line: 2 },
    nextIdea: 'use <=',
    confidence: 0.5,
    sentence: 'Check bounds.',
  });
  const parts = [
    ['errorClass', 'Logic'],
    ['suspectedCause', 'the bound'],
    ['place', 'a.py:2'],
    ['nextIdea', 'use <='],
    ['confidence', '0.5'],
    ['sentence', 'Check bounds.'],
  ] as const;
  const linesBy = (write: (name: string, value: string) => string): string => parts.map(([name, value]) => write(name, value)).join('\n');

  it.each([
    ['tags', linesBy((name, value) => `<${name}>${value}</${name}>`)],
    ['tags within tags', linesBy((name, value) => `<${name}>${name === 'place' ? '<path>a.py</path><line>2</line>' : value}</${name}>`)],
    ['tags on lines of their own', `<reflection>\n${linesBy((name, value) => `<${name}>\n${value}\n</${name}>`)}\n</reflection>`],
    ['arrows', linesBy((name, value) => `${name} -> ${value}`)],
    ['dashes', linesBy((name, value) => `${name} – ${value}`)],
    ['a table with code in it', linesBy((name, value) => `| **${name}** | \`${value}\` |`)],
    ['lines with a rule and talk behind', `${linesBy((name, value) => `${name}: ${value}`)}\n---\nLet me know.`],
    ['escapes of HTML', json.replaceAll('"', '&quot;').replace('<', '&lt;')],
    ['escapes of a string', json.replaceAll('"', String.raw`\"`)],
  ])('is read: %s', (_, text) => expect(reflectionForm.parse(text)).toEqual(JSON.parse(json)));
});
