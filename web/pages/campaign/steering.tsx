import { useState } from 'react';
import type { Board } from '../../../campaigns/board.js';
import { useOrder } from '../../data/steer.js';
import { Dialog } from '../../ui/dialog.js';
import { Icon } from '../../ui/icons.js';
import { Failed } from '../../ui/parts.js';

type Asked = 'pause' | 'resume' | 'stop' | 'feedback' | 'extend';

/** What can be ordered of a campaign now. Each order is asked about first. */
export function Steering({ board: { campaign } }: { readonly board: Board }) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = (): void => setAsked(null);
  const { id, status } = campaign;
  return (
    <div className="row steering">
      {status === 'running' && (
        <button type="button" className="button" onClick={() => setAsked('pause')}>
          <Icon name="pause" /> Pause
        </button>
      )}
      {status === 'paused' && (
        <button type="button" className="button primary" onClick={() => setAsked('resume')}>
          <Icon name="play" /> Resume
        </button>
      )}
      {(status === 'running' || status === 'paused') && (
        <>
          <button type="button" className="button" onClick={() => setAsked('feedback')}>
            Give feedback
          </button>
          <button type="button" className="button" onClick={() => setAsked('stop')}>
            <Icon name="stop" /> Stop
          </button>
        </>
      )}
      {status === 'done' && (
        <button type="button" className="button primary" onClick={() => setAsked('extend')}>
          Extend
        </button>
      )}
      {asked === 'pause' && (
        <Reasoned
          name={id}
          order="pause"
          title={`Pause ${id}?`}
          confirm="Pause"
          about="It pauses when what is in flight has ended. What was paid for is kept."
          onClose={close}
        />
      )}
      {asked === 'resume' && (
        <Reasoned
          name={id}
          order="resume"
          title={`Resume ${id}?`}
          confirm="Resume"
          about="It goes on where it was paused."
          reason={false}
          onClose={close}
        />
      )}
      {asked === 'stop' && (
        <Reasoned
          name={id}
          order="stop"
          title={`Stop ${id} for good?`}
          confirm="Stop it"
          danger
          about="It writes its report and ends. It cannot be resumed; another campaign can begin from its champion."
          onClose={close}
        />
      )}
    </div>
  );
}

function Reasoned({
  name,
  order,
  title,
  about,
  confirm,
  danger = false,
  reason = true,
  onClose,
}: {
  readonly name: string;
  readonly order: string;
  readonly title: string;
  readonly about: string;
  readonly confirm: string;
  readonly danger?: boolean;
  readonly reason?: boolean;
  readonly onClose: () => void;
}) {
  const [because, setBecause] = useState('');
  const { mutate, isPending, error } = useOrder(name, order);
  return (
    <Dialog
      title={title}
      confirm={confirm}
      danger={danger}
      isBusy={isPending}
      onClose={onClose}
      onConfirm={() => mutate(because.trim() === '' ? {} : { because: because.trim() }, { onSuccess: onClose })}
    >
      <p>{about}</p>
      {reason && (
        <label className="field">
          <span>Why, for the record (optional)</span>
          <input value={because} maxLength={500} onChange={(event) => setBecause(event.target.value)} />
        </label>
      )}
      {error !== null && <Failed error={error} />}
    </Dialog>
  );
}
