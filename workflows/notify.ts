import type { Notice } from '../ports/notices.js';
import { onNotices } from './proxies.js';

/** Delivers one notice, for as long as the receiver may be away. */
export async function notify(notice: Notice): Promise<void> {
  await onNotices.deliverNotice(notice);
}
