/** For a person who names a strategy: on a page of help, in the document of the API, and where one is not found. */
export const HOW_TO_NAME =
  'a strategy is named by its id or the start of it, by CAMPAIGN@champion, CAMPAIGN@first or CAMPAIGN@ID, by "first", by "agent", the first of those that work in a checkout, or by "tree", the first of those that grow programs from many agents';
