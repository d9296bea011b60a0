import { useState } from 'react';
import { type ScheduleOrder, useScheduleOrder } from '../data/schedules.js';
import { Dialog } from '../ui/dialog.js';
import { Icon } from '../ui/icons.js';
import { Failed } from '../ui/parts.js';

const WORDS: Readonly<Record<ScheduleOrder, { readonly verb: string; readonly about: string }>> = {
  pause: { verb: 'Pause', about: 'It begins no further campaign until it is resumed. A night that runs goes on.' },
  resume: { verb: 'Resume', about: 'It begins campaigns again, from its next time on.' },
  delete: { verb: 'Delete', about: 'It begins no further campaign, and cannot be brought back. What it has begun goes on, and stays.' },
};

/** What can be ordered of a schedule now. Each order is asked about first. */
export function ScheduleOrders({ name, paused }: { readonly name: string; readonly paused: boolean }) {
  const [asked, setAsked] = useState<ScheduleOrder | null>(null);
  const orders: readonly ScheduleOrder[] = [paused ? 'resume' : 'pause', 'delete'];
  return (
    <div className="row">
      {orders.map((order) => (
        <button
          key={order}
          type="button"
          className="button small-button"
          aria-label={`${WORDS[order].verb} ${name}`}
          onClick={() => setAsked(order)}
        >
          {order !== 'delete' && <Icon name={order === 'resume' ? 'play' : 'pause'} />} {WORDS[order].verb}
        </button>
      ))}
      {asked !== null && <Asking name={name} order={asked} onClose={() => setAsked(null)} />}
    </div>
  );
}

function Asking({ name, order, onClose }: { readonly name: string; readonly order: ScheduleOrder; readonly onClose: () => void }) {
  const [because, setBecause] = useState('');
  const { mutate, isPending, error } = useScheduleOrder(name, order);
  const { verb, about } = WORDS[order];
  const body = because.trim() === '' ? {} : { because: because.trim() };
  return (
    <Dialog
      title={`${verb} ${name}?`}
      confirm={verb}
      danger={order === 'delete'}
      isBusy={isPending}
      onClose={onClose}
      onConfirm={() => mutate(body, { onSuccess: onClose })}
    >
      <p>{about}</p>
      {order === 'pause' && (
        <label className="field">
          <span>Why (optional)</span>
          <input value={because} maxLength={500} onChange={(event) => setBecause(event.target.value)} />
        </label>
      )}
      {error !== null && <Failed error={error} />}
    </Dialog>
  );
}
