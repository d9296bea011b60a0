import { useState } from 'react';
import type { Board, ToldRace } from '../../../campaigns/board.js';
import { EvidenceCurve } from '../../charts/evidence-curve.js';
import { path } from '../../data/client.js';
import { useRead } from '../../data/queries.js';
import { counted, evidence, usd } from '../../ui/figures.js';
import { Card, Empty, Loading, Pill, StrategyLink } from '../../ui/parts.js';

const TONES = { promoted: 'good', dropped: 'bad', undecided: 'warn' } as const;

/** All races, the latest first; the evidence of one is shown when it is asked for. */
export function RacesTab({ board }: { readonly board: Board }) {
  const { races, campaign, hopeless } = board;
  const [open, setOpen] = useState<ToldRace | null>(null);
  if (races.length === 0)
    return (
      <Empty title={hopeless === null ? 'No race yet' : 'A promotion is impossible'}>
        {hopeless !== null && <p>{hopeless}</p>}
        <p>A challenger that does better on train tasks is raced against the champion on fresh pairs of gate tasks.</p>
      </Empty>
    );
  return (
    <div className="stack">
      {open !== null && <Open key={`${open.branch}-${open.cycle}`} name={campaign.id} race={open} />}
      <Card title={counted(races.length, 'race')} aside="the latest first">
        <div className="table-wrap" tabIndex={0} role="region" aria-label="Races">
          <table>
            <thead>
              <tr>
                <th scope="col">Race</th>
                <th scope="col">Challenger</th>
                <th scope="col">Came to</th>
                <th scope="col" className="num">
                  Won–lost of pairs
                </th>
                <th scope="col" className="num">
                  Evidence of needed
                </th>
                <th scope="col" className="num">
                  Cost
                </th>
              </tr>
            </thead>
            <tbody>
              {races.toReversed().map((race) => (
                <tr key={`${race.branch}-${race.cycle}`}>
                  <td>
                    <button type="button" className="link" onClick={() => setOpen(race)}>
                      {race.k}, cycle {race.cycle + 1}
                    </button>
                  </td>
                  <td>
                    <StrategyLink campaign={campaign.id} id={race.challenger} />
                  </td>
                  <td>
                    <Pill tone={TONES[race.decision]}>{race.decision}</Pill>
                  </td>
                  <td className="num">
                    {race.wins}–{race.losses} of {race.pairs}
                  </td>
                  <td className="num">
                    {evidence(race.logE)} of {evidence(race.logThreshold)}
                  </td>
                  <td className="num">{usd(race.costUsd)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Card>
    </div>
  );
}

interface RacePage {
  readonly races: readonly { readonly branch: number; readonly cycle: number; readonly evidence: { readonly both: readonly number[] } }[];
}

function Open({ name, race }: { readonly name: string; readonly race: ToldRace }) {
  const { data } = useRead<RacePage>(`${path('campaigns', name)}/races?order=newest&limit=500`, { campaign: name });
  const curve = data?.races.find(({ branch, cycle }) => branch === race.branch && cycle === race.cycle)?.evidence.both;
  return (
    <Card title={`Race ${race.k}: ${race.decision}`} aside={`cycle ${race.cycle + 1}`}>
      <p>{race.because}</p>
      {curve === undefined ? (
        <Loading what="its evidence" />
      ) : (
        <EvidenceCurve race={{ k: race.k, logThreshold: race.logThreshold, curve }} />
      )}
    </Card>
  );
}
