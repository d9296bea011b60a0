import { Html } from './html.js';

/** Light or dark as the reader's system says. */
export const STYLE = new Html(`
:root { color-scheme: light dark; --ink: #1c2330; --soft: #5b6677; --line: #d8dee8; --back: #ffffff; --card: #f6f8fb; --good: #1a7f4b; --bad: #b3413a; --open: #a87408; --start: #3b63c4; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6eaf2; --soft: #9aa7ba; --line: #313a4a; --back: #12161d; --card: #1a202b; --good: #45b97c; --bad: #e0766e; --open: #d9a63a; --start: #7b9bea; } }
* { box-sizing: border-box; } body { margin: 0; background: var(--back); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; }
main { max-width: 860px; margin: 0 auto; padding: 28px 20px 60px; } h1 { margin: 0 0 4px; font-size: 26px; } h2 { margin: 34px 0 10px; font-size: 19px; border-bottom: 1px solid var(--line); padding-bottom: 4px; } h3 { margin: 0 0 6px; font-size: 15px; }
.lead, .small { color: var(--soft); } .small { font-size: 12.5px; } a { color: inherit; } code, pre { font-family: ui-monospace, monospace; font-size: 13px; } code { overflow-wrap: anywhere; }
section { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 12px 14px; margin: 10px 0; } section:target { border-color: var(--start); }
svg { width: 100%; height: auto; } svg text { fill: var(--ink); font: 12px system-ui, sans-serif; } svg text.small { fill: var(--soft); font-size: 11px; }
.grid { stroke: var(--line); } .interval { stroke: var(--start); stroke-width: 3; } .mark { fill: var(--start); } .curve { fill: none; stroke: var(--start); stroke-width: 2; } .part { fill: none; stroke: var(--soft); stroke-width: 1; } .threshold { stroke: var(--good); stroke-dasharray: 5 4; } .branch { fill: none; stroke: var(--line); stroke-width: 1.5; }
circle.good { fill: var(--good); } circle.bad { fill: var(--bad); } circle.open { fill: var(--open); } circle.start { fill: var(--start); }
span.good { color: var(--good); } span.bad { color: var(--bad); } span.open { color: var(--open); } span.start { color: var(--start); } .legend span::before { content: '\\25CF '; } .legend span { margin-right: 14px; }
.scroll { overflow-x: auto; } pre { overflow-x: auto; margin: 8px 0 0; white-space: pre-wrap; } pre span { display: block; } .added { color: var(--good); } .taken { color: var(--bad); }
.why td code { white-space: pre-wrap; } .token { white-space: pre-wrap; border-bottom: 2px solid transparent; } .tokens span { display: inline; } .token.sure { border-color: var(--good); } .token.likely { border-color: var(--open); } .token.unsure { border-color: var(--bad); font-weight: bold; } .heat svg { width: auto; max-width: none; } .heat svg text { font: 11px ui-monospace, monospace; } .cell { fill: var(--start); print-color-adjust: exact; -webkit-print-color-adjust: exact; }
@media print { section { break-inside: avoid; } .scroll { overflow: visible; } .heat svg { max-width: 100%; height: auto; } }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; padding: 5px 10px 5px 0; border-bottom: 1px solid var(--line); vertical-align: top; font-weight: normal; } th { color: var(--soft); }
`);
