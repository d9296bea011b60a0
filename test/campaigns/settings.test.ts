import { Command, type Option } from 'commander';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { prepare, settle } from '../../campaigns/request.js';
import { registerCampaign } from '../../cli/program/campaign.js';
import { registerStart } from '../../cli/program/start.js';
import { encode } from '../../infra/mongo/codec.js';
import { CampaignFold } from '../../infra/mongo/campaigns.js';
import type { CampaignState } from '../../ports/records.js';
import {
  campaignRequest,
  flagOf,
  helpOf,
  KEPT_NAMES,
  SETTING_NAMES,
  type SettingName,
  SETTINGS,
  settingsOf,
} from '../../schemas/settings.js';
import { openWorld, type World } from '../api/world.js';
import { openFakeStore } from '../support/fake-store.js';
import { toyWorld } from '../support/toy-world.js';

const { suite } = toyWorld();
const MODEL = { name: 'm', priced: true, usdPerCall: null, concurrency: 8 };

/** What a document says that a value may be. */
const described = z.looseObject({
  type: z.enum(['integer', 'number', 'string', 'boolean']),
  description: z.string(),
  enum: z.array(z.string()).optional(),
  format: z.string().optional(),
  pattern: z.string().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
});
type Described = z.infer<typeof described>;

/** A value that the document allows, another one than is usual. */
function allowed({ type, enum: names, minimum = 0, format, pattern }: Described, usual: unknown): string | number | boolean {
  if (names !== undefined) return names.find((each) => each !== usual) ?? '';
  if (type === 'boolean') return true;
  if (pattern?.includes('(?:all|') === true) return 'all';
  if (type === 'string') return format === 'date-time' ? '2077-01-31T06:30:00.000Z' : 'first';
  return minimum + 2 === usual ? minimum + 3 : minimum + 2;
}

/** One that it does not allow; null where it allows everything of its type. */
function refused({ type, enum: names, minimum, maximum, format, pattern }: Described): string | number | null {
  if (names !== undefined || format === 'date-time' || pattern?.includes('(?:all|') === true) return 'no such';
  if (type === 'integer') return maximum === undefined || maximum === Number.MAX_SAFE_INTEGER ? (minimum ?? 0) - 1 : maximum + 1;
  return type === 'number' ? 0 : null;
}

const usual = (setting: SettingName): unknown => Reflect.get(SETTINGS[setting], 'usual');

describe('the settings of a campaign', () => {
  let world: World;
  let document: Readonly<Record<string, Described>>;

  beforeAll(async () => {
    world = await openWorld();
    const schemas = z.object({ components: z.object({ schemas: z.record(z.string(), z.looseObject({})) }) });
    const { body } = await request(world.app.getHttpServer()).get('/docs-json').expect(200);
    const start = schemas.parse(body).components.schemas['CampaignRequest'];
    document = z.object({ properties: z.record(z.string(), described) }).parse(start).properties;
  });
  afterAll(() => world.app.close());

  const of = (setting: SettingName): Described => there(document[setting]);

  it('are the same for the command line, the API and whoever reads either document', () => {
    expect(Object.keys(document).toSorted()).toEqual(SETTING_NAMES.toSorted());
    for (const command of ['start', 'campaign start'])
      expect(visibleOptions(command)).toEqual(expect.arrayContaining(SETTING_NAMES.map((setting) => `--${flagOf(setting)}`)));
    expect(visibleOptions('campaign schedule create')).toEqual(
      expect.arrayContaining(
        SETTING_NAMES.filter((each) => !['knownWay', 'name', 'deadline'].includes(each)).map((each) => `--${flagOf(each)}`),
      ),
    );
    expect(visibleOptions('campaign schedule create')).not.toContain('--deadline');
  });

  it.each(SETTING_NAMES)('%s is told in the same words, and has the same bounds', (setting) => {
    expect(of(setting).description).toBe(helpOf(SETTINGS[setting], 'sent'));
    for (const command of ['start', 'campaign start', 'campaign schedule create']) {
      const option = optionOf(command, setting);
      expect(option.description).toBe(helpOf(SETTINGS[setting], 'typed'));
      expect(option.argChoices).toEqual(of(setting).enum);
    }
  });

  it.each(SETTING_NAMES.filter((each) => SETTINGS[each].unit !== null))('%s is typed as it is sent', (setting) => {
    const parse = there(optionOf('campaign start', setting).parseArg);
    const right = allowed(of(setting), usual(setting));
    expect(parse(String(right), undefined)).toBe(right);
    expect(() => parse(String(refused(of(setting)) ?? ''), undefined)).toThrow(/^(expected|a name is|Allowed choices)/);
  });

  it.each(SETTING_NAMES)('%s: what the document allows is taken, and what it does not is refused with the way out', (setting) => {
    const asked = (value: unknown) => campaignRequest.safeParse({ suite: 'toy', [setting]: value });
    expect(asked(allowed(of(setting), usual(setting))).data).toHaveProperty(setting, allowed(of(setting), usual(setting)));
    const messages = asked(refused(of(setting)) ?? 5).error?.issues.map((issue) => issue.message);
    expect(messages?.[0]).toMatch(/^(expected|a name is|has passed)/);
  });

  it.each(KEPT_NAMES)('%s is kept as it was asked for, and asked for otherwise later it is told so', async (setting) => {
    const store = openFakeStore();
    const value = allowed(of(setting), usual(setting));
    const ask = (asked: unknown) => prepare(store, campaignRequest.parse({ suite: 'toy', name: 'night', ...Object(asked) }), suite, MODEL);
    const { state } = await ask({ [setting]: value, force: true });
    expect(settingsOf(state.config)).toHaveProperty(setting, value);

    expect(stored(state)).toEqual(state);

    // the model is always asked for
    const same = { model: settingsOf(state.config).model };
    expect((await ask(same)).otherwise).toEqual([]);
    const another = other(of(setting), value);
    expect((await ask({ ...same, [setting]: another })).otherwise).toEqual([`${flagOf(setting)}: ${String(value)} -> ${String(another)}`]);
  });

  it('of a campaign of an earlier version are what it did', async () => {
    const store = openFakeStore();
    const { state: before } = await prepare(store, { suite: 'toy', name: 'night' }, suite, MODEL);
    const { config } = before;
    const { examRuns: _, ...earlier } = config;
    expect(settingsOf(earlier)).toEqual({ ...settingsOf(config), examRuns: 1 });
    expect(stored({ ...before, config: earlier }).config).toEqual(earlier);
  });

  it('have a small model asked for answers alone, but where reflections are wanted', () => {
    const small = { ...MODEL, name: 'smollm2' };
    const askedFor = (asked: object, offer = small): string | undefined => settle({ suite: 'toy', ...asked }, suite, offer).askedFor;
    expect([askedFor({}), askedFor({}, MODEL), askedFor({ model: 'tiny-135m' }, MODEL)]).toEqual(['answers', 'all', 'answers']);
    expect([askedFor({ askedFor: 'all' }), askedFor({ reflection: 'own' }), askedFor({ reflection: 'none' })]).toEqual([
      'all',
      'all',
      'answers',
    ]);
    expect(() => askedFor({ askedFor: 'answers', reflection: 'shuffled' })).toThrow('asked-for answers asks for no reflections');
    expect(askedFor({ askedFor: 'answers', reflection: 'own', reflectionModel: 'a' })).toBe('answers');
  });

  it('that are not asked for are the usual ones', async () => {
    const { config } = (await prepare(openFakeStore(), { suite: 'toy' }, suite, MODEL)).state;
    const having = KEPT_NAMES.filter((setting) => usual(setting) !== undefined);
    expect(settingsOf(config)).toMatchObject(Object.fromEntries(having.map((setting) => [setting, usual(setting)])));
  });
});

/** A third one. */
function other(about: Described, value: string | number | boolean): string | number {
  if (typeof value === 'number') return value + 1;
  if (about.enum !== undefined) return about.enum.find((each) => each !== value) ?? '';
  return about.format === 'date-time' ? '2078-01-31T06:30:00.000Z' : 'second';
}

/** As the journal of a campaign gives it back. */
function stored(state: CampaignState): CampaignState {
  const fold = new CampaignFold();
  fold.apply(encode({ create: state }, 'a campaign'));
  return there(fold.state);
}

function commandOf(words: string): Command {
  const program = new Command('ratchet');
  registerStart(program);
  registerCampaign(program);
  return words.split(' ').reduce((command, word) => there(command.commands.find((each) => each.name() === word)), program);
}

function visibleOptions(words: string): readonly (string | undefined)[] {
  const command = commandOf(words);
  return command
    .createHelp()
    .visibleOptions(command)
    .map((option) => option.long);
}

function optionOf(words: string, setting: SettingName): Option {
  return there(commandOf(words).options.find((option) => option.long === `--${flagOf(setting)}`));
}

function there<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new TypeError('it is not there');
  return value;
}
