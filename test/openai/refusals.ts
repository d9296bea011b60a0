/**
 * What servers say where they give no answer, by what they mean. Written after what each of them sends, with numbers of our own.
 * A row is one body, whole and unbroken, so that it can be held against what a server sends: no formatter folds this file.
 */

/** A status line and a body, as they come over the wire. 200: the body stands in the place of an answer. */
export type Wire = readonly [string, string];

export const message = (text: string): string => JSON.stringify({ error: { message: text, type: 'invalid_request_error', param: null, code: null } });
const plainly = (text: string): string => JSON.stringify({ object: 'error', message: text, type: 'BadRequestError', param: null, code: 400 });

/** How servers say that a prompt is longer than their model takes. */
export const PROMPT: readonly Wire[] = [
  ['400', JSON.stringify({ error: { message: "This model's maximum context length is 16385 tokens. However, your messages resulted in 20001 tokens. Please reduce the length of the messages.", type: 'invalid_request_error', param: 'messages', code: 'context_length_exceeded' } })],
  ['400', message('Your input exceeds the context window of this model. Please adjust your input and try again.')],
  ['400', message("Invalid 'messages[1].content': string too long. Expected a string with maximum length 1048576, but got a string with length 2000000 instead.")],
  ['400', JSON.stringify({ type: 'error', error: { type: 'invalid_request_error', message: 'prompt is too long: 210011 tokens > 200000 maximum' } })],
  ['413', JSON.stringify({ type: 'error', error: { type: 'request_too_large', message: 'Request exceeds the maximum size' } })],
  ['400', JSON.stringify([{ error: { code: 400, message: 'The input token count (1400000) exceeds the maximum number of tokens allowed (1048576).', status: 'INVALID_ARGUMENT' } }])],
  ['400', message('Unable to submit request because the input token count is 40000 but model only supports up to 32767. Reduce the input token count and try again.')],
  ['400', JSON.stringify({ message: 'Input is too long for requested model.' })],
  ['400', JSON.stringify({ message: 'Too many input tokens. Max input tokens: 8192, request input token count: 9000' })],
  ['400', message('Malformed input request: expected maxLength: 20000, actual: 25000, please reformat your input and try again.')],
  ['400', JSON.stringify({ code: 'Client specified an invalid argument', error: "This model's maximum prompt length is 131072 but the request contains 140000 tokens." })],
  ['400', message('Please reduce the length of the messages or completion.')],
  ['400', JSON.stringify({ error: { message: 'Please reduce the length of the messages or completion. Current length is 33000 while limit is 32768', type: 'invalid_request_error', code: 'context_length_exceeded' } })],
  ['400', JSON.stringify({ error: { message: 'prompt token count of 95000 exceeds the limit of 90000', code: 'model_max_prompt_tokens_exceeded' } })],
  ['413', JSON.stringify({ error: { code: 'tokens_limit_reached', message: 'Request body too large for some-model model. Max size: 8000 tokens.', details: 'Request body too large' } })],
  ['400', plainly("Input length (11680) exceeds model's maximum context length (4096).")],
  ['400', plainly('The decoder prompt (length 40000) is longer than the maximum model length of 32768. Make sure that `max_model_len` is no smaller than the number of text tokens.')],
  ['400', plainly('The prompt (total length 9000) is too long to fit into the model (context length 8192).')],
  ['400', plainly("The input (61709 tokens) is longer than the model's context length (40960 tokens).")],
  ['400', plainly("Requested token count exceeds the model's maximum context length of 8192 tokens.")],
  ['400', plainly('Input length (160062 tokens) exceeds the maximum allowed length (59862 tokens).')],
  ['400', JSON.stringify({ error: { code: 400, message: 'the request exceeds the available context size, try increasing it', type: 'exceed_context_size_error', n_prompt_tokens: 9000, n_ctx: 4096 } })],
  ['500', JSON.stringify({ error: { code: 500, message: 'input (1024 tokens) is too large to process. increase the physical batch size (current batch size: 512)', type: 'server_error' } })],
  ['500', message('Requested tokens (5000) exceed context window of 4096')],
  ['400', JSON.stringify({ error: 'Trying to keep the first 15857 tokens when context the overflows. However, the model is loaded with context length of only 4096 tokens, which is not enough.' })],
  ['400', JSON.stringify({ error: 'Cannot truncate prompt with n_keep (15028) >= n_ctx (7424)' })],
  ['400', message('The number of tokens to keep from the initial prompt is greater than the context length')],
  ['500', JSON.stringify({ error: { message: 'Context size has been exceeded.' } })],
  ['400', JSON.stringify({ error: { message: 'prompt too long; exceeded max context length by 812 tokens', type: 'api_error' } })],
  ['400', JSON.stringify({ error: { message: 'the input length exceeds the context length', type: 'api_error' } })],
  ['422', JSON.stringify({ error: 'Input validation error: `inputs` must have less than 1024 tokens. Given: 1168', error_type: 'validation' })],
  ['400', JSON.stringify({ object: 'error', message: 'Prompt contains 65673 tokens and 0 draft tokens, too large for model with 32768 maximum context length', type: 'invalid_request_error', code: '3051' })],
  ['400', message('The prompt is too long: 140000, model maximum context length: 131071')],
  ['400', JSON.stringify({ error: { code: 'invalid_parameter_error', message: '<400> InternalError.Algo.InvalidParameter: Range of input length should be [1, 30720]' } })],
  ['400', message('Invalid request: Your request exceeded model token limit: 8192 (requested: 9000)')],
  ['400', message('Input token length too long')],
  ['400', JSON.stringify({ error: { code: '1261', message: 'Prompt 超长' } })],
  ['400', JSON.stringify({ error: { code: '1210', message: '输入长度超过模型上限' } })],
  ['200', JSON.stringify({ base_resp: { status_code: 2013, status_msg: 'invalid params, context window exceeds limit' } })],
  ['400', JSON.stringify({ message: 'too many tokens: total number of tokens in the prompt cannot exceed 4081 - received 4292. Try using a shorter prompt.' })],
  ['400', JSON.stringify({ detail: 'Prompt length (5000) exceeds maximum input length (4096)' })],
  ['400', JSON.stringify({ error: { code: 'OutofContextError', message: 'The request failed.' } })],
  ['400', message('Prompt length 5000 is greater than max_seq_len 4096')],
  ['400', message('Request prompt has 9000 tokens in total, larger than the model input length limit 4096.')],
  ['400', message('Number of prompt tokens: 9000 exceeds model max length: 4096')],
  ['400', message('Total tokens of image and text exceed max message tokens')],
  ['500', message('The context window is full')],
  ['400', message('too many tokens in the request')],
  ['400', message('token limit exceeded for this model')],
  ['400', JSON.stringify({ error: { message: '输入内容过长' } })],
  ['422', JSON.stringify({ detail: [{ loc: ['body', 'messages'], msg: 'prompt tokens too long' }] })],
  ['400', JSON.stringify({ error_code: 'BAD_REQUEST', message: 'prompt token count (9000) cannot exceed 4096.' })],
  ['500', message('litellm.BadRequestError: litellm.ContextWindowExceededError: some provider said so')],
  ['400', JSON.stringify({ error: { message: 'Provider returned error', code: 400, metadata: { raw: JSON.stringify({ error: { message: "This model's maximum context length is 8192 tokens. However, your messages resulted in 9100 tokens." } }), provider_name: 'P' } } })],
  ['502', JSON.stringify({ error: { message: 'Provider returned error', code: 502, metadata: { raw: 'prompt is too long: 9000 tokens > 8192 maximum' } } })],
  ['200', JSON.stringify({ error: { message: 'maximum context length is 4096 tokens', code: 400 } })],
  ['200', JSON.stringify({ detail: 'Your request exceeds the context length of the model' })],
  ['200', 'the prompt is too long for this model'],
  ['429', message("This model's maximum context length is 8192 tokens. However, your messages resulted in 9000 tokens.")],
  ['413', '<html><head><title>413 Request Entity Too Large</title></head><body><center><h1>413 Request Entity Too Large</h1></center></body></html>'],
];

/** … and that the tokens asked for are more than there is room for. */
export const ASKED: readonly Wire[] = [
  ['400', JSON.stringify({ type: 'error', error: { type: 'invalid_request_error', message: 'input length and `max_tokens` exceed context limit: 195000 + 8192 > 200000, decrease input length or `max_tokens` and try again' } })],
  ['400', plainly("'max_tokens' or 'max_completion_tokens' is too large: 8192. This model's maximum context length is 8192 tokens and your request has 700 input tokens (8192 > 8192 - 700).")],
  ['400', plainly('max_tokens=8192 cannot be greater than max_model_len=max_total_tokens=4096.')],
  ['400', plainly('max_tokens must be at least 1, got -7584. (parameter=max_tokens, value=-7584)')],
  ['400', message('max_tokens is too large: 200000. This model supports at most 16384 completion tokens, whereas you provided 200000.')],
  ['400', message('max_tokens: 20000 > 8192, which is the maximum allowed number of output tokens for this model')],
  ['422', JSON.stringify({ error: 'Input validation error: `inputs` tokens + `max_new_tokens` must be <= 2048. Given: 1244 `inputs` tokens and 1000 `max_new_tokens`' })],
  ['400', message('Range of max_tokens should be [1, 8192]')],
  ['400', message('Invalid max_tokens value, the valid range of max_tokens is [1, 8192]')],
  ['400', message('The maximum tokens you requested exceeds the model limit of 4096. Try again with a maximum tokens value that is lower than 4096.')],
  ['400', message("This model's maximum context length is 131072 tokens. However, you requested 128000 output tokens and your prompt contains at least 3073 input tokens, for a total of at least 131073 tokens.")],
  ['400', message("This model's maximum context length is 4096 tokens. However, you requested 4200 tokens (3000 in the messages, 1200 in the completion). Please reduce the length of the messages or completion.")],
  ['400', JSON.stringify({ errors: [{ code: 5021, message: 'AiError: The estimated number of input and maximum output tokens (5000) exceeded this model context window limit (4096).' }] })],
  ['400', message('too many tokens: max tokens must be less than or equal to 4096, the maximum output for this model - received 8000.')],
  ['500', JSON.stringify({ error: { message: 'Requested generation length 4000 is not possible! The provided prompt is 5000 tokens long.' } })],
];

/** … and that the one request is more than a rate limit ever lets through. */
export const OVER_RATE: readonly Wire[] = [
  ['413', JSON.stringify({ error: { message: 'Request too large for model `some` in organization `o` service tier `on_demand` on tokens per minute (TPM): Limit 12000, Requested 14137, please reduce your message size and try again.', type: 'tokens', code: 'rate_limit_exceeded' } })],
  ['429', JSON.stringify({ error: { message: 'Request too large for some-model in organization o on tokens per min (TPM): Limit 30,000, Requested 37,313. The input or output tokens must be reduced in order to run successfully.', type: 'tokens', code: 'rate_limit_exceeded' } })],
  ['429', JSON.stringify({ error: { message: 'Rate limit reached for some-model on tokens per min (TPM): Limit 30000, Used 30000, Requested 34238.', type: 'tokens', code: 'rate_limit_exceeded' } })],
  ['200', JSON.stringify({ error: { message: 'Request too large on tokens per minute: Limit 6000, Requested 7001', code: 'rate_limit_exceeded' } })],
  ['429', message('Your request of 9,500 tokens exceeds the limit of 8,000 tokens per minute.')],
  ['429', message('Requested tokens (9500) are more than the TPM quota (8000)')],
  ['413', message('Request too large: it does not fit into the tokens per minute of this tier')],
];

/** … and that a filter refused it. */
export const FILTER: readonly Wire[] = [
  ['400', JSON.stringify({ error: { message: "The response was filtered due to the prompt triggering Azure OpenAI's content management policy. Please modify your prompt and retry.", type: null, param: 'prompt', code: 'content_filter', status: 400, innererror: { code: 'ResponsibleAIPolicyViolation', content_filter_result: { jailbreak: { filtered: true, detected: true } } } } })],
  ['400', JSON.stringify({ error: { message: 'Invalid prompt: your prompt was flagged as potentially violating our usage policy.', type: 'invalid_request_error', param: null, code: 'invalid_prompt' } })],
  ['400', JSON.stringify({ error: { message: "Invalid prompt: we've limited access to this content for safety reasons.", type: 'invalid_request_error', code: 'invalid_prompt' } })],
  ['400', message('Your request was rejected as a result of our safety system.')],
  ['400', JSON.stringify({ type: 'error', error: { type: 'invalid_request_error', message: 'Output blocked by content filtering policy' } })],
  ['500', JSON.stringify({ error: { message: 'litellm.InternalServerError: AnthropicException - Output blocked by content filtering policy' } })],
  ['400', message('litellm.BadRequestError: litellm.ContentPolicyViolationError: some provider said so')],
  ['400', JSON.stringify({ error: { message: 'Content Exists Risk', type: 'invalid_request_error', param: null, code: 'invalid_request_error' } })],
  ['400', JSON.stringify({ detail: 'Content Exists Risk' })],
  ['400', JSON.stringify({ error: { code: 'DataInspectionFailed', message: 'Output data may contain inappropriate content.' } })],
  ['400', JSON.stringify({ error: { message: 'The request was rejected because it was considered high risk', type: 'content_filter' } })],
  ['400', JSON.stringify({ contentFilter: [{ level: 1, role: 'user' }], error: { code: '1301', message: '系统检测到输入或生成内容可能包含不安全或敏感内容，请您避免输入易产生敏感内容的提示语。' } })],
  ['400', JSON.stringify({ error: { code: 'InputTextSensitiveContentDetected', message: 'The request failed because the input text may contain sensitive information.', type: 'BadRequest' } })],
  ['200', JSON.stringify({ choices: null, input_sensitive: true, base_resp: { status_code: 1026, status_msg: 'input new_sensitive' } })],
  ['500', JSON.stringify({ error: { message: 'user sensitive words detected', type: 'one_api_error', code: 'sensitive_words_detected' } })],
  ['403', JSON.stringify({ code: 'The caller does not have permission to execute the specified operation', error: 'Content violates usage guidelines. Team: t, API key ID: k, Model: m, Failed check: SAFETY_CHECK_TYPE_BIO' })],
  ['403', JSON.stringify({ error: { code: 403, message: 'm requires moderation on P. Your input was flagged for "violence". No credits were charged.', metadata: { reasons: ['violence'], flagged_input: 'kill -9 …', provider_name: 'P' } } })],
  ['400', JSON.stringify({ message: 'The generated text has been blocked by our content filters.' })],
  ['200', JSON.stringify({ choices: [], prompt_filter_results: [{ prompt_index: 0, content_filter_results: { hate: { filtered: false }, violence: { filtered: true, severity: 'medium' } } }] })],
  ['200', JSON.stringify({ choices: [], promptFeedback: { blockReason: 'PROHIBITED_CONTENT' } })],
  ['424', JSON.stringify({ errors: [{ code: 2016, message: 'Prompt blocked due to security configurations' }] })],
  ['400', JSON.stringify({ error: { message: 'Violated guardrail policy', type: 'None', code: '400' } })],
  ['400', message('The prompt could not be submitted. It contains sensitive words that violate the Responsible AI practices.')],
  ['200', 'This content was flagged for possible cybersecurity risk.'],
  ['400', message('Guardrail was enabled and input is in violation of one or more policies')],
  ['446', JSON.stringify({ error: { message: 'The guardrail checks defined in the config failed.', type: 'hooks_failed' } })],
  ['451', JSON.stringify({ error: { message: 'The content you provided or machine outputted is blocked.', type: 'censorship_blocked' } })],
  ['400', message('Unable to respond to this request, which appears to violate our Usage Policy.')],
  ['400', message('Sorry, the response was filtered by the Responsible AI Service. Please rephrase your prompt.')],
  ['424', message('The request failed the content safety check')],
];

/** … and that a person must look at the key, the credit, the permission or the name of the model. */
export const KEY: readonly Wire[] = [
  ['401', JSON.stringify({ error: { message: 'Incorrect API key provided: sk-x', code: 'invalid_api_key' } })],
  ['400', JSON.stringify([{ error: { code: 400, message: 'API key not valid. Please pass a valid API key.', status: 'INVALID_ARGUMENT', details: [{ reason: 'API_KEY_INVALID' }] } }])],
  ['400', message('API key expired. Please renew the API key.')],
  ['403', message('Invalid API Key')],
  ['200', JSON.stringify({ base_resp: { status_code: 1004, status_msg: "login fail: Please carry the API secret key in the 'Authorization' field" } })],
  ['200', JSON.stringify({ code: 401, msg: '令牌已过期或验证不正确' })],
  ['500', JSON.stringify({ error: { message: '无效的令牌', type: 'new_api_error' } })],
  ['502', JSON.stringify({ error: { message: 'Provider returned error', metadata: { raw: '{"error":{"message":"Incorrect API key provided","code":"invalid_api_key"}}' } } })],
  ['401', ''],
];

export const CREDIT: readonly Wire[] = [
  ['402', message('Insufficient Balance')],
  ['402', message('This request requires more credits, or fewer max_tokens. You requested up to 65536 tokens, but can only afford 4000.')],
  ['402', message('Prompt tokens limit exceeded: 15000 > 4999. To increase, upgrade to a paid account')],
  ['400', JSON.stringify({ type: 'error', error: { type: 'invalid_request_error', message: 'Your credit balance is too low to access the API. Please go to Plans & Billing.' } })],
  ['429', JSON.stringify({ error: { message: 'You exceeded your current quota, please check your plan and billing details.', type: 'insufficient_quota', code: 'insufficient_quota' } })],
  ['429', JSON.stringify({ error: { message: 'Your account is suspended, please check your plan and billing details', type: 'exceeded_current_quota_error' } })],
  ['429', JSON.stringify({ error: { code: '1113', message: '余额不足或无可用资源包,请充值。' } })],
  ['400', JSON.stringify({ error: { code: 'Arrearage', message: 'Access denied, please make sure your account is in good standing.' } })],
  ['200', JSON.stringify({ code: 1113, msg: 'Insufficient balance', success: false })],
  ['200', JSON.stringify({ choices: null, base_resp: { status_code: 1008, status_msg: 'insufficient balance' } })],
  ['200', JSON.stringify({ errors: [{ message: 'not enough credits' }] })],
  ['403', JSON.stringify({ error: { message: '该令牌额度已用尽', type: 'one_api_error' } })],
  ['403', JSON.stringify({ error: { message: 'user quota is not enough', type: 'one_api_error' } })],
  ['400', message('Your trial period has ended.')],
  ['400', JSON.stringify({ error: { message: 'Budget has been exceeded! Current cost: 10.1, Max budget: 10.0', type: 'budget_exceeded' } })],
  ['400', message('You have reached your specified API usage limits. You will regain access on 2027-01-01.')],
];

export const PERMISSION: readonly Wire[] = [
  ['403', message('Not allowed for this project')],
  ['403', JSON.stringify({ error: { message: 'Project `p` does not have access to model `m`', code: 'model_not_found' } })],
  ['403', JSON.stringify({ error: { message: 'Country, region, or territory not supported', code: 'unsupported_country_region_territory' } })],
  ['400', message('This organization has been disabled.')],
  ['400', JSON.stringify([{ error: { code: 400, message: 'User location is not supported for the API use.', status: 'FAILED_PRECONDITION' } }])],
  ['403', '<html><body><h1>403 ERROR</h1>Request blocked. We can\'t connect to the server for this app.</body></html>'],
];

export const MODEL: readonly Wire[] = [
  ['404', message('The model `m` does not exist or you do not have access to it.')],
  ['400', message('Model Not Exist')],
  ['400', message('m is not a valid model ID')],
  ['400', JSON.stringify({ error: '/chat/completions: Invalid model name passed in model=m' })],
  ['500', JSON.stringify({ error: 'model "m" not found, try pulling it first' })],
  ['400', JSON.stringify({ error: { message: 'The requested model is not supported.', code: 'model_not_supported' } })],
  ['404', JSON.stringify({ detail: 'Not Found' })],
];

/** … and what passes by itself, or is only another request. */
export const RATE: readonly Wire[] = [
  ['429', ''],
  ['429', JSON.stringify({ error: { message: 'Rate limit reached for m on tokens per min (TPM): Limit 30000, Used 29000, Requested 2000. Please try again in 2s.', type: 'tokens', code: 'rate_limit_exceeded' } })],
  ['429', JSON.stringify({ error: { message: 'Tokens per minute limit exceeded - too many tokens processed.', type: 'too_many_tokens_error', code: 'token_quota_exceeded' } })],
  ['429', JSON.stringify({ message: 'Too many tokens, please wait before trying again.' })],
  ['400', JSON.stringify({ __type: 'ThrottlingException', message: 'Too many tokens per day, please wait before trying again.' })],
  ['429', JSON.stringify({ error: { message: 'This request would exceed the rate limit of 40,000 input tokens per minute. Please reduce the prompt length or the maximum tokens requested, or try again later.' } })],
  ['429', JSON.stringify({ error: { code: '429', message: 'Requests to the ChatCompletions_Create Operation have exceeded token rate limit of your current pricing tier. Please retry after 60 seconds.' } })],
  ['429', JSON.stringify([{ error: { code: 429, message: 'You exceeded your current quota, please check your plan and billing details.', status: 'RESOURCE_EXHAUSTED' } }])],
  ['200', JSON.stringify({ error: { message: 'Rate limit exceeded upstream', code: 429 } })],
  ['500', JSON.stringify({ error: { message: 'litellm.RateLimitError: RateLimitError: Error code: 429', code: '429' } })],
  ['400', JSON.stringify({ error: { message: '请求频率过高，已限流' } })],
  ['429', message('You have exceeded the token limit for this hour.')],
  ['429', message('The token limit was exceeded')],
  ['429', message('Daily token limit reached')],
  ['429', message('Rate limit: your requests used 61000 tokens in a minute, which exceeds the limit of 60000')],
];

export const AWAY: readonly Wire[] = [
  ['500', JSON.stringify({ error: { message: 'context deadline exceeded', type: 'server_error' } })],
  ['500', 'failed to create context: out of memory'],
  ['503', JSON.stringify({ error: { message: 'Loading model', code: 503 } })],
  ['503', JSON.stringify({ error: { message: 'the model m is not available right now' } })],
  ['500', JSON.stringify({ error: { message: 'the model m is currently not available' } })],
  ['502', message('model m was not found on the worker that went down')],
  ['503', message('server busy: the request queue exceeds its maximum length')],
  ['500', message('the content filter service is temporarily unavailable')],
  ['502', '<html><title>502 Bad Gateway</title></html>'],
  ['500', message('upstream billing service timeout')],
  ['200', JSON.stringify({ id: 'chatcmpl-1', choices: [] })],
  ['200', 'upstream connect error or disconnect/reset before headers'],
  ['408', message('the upstream timed out')],
];

export const REQUEST: readonly Wire[] = [
  ['400', message("Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.")],
  ['400', message("Unrecognized request argument supplied: max_completion_tokens")],
  ['400', message("Unsupported value: 'temperature' does not support 0.7 with this model. Only the default (1) value is supported.")],
  ['400', message('`temperature` and `top_p` cannot both be specified for this model. Please use only one.')],
  ['400', message('Invalid request: seed 99999999999 is too large')],
  ['400', message('temperature: 1.2 exceeds the maximum of 1')],
  ['400', message('Streaming exceeds what this endpoint can do')],
  ['422', JSON.stringify({ detail: [{ type: 'extra_forbidden', loc: ['body', 'seed'], msg: 'Extra inputs are not permitted', input: 'the prompt is too long and the API key is invalid' }] })],
  ['400', JSON.stringify({ error: { message: "Failed to generate JSON. Please adjust your prompt. See 'failed_generation' for more details.", code: 'json_validate_failed', failed_generation: 'insufficient balance' } })],
];
