import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { Board } from '../../../campaigns/board.js';
import { Icon } from '../../ui/icons.js';
import { Order } from './orders.js';

type Asked = 'pause' | 'resume' | 'stop' | 'feedback' | 'budget' | 'extend';

const REASON = { name: 'because', label: 'Why, for the record (optional)' } as const;

/** What can be ordered of a campaign now. Each order is asked about first. */
export function Steering({ board: { campaign } }: { readonly board: Board }) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const navigate = useNavigate();
  const { id, status } = campaign;
  const goesOn = status === 'running' || status === 'paused';
  return (
    <div className="row steering">
      {status === 'paused' && <Ask order="resume" icon="play" text="Resume" isFirst ask={setAsked} />}
      {status === 'running' && <Ask order="pause" icon="pause" text="Pause" ask={setAsked} />}
      {goesOn && <Ask order="feedback" text="Give feedback" ask={setAsked} />}
      {goesOn && <Ask order="budget" text="Budget" ask={setAsked} />}
      {goesOn && <Ask order="stop" icon="stop" text="Stop" ask={setAsked} />}
      {status === 'done' && <Ask order="extend" text="Extend" isFirst ask={setAsked} />}
      {!goesOn && (
        <button
          type="button"
          className="button"
          onClick={() =>
            void navigate(`/start?strategy=${encodeURIComponent(`${id}@champion`)}&suite=${encodeURIComponent(campaign.config.suite)}`)
          }
        >
          Start from its champion
        </button>
      )}
      {asked !== null && <Asking name={id} asked={asked} onClose={() => setAsked(null)} />}
    </div>
  );
}

function Ask({
  order,
  icon,
  text,
  isFirst = false,
  ask,
}: {
  readonly order: Asked;
  readonly icon?: 'play' | 'pause' | 'stop';
  readonly text: string;
  readonly isFirst?: boolean;
  readonly ask: (order: Asked) => void;
}) {
  return (
    <button type="button" className={`button ${isFirst ? 'primary' : ''}`} onClick={() => ask(order)}>
      {icon !== undefined && <Icon name={icon} />} {text}
    </button>
  );
}

function Asking({ name, asked, onClose }: { readonly name: string; readonly asked: Asked; readonly onClose: () => void }) {
  const common = { name, order: asked, onClose };
  switch (asked) {
    case 'pause':
      return (
        <Order
          {...common}
          title={`Pause ${name}?`}
          about="It pauses when what is in flight has ended. What was paid for is kept."
          confirm="Pause"
          fields={[REASON]}
        />
      );
    case 'resume':
      return (
        <Order
          {...common}
          title={`Resume ${name}?`}
          about="It goes on where it was paused."
          confirm="Resume"
          fields={[{ name: 'model', label: 'Ask another model from here on (optional)' }]}
        />
      );
    case 'stop':
      return (
        <Order
          {...common}
          title={`Stop ${name} for good?`}
          about="It writes its report and ends, and cannot be resumed. Another campaign can begin from its champion."
          confirm="Stop it"
          danger
          fields={[
            {
              name: 'when',
              label: 'When',
              choices: ['now', 'after-cycle'],
              hint: 'now: at once, without the last exam; after-cycle: when the cycle has ended, with it',
            },
            REASON,
          ]}
        />
      );
    case 'feedback':
      return (
        <Order
          {...common}
          title="What do you say of its work?"
          about="The proposal of the next cycle reads it; the report says what became of it."
          confirm="Say it"
          fields={[{ name: 'text', label: 'In a sentence', isNeeded: true }]}
        />
      );
    case 'budget':
      return (
        <Order
          {...common}
          title={`Budget of ${name}`}
          about="What is left empty stays as it is. A limit below what is spent is refused."
          confirm="Change it"
          fields={[
            { name: 'costUsd', label: 'Dollars in all', isNumber: true },
            { name: 'modelCalls', label: 'Model calls in all', isNumber: true },
            REASON,
          ]}
        />
      );
    case 'extend':
      return (
        <Order
          {...common}
          title={`Extend ${name}`}
          about="It goes on from where it ended, and takes the last exam again. A number is the new limit, +5 so much more than it has."
          confirm="Extend"
          fields={[
            { name: 'cycles', label: 'Cycles', isNumber: true, hint: 'for example +10' },
            { name: 'costUsd', label: 'Dollars', isNumber: true },
            { name: 'modelCalls', label: 'Model calls', isNumber: true },
            { name: 'maxHours', label: 'Hours', isNumber: true },
            REASON,
          ]}
        />
      );
    default:
      return asked satisfies never;
  }
}
