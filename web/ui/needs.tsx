import type { Need } from '../../campaigns/needs.js';
import { Icon } from './icons.js';

/** What a person should look at, the urgent first; nothing where nothing is. */
export function Needs({ needs }: { readonly needs: readonly Need[] }) {
  if (needs.length === 0) return null;
  const sorted = needs.toSorted((one, other) => Number(other.urgency === 'act') - Number(one.urgency === 'act'));
  return (
    <ul className="needs" aria-label="Needs you">
      {sorted.map(({ kind, urgency, what, wayOut }) => (
        <li key={`${kind} ${what}`} className={urgency}>
          <Icon name="alert" />
          <div>
            <p>{what}</p>
            <p className="muted small">{wayOut}</p>
          </div>
        </li>
      ))}
    </ul>
  );
}
