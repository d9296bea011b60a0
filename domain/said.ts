interface Feedback {
  readonly about: { readonly campaign: true } | { readonly attempt: string } | { readonly strategy: string };
  readonly judgement: 'accepted' | 'rejected' | 'comment';
  readonly because: string;
}

/** What a person said, as the next proposal reads it. */
export function sentenceOf({ about, judgement, because }: Feedback): string {
  if ('campaign' in about) return because;
  const of = 'attempt' in about ? `the attempt ${about.attempt}` : `strategy ${about.strategy}`;
  return `${judgement === 'comment' ? 'Of' : `A person ${judgement}`} ${of}: ${because}`;
}
