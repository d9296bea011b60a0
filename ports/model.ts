import type { ModelRequest, ModelAnswer } from '../domain/model.js';
import type { OtherRole } from '../domain/roles.js';

/** Every outside thing that the activities use. Adapters stand in `infra/`; each port has one contract suite in `test/contract/`. */

export interface Model {
  /** What the endpoint can do and is: probed once, said in reports. */
  describe(signal: AbortSignal): Promise<ModelDescription>;
  /**
   * Throws RatchetFailure. `length` and `content-filter` are outcomes of a choice, not failures. `begin` is awaited with
   * the number of answers that are asked for next, when their turn has come and before anything is sent: all at first,
   * and more where an endpoint gave fewer. Where it rejects, they are not asked for.
   */
  complete(request: ModelRequest, signal: AbortSignal, begin?: (calls: number) => Promise<void>): Promise<ModelAnswer>;
  /** The most that this request can cost, before it is sent. */
  estimate(request: ModelRequest): { readonly tokens: number; readonly costUsd: number };
}

/** The solver's model, and those of roles that have an endpoint of their own. */
export interface Models {
  readonly model: Model;
  readonly roles?: Readonly<Partial<Record<OtherRole, Model>>>;
  /** where models are tuned and served; missing: none is named */
  readonly tuning?: Model;
}

export interface ModelDescription {
  readonly model: string;
  /** the same for the same model, wherever it is served: its name, and what its endpoint says that it is */
  readonly fingerprint: string;
  /** false for the offline model, which is no language model and says so */
  readonly languageModel: boolean;
  readonly notes: readonly string[];
}
