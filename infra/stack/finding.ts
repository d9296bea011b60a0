import type { OtherRole } from '../../domain/roles.js';
import type { Language } from '../../domain/task.js';
import type { ServerName } from './way.js';

/** One part of the stack, or of what judging needs: how it would be had here, and every way that was looked at. */
export interface Finding {
  readonly part: ServerName | Language | 'sandbox' | 'pytest' | 'model' | 'embedder' | 'training' | OtherRole;
  /** how it would be had; null when it cannot */
  readonly way: string | null;
  readonly looked: readonly { readonly way: string; readonly state: 'ready' | 'possible' | 'absent'; readonly because: string }[];
  /** the command that mends a lack */
  readonly mend: string | null;
}
