/**
 * All that the store asks of a server: get by exact id, and insert unless the id is taken. Both are atomic on
 * MongoDB and on FerretDB. Nothing else is: on FerretDB 1.24 a conditional findOneAndUpdate reads and then writes,
 * and of 100 racing for 10 places all 100 won.
 */
export interface Documents {
  get(collection: string, id: string): Promise<string | null>;
  /** Answers false, and changes nothing, when the id is taken. */
  insert(collection: string, id: string, text: string): Promise<boolean>;
}
