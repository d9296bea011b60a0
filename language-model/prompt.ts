import type { CompletionRequest } from '../embedded/request.js';
import type { Engine, LlamaModel, Token } from './llama.js';

/** Where a model brings no template along: the one that most small models were trained with. */
const CHATML =
  "{% for message in messages %}{{ '<|im_start|>' + message['role'] + '\\n' + message['content'] + '<|im_end|>\\n' }}{% endfor %}" +
  "{% if add_generation_prompt %}{{ '<|im_start|>assistant\\n' }}{% endif %}";

export interface Prompts {
  /** the conversation in the tokens of the model, up to where the assistant begins to speak */
  read(messages: CompletionRequest['messages']): readonly Token[];
  /** what a user should know of it; null where the model's own template is used */
  readonly note: string | null;
}

export function promptsOf(engine: Engine, model: LlamaModel): Prompts {
  const own = model.fileInfo.metadata.tokenizer?.chat_template;
  const template = engine.template(own ?? CHATML);
  const { bos, bosString, eosString, shouldPrependBosToken } = model.tokens;
  return {
    note: own === undefined ? 'The model brings no chat template along, so ChatML is used, which it may not know.' : null,
    read(messages) {
      const text = template.render({
        messages: messages.map(({ role, content }) => ({ role: role === 'developer' ? 'system' : role, content })),
        add_generation_prompt: true,
        bos_token: bosString ?? '',
        eos_token: eosString ?? '',
      });
      const tokens = model.tokenize(text, true);
      return shouldPrependBosToken && bos !== null && tokens[0] !== bos ? [bos, ...tokens] : tokens;
    },
  };
}
