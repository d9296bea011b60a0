export interface ChatMessage {
  readonly role: 'system' | 'user' | 'assistant' | 'tool';
  readonly content: string;
  /** what an assistant called beside what it said */
  readonly calls?: readonly ToolCall[];
  /** the id of the call that a tool's message is the outcome of */
  readonly outcomeOf?: string;
}

/** A call of a tool, as the model made it: its arguments may be no JSON. */
export interface ToolCall {
  readonly id: string;
  readonly name: string;
  readonly arguments: string;
}

/** A call to a model, as it is hashed for the ledger: everything that can change the answer, and nothing else. */
export interface ModelRequest {
  readonly model: string;
  readonly messages: readonly ChatMessage[];
  /** choices wanted */
  readonly n: number;
  readonly temperature: number;
  readonly topP: number;
  /** cap for each choice */
  readonly maxTokens: number;
  /** a hint: endpoints may ignore it */
  readonly seed: number;
  /** structured output wanted; the text of a choice is checked by the caller all the same */
  readonly schema?: { readonly name: string; readonly json: Readonly<Record<string, unknown>> };
  /** what the model may call instead of writing; a call comes back as a part of a choice's text: a JSON object in a fenced block */
  readonly tools?: readonly ModelTool[];
  /**
   * how the tools are chosen among. Where it is said, whoever asks reads `Choice.called`, and the tools are not given up for an
   * endpoint that refuses them
   */
  readonly toolChoice?: 'auto' | 'none' | 'required' | { readonly name: string };
}

export interface ModelTool {
  readonly name: string;
  readonly description: string;
  /** JSON schema of its arguments */
  readonly parameters: Readonly<Record<string, unknown>>;
}

export interface Choice {
  readonly text: string;
  readonly finish: 'stop' | 'length' | 'content-filter';
  /** where tools were called: what was said beside, and the calls as they came */
  readonly called?: { readonly said: string; readonly calls: readonly ToolCall[] };
}

export interface TokenUsage {
  readonly promptTokens: number;
  readonly completionTokens: number;
  /** a part of `completionTokens` */
  readonly reasoningTokens: number;
  /** the endpoint gave no usage, and these are our own upper bound */
  readonly estimated: boolean;
}

export interface ModelAnswer {
  readonly choices: readonly Choice[];
  readonly usage: TokenUsage;
  readonly costUsd: number;
  /** what the endpoint says of itself: model name and, where given, `system_fingerprint` */
  readonly fingerprint: string;
}
