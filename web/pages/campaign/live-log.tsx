import type { Heard, LogLine } from '../../data/live.js';
import { moment } from '../../ui/figures.js';
import { StrategyLink } from '../../ui/parts.js';

const SHOWN = 60;

/** What happens, the latest first. It is no live region: a screen reader would be told something each second. */
export function LiveLog({ heard: { log }, campaign }: { readonly heard: Heard; readonly campaign: string }) {
  if (log.length === 0) return <p className="muted">Nothing was heard yet.</p>;
  return (
    <ol className="log" tabIndex={0} aria-label="What happens, the latest first">
      {log
        .slice(-SHOWN)
        .toReversed()
        .map((line) => (
          <li key={line.key} className={`log-${line.kind}`}>
            <LogAt line={line} />
            <p>
              {line.text} {line.strategy !== null && <StrategyLink campaign={campaign} id={line.strategy} />}
            </p>
          </li>
        ))}
    </ol>
  );
}

function LogAt({ line: { at } }: { readonly line: LogLine }) {
  return <span className="log-at">{at === null ? '' : moment(at).replace('today ', '')}</span>;
}
