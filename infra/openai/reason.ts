import type { EndpointProblem } from './problem.js';

/** Why an endpoint gave no answer. One way out belongs to each (`failures.ts`). */
export type Reason =
  /** the key is missing, wrong or over */
  | 'key'
  /** the account has nothing left to pay with */
  | 'credit'
  /** the key may not do this */
  | 'permission'
  /** there is no such model, or no such address */
  | 'model'
  /** the prompt is longer than the model takes */
  | 'prompt'
  /** prompt and tokens asked for together are, or the tokens asked for alone */
  | 'asked'
  /** the cap was reached before the answer began */
  | 'unfinished'
  /** the one request is more than the rate limit lets through in a minute or a day */
  | 'over-rate'
  /** a filter refused this prompt or its answer */
  | 'filter'
  | 'rate'
  /** nothing is wrong with the request */
  | 'away'
  /** anything else that is wrong with the request */
  | 'request';

/**
 * No two servers say the same thing alike, and gateways pass on the words of others under any status: so words go before
 * statuses, what is particular before what is general, and each rule stands for a way of saying it, not for a server.
 */
export function reasonOf(problem: Pick<EndpointProblem, 'status' | 'said'>): Reason {
  const words = plain(problem.said.words);
  const statuses = [...(problem.status === null ? [] : [problem.status]), ...problem.said.statuses];
  const seen: Seen = { words, status: problem.status, has: (...some) => some.some((each) => statuses.includes(each)) };
  return RULES.find(({ holds }) => holds(seen))?.reason ?? 'request';
}

const RATE_NUMBERS = [
  /\blimit(:| of| is)? (?<limit>\d+)\b.*?\brequested:? (?<requested>\d+)/,
  /\brequested:? (?<requested>\d+)\b.*?\blimit(:| of| is)? (?<limit>\d+)/,
  /\b(request|prompt|input)\b[^.;\d]{0,40}(?<requested>\d+) tokens\b[^.;\d]{0,60}\b(at most|up to|only|maximum of) (?<limit>\d+)/,
  /\b(request|requested|prompt|input)\b(?!.*\bused\b)[^.;\d]{0,40}(?<requested>\d+)[^.;\d]{0,40}\b(exceed\w*|(larger|greater|more) than)\b[^.;\d]{0,60}(?<limit>\d+)/,
];

/** Limit and request in tokens, where a rate limit tells both. */
export function rateNumbers(text: string): { readonly limit: number; readonly requested: number } | null {
  const words = plain(text);
  const found = RATE_NUMBERS.map((way) => way.exec(words)?.groups).find((groups) => groups !== undefined);
  return found === undefined ? null : { limit: Number(found['limit']), requested: Number(found['requested']) };
}

/** One spelling: `context_length_exceeded`, `ContextLengthExceeded` and "context length exceeded" are the same words. */
function plain(text: string): string {
  return text
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/(\d),(?=\d{3}\b)/g, '$1')
    .replace(/[`'"’\\*]/g, '')
    .replace(/[_\s-]+/g, ' ');
}

interface Seen {
  readonly words: string;
  readonly status: number | null;
  /** whether one of these is the status, or stands in the body */
  readonly has: (...statuses: readonly number[]) => boolean;
}

interface Rule {
  readonly reason: Reason;
  readonly holds: (seen: Seen) => boolean;
}

const CREDIT = any(
  /insufficient (account |user )?(balance|credits?|funds?|quota)/,
  /(balance|credits?|funds?)( is| are| was)? (too low|insufficient|not enough|exhausted|depleted|used up)/,
  /(balance|credits?|funds?|wallet)\b.{0,12}(not sufficient|negative)|\b(no|0|zero) (\S+ )?(credits?|funds?|balance) (left|remaining|available)/,
  /key limit (exceeded|reached)|\btop(ping)? up\b/,
  /(not|nt have) enough (balance|credits?|funds?|quota|money)|out of (credits?|funds?)|more credits|exceeded current quota|free (\S+ )*quota.{0,40}(exhausted|used up)/,
  /exceeded your (monthly |included |current )*(credits|budget)|budget (has been |was )?exceeded|spend(ing)? limit|billing hard limit|api usage limits/,
  /billing (is )?not active|payment (is )?required|payment method|overdue|arrear|in good standing|quota is not enough/,
  /(trial|subscription)( \S+){0,3} (ended|expired|inactive|over)\b|余额|欠费|充值|预扣费|额度不足|额度已用|残高|잔액/,
  /(guthaben|saldo|solde|crédits?|créditos?|crediti?|баланс|средств).{0,30}(aufgebraucht|erschöpft|zu niedrig|reich|insu|épuis|agotad|esgotad|esaurit|недостат|исчерп)/,
  /недостаточно (средств|кредитов)/,
);
/** On 429 these words can also mean a limit that passes. */
const BILLING = /plan and billing|billing details|check your billing/;

const ACCOUNT_CLOSED =
  /(account|organi[sz]ation|workspace|project|user|team|your access)( \S+){0,4} (deactivated|disabled|suspended|banned|terminated)/;

const FILTER = any(
  /content (filter|filtering|management|moderation|safety)( policy| policies| system)? (triggered|blocked|violat|refused|rejected|flagged)/,
  /(triggering|triggered) .{0,40}content (management|filter)/,
  /(blocked|filtered|rejected|refused|flagged|withheld) (by|due to|because of) .{0,40}(content|moderation|safety|guardrail|sensitive|security config)/,
  /content filter results? .{0,40}filtered|responsible ?ai|content policy|content exists risk|data inspection/,
  /(policy|guidelines?) violation|content violates/,
  /violat\w* .{0,40}(usage|content|safety|acceptable use|community|ai) (polic|guideline)/,
  /(input|output|prompt|content|text|request|message)s? (was|were|is|been|has been) flagged/,
  /flagged (for|as) (possibl|potential|violat|harm|sexual|hate|unsafe|being)/,
  /requires? moderation|(blocked|refused|rejected|flagged) by .{0,20}moderation|moderation (blocked|refused|flagged)/,
  /safety (system|filter|check type|violation|polic|reason)|prohibited content|considered high risk|high risk cyber|(input|output|prompt) blocked/,
  /guardrails? .{0,30}(violat|interven|trigger|block|fail)|violat\w* .{0,60}guardrail|(input|output) guardrail/,
  /(prompts?|inputs?|outputs?|contents?|messages?|text) (violat|(was |were |is |are |has been |have been )(blocked|withheld))/,
  /moderation\b.{0,20}(block|flag|refus|reject|fail)/,
  /(malicious|disallowed|violent|sexual|hateful|objectionable|harmful) (content|material|prompt|request)|illegal content|jail ?break|prompt injection/,
  /(classified|detected|marked|deemed|considered) .{0,20}(unsafe|harmful|malicious|inappropriate|offensive)|(pii|(personal|sensitive) data)\b.{0,20}detected/,
  /(inhalt|richtlinie|filter|filtre|filtro|contenu|contenido|conteúdo|contenuto|контент|запрос).{0,40}(verstö|verletz|gesperrt|blockiert|bloqu|bloccat|наруш|заблок)/,
  /(コンテンツ|ポリシー|콘텐츠|정책).{0,20}(違反|ブロック|위반|차단)/,
  /fail\w* .{0,20}(content|safety) (safety|check|filter)|blocked output|toxic|censor/,
  /sensitive (content|words?|information|text)|(input|output) (new )?sensitive|(inappropriate|harmful|unsafe) content|nsfw/,
  /敏感|不安全|违规|内容安全|审核|风险/,
);
/** One word that stands alone, as a code or as the reason of a block. */
const FILTER_CODES =
  /(^|; )(content filter(ed)?|invalid prompt|(cyber|bio) policy|moderation|safety|blocklist|prohibited content|recitation|spii|sensitive)( ;|$)/;
/** A filter that is broken refuses nothing. */
const FILTER_AWAY =
  /(filter|moderation|guardrail|safety)\w*( service| system| check)?( (is|was|has|temporarily|currently)){0,2} (unavailable|timed out|timeout)/;

const CREDENTIAL =
  '(api ?keys?|api tokens?|subscription keys?|auth(entication|orization)? (tokens?|credentials?|headers?)|access tokens?|bearer tokens?|credentials)';

const KEY = any(
  new RegExp(`(invalid|incorrect|wrong|expired|missing|malformed|unknown|revoked|bad|no|unauthori[sz]ed) (x )?${CREDENTIAL}`),
  new RegExp(
    `${CREDENTIAL}\\b[^.;]{0,50}(not (valid|found|exist|provided)|doesnt exist|invalid|incorrect|expired|missing|is required|revoked|disabled)`,
  ),
  /(provide|carry|pass)( in)?( an?| a valid| the)? (api|api secret) ?key|auth credentials/,
  /authentication (failed|error|fails|required)|unauthenticated|unauthori[sz]ed|login fail/,
  /(^|; )(the |your )?((invalid|expired|bad) (token|jwt)|(token|jwt) (is |was |has )?(invalid|expired|not valid))( ;|[.!]?$)/,
  /(could not|cannot|cant|unable to|failed to) (validate|verify) .{0,20}(credentials|keys?|tokens?)|missing (bearer|authentication|authorization)/,
  /(schlüssel|\bclé|\bclave|\bchave|\bchiave|ключ).{0,30}(ungültig|abgelaufen|invalid|incorrect|expir|no válid|inválid|невер|недейств|истек)/,
  /(ungültig|falsch|abgelaufen|неверн|недействительн)\S* .{0,20}(schlüssel|ключ|api key)|令牌|身份验证|密钥|鉴权|(无效|無效|错误).{0,6}key|key.{0,8}(无效|無効|错误|不正)|キー.{0,8}(無効|正しく)/,
);

const PERMISSION = any(
  /permission (denied|error)|access denied|(not|nt) have (access|permission)/,
  /not (authori[sz]ed|permitted|allowed) to (access|use|call)|(country|region|territory|location)\b.{0,30} not supported/,
);

/** What speaks of a limit that passes. */
const PASSING_LIMIT = any(
  /rate ?limit|per ?(second|sec|minute|min|hour|day|month)\b|\b[rt]p[smd]\b|quota|throttl|too many requests|requests? limit/,
  /(this|each|every|last|next|current|an?) (second|minute|hour|day|month)\b|hourly|daily|weekly|monthly|slow down/,
  /(try|retry)( again)? (in|after|later)\b|please wait|queue|busy|overload|concurren|频率|限流|并发/,
);
const RATE = any(
  /rate ?limit(ed|s)?( error)?( has been| was| is)? ?(exceeded|reached|error|;|$)|too many requests|throttl|resource exhausted/,
  /requests? limit (exceeded|reached)|per (minute|min|day)\b.{0,40}(exceeded|reached)|频率|限流/,
);

const TOO_LARGE = /\b(request|prompt|input|message)( \S+){0,3} (is |are |was )?too (large|big|long)\b/;

const CAP = 'max(imum)? (new |completion |output |generated )?tokens?';

const ASKED = any(
  new RegExp(`${CAP}\\b[^.;]{0,80}?(too (large|big|high)|exceed|(greater|larger|higher|more) than|> ?\\d|range|up to|at most)`),
  new RegExp(
    `${CAP}\\b[^.;]{0,80}?(cannot|must|can|should)( only)? be (<|less|lower|smaller|greater|larger|(no )?more|at (most|least)|between|in |within)`,
  ),
  /range of max(imum)? (\S+ )?tokens|max(imum)? tokens.{0,12}(参数|取值|范围|超)/,
  /requested \d+ (output|completion) tokens|generation length \d+ is not possible|[1-9]\d* (tokens )?(in|for) the (completion|output)\b/,
);

/** A measure of what a model takes. Alone it says nothing: "context deadline exceeded" is a timeout. */
const MEASURE = `(${[
  'context (token )?(length|window|size|limit|capacity)',
  'max(imum)? (allowed |supported |total )?(model |input |prompt |sequence |message |request |text )?(len(gth)?|size|tokens?)',
  'max num batched tokens|max seq len|n ctx|session length|(input|prompt|token) limit',
  '(prompt|input|sequence|messages?) (token )?(length|count|size)|number of (input |prompt )?tokens',
].join('|')})`;
const MORE =
  '((exceed|overflow|surpass)\\w*|(longer|greater|larger|more) than|too (long|large|big|many)|is full|beyond|(over|above) the|only supports)';

const PROMPT = any(
  new RegExp(`\\b${MORE}\\b[^.;]{0,80}\\b${MEASURE}`),
  new RegExp(`\\b${MEASURE}[^.;]{0,80}\\b${MORE}`),
  TOO_LARGE,
  /\b(context|conversation|query|question|chat|text|string|messages|inputs|tokens?)( \S+){0,2} (is |are )?too (large|big|long)\b/,
  /too large (for model|to process)/,
  /\b(context|prompt|input|sequence|tokens?|length)\b[^.;]{0,60}\d{3} ?>=? ?(max(imum)? )?\d{3}/,
  /\b(prompts?|inputs?|messages?|text|request|conversation)( \S+){0,2} (does not|doesnt|do not|dont|will not|wont|cannot) fit|(not enough|no|insufficient) context\b/,
  /max(imum)? (context|prompt|input|sequence|model)( token)? (length|size|window|characters|tokens|limit) (is|of|:) ?\d+|context length (is|of)( only)? \d+ tokens/,
  /tokens? limit (was |is )?(reached|exceeded)/,
  /exceed\w* (the |this |model |its )*(context\b(?! deadline)|(limit|maximum) of \d{3})|(out ?of|over) context|context (over(flow|run)|((window|size|length) )?(is )?(full|exhausted))/,
  /reduce (the |your )*(length|size|number of tokens|input|prompt|message)/,
  /shorten (the |your )*(input|prompt|message)|(shorter|smaller) (prompt|input|message)/,
  /inputs? (tokens )?(\S+ ){0,4}must (be|have) (<|less|fewer|at most|no more)|expected (a string with )?max(imum)? ?length/,
  /(tokens|length|prompt|input)\b[^.;]{0,60}(cannot|must not|may not|should not) exceed/,
  /too many (input|prompt|total|context) tokens|too many tokens(: | in the| for )|range of input length|n keep|trying to keep the first|while limit is \d+/,
  /(kontext|contexte|contexto|contesto|контекст|prompt|eingabe|entrée|entrada|ввод).{0,40}(überschr|zu lang|dépass|trop long|supera|exced|demasiado|eccede|troppo|превы|слишком)/,
  /(überschr|dépass|supera|exced|eccede|превы)\S* .{0,50}(kontext|contexte|contexto|contesto|контекст)/,
  /(コンテキスト|トークン|컨텍스트|토큰).{0,20}(超え|超過|長すぎ|초과)/,
  /超长|过长|(超过|超出|大于).{0,16}(长度|上限|限制|最大)|长度.{0,8}(超|不能)/,
);

const MODEL = any(
  /\bmodels?\b[^.;]{0,80}(not found|not exist|doesnt exist|is not a valid|is unknown)/,
  /\bmodels?\b[^.;]{0,80}(no longer (available|supported)|decommissioned|been (retired|deprecated|removed))/,
  /(unknown|invalid|no such|unrecogni[sz]ed|unsupported) model|not a valid model|model( is)? not supported|模型不存在|模型.{0,6}(无效|未找到)/,
);

/** With the status of a server that is in trouble, the same words say that it passes. */
const MODEL_WITHHELD = /\bmodels?\b[^.;]{0,80}not available/;

const REFUSED: readonly unknown[] = [403, 407, 451];
const MISPLACED: readonly unknown[] = [404, 405, 410];
const PASSING: readonly unknown[] = [408, 409, 425];

const RULES: readonly Rule[] = [
  { reason: 'credit', holds: ({ words, status, has }) => has(402) || CREDIT.test(words) || (status !== 429 && BILLING.test(words)) },
  { reason: 'permission', holds: ({ words }) => ACCOUNT_CLOSED.test(words) },
  { reason: 'filter', holds: ({ words, has }) => !has(401) && isFiltered(words) },
  { reason: 'key', holds: ({ words, status, has }) => has(401) || (status !== 407 && KEY.test(words)) },
  { reason: 'over-rate', holds: ({ words }) => PASSING_LIMIT.test(words) && isOverRate(words) },
  { reason: 'unfinished', holds: ({ words }) => /could not finish the message|limit was reached.{0,40}higher max/.test(words) },
  { reason: 'asked', holds: ({ words }) => !PASSING_LIMIT.test(words) && ASKED.test(words) },
  { reason: 'prompt', holds: ({ words, status, has }) => status === 413 || isTooLong(words, has(429)) },
  { reason: 'rate', holds: ({ words, has }) => has(429) || RATE.test(words) },
  { reason: 'permission', holds: ({ status }) => REFUSED.includes(status) },
  { reason: 'model', holds: ({ words, status }) => MISPLACED.includes(status) || isUnknownModel(words, status ?? 500) },
  { reason: 'permission', holds: ({ words }) => PERMISSION.test(words) },
  { reason: 'away', holds: ({ status }) => status === null || status >= 500 || PASSING.includes(status) },
];

function isUnknownModel(words: string, status: number): boolean {
  return (status <= 500 && MODEL.test(words)) || (status < 500 && MODEL_WITHHELD.test(words));
}

/** On 429, a limit in tokens is one that passes unless the words are of the prompt. */
function isTooLong(words: string, limited: boolean): boolean {
  return !PASSING_LIMIT.test(words) && PROMPT.test(words) && (!limited || /context|prompt|messages|too (long|large)/.test(words));
}

function isFiltered(words: string): boolean {
  return !FILTER_AWAY.test(words) && (FILTER.test(words) || FILTER_CODES.test(words));
}

function isOverRate(words: string): boolean {
  const numbers = rateNumbers(words);
  return numbers === null ? TOO_LARGE.test(words) : numbers.requested > numbers.limit;
}

function any(...ways: readonly RegExp[]): RegExp {
  return new RegExp(ways.map(({ source }) => `(?:${source})`).join('|'));
}
