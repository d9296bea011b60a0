import { readConfig } from '../config/config.js';
import { connect } from './connect.js';
import type { Installation, Records } from './installation.js';
import { remoteInstallation } from './remote.js';

/** The one that RATCHET_API names, else that of this home, whose servers have clients that take long to load. */
export async function withInstallation<T>(use: (at: Installation) => Promise<T>): Promise<T> {
  const { remote } = readConfig();
  if (remote !== null) return use(remoteInstallation(connect(remote)));
  const { withInstallationHere } = await import('./installation-here.js');
  return withInstallationHere(use);
}

/** What is on record there, for whoever steers nothing: the store is enough, and the engine may be away. */
export async function withRecords<T>(use: (at: Records) => Promise<T>): Promise<T> {
  const { remote } = readConfig();
  if (remote !== null) return use(remoteInstallation(connect(remote)));
  const { withRecordsHere } = await import('./records-here.js');
  return withRecordsHere(use);
}
