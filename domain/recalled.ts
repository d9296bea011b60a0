export interface Recalled {
  readonly id: string;
  readonly sentence: string;
  /** files of the checkout without which it is no longer true */
  readonly paths?: readonly string[];
}
