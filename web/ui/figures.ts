/** Figures as people read them. */

export function counted(n: number, noun: string, plural = `${noun}s`): string {
  return `${n.toLocaleString('en')} ${n === 1 ? noun : plural}`;
}

export function percent(share: number, digits = 0): string {
  return `${(share * 100).toFixed(digits)} %`;
}

/** What was paid. Tokens of a priced model cost something: where they cost nothing, nobody said what they cost. */
export function paid({ tokens, costUsd }: { readonly tokens: number; readonly costUsd: number }): string {
  return tokens > 0 && costUsd === 0 ? 'No price set' : usd(costUsd);
}

export function usd(cost: number): string {
  return `$${cost >= 100 ? cost.toFixed(0) : cost >= 1 ? cost.toFixed(2) : cost.toFixed(cost === 0 ? 2 : 4)}`;
}

export function short(n: number): string {
  return new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 }).format(n);
}

export function duration(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  if (minutes < 1) return `${Math.max(0, Math.round(ms / 1_000))} s`;
  if (minutes < 60) return `${minutes} min`;
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`;
}

const DAY_MS = 86_400_000;
const TIME = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const DAY_AND_YEAR = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });

/** `today 06:31`, `yesterday 23:10`, `tomorrow 01:00`, `24 Nov 03:12`. */
export function moment(at: Date, now = new Date()): string {
  const time = TIME.format(at);
  if (at.toDateString() === now.toDateString()) return `today ${time}`;
  if (at.toDateString() === new Date(now.getTime() - DAY_MS).toDateString()) return `yesterday ${time}`;
  if (at.toDateString() === new Date(now.getTime() + DAY_MS).toDateString()) return `tomorrow ${time}`;
  const isThisYear = at.getFullYear() === now.getFullYear();
  return `${(isThisYear ? DAY : DAY_AND_YEAR).format(at)} ${time}`;
}

export function pValue(p: number): string {
  return p < 0.001 ? 'p < 0.001' : `p = ${p.toFixed(p < 0.1 ? 3 : 2)}`;
}

/** An e-value by its logarithm: `20`, `0.8`, `4.1e+3`. */
export function evidence(log: number): string {
  const value = Math.exp(log);
  return value >= 1_000 ? value.toExponential(1) : value.toPrecision(value >= 100 ? 3 : 2);
}

/** A share with its interval: `62 % (48–75)`. */
export function interval({ low, high }: { readonly low: number; readonly high: number }): string {
  return `${Math.round(low * 100)}–${Math.round(high * 100)} %`;
}
