import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { readConfig } from '../../config/config.js';
import { settingsWithoutSecrets } from '../../config/environment.js';
import { packageVersion } from '../../config/package-root.js';
import { count } from '../../domain/figures.js';
import { lines } from '../../domain/visible.js';
import { checkBackup, type Checked } from '../../infra/backup/check.js';
import type { SavedSchedule } from '../../infra/backup/format.js';
import { restoreBackup } from '../../infra/backup/restore.js';
import { totalOf, writeBackup } from '../../infra/backup/write.js';
import { openWholeStore } from '../../infra/mongo/whole.js';
import { step } from '../../infra/stack/report.js';
import type { CampaignSchedules } from '../../ports/campaign-schedules.js';
import { CliFailure, EXIT } from '../failures.js';
import { interruptSignal } from '../interrupt.js';
import { printJson, printText, progress } from '../output.js';
import { withSession } from '../session.js';

interface Json {
  readonly json?: true;
}

export function backupTo(file: string, { verify, json }: Json & { readonly verify?: true }): Promise<void> {
  return verify === true ? verified(resolve(file), json, 'whole') : backup(resolve(file), json);
}

export function restoreFrom(file: string, { json }: Json): Promise<void> {
  return restore(resolve(file), json);
}

async function backup(file: string, json: true | undefined): Promise<void> {
  const signal = interruptSignal();
  await interruptible(signal, 'nothing was written', async () => {
    await withSession(async ({ addresses, config, schedules }) => {
      const store = await openWholeStore(addresses.mongo);
      try {
        const saved = {
          store,
          home: config.home,
          schedules: await saveSchedules(schedules),
          version: packageVersion(),
          settings: settingsWithoutSecrets(),
        };
        await step(`saving ${config.home}`, progress, () => writeBackup(saved, file, progress, signal));
      } finally {
        await store.close();
      }
    });
  });
  await verified(file, json, 'written and checked');
}

async function saveSchedules(schedules: CampaignSchedules): Promise<readonly SavedSchedule[]> {
  const found = await schedules.plans();
  for (const { name, plan } of found)
    if (plan === null) progress(`schedule ${name} was made by an earlier version, and is not saved: delete it and create it again`);
  return found.flatMap(({ name, paused, plan }): readonly SavedSchedule[] =>
    plan === null ? [] : [{ kind: 'schedule', name, paused, cron: plan.cron, plan: plan.night }],
  );
}

async function verified(file: string, json: true | undefined, found: string): Promise<void> {
  const checked = await step(`checking ${file}`, progress, () => checkBackup(file));
  const { size } = await stat(file);
  if (json === true) printJson({ file, bytes: size, ...toldOf(checked), faults: checked.faults });
  else printText(lines([`${file}: ${checked.faults.length > 0 ? '' : `${found}: `}${told(checked)}, ${(size / 1_000_000).toFixed(1)} MB`]));
  if (checked.faults.length > 0) throw new CliFailure(EXIT.failed, lines(['it does not fit together:', ...checked.faults]));
}

async function restore(file: string, json: true | undefined): Promise<void> {
  const config = readConfig();
  const signal = interruptSignal();
  const checked = await interruptible(signal, `${config.home} holds nothing of it; the same command begins anew`, () =>
    restoreBackup({ config, file, report: progress, signal }),
  );
  if (json === true) return printJson({ home: config.home, ...toldOf(checked) });
  // where the old home was is nothing to set again
  const settings = Object.entries(checked.header.settings)
    .filter(([name]) => name !== 'RATCHET_HOME')
    .map(([name, value]) => `  ${name}=${value}`);
  printText(
    lines([
      `${config.home}: ${told(checked)}`,
      ...(settings.length === 0 ? [] : ['It was made with these settings, and secrets, which are in no backup:', ...settings]),
      '`ratchet up` brings it up; what ran then goes on.',
    ]),
  );
}

function toldOf({ header, end, open, schedules }: Checked) {
  const { at, version } = header;
  return { at, version, documents: end.documents, files: end.files, goesOn: open, schedules: schedules.map(({ name }) => name) };
}

function told({ header, end, open, schedules }: Checked): string {
  const what = [
    count(totalOf(end.documents), 'document'),
    count(end.files, 'file'),
    count(schedules.length, 'schedule'),
    `${count(open.length, 'campaign')} that ${open.length === 1 ? 'goes' : 'go'} on${open.length === 0 ? '' : ` (${open.join(', ')})`}`,
  ];
  return `of ${header.at}, ${what.join(', ')}`;
}

/** Ctrl-C says what is left. */
async function interruptible<T>(signal: AbortSignal, left: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (signal.aborted) throw new CliFailure(EXIT.interrupted, `interrupted; ${left}`);
    throw error;
  }
}
