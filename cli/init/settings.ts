import { shellWord } from './words.js';

/** Settings are read from the environment: this is what a shell reads to have them, with what they are for. */
export function settingsText(home: string): string {
  return `# Settings of Ratchet, as a shell reads them. Written once by \`ratchet init\`; it is yours to change.
# docs/operations.md and docs/models.md tell of all of them.

# Where campaigns, strategies and lessons are kept.
export RATCHET_HOME=${shellWord(home)}

# The model that works on the tasks, at any OpenAI-compatible address. Without one the offline model
# answers, which is no language model and is there to see the whole path at work.
# export OPENAI_BASE_URL=https://api.example.com/v1
# export OPENAI_API_KEY=your-key
# export RATCHET_MODEL=some-model

# What it costs, in US dollars for a million tokens, so that --max-cost-usd can count.
# export RATCHET_USD_PER_MILLION_INPUT=0.5
# export RATCHET_USD_PER_MILLION_OUTPUT=1.5

# What its endpoint bears: calls side by side, and in a minute.
# export RATCHET_MODEL_CONCURRENCY=16
# export RATCHET_MODEL_REQUESTS_PER_MINUTE=60

# A larger model may propose changes (also: RATCHET_REFLECTION_MODEL, RATCHET_REVIEW_MODEL).
# export RATCHET_PROPOSAL_MODEL=a-larger-model

# Boxes side by side, where it is not to be as many as the machine bears.
# export RATCHET_SANDBOX_CONCURRENCY=4
`;
}
