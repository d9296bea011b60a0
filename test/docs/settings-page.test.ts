import { join } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { packageRoot } from '../../config/package-root.js';
import { campaignRequest, flagOf, helpOf, KEPT_NAMES, SETTING_NAMES, SETTINGS } from '../../schemas/settings.js';

const document = z.object({
  properties: z.record(
    z.string(),
    z.object({
      type: z.string(),
      minimum: z.number().optional(),
      maximum: z.number().optional(),
      enum: z.array(z.string()).optional(),
      format: z.string().optional(),
    }),
  ),
});

it('the page of the settings says of each what it is (vitest -u writes the page)', async () => {
  const { properties } = document.parse(z.toJSONSchema(campaignRequest, { io: 'input' }));
  const kept = new Set<string>(KEPT_NAMES);
  const rows = SETTING_NAMES.map((setting) => {
    const { unit } = SETTINGS[setting];
    const option = `\`--${flagOf(setting)}${unit === null ? '' : ` <${unit}>`}\``;
    return [
      option,
      `\`${setting}\``,
      ...Object.entries(properties).flatMap(([each, value]) => (each === setting ? [valueText(value)] : [])),
      kept.has(setting) ? 'yes' : '',
      helpOf(SETTINGS[setting], 'typed'),
    ];
  });
  const page = [
    '# Settings of a campaign',
    '',
    'One list, `schemas/settings.ts`, makes the options of `ratchet start`, `ratchet campaign start` and `ratchet campaign schedule create`,',
    'the fields of `POST /api/v1/campaigns`, what the store keeps, and this page. A new setting is one entry there; `npx vitest run test/docs -u` writes the page.',
    'What is kept stays for good: starting the name again with another value is refused. A schedule takes all but `--name`, `--deadline` and `--known-way`.',
    '',
    '| option | field of the API | value | kept | what it is |',
    '| --- | --- | --- | --- | --- |',
    ...rows.map((row) => `| ${row.join(' | ')} |`),
    '',
  ].join('\n');
  await expect(page).toMatchFileSnapshot(join(packageRoot, 'docs/settings.md'));
});

function valueText({ type, minimum, maximum, enum: names, format }: z.infer<typeof document>['properties'][string]): string {
  if (names !== undefined) return names.map((each) => `\`${each}\``).join(', ');
  if (type === 'integer')
    return maximum === undefined || maximum === Number.MAX_SAFE_INTEGER ? `from ${minimum ?? 0}` : `${minimum ?? 0} to ${maximum}`;
  if (type === 'number') return 'above 0';
  return format === 'date-time' ? 'a moment to come' : type === 'boolean' ? 'a switch' : 'text';
}
