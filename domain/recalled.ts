export interface Recalled {
  readonly id: string;
  readonly sentence: string;
}
