/* Written from the OpenAPI document of the API by `npx vitest run test/client -u`; not to be edited. */
/* oxlint-disable */

export interface paths {
    readonly "/api/v1/attempts/{address}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["AttemptsController_show"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/attempts/{address}/tree": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["AttemptsController_tree"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/audit": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["AuditController_list"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/campaigns": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["CampaignsController_list"];
        readonly put?: never;
        readonly post: operations["CampaignsController_start"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/campaigns/{name}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["CampaignsController_show"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/campaigns/{name}/budget": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["CampaignsController_budget"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/campaigns/{name}/checkpoints": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["RecordsController_checkpoints"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/campaigns/{name}/cycles": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["RecordsController_cycles"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/campaigns/{name}/episodes": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["RecordsController_episodes"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/campaigns/{name}/events": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["CampaignEventsController_events"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/campaigns/{name}/extend": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["CampaignsController_extend"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/campaigns/{name}/feedback": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["CampaignsController_feedback"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/campaigns/{name}/grid": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["RecordsController_grid"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/campaigns/{name}/history": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["RecordsController_history"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/campaigns/{name}/incidents": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["RecordsController_incidents"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/campaigns/{name}/ledger": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["RecordsController_ledger"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/campaigns/{name}/pause": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["CampaignsController_pause"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/campaigns/{name}/pin": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["CampaignsController_pin"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/campaigns/{name}/promote": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["CampaignsController_promote"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/campaigns/{name}/races": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["RecordsController_races"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/campaigns/{name}/report": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["CampaignsController_report"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/campaigns/{name}/resume": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["CampaignsController_resume"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/campaigns/{name}/rollback": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["CampaignsController_planRollback"];
        readonly put?: never;
        readonly post: operations["CampaignsController_rollback"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/campaigns/{name}/stop": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["CampaignsController_stop"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/campaigns/{name}/strategies": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["RecordsController_versions"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/campaigns/{name}/suite": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["RecordsController_suite"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/campaigns/{name}/veto": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["CampaignsController_veto"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/events": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["EventsController_all"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/experiments": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["ExperimentsController_list"];
        readonly put?: never;
        readonly post: operations["ExperimentsController_start"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/experiments/{name}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["ExperimentsController_show"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/experiments/{name}/stop": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["ExperimentsController_stop"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/health/live": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["HealthController_live"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/health/ready": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["HealthController_ready"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/incidents": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["IncidentsController_all"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/memory": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["MemoryController_search"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/memory/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["MemoryController_show"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/memory/{id}/forget": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["MemoryController_forget"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/memory/{id}/restore": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["MemoryController_restore"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/memory/stats": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["MemoryController_stats"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/schedules": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["SchedulesController_list"];
        readonly put?: never;
        readonly post: operations["SchedulesController_create"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/schedules/{name}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        readonly delete: operations["SchedulesController_remove"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/schedules/{name}/pause": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["SchedulesController_pause"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/schedules/{name}/resume": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["SchedulesController_resume"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/session": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["SessionController_show"];
        readonly put?: never;
        readonly post: operations["SessionController_open"];
        readonly delete: operations["SessionController_end"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/strategies": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["StrategiesController_list"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/strategies/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["StrategiesController_show"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/strategies/{id}/diff": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["StrategiesController_diff"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/strategies/{id}/export": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["StrategiesController_export"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/strategies/{id}/lineage": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["StrategiesController_lineage"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/strategies/{id}/rules": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["StrategiesController_rules"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/suites": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["SuitesController_list"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/suites/tasks": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["SuitesController_tasks"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        readonly AgentAction: {
            readonly command: string;
            /** @enum {string} */
            readonly kind: "run";
        } | {
            readonly from: number;
            /** @enum {string} */
            readonly kind: "view";
            readonly path: string;
            readonly to: number;
        } | {
            /** @enum {string} */
            readonly kind: "search";
            readonly path: string;
            readonly pattern: string;
        } | {
            /** @enum {string} */
            readonly kind: "edit";
            readonly path: string;
            readonly replacements: readonly {
                readonly new: string;
                readonly old: string;
            }[];
        } | {
            /** @enum {string} */
            readonly kind: "write";
            readonly path: string;
            readonly text: string;
        } | {
            /** @enum {string} */
            readonly kind: "test";
        } | {
            /** @enum {string} */
            readonly kind: "submit";
        };
        readonly AgentTurn: {
            /** @description null where it could not be had */
            readonly answer: string | null;
            readonly spent: {
                readonly costUsd: number;
                readonly tokens: number;
                readonly wallMs: number;
            };
            readonly steps: readonly {
                readonly action: components["schemas"]["AgentAction"];
                /** @description missing where it was not done */
                readonly observation?: {
                    /** @enum {string} */
                    readonly outcome: "done" | "failed" | "refused";
                    readonly text: string;
                };
                /** @description the checkout was made anew before it */
                readonly rebuilt?: {
                    readonly actions: number;
                    readonly differing: readonly string[];
                };
                readonly verdict?: string;
                readonly wallMs?: number;
            }[];
            /** @description why nothing could be done by it; empty otherwise */
            readonly unreadable: string;
        };
        readonly AllIncidents: {
            /** @description what is so now */
            readonly open: readonly components["schemas"]["OpenTrouble"][];
            /** @description the latest first, at most 200 */
            readonly past: readonly {
                readonly at: string;
                readonly because: string;
                readonly branch: number;
                readonly campaign: string;
                /** @description of an incident its cycle, from 0; of anything else how many had ended */
                readonly cycle: number | null;
                /** @enum {string} */
                readonly kind: "champion" | "rollback" | "incident" | "order" | "extension";
                readonly strategy: string | null;
                readonly what: string;
            }[];
        };
        readonly Audit: {
            readonly at: string;
            /** @description the name of the token that was sent */
            readonly by: string;
            readonly id: string;
            readonly method: string;
            readonly path: string;
            readonly status: number;
        };
        readonly BudgetReading: {
            readonly inFlight: {
                readonly costUsd: number;
                readonly modelCalls: number;
            };
            readonly limits: {
                readonly costUsd: number | null;
                readonly modelCalls: number | null;
            };
            /** @description what was, or may have been, paid for answers that could not be taken; a part of what is spent */
            readonly lost: {
                readonly costUsd: number;
                /** @description why the latest could not be taken */
                readonly last: string | null;
                readonly modelCalls: number;
                readonly tokens: number;
            };
            /** @description for calls in flight, and for other purposes */
            readonly reserved: {
                readonly costUsd: number;
                readonly modelCalls: number;
            };
            readonly spent: {
                readonly costUsd: number;
                readonly modelCalls: number;
                readonly sandboxRuns: number;
                readonly tokens: number;
                /** @description answers that were paid for and held no candidate */
                readonly unusable?: number;
            };
        };
        readonly Campaign: {
            readonly activeMs: number;
            /** @description why it is paused, stopped or failed; empty otherwise */
            readonly because: string;
            readonly branch: number;
            readonly challengers: number;
            /** @description id of the best confirmed strategy */
            readonly champion: string;
            readonly config: {
                /**
                 * @description gate: only what the gate proves better is kept; greedy: the higher mean wins, without guarantee; fixed: nothing is learned
                 * @enum {string}
                 */
                readonly acceptance: "gate" | "greedy" | "fixed";
                /** @description candidates that an episode may have judged */
                readonly attempts: number;
                /** @description train tasks practised in a cycle */
                readonly batch: number;
                readonly budget: {
                    /** @description hard budget in US dollars, calls in flight included */
                    readonly costUsd: number | null;
                    /** @description hard budget in model calls, calls in flight included; a request for n answers is n calls */
                    readonly modelCalls: number | null;
                };
                /** @description episodes side by side */
                readonly concurrency: number;
                /**
                 * @description how tactics and parents are chosen: thompson and policy-gradient learn it, heuristic takes turns, random draws
                 * @enum {string}
                 */
                readonly controller: "thompson" | "policy-gradient" | "heuristic" | "random";
                /** @description improvement cycles */
                readonly cycles: number;
                /** @description when it ends, an ISO 8601 moment */
                readonly deadline: string | null;
                /**
                 * @description what the gate counts: wins (a task that one side alone solves), and attempts until solved or, where tasks are long, the share of hidden tests passed
                 * @enum {string}
                 */
                readonly evidence?: "wins" | "wins-and-attempts" | "wins-and-tests";
                /** @description how often the first and the last exam run each sealed task */
                readonly examRuns?: number;
                /** @description for experiments: after every so many cycles the champion is exchanged for a worse version of it (one candidate an episode, no reflection, no memory), without a race */
                readonly harmEvery?: number | null;
                /** @description what a night of a schedule took over from the last one that ended */
                readonly inherited?: components["schemas"]["Inherited"];
                /** @description how the model was better asked in an earlier campaign, and the race that showed it */
                readonly knownWay?: components["schemas"]["KnownWay"];
                /** @description active hours, pauses not counted */
                readonly maxHours: number | null;
                /** @description pairs that a race may take */
                readonly maxPairs: number;
                /**
                 * @description for experiments: what episodes are told of what is remembered; errors: what went wrong and how it was mended; code: what was solved at once; none: nothing
                 * @enum {string}
                 */
                readonly memory?: "both" | "errors" | "code" | "none";
                /**
                 * @description for experiments: shuffled tells what is remembered of some other task, instead of the nearest
                 * @enum {string}
                 */
                readonly memoryContent?: "own" | "shuffled";
                /** @description share memory under this name: begin with what other campaigns of that name, and imports there, have learned; without one a campaign remembers alone */
                readonly memoryScope?: string | null;
                /** @description with OPENAI_BASE_URL: a model's name there; without: the model that the stack runs, offline (no language model), smollm2 (a small one, fetched once) or PATH.gguf (a file of yours) */
                readonly model: string;
                /** @description who proposes changes of the strategy: a model's name at RATCHET_PROPOSAL_BASE_URL, or at the solver's endpoint where that is not set */
                readonly proposalModel?: string | null;
                /**
                 * @description for experiments: what episodes are told of why their attempts failed; shuffled: the same words in another order, which say nothing; none: nothing is asked or told
                 * @enum {string}
                 */
                readonly reflection?: "own" | "shuffled" | "none";
                /** @description who says why attempts failed and what an episode taught: a model's name at RATCHET_REFLECTION_BASE_URL, or at the solver's endpoint where that is not set */
                readonly reflectionModel?: string | null;
                /** @description who looks over answers before they are judged, where a strategy asks for that: a model's name at RATCHET_REVIEW_BASE_URL, or at the solver's endpoint where that is not set */
                readonly reviewModel?: string | null;
                /**
                 * @description look for what is worth a race on train tasks, many edits a cycle; off: one edit a cycle, screened on what was practised
                 * @enum {string}
                 */
                readonly search?: "on" | "off";
                /** @description candidates that an episode of the search may have judged, where that is fewer than attempts */
                readonly searchAttempts?: number;
                /** @description percent of what a cycle may spend of the budget that its search may */
                readonly searchShare?: number;
                /** @description seed of everything that is drawn */
                readonly seed: number;
                /** @description what a campaign began with of the memory that is shared under a name */
                readonly sharedMemory?: components["schemas"]["SharedMemory"];
                readonly suite: string;
                /** @description id of the suite record */
                readonly suiteId: string;
                /** @description how the campaign watches for a fall */
                readonly trust: {
                    /** @description a fall of more than so many points of 100 below the checkpoint rolls back; as a share of 1 */
                    readonly margin: number;
                    /** @description train tasks that each cycle runs again to notice a fall; 0: it does not look */
                    readonly sentinels: number;
                };
            };
            readonly createdAt: string;
            /** @description cycles that have ended; the one that runs is the next, and people count it from 1 */
            readonly cycle: number;
            /** @description what it was given to go on after it had ended, in order */
            readonly extensions?: readonly components["schemas"]["Extension"][];
            readonly id: string;
            readonly promotions: number;
            /** @enum {string} */
            readonly status: "running" | "paused" | "done" | "stopped";
            readonly updatedAt: string;
        };
        readonly CampaignBudget: {
            /** @description why, for the record */
            readonly because?: string;
            /** @description the new limit; null: none; missing: as it is */
            readonly costUsd?: number | null;
            /** @description the new limit; null: none; missing: as it is */
            readonly modelCalls?: number | null;
        };
        readonly CampaignChange: {
            /** @description why it is paused, stopped or failed; empty otherwise */
            readonly because: string;
            readonly branch: number;
            /** @description id of the best confirmed strategy */
            readonly champion: string;
            /** @description cycles that have ended; the one that runs is the next, and people count it from 1 */
            readonly cycle: number;
            readonly id: string;
            readonly promotions: number;
            /** @enum {string} */
            readonly status: "running" | "paused" | "done" | "stopped";
            readonly updatedAt: string;
        };
        readonly CampaignEvent: {
            readonly at: string | null;
            readonly because: string;
            readonly branch: number | null;
            /** @description from 0 */
            readonly cycle: number | null;
            readonly id: string;
            /** @enum {string} */
            readonly kind: "champion" | "rollback" | "incident" | "order" | "extension" | "race" | "report";
            readonly strategy: string | null;
            readonly what: string;
        };
        readonly CampaignExtension: {
            /** @description why; it stands in history and report */
            readonly because?: string;
            /** @description hard budget in US dollars, calls in flight included: a number is the new limit, "+5" so much more than it has */
            readonly costUsd?: number | string;
            /** @description improvement cycles: a number is the new limit, "+5" so much more than it has */
            readonly cycles?: number | string;
            /**
             * Format: date-time
             * @description when it ends, an ISO 8601 moment
             */
            readonly deadline?: string;
            /** @description active hours, pauses not counted: a number is the new limit, "+5" so much more than it has */
            readonly maxHours?: number | string;
            /** @description hard budget in model calls, calls in flight included; a request for n answers is n calls: a number is the new limit, "+5" so much more than it has */
            readonly modelCalls?: number | string;
        };
        readonly CampaignFeedback: {
            /** @description of a practised attempt: the address of its episode, with /attempt/N for its N-th candidate */
            readonly attempt?: string;
            /**
             * @description of an attempt or a strategy: counts as a reward, or against it (default: comment)
             * @enum {string}
             */
            readonly judgement?: "accepted" | "rejected" | "comment";
            readonly strategy?: string;
            /** @description a sentence about the work so far; the proposal of the next cycle reads it */
            readonly text: string;
        };
        readonly CampaignPin: {
            /** @description why, for the record */
            readonly because?: string;
            /** @description false: let it be changed again (default: true) */
            readonly pinned?: boolean;
            /** @description id of a rule of the champion */
            readonly rule: string;
        };
        readonly CampaignProgress: {
            /** @description train tasks that the champion of each cycle solved in practice */
            readonly curve?: readonly {
                readonly cycle: number;
                readonly of: number;
                readonly solved: number;
            }[];
            /** @description the exam on the sealed tasks, while it runs: runs that are done of those it has, whatever they came to */
            readonly exam: {
                readonly done: number;
                readonly of: number;
            } | null;
            /** @description an estimate, the last exam included; null before the first cycle has ended */
            readonly leftMs: number | null;
            readonly limits: {
                readonly costUsd: number | null;
                readonly modelCalls: number | null;
            };
            /** @description what was, or may have been, paid for answers that could not be taken; a part of what is spent */
            readonly lost: {
                readonly costUsd: number;
                /** @description why the latest could not be taken */
                readonly last: string | null;
                readonly modelCalls: number;
                readonly tokens: number;
            };
            /** @enum {string} */
            readonly phase: "starting" | "practise" | "trust" | "learn" | "propose" | "screen" | "search" | "race" | "sealed" | "paused" | "rolling-back" | "ended";
            readonly practised: {
                readonly done: number;
                readonly of: number;
                readonly solved: number;
            };
            readonly race: {
                readonly k: number;
                readonly logE: number;
                readonly logThreshold: number;
                readonly losses: number;
                readonly of: number;
                readonly pairs: number;
                readonly wins: number;
            } | null;
            /** @description for calls in flight, and kept back for the last exam */
            readonly reserved: {
                readonly costUsd: number;
                readonly modelCalls: number;
            };
            /** @description what the search of the cycle has come to; missing where there is none */
            readonly search?: {
                /** @description the version that is furthest ahead of the champion, on train tasks */
                readonly best: {
                    readonly losses: number;
                    readonly places: number;
                    readonly strategy: string;
                    readonly wins: number;
                } | null;
                /** @description calls that it has taken in this cycle */
                readonly done: number;
                /** @description calls that it may take */
                readonly of: number;
            };
            /** @description a model call is one answer that is asked for: a request for n choices is n calls */
            readonly spent: {
                readonly costUsd: number;
                readonly modelCalls: number;
                readonly sandboxRuns: number;
                readonly tokens: number;
                /** @description answers that were paid for and held no candidate */
                readonly unusable?: number;
            };
            /** @description answers that could not be used, and why */
            readonly unusable?: {
                readonly answers: number;
                readonly example: {
                    readonly task: string;
                    readonly text: string;
                } | null;
                /** @description of the first episodes that had such answers */
                readonly reasons: readonly {
                    readonly answers: number;
                    readonly because: string;
                }[];
            } | null;
            /** @description steps that failed and are tried again; empty while all goes well */
            readonly waits: readonly {
                /** @description steps side by side that wait for it */
                readonly count: number;
                /** @enum {string} */
                readonly kind: "rate-limited" | "unavailable" | "refused-access" | "bad-request" | "conflict" | "context-overflow" | "request-refused" | "content-filter" | "answer-lost" | "budget" | "missing-record" | "sandbox-unavailable" | "unexpected" | "lost" | "no-worker";
                /** @description when it is tried next, ISO 8601; null: now */
                readonly next: string | null;
                /** @description what the last try ended with */
                readonly said: string;
                /** @description ISO 8601; null where nobody knows */
                readonly since: string | null;
                readonly steps: readonly string[];
                /** @description tries that failed */
                readonly tries: number;
            }[];
        };
        readonly CampaignPromotion: {
            /** @description why; it stands in history and report */
            readonly because: string;
            /** @description id of the strategy that is to be champion */
            readonly strategy: string;
        };
        readonly CampaignReason: {
            /** @description kept with the campaign */
            readonly because?: string;
        };
        readonly CampaignReport: {
            readonly activeMs: number;
            /** @description attempts until solved on the same sealed tasks, first strategy against last */
            readonly attempts: {
                readonly after: number;
                readonly before: number;
                readonly faster: number;
                readonly p: number;
                readonly slower: number;
            };
            readonly campaign: string;
            readonly cycles: number;
            /** @enum {string} */
            readonly ended: "cycles" | "budget" | "deadline" | "stopped";
            readonly extensions?: readonly components["schemas"]["Extension"][];
            /** @description what people said, and what became of it */
            readonly feedback?: readonly components["schemas"]["ToldFeedback"][];
            readonly first: components["schemas"]["PoolScore"];
            /** @description strategies that a person ordered to be champion without a race */
            readonly forced?: readonly components["schemas"]["ToldForce"][];
            /** @description what a night of a schedule took over from the last one that ended */
            readonly inherited?: components["schemas"]["Inherited"];
            /** @description how the model was better asked in an earlier campaign, and the race that showed it */
            readonly knownWay?: components["schemas"]["KnownWay"];
            readonly last: components["schemas"]["PoolScore"];
            readonly lineage: readonly components["schemas"]["StrategyVersion"][];
            /** @description what was, or may have been, paid for answers that could not be taken; a part of what is spent */
            readonly lost?: {
                readonly costUsd: number;
                /** @description why the latest could not be taken */
                readonly last: string | null;
                readonly modelCalls: number;
                readonly tokens: number;
            };
            /** @description what memory was to the campaign */
            readonly memory?: components["schemas"]["ToldMemory"];
            readonly model: string;
            /** @description what must be known to read the figures */
            readonly notes: readonly string[];
            /** @description two-sided exact sign-flip test over the sealed tasks, each with all its runs; with one run it is McNemar's */
            readonly pairedP: number;
            readonly races: readonly components["schemas"]["Race"][];
            /** @description what each role cost; all together are what was spent */
            readonly roles?: readonly components["schemas"]["RoleCost"][];
            /** @description null where it cannot be said */
            readonly sampling?: components["schemas"]["SamplingBaseline"] | null;
            readonly spent: {
                readonly costUsd: number;
                readonly modelCalls: number;
                readonly sandboxRuns: number;
                readonly tokens: number;
                /** @description answers that were paid for and held no candidate */
                readonly unusable?: number;
            };
            readonly suite: string;
            /** @description answers that could not be used, and why */
            readonly unusable?: {
                readonly answers: number;
                readonly example: {
                    readonly task: string;
                    readonly text: string;
                } | null;
                /** @description of the first episodes that had such answers */
                readonly reasons: readonly {
                    readonly answers: number;
                    readonly because: string;
                }[];
            };
            /** @description why no race promoted anything; empty where one did */
            readonly why?: readonly string[];
            /** @description where the model calls went */
            readonly work?: components["schemas"]["WorkDone"];
        };
        readonly CampaignRequest: {
            /**
             * @description gate: only what the gate proves better is kept; greedy: the higher mean wins, without guarantee; fixed: nothing is learned (default: gate)
             * @enum {string}
             */
            readonly acceptance?: "gate" | "greedy" | "fixed";
            /** @description candidates that an episode may have judged (default: 8) */
            readonly attempts?: number;
            /** @description train tasks practised in a cycle (default: 12) */
            readonly batch?: number;
            /** @description episodes side by side (default: twice the cores of the machine that starts it, at least 4) */
            readonly concurrency?: number;
            /**
             * @description how tactics and parents are chosen: thompson and policy-gradient learn it, heuristic takes turns, random draws (default: thompson)
             * @enum {string}
             */
            readonly controller?: "thompson" | "policy-gradient" | "heuristic" | "random";
            /** @description count a pass also where no test that must fail stands against the tests (TAP; docs/sandbox.md) */
            readonly countUncontrolled?: boolean;
            /** @description improvement cycles (default: 5) */
            readonly cycles?: number;
            /**
             * Format: date-time
             * @description when it ends, an ISO 8601 moment
             */
            readonly deadline?: string;
            /**
             * @description what the gate counts: wins (a task that one side alone solves), and attempts until solved or, where tasks are long, the share of hidden tests passed (default: wins-and-attempts)
             * @enum {string}
             */
            readonly evidence?: "wins" | "wins-and-attempts" | "wins-and-tests";
            /** @description how often the first and the last exam run each sealed task (default: 3, fewer where that would be more than is practised or a third of the budget) */
            readonly examRuns?: number;
            /** @description a fall of more than so many points of 100 below the checkpoint rolls back (default: 10) */
            readonly fallPoints?: number;
            /** @description start also where the suite is too small for anything to be promoted */
            readonly force?: boolean;
            /** @description for experiments: after every so many cycles the champion is exchanged for a worse version of it (one candidate an episode, no reflection, no memory), without a race */
            readonly harmEvery?: number;
            /**
             * @description where no strategy is named: begin with how this model was better asked in an earlier campaign, where a race has shown one (default: on, off where nothing is learned)
             * @enum {string}
             */
            readonly knownWay?: "on" | "off";
            /**
             * @description only the tasks in this language
             * @enum {string}
             */
            readonly language?: "python" | "java" | "javascript" | "typescript" | "rust";
            /** @description hard budget in US dollars, calls in flight included */
            readonly maxCostUsd?: number;
            /** @description active hours, pauses not counted */
            readonly maxHours?: number;
            /** @description hard budget in model calls, calls in flight included; a request for n answers is n calls */
            readonly maxModelCalls?: number;
            /** @description pairs that a race may take (default: 400) */
            readonly maxPairs?: number;
            /**
             * @description for experiments: what episodes are told of what is remembered; errors: what went wrong and how it was mended; code: what was solved at once; none: nothing (default: both)
             * @enum {string}
             */
            readonly memory?: "both" | "errors" | "code" | "none";
            /**
             * @description for experiments: shuffled tells what is remembered of some other task, instead of the nearest (default: own)
             * @enum {string}
             */
            readonly memoryContent?: "own" | "shuffled";
            /** @description share memory under this name: begin with what other campaigns of that name, and imports there, have learned; without one a campaign remembers alone */
            readonly memoryScope?: string;
            /** @description with OPENAI_BASE_URL: a model's name there; without: the model that the stack runs, offline (no language model), smollm2 (a small one, fetched once) or PATH.gguf (a file of yours) (default: the one that the stack was started with) */
            readonly model?: string;
            /** @description name of the campaign, which is its id (default: from the suite) */
            readonly name?: string;
            /** @description who proposes changes of the strategy: a model's name at RATCHET_PROPOSAL_BASE_URL, or at the solver's endpoint where that is not set (default: RATCHET_PROPOSAL_MODEL of the stack, else the solver's model) */
            readonly proposalModel?: string;
            /**
             * @description for experiments: what episodes are told of why their attempts failed; shuffled: the same words in another order, which say nothing; none: nothing is asked or told (default: own)
             * @enum {string}
             */
            readonly reflection?: "own" | "shuffled" | "none";
            /** @description who says why attempts failed and what an episode taught: a model's name at RATCHET_REFLECTION_BASE_URL, or at the solver's endpoint where that is not set (default: RATCHET_REFLECTION_MODEL of the stack, else the solver's model) */
            readonly reflectionModel?: string;
            /** @description who looks over answers before they are judged, where a strategy asks for that: a model's name at RATCHET_REVIEW_BASE_URL, or at the solver's endpoint where that is not set (default: RATCHET_REVIEW_MODEL of the stack, else the solver's model) */
            readonly reviewModel?: string;
            /**
             * @description look for what is worth a race on train tasks, many edits a cycle; off: one edit a cycle, screened on what was practised (default: on)
             * @enum {string}
             */
            readonly search?: "on" | "off";
            /** @description candidates that an episode of the search may have judged, where that is fewer than attempts (default: 2) */
            readonly searchAttempts?: number;
            /** @description percent of what a cycle may spend of the budget that its search may (default: 80) */
            readonly searchShare?: number;
            /** @description seed of everything that is drawn (default: 1) */
            readonly seed?: number;
            /** @description train tasks that each cycle runs again to notice a fall; 0: it does not look (default: 4) */
            readonly sentinels?: number;
            /** @description version to start from: its id, its unique beginning, or CAMPAIGN@champion (default: the first strategy) */
            readonly strategy?: string;
            /** @description a suite that ships, a folder, or FORMAT:PATH; what does not ship lies in one of the folders of RATCHET_SUITES on the machine that serves the API, and is named by its path or its path from there */
            readonly suite: string;
        };
        readonly CampaignResume: {
            /** @description ask another model of the endpoint from here on */
            readonly model?: string;
            /** @description from here on, who proposes changes of the strategy: a model's name at RATCHET_PROPOSAL_BASE_URL, or at the solver's endpoint where that is not set */
            readonly proposalModel?: string;
            /** @description from here on, who says why attempts failed and what an episode taught: a model's name at RATCHET_REFLECTION_BASE_URL, or at the solver's endpoint where that is not set */
            readonly reflectionModel?: string;
            /** @description from here on, who looks over answers before they are judged, where a strategy asks for that: a model's name at RATCHET_REVIEW_BASE_URL, or at the solver's endpoint where that is not set */
            readonly reviewModel?: string;
        };
        readonly CampaignRollback: {
            /** @description why, for the record and for the next proposal */
            readonly because?: string;
            /** @description id of a version that was champion */
            readonly to: string;
        };
        readonly CampaignStop: {
            /** @description kept with the campaign */
            readonly because?: string;
            /**
             * @description now (default): at once and without the last exam; after-cycle: when the cycle has ended, with it
             * @enum {string}
             */
            readonly when?: "now" | "after-cycle";
        };
        readonly CampaignSuite: {
            readonly name: string;
            readonly seed: number;
            readonly tasks: readonly {
                readonly family: string;
                readonly hash: string;
                readonly id: string;
                readonly language: string;
                /** @enum {string} */
                readonly pool: "train" | "gate" | "sealed";
            }[];
        };
        readonly Checkpoint: {
            readonly at: string;
            readonly because: string;
            readonly branch: number;
            /**
             * @description what made it champion
             * @enum {string}
             */
            readonly by: "start" | "race" | "force" | "harm";
            /** @description cycles that had ended */
            readonly cycle: number;
            /** @description the cycle that was cut and given up for it, from 0 */
            readonly gaveUp?: number;
            readonly id: string;
            readonly strategy: string;
        };
        readonly CommandRun: {
            readonly calls: readonly {
                readonly costUsd: number;
                readonly known: boolean;
                readonly n: number;
                readonly tokens: number;
                readonly wallMs: number;
            }[];
            readonly command: string;
            readonly cpuMs: number;
            readonly exitCode: number;
            /** @description beginning and end of what it printed; untrusted */
            readonly output: string;
            readonly outputBytes: number;
            readonly peakMemoryMb: number;
            readonly refusals: readonly {
                readonly times: number;
                readonly why: string;
            }[];
            readonly rendered: readonly string[];
            /** @description what the model answered it, call by call */
            readonly said: readonly string[];
            readonly unheeded: readonly string[];
            readonly wallMs: number;
        };
        readonly Course: {
            readonly attempts: readonly ({
                /** @enum {string} */
                readonly finish: "stop" | "length" | "content-filter";
                /** @enum {string} */
                readonly kind: "answer";
                readonly number: number;
                readonly text: string;
                readonly verdict: components["schemas"]["Verdict"] | null;
            } | {
                /** @description of a person's own agent */
                readonly command?: components["schemas"]["CommandRun"];
                readonly ended: string;
                readonly entered: {
                    readonly files: readonly string[];
                    readonly readOnly: readonly string[];
                    readonly tests: {
                        /** @enum {string} */
                        readonly outcome: "done" | "failed" | "refused";
                        readonly text: string;
                    } | null;
                    readonly total: number;
                };
                /** @enum {string} */
                readonly kind: "work";
                readonly leftOut: readonly string[];
                readonly number: number;
                readonly patch: string;
                readonly refused: string;
                readonly turns: readonly components["schemas"]["AgentTurn"][];
                readonly verdict: components["schemas"]["Verdict"] | null;
            } | {
                /** @enum {string} */
                readonly kind: "tree";
                readonly number: number;
                readonly verdict: components["schemas"]["Verdict"] | null;
                readonly view: components["schemas"]["Tree"];
            })[];
            /** @description in words */
            readonly ended: string;
            /** @description its address */
            readonly episode: string;
            readonly outcome: {
                readonly attempts: number;
                readonly attemptsToPass: number | null;
                readonly compiled: number;
                readonly costUsd: number;
                readonly cutOff?: number;
                /** @enum {string|null} */
                readonly errorClass: "Syntax" | "Logic" | "Timeout" | "Resource" | "Tampering" | "Unusable" | null;
                readonly lacking?: string;
                readonly missed?: readonly string[];
                readonly modelCalls: number;
                /** @description it passed the visible checks */
                readonly plausible: boolean;
                readonly reason: string;
                /** @description ids of the rows of memory that stood in the question */
                readonly recalled: readonly string[];
                readonly sandboxRuns: number;
                readonly score: number | null;
                readonly scores: {
                    readonly codeSimilarity: number | null;
                    readonly compiled: number | null;
                    readonly diffSimilarity: number | null;
                    readonly peakMemory: number | null;
                    readonly runTime: number | null;
                    readonly style: number | null;
                    readonly tests: number | null;
                } | null;
                /** @description and the hidden ones */
                readonly solved: boolean;
                /** @enum {string} */
                readonly status: "passed" | "failed" | "void";
                readonly taskId: string;
                readonly testsPassed: number;
                readonly tokens: number;
                /** @enum {string} */
                readonly trust: "split" | "in-process" | "uncontrolled";
                readonly unusable?: number;
            };
            /** @description the first question; empty where an agent worked or a tree grew */
            readonly question: {
                /** @description as it was sent */
                readonly messages: readonly {
                    readonly content: string;
                    /** @enum {string} */
                    readonly role: "system" | "user" | "assistant" | "tool";
                }[];
                /** @description what it is made of, in its order; examples that are told as turns stand in the messages alone */
                readonly parts: readonly {
                    /**
                     * @description whose words they are
                     * @enum {string}
                     */
                    readonly from: "strategy" | "task" | "memory" | "episode";
                    /** @enum {string} */
                    readonly message: "system" | "user";
                    /** @enum {string} */
                    readonly part: "role" | "planning" | "rules" | "examples" | "answer" | "task" | "files" | "support" | "cases" | "memory" | "tried" | "repair" | "reflections";
                    readonly text: string;
                }[];
            };
            /** @description what memory gave, and which row that is */
            readonly recalled: readonly {
                readonly id: string;
                readonly line: string;
            }[];
            /** @description what the model said of attempts that failed */
            readonly reflections: readonly string[];
            readonly strategy: string;
            readonly task: {
                readonly id: string;
                readonly kind: string;
                readonly language: string;
                readonly prompt: string;
            };
        };
        readonly Cycle: {
            /** @description candidates that were judged */
            readonly attempts: number;
            readonly branch: number;
            /** @description who was confirmed as champion when it had ended */
            readonly confirmed: readonly {
                readonly by: string;
                readonly strategy: string;
            }[];
            /** @description from 0 */
            readonly cycle: number;
            /** @description tasks that were not solved, by how they failed */
            readonly errors: {
                readonly [key: string]: number;
            };
            readonly id: string;
            readonly race: {
                readonly challenger: string;
                readonly costUsd: number;
                /** @enum {string} */
                readonly decision: "promoted" | "dropped" | "undecided";
                readonly k: number;
                readonly losses: number;
                readonly modelCalls: number;
                readonly pairs: number;
                readonly wins: number;
            } | null;
            /** @description train tasks that it solved in practice */
            readonly solved: {
                readonly high: number;
                /** @description lower end of the 95 % interval */
                readonly low: number;
                readonly n: number;
                /** @description a share of 1 */
                readonly value: number;
            };
            /** @description what its practice took; null in records of earlier versions */
            readonly spent: {
                readonly costUsd: number;
                readonly modelCalls: number;
                readonly tokens: number;
            } | null;
            /** @description the champion that practised */
            readonly strategy: string;
            /** @description by task: + solved, s Syntax, l Logic, t Timeout, r Resource, a Tampering, u not solved */
            readonly tasks: {
                readonly [key: string]: "+" | "s" | "l" | "t" | "r" | "a" | "u" | ".";
            };
        };
        readonly Episode: {
            readonly address: string;
            readonly attempts: number;
            readonly attemptsToPass: number | null;
            readonly compiled: number;
            readonly costUsd: number;
            readonly cutOff?: number;
            /** @enum {string|null} */
            readonly errorClass: "Syntax" | "Logic" | "Timeout" | "Resource" | "Tampering" | "Unusable" | null;
            readonly lacking?: string;
            readonly missed?: readonly string[];
            readonly modelCalls: number;
            /** @enum {string} */
            readonly outcome: "solved" | "plausible" | "failed" | "void";
            /** @description it passed the visible checks */
            readonly plausible: boolean;
            /** @enum {string} */
            readonly purpose: "practise" | "search" | "screen" | "race" | "trust" | "exam" | "solve";
            readonly reason: string;
            /** @description ids of the rows of memory that stood in the question */
            readonly recalled: readonly string[];
            readonly sandboxRuns: number;
            readonly score: number | null;
            readonly scores: {
                readonly codeSimilarity: number | null;
                readonly compiled: number | null;
                readonly diffSimilarity: number | null;
                readonly peakMemory: number | null;
                readonly runTime: number | null;
                readonly style: number | null;
                readonly tests: number | null;
            } | null;
            /** @description and the hidden ones */
            readonly solved: boolean;
            /** @enum {string} */
            readonly status: "passed" | "failed" | "void";
            readonly taskId: string;
            readonly testsPassed: number;
            readonly tokens: number;
            /** @enum {string} */
            readonly trust: "split" | "in-process" | "uncontrolled";
            readonly unusable?: number;
        };
        readonly Experiment: {
            readonly answers: readonly {
                readonly alpha: number;
                /** @enum {string} */
                readonly answer: "supported" | "not supported" | "undecided";
                readonly effect: {
                    readonly clusters: number;
                    readonly effect: number;
                    readonly high: number | null;
                    readonly low: number | null;
                    readonly p: number;
                    readonly pairs: number;
                } | null;
                /** @description what the arm came to, and what it is held against */
                readonly ends: readonly (number | null)[];
                readonly stated: {
                    readonly against: string;
                    readonly arm: string;
                    readonly claim: string;
                    readonly matters: number;
                    readonly metric: string;
                };
                readonly suites: readonly {
                    readonly effect: {
                        readonly clusters: number;
                        readonly effect: number;
                        readonly high: number | null;
                        readonly low: number | null;
                        readonly p: number;
                        readonly pairs: number;
                    } | null;
                    readonly suite: string;
                }[];
                /** @description one sentence */
                readonly text: string;
            }[];
            readonly budget: {
                readonly costUsd: number | null;
                readonly modelCalls: number | null;
            };
            readonly cells: readonly {
                readonly activeMs: number;
                readonly arm: string;
                readonly because: string;
                readonly campaign: string;
                /** @description practice, cycle by cycle */
                readonly curve: readonly {
                    readonly cycle: number;
                    readonly of: number;
                    readonly solved: number;
                }[];
                readonly cycle: number;
                readonly promotions: number;
                /** @description the last exam; null before the report */
                readonly sealed: {
                    readonly of: number;
                    readonly solved: number;
                } | null;
                readonly seed: number;
                readonly spent: {
                    readonly costUsd: number;
                    readonly modelCalls: number;
                    readonly sandboxRuns: number;
                    readonly tokens: number;
                    /** @description answers that were paid for and held no candidate */
                    readonly unusable?: number;
                };
                /**
                 * @description null: not begun
                 * @enum {string|null}
                 */
                readonly status: "running" | "paused" | "done" | "stopped" | null;
                readonly suite: string;
            }[];
            /** @description what a person types to run it again */
            readonly command: string;
            readonly definition: components["schemas"]["ExperimentDefinition"];
            readonly end: {
                readonly at: string;
                readonly because: string;
                /** @enum {string} */
                readonly ended: "done" | "stopped";
                /** @description campaigns that came to no end */
                readonly failed: readonly {
                    readonly because: string;
                    readonly campaign: string;
                }[];
            } | null;
            readonly figures: readonly {
                /** @enum {string} */
                readonly better: "higher" | "lower";
                readonly label: string;
                /** @enum {string} */
                readonly metric: "successRate" | "passAt3" | "attempts" | "improvementSlope" | "safetyDrop" | "codeSimilarity" | "reflectionAccuracy" | "memoryReuseRate" | "tokensPerSolved" | "costPerSolved" | "testsPerFix" | "time";
                readonly rows: readonly {
                    readonly arm: string;
                    readonly figure: {
                        readonly clusters: number;
                        readonly high: number | null;
                        readonly low: number | null;
                        readonly value: number;
                    } | null;
                    /** @description null: all */
                    readonly suite: string | null;
                }[];
                readonly unit: string;
            }[];
            readonly fingerprint: string;
            readonly parallel: number;
            readonly races: readonly {
                readonly arm: string;
                readonly campaign: string;
                readonly race: components["schemas"]["Race"];
            }[];
            readonly summary: components["schemas"]["ExperimentSummary"];
        };
        readonly ExperimentDefinition: {
            readonly arms: readonly {
                readonly about?: string;
                readonly name: string;
                readonly settings: {
                    readonly [key: string]: unknown;
                };
            }[];
            readonly base?: {
                readonly [key: string]: unknown;
            };
            readonly hypotheses: readonly {
                readonly against: string;
                readonly arm: string;
                readonly claim: string;
                readonly matters: number;
                readonly metric: string;
            }[];
            readonly metrics: readonly string[];
            readonly question: string;
            readonly seeds?: number;
            readonly suites: readonly string[];
            readonly title: string;
        };
        readonly ExperimentStart: {
            readonly cycles?: number;
            /** @description or its definition */
            readonly definition?: {
                readonly arms: readonly {
                    readonly about?: string;
                    readonly name: string;
                    readonly settings: {
                        /**
                         * @description gate: only what the gate proves better is kept; greedy: the higher mean wins, without guarantee; fixed: nothing is learned (default: gate)
                         * @enum {string}
                         */
                        readonly acceptance?: "gate" | "greedy" | "fixed";
                        /** @description candidates that an episode may have judged (default: 8) */
                        readonly attempts?: number;
                        /** @description train tasks practised in a cycle (default: 12) */
                        readonly batch?: number;
                        /** @description episodes side by side (default: twice the cores of the machine that starts it, at least 4) */
                        readonly concurrency?: number;
                        /**
                         * @description how tactics and parents are chosen: thompson and policy-gradient learn it, heuristic takes turns, random draws (default: thompson)
                         * @enum {string}
                         */
                        readonly controller?: "thompson" | "policy-gradient" | "heuristic" | "random";
                        /** @description count a pass also where no test that must fail stands against the tests (TAP; docs/sandbox.md) */
                        readonly countUncontrolled?: boolean;
                        /** @description improvement cycles (default: 5) */
                        readonly cycles?: number;
                        /**
                         * Format: date-time
                         * @description when it ends, an ISO 8601 moment
                         */
                        readonly deadline?: string;
                        /**
                         * @description what the gate counts: wins (a task that one side alone solves), and attempts until solved or, where tasks are long, the share of hidden tests passed (default: wins-and-attempts)
                         * @enum {string}
                         */
                        readonly evidence?: "wins" | "wins-and-attempts" | "wins-and-tests";
                        /** @description how often the first and the last exam run each sealed task (default: 3, fewer where that would be more than is practised or a third of the budget) */
                        readonly examRuns?: number;
                        /** @description a fall of more than so many points of 100 below the checkpoint rolls back (default: 10) */
                        readonly fallPoints?: number;
                        /** @description start also where the suite is too small for anything to be promoted */
                        readonly force?: boolean;
                        /** @description for experiments: after every so many cycles the champion is exchanged for a worse version of it (one candidate an episode, no reflection, no memory), without a race */
                        readonly harmEvery?: number;
                        /**
                         * @description where no strategy is named: begin with how this model was better asked in an earlier campaign, where a race has shown one (default: on, off where nothing is learned)
                         * @enum {string}
                         */
                        readonly knownWay?: "on" | "off";
                        /**
                         * @description only the tasks in this language
                         * @enum {string}
                         */
                        readonly language?: "python" | "java" | "javascript" | "typescript" | "rust";
                        /** @description hard budget in US dollars, calls in flight included */
                        readonly maxCostUsd?: number;
                        /** @description active hours, pauses not counted */
                        readonly maxHours?: number;
                        /** @description hard budget in model calls, calls in flight included; a request for n answers is n calls */
                        readonly maxModelCalls?: number;
                        /** @description pairs that a race may take (default: 400) */
                        readonly maxPairs?: number;
                        /**
                         * @description for experiments: what episodes are told of what is remembered; errors: what went wrong and how it was mended; code: what was solved at once; none: nothing (default: both)
                         * @enum {string}
                         */
                        readonly memory?: "both" | "errors" | "code" | "none";
                        /**
                         * @description for experiments: shuffled tells what is remembered of some other task, instead of the nearest (default: own)
                         * @enum {string}
                         */
                        readonly memoryContent?: "own" | "shuffled";
                        /** @description share memory under this name: begin with what other campaigns of that name, and imports there, have learned; without one a campaign remembers alone */
                        readonly memoryScope?: string;
                        /** @description with OPENAI_BASE_URL: a model's name there; without: the model that the stack runs, offline (no language model), smollm2 (a small one, fetched once) or PATH.gguf (a file of yours) (default: the one that the stack was started with) */
                        readonly model?: string;
                        /** @description name of the campaign, which is its id (default: from the suite) */
                        readonly name?: string;
                        /** @description who proposes changes of the strategy: a model's name at RATCHET_PROPOSAL_BASE_URL, or at the solver's endpoint where that is not set (default: RATCHET_PROPOSAL_MODEL of the stack, else the solver's model) */
                        readonly proposalModel?: string;
                        /**
                         * @description for experiments: what episodes are told of why their attempts failed; shuffled: the same words in another order, which say nothing; none: nothing is asked or told (default: own)
                         * @enum {string}
                         */
                        readonly reflection?: "own" | "shuffled" | "none";
                        /** @description who says why attempts failed and what an episode taught: a model's name at RATCHET_REFLECTION_BASE_URL, or at the solver's endpoint where that is not set (default: RATCHET_REFLECTION_MODEL of the stack, else the solver's model) */
                        readonly reflectionModel?: string;
                        /** @description who looks over answers before they are judged, where a strategy asks for that: a model's name at RATCHET_REVIEW_BASE_URL, or at the solver's endpoint where that is not set (default: RATCHET_REVIEW_MODEL of the stack, else the solver's model) */
                        readonly reviewModel?: string;
                        /**
                         * @description look for what is worth a race on train tasks, many edits a cycle; off: one edit a cycle, screened on what was practised (default: on)
                         * @enum {string}
                         */
                        readonly search?: "on" | "off";
                        /** @description candidates that an episode of the search may have judged, where that is fewer than attempts (default: 2) */
                        readonly searchAttempts?: number;
                        /** @description percent of what a cycle may spend of the budget that its search may (default: 80) */
                        readonly searchShare?: number;
                        /** @description seed of everything that is drawn (default: 1) */
                        readonly seed?: number;
                        /** @description train tasks that each cycle runs again to notice a fall; 0: it does not look (default: 4) */
                        readonly sentinels?: number;
                        /** @description version to start from: its id, its unique beginning, or CAMPAIGN@champion (default: the first strategy) */
                        readonly strategy?: string;
                        /** @description a suite that ships, a folder, or FORMAT:PATH; what does not ship lies in one of the folders of RATCHET_SUITES on the machine that serves the API, and is named by its path or its path from there */
                        readonly suite?: string;
                    };
                }[];
                readonly base?: {
                    /**
                     * @description gate: only what the gate proves better is kept; greedy: the higher mean wins, without guarantee; fixed: nothing is learned (default: gate)
                     * @enum {string}
                     */
                    readonly acceptance?: "gate" | "greedy" | "fixed";
                    /** @description candidates that an episode may have judged (default: 8) */
                    readonly attempts?: number;
                    /** @description train tasks practised in a cycle (default: 12) */
                    readonly batch?: number;
                    /** @description episodes side by side (default: twice the cores of the machine that starts it, at least 4) */
                    readonly concurrency?: number;
                    /**
                     * @description how tactics and parents are chosen: thompson and policy-gradient learn it, heuristic takes turns, random draws (default: thompson)
                     * @enum {string}
                     */
                    readonly controller?: "thompson" | "policy-gradient" | "heuristic" | "random";
                    /** @description count a pass also where no test that must fail stands against the tests (TAP; docs/sandbox.md) */
                    readonly countUncontrolled?: boolean;
                    /** @description improvement cycles (default: 5) */
                    readonly cycles?: number;
                    /**
                     * Format: date-time
                     * @description when it ends, an ISO 8601 moment
                     */
                    readonly deadline?: string;
                    /**
                     * @description what the gate counts: wins (a task that one side alone solves), and attempts until solved or, where tasks are long, the share of hidden tests passed (default: wins-and-attempts)
                     * @enum {string}
                     */
                    readonly evidence?: "wins" | "wins-and-attempts" | "wins-and-tests";
                    /** @description how often the first and the last exam run each sealed task (default: 3, fewer where that would be more than is practised or a third of the budget) */
                    readonly examRuns?: number;
                    /** @description a fall of more than so many points of 100 below the checkpoint rolls back (default: 10) */
                    readonly fallPoints?: number;
                    /** @description start also where the suite is too small for anything to be promoted */
                    readonly force?: boolean;
                    /** @description for experiments: after every so many cycles the champion is exchanged for a worse version of it (one candidate an episode, no reflection, no memory), without a race */
                    readonly harmEvery?: number;
                    /**
                     * @description where no strategy is named: begin with how this model was better asked in an earlier campaign, where a race has shown one (default: on, off where nothing is learned)
                     * @enum {string}
                     */
                    readonly knownWay?: "on" | "off";
                    /**
                     * @description only the tasks in this language
                     * @enum {string}
                     */
                    readonly language?: "python" | "java" | "javascript" | "typescript" | "rust";
                    /** @description hard budget in US dollars, calls in flight included */
                    readonly maxCostUsd?: number;
                    /** @description active hours, pauses not counted */
                    readonly maxHours?: number;
                    /** @description hard budget in model calls, calls in flight included; a request for n answers is n calls */
                    readonly maxModelCalls?: number;
                    /** @description pairs that a race may take (default: 400) */
                    readonly maxPairs?: number;
                    /**
                     * @description for experiments: what episodes are told of what is remembered; errors: what went wrong and how it was mended; code: what was solved at once; none: nothing (default: both)
                     * @enum {string}
                     */
                    readonly memory?: "both" | "errors" | "code" | "none";
                    /**
                     * @description for experiments: shuffled tells what is remembered of some other task, instead of the nearest (default: own)
                     * @enum {string}
                     */
                    readonly memoryContent?: "own" | "shuffled";
                    /** @description share memory under this name: begin with what other campaigns of that name, and imports there, have learned; without one a campaign remembers alone */
                    readonly memoryScope?: string;
                    /** @description with OPENAI_BASE_URL: a model's name there; without: the model that the stack runs, offline (no language model), smollm2 (a small one, fetched once) or PATH.gguf (a file of yours) (default: the one that the stack was started with) */
                    readonly model?: string;
                    /** @description name of the campaign, which is its id (default: from the suite) */
                    readonly name?: string;
                    /** @description who proposes changes of the strategy: a model's name at RATCHET_PROPOSAL_BASE_URL, or at the solver's endpoint where that is not set (default: RATCHET_PROPOSAL_MODEL of the stack, else the solver's model) */
                    readonly proposalModel?: string;
                    /**
                     * @description for experiments: what episodes are told of why their attempts failed; shuffled: the same words in another order, which say nothing; none: nothing is asked or told (default: own)
                     * @enum {string}
                     */
                    readonly reflection?: "own" | "shuffled" | "none";
                    /** @description who says why attempts failed and what an episode taught: a model's name at RATCHET_REFLECTION_BASE_URL, or at the solver's endpoint where that is not set (default: RATCHET_REFLECTION_MODEL of the stack, else the solver's model) */
                    readonly reflectionModel?: string;
                    /** @description who looks over answers before they are judged, where a strategy asks for that: a model's name at RATCHET_REVIEW_BASE_URL, or at the solver's endpoint where that is not set (default: RATCHET_REVIEW_MODEL of the stack, else the solver's model) */
                    readonly reviewModel?: string;
                    /**
                     * @description look for what is worth a race on train tasks, many edits a cycle; off: one edit a cycle, screened on what was practised (default: on)
                     * @enum {string}
                     */
                    readonly search?: "on" | "off";
                    /** @description candidates that an episode of the search may have judged, where that is fewer than attempts (default: 2) */
                    readonly searchAttempts?: number;
                    /** @description percent of what a cycle may spend of the budget that its search may (default: 80) */
                    readonly searchShare?: number;
                    /** @description seed of everything that is drawn (default: 1) */
                    readonly seed?: number;
                    /** @description train tasks that each cycle runs again to notice a fall; 0: it does not look (default: 4) */
                    readonly sentinels?: number;
                    /** @description version to start from: its id, its unique beginning, or CAMPAIGN@champion (default: the first strategy) */
                    readonly strategy?: string;
                    /** @description a suite that ships, a folder, or FORMAT:PATH; what does not ship lies in one of the folders of RATCHET_SUITES on the machine that serves the API, and is named by its path or its path from there */
                    readonly suite?: string;
                };
                readonly hypotheses: readonly {
                    readonly against: string;
                    readonly arm: string;
                    readonly claim: string;
                    readonly matters: number;
                    /** @enum {string} */
                    readonly metric: "successRate" | "passAt3" | "attempts" | "improvementSlope" | "safetyDrop" | "codeSimilarity" | "reflectionAccuracy" | "memoryReuseRate" | "tokensPerSolved" | "costPerSolved" | "testsPerFix" | "time";
                }[];
                readonly metrics: readonly ("successRate" | "passAt3" | "attempts" | "improvementSlope" | "safetyDrop" | "codeSimilarity" | "reflectionAccuracy" | "memoryReuseRate" | "tokensPerSolved" | "costPerSolved" | "testsPerFix" | "time")[];
                readonly question: string;
                readonly seeds?: number;
                readonly suites: readonly string[];
                readonly title: string;
            };
            /** @description one that ships, E1 to E5 */
            readonly experiment?: string;
            /** @description run also what is too small to answer its question */
            readonly force?: boolean;
            /** @description of all campaigns together */
            readonly maxCostUsd?: number;
            /** @description of all campaigns together */
            readonly maxModelCalls?: number;
            readonly model?: string;
            /** @description default: that of the one that ships */
            readonly name?: string;
            /** @description campaigns side by side (default 2) */
            readonly parallel?: number;
            readonly seeds?: number;
            readonly strategy?: string;
            /** @description instead of those of the definition */
            readonly suites?: readonly string[];
        };
        readonly ExperimentStop: {
            /** @description why, for the record */
            readonly because?: string;
        };
        readonly ExperimentSummary: {
            readonly campaigns: {
                readonly ended: number;
                readonly paused: number;
                readonly running: number;
                /** @description not begun */
                readonly waiting: number;
            };
            readonly createdAt: string;
            /** @enum {string|null} */
            readonly ended: "done" | "stopped" | null;
            readonly id: string;
            readonly model: string;
            readonly question: string;
            readonly spent: {
                readonly costUsd: number;
                readonly modelCalls: number;
                readonly sandboxRuns: number;
                readonly tokens: number;
                /** @description answers that were paid for and held no candidate */
                readonly unusable?: number;
            };
            /** @description in words */
            readonly standing: string;
            readonly title: string;
        };
        readonly Extension: {
            readonly at: string;
            readonly because: string;
            readonly costUsd: number | null;
            readonly cycles: number;
            readonly deadline: string | null;
            /**
             * @description by what the campaign had ended
             * @enum {string}
             */
            readonly ended: "cycles" | "budget" | "deadline" | "stopped";
            readonly from: {
                readonly costUsd: number | null;
                readonly cycles: number;
                readonly deadline: string | null;
                readonly maxHours: number | null;
                readonly modelCalls: number | null;
            };
            readonly id: string;
            readonly maxHours: number | null;
            readonly modelCalls: number | null;
            /** @description from 1 */
            readonly number: number;
        };
        readonly FeedEvent: {
            readonly at: string | null;
            readonly because: string;
            readonly branch: number | null;
            readonly campaign: string;
            /** @description from 0 */
            readonly cycle: number | null;
            /** @enum {string} */
            readonly kind: "champion" | "rollback" | "incident" | "order" | "extension" | "race" | "report";
            readonly strategy: string | null;
            readonly what: string;
        };
        readonly Grid: {
            readonly cycles: readonly {
                readonly branch: number;
                /** @description from 0 */
                readonly cycle: number;
                readonly id: string;
                readonly strategy: string;
            }[];
            /** @description for each cycle a letter for each task: + solved, s Syntax, l Logic, t Timeout, r Resource, a Tampering, u not solved, . not practised */
            readonly rows: readonly string[];
            /** @description train tasks, in the order of the suite */
            readonly tasks: readonly string[];
        };
        readonly HistoryLine: {
            readonly at: string;
            readonly because: string;
            readonly branch: number;
            /** @description of an incident its cycle, from 0; of anything else how many had ended */
            readonly cycle: number | null;
            /** @enum {string} */
            readonly kind: "champion" | "rollback" | "incident" | "order" | "extension";
            readonly strategy: string | null;
            readonly what: string;
        };
        readonly Incidents: {
            /** @description what is so now */
            readonly open: readonly components["schemas"]["OpenTrouble"][];
            /** @description falls, rollbacks, and what people forced, vetoed, paused or stopped; the latest first */
            readonly past: readonly components["schemas"]["HistoryLine"][];
        };
        readonly Inherited: {
            readonly campaign: string;
            readonly champion: string;
            /** @description the memory of that campaign, and of those that it inherited from itself */
            readonly memory: readonly {
                readonly branch: number;
                readonly campaign: string;
                readonly upToCycle: number;
            }[];
        };
        readonly KnownWay: {
            readonly campaign: string;
            /** @description of the model */
            readonly fingerprint: string;
            readonly losses: number;
            readonly model: string;
            readonly pairs: number;
            /** @description the version that asks so */
            readonly strategy: string;
            readonly wins: number;
        };
        readonly Lineage: {
            readonly campaign: string;
            /** @description what a promotion of the campaign means */
            readonly guarantee: string;
            /** @description other campaigns that have it */
            readonly others: readonly {
                readonly campaign: string;
                /** @description false: it began with it */
                readonly made: boolean;
            }[];
            /** @description from the first version to this one */
            readonly steps: readonly components["schemas"]["ToldVersion"][];
            /** @description what was made of those and given up */
            readonly tried: readonly components["schemas"]["ToldVersion"][];
        };
        readonly Login: {
            /** @description one of `ratchet token create`, or the value of RATCHET_API_TOKEN */
            readonly token: string;
        };
        readonly MemoryRow: {
            readonly attempts: number;
            readonly branch: number;
            readonly bugClass?: string;
            readonly campaign: string;
            readonly code?: string;
            /** @description from 0 */
            readonly cycle: number;
            readonly edit?: string;
            readonly errorType?: string;
            readonly family: string;
            readonly id: string;
            /** @enum {string} */
            readonly kind: "lesson" | "fix" | "success" | "place" | "code";
            readonly language: string;
            /** @description the campaign that learned it, of a row that was imported */
            readonly origin?: string;
            readonly paths?: readonly string[];
            readonly problem?: string;
            readonly remedy: string;
            /** @description what stands in a question */
            readonly sentence: string;
            readonly signature?: string;
            readonly solved: boolean;
            readonly symptom: string;
            readonly taskId: string;
        };
        readonly OpenTrouble: {
            readonly campaign: string;
            /**
             * @description paused: until a person says so; waiting: until what it waits for is back
             * @enum {string}
             */
            readonly kind: "paused" | "waiting";
            readonly since: string | null;
            readonly what: string;
        };
        readonly OrderedCampaign: {
            readonly activeMs: number;
            /** @description why it is paused, stopped or failed; empty otherwise */
            readonly because: string;
            readonly branch: number;
            readonly challengers: number;
            /** @description id of the best confirmed strategy */
            readonly champion: string;
            readonly config: {
                /**
                 * @description gate: only what the gate proves better is kept; greedy: the higher mean wins, without guarantee; fixed: nothing is learned
                 * @enum {string}
                 */
                readonly acceptance: "gate" | "greedy" | "fixed";
                /** @description candidates that an episode may have judged */
                readonly attempts: number;
                /** @description train tasks practised in a cycle */
                readonly batch: number;
                readonly budget: {
                    /** @description hard budget in US dollars, calls in flight included */
                    readonly costUsd: number | null;
                    /** @description hard budget in model calls, calls in flight included; a request for n answers is n calls */
                    readonly modelCalls: number | null;
                };
                /** @description episodes side by side */
                readonly concurrency: number;
                /**
                 * @description how tactics and parents are chosen: thompson and policy-gradient learn it, heuristic takes turns, random draws
                 * @enum {string}
                 */
                readonly controller: "thompson" | "policy-gradient" | "heuristic" | "random";
                /** @description improvement cycles */
                readonly cycles: number;
                /** @description when it ends, an ISO 8601 moment */
                readonly deadline: string | null;
                /**
                 * @description what the gate counts: wins (a task that one side alone solves), and attempts until solved or, where tasks are long, the share of hidden tests passed
                 * @enum {string}
                 */
                readonly evidence?: "wins" | "wins-and-attempts" | "wins-and-tests";
                /** @description how often the first and the last exam run each sealed task */
                readonly examRuns?: number;
                /** @description for experiments: after every so many cycles the champion is exchanged for a worse version of it (one candidate an episode, no reflection, no memory), without a race */
                readonly harmEvery?: number | null;
                /** @description what a night of a schedule took over from the last one that ended */
                readonly inherited?: components["schemas"]["Inherited"];
                /** @description how the model was better asked in an earlier campaign, and the race that showed it */
                readonly knownWay?: components["schemas"]["KnownWay"];
                /** @description active hours, pauses not counted */
                readonly maxHours: number | null;
                /** @description pairs that a race may take */
                readonly maxPairs: number;
                /**
                 * @description for experiments: what episodes are told of what is remembered; errors: what went wrong and how it was mended; code: what was solved at once; none: nothing
                 * @enum {string}
                 */
                readonly memory?: "both" | "errors" | "code" | "none";
                /**
                 * @description for experiments: shuffled tells what is remembered of some other task, instead of the nearest
                 * @enum {string}
                 */
                readonly memoryContent?: "own" | "shuffled";
                /** @description share memory under this name: begin with what other campaigns of that name, and imports there, have learned; without one a campaign remembers alone */
                readonly memoryScope?: string | null;
                /** @description with OPENAI_BASE_URL: a model's name there; without: the model that the stack runs, offline (no language model), smollm2 (a small one, fetched once) or PATH.gguf (a file of yours) */
                readonly model: string;
                /** @description who proposes changes of the strategy: a model's name at RATCHET_PROPOSAL_BASE_URL, or at the solver's endpoint where that is not set */
                readonly proposalModel?: string | null;
                /**
                 * @description for experiments: what episodes are told of why their attempts failed; shuffled: the same words in another order, which say nothing; none: nothing is asked or told
                 * @enum {string}
                 */
                readonly reflection?: "own" | "shuffled" | "none";
                /** @description who says why attempts failed and what an episode taught: a model's name at RATCHET_REFLECTION_BASE_URL, or at the solver's endpoint where that is not set */
                readonly reflectionModel?: string | null;
                /** @description who looks over answers before they are judged, where a strategy asks for that: a model's name at RATCHET_REVIEW_BASE_URL, or at the solver's endpoint where that is not set */
                readonly reviewModel?: string | null;
                /**
                 * @description look for what is worth a race on train tasks, many edits a cycle; off: one edit a cycle, screened on what was practised
                 * @enum {string}
                 */
                readonly search?: "on" | "off";
                /** @description candidates that an episode of the search may have judged, where that is fewer than attempts */
                readonly searchAttempts?: number;
                /** @description percent of what a cycle may spend of the budget that its search may */
                readonly searchShare?: number;
                /** @description seed of everything that is drawn */
                readonly seed: number;
                /** @description what a campaign began with of the memory that is shared under a name */
                readonly sharedMemory?: components["schemas"]["SharedMemory"];
                readonly suite: string;
                /** @description id of the suite record */
                readonly suiteId: string;
                /** @description how the campaign watches for a fall */
                readonly trust: {
                    /** @description a fall of more than so many points of 100 below the checkpoint rolls back; as a share of 1 */
                    readonly margin: number;
                    /** @description train tasks that each cycle runs again to notice a fall; 0: it does not look */
                    readonly sentinels: number;
                };
            };
            readonly createdAt: string;
            /** @description cycles that have ended; the one that runs is the next, and people count it from 1 */
            readonly cycle: number;
            /** @description what it was given to go on after it had ended, in order */
            readonly extensions?: readonly components["schemas"]["Extension"][];
            readonly id: string;
            /**
             * @description what was ordered, and taken
             * @enum {string}
             */
            readonly ordered: "pause" | "resume" | "stop";
            readonly promotions: number;
            /** @enum {string} */
            readonly status: "running" | "paused" | "done" | "stopped";
            readonly updatedAt: string;
        };
        readonly OrderedRow: {
            /** @enum {string} */
            readonly order: "forget" | "restore";
            readonly row: string;
        };
        readonly PaidCall: {
            readonly address: string;
            /** @description answers that were asked for */
            readonly answers: number | null;
            readonly at: string;
            readonly completionTokens: number;
            readonly costUsd: number;
            /** @description the endpoint gave no usage: these are an upper bound */
            readonly estimated: boolean;
            /** @description what the endpoint said of itself */
            readonly fingerprint: string;
            readonly key: string;
            readonly promptTokens: number;
            /** @enum {string} */
            readonly role: "solver" | "reflector" | "proposer" | "reviewer";
        };
        readonly PoolScore: {
            /** @description of an exam at an earlier end, before the campaign was extended: cycles that had ended then */
            readonly afterCycles?: number;
            readonly high: number;
            /** @description lower end of the 95% interval of the share solved, by task */
            readonly low: number;
            readonly meanAttempts: number;
            /** @description episodes that were judged */
            readonly n: number;
            /** @description how often each task was run */
            readonly runs?: number;
            readonly solved: number;
            readonly strategy: string;
            /** @description missing in reports of earlier versions: as many as n */
            readonly tasks?: number;
        };
        readonly Problem: {
            /** @description all that is wrong, a line each */
            readonly detail: string;
            /** @description each thing that is wrong */
            readonly errors: readonly {
                /** @description what is wrong, with which value, and the way out */
                readonly detail: string;
                /** @description the parameter of the path or the query that is meant */
                readonly parameter?: string;
                /** @description the field of the body that is meant, a JSON pointer (RFC 6901) */
                readonly pointer?: string;
            }[];
            readonly status: number;
            /** @description the status in words */
            readonly title: string;
            /**
             * @description the status says what kind of problem it is
             * @enum {string}
             */
            readonly type: "about:blank";
        };
        readonly Race: {
            /** @description how soon the sides solved their tasks, as evidence: by pair, within how many of the budgets 1 … K attempts more the challenger did; missing where wins alone count */
            readonly attempts?: {
                readonly ahead: readonly number[];
                readonly budgets: number;
                /** @description by this count alone */
                readonly logE: number;
                /** @enum {string} */
                readonly of?: "tests";
            };
            readonly because: string;
            readonly branch: number;
            readonly campaign: string;
            readonly challenger: string;
            readonly champion: string;
            readonly costUsd: number;
            /** @description counted from 0 */
            readonly cycle: number;
            /** @enum {string} */
            readonly decision: "promoted" | "dropped" | "undecided";
            readonly k: number;
            /** @description of all that counts */
            readonly logE: number;
            readonly logThreshold: number;
            readonly losses: number;
            readonly modelCalls: number;
            readonly outcomes: string;
            readonly pairs: number;
            readonly voids: {
                readonly challenger: number;
                readonly champion: number;
            };
            readonly winFamilies: number;
            readonly wins: number;
        };
        readonly RoleCost: {
            readonly costUsd: number;
            readonly model: string;
            readonly modelCalls: number;
            /** @enum {string} */
            readonly role: "solver" | "reflector" | "proposer" | "reviewer";
            readonly tokens: number;
        };
        readonly RollbackPlan: {
            /** @description champions that are given up */
            readonly abandoned: readonly string[];
            readonly because: string;
            /** @enum {string} */
            readonly by: "person" | "trust-region";
            readonly campaign: string;
            readonly from: {
                readonly branch: number;
                /** @description cycles that had ended */
                readonly cycle: number;
                readonly strategy: string;
            };
            /** @description where the history is replayed up to; null: it is gone, and the campaign starts afresh from the checkpoint */
            readonly point: {
                readonly eventId: number;
                readonly runId: string;
            } | null;
            readonly to: {
                readonly branch: number;
                readonly checkpoint: string;
                /** @description cycles that had ended */
                readonly cycle: number;
                readonly strategy: string;
            };
        };
        readonly RowOrder: {
            /** @description why, for the record */
            readonly because?: string;
        };
        readonly RuleWorth: {
            readonly rules: readonly {
                /** @description places that were solved without it alone */
                readonly harmful: number;
                /** @description places that were solved with it alone */
                readonly helpful: number;
                /** @description train places that ran with it and without it */
                readonly places: number;
                readonly rule: string;
                /** @description attempts that it saved, all places together */
                readonly saved: number;
            }[];
        };
        readonly SamplingBaseline: {
            readonly callsATask: number;
            readonly high: number;
            /** @description share that the last strategy solved, in one episode each */
            readonly last: number | null;
            /** @description lower end of the 95% interval, by task, around both */
            readonly low: number;
            /** @description calls a task with which sampling solves as many as the last strategy; null where it was not seen to */
            readonly matchedAt: number | null;
            /** @description all that the campaign spent */
            readonly modelCalls: number;
            /** @description two-sided sign-flip test by task behind the verdict */
            readonly p: number | null;
            /** @description calls a task that were seen of the first strategy, at most; beyond them there are bounds only */
            readonly seen: number;
            /** @description share of the sealed tasks; the two differ where it was not seen far enough */
            readonly solved: {
                readonly least: number;
                readonly most: number;
            };
            readonly tasks: number;
            /**
             * @description which of the two gave more on these tasks
             * @enum {string}
             */
            readonly verdict: "learning" | "sampling" | "alike" | "unknown" | "no-last-exam";
        };
        readonly Schedule: {
            readonly last: string | null;
            readonly name: string;
            readonly next: string | null;
            /** @description why it is paused */
            readonly note: string;
            readonly paused: boolean;
        };
        readonly ScheduleCreate: {
            /**
             * @description gate: only what the gate proves better is kept; greedy: the higher mean wins, without guarantee; fixed: nothing is learned (default: gate)
             * @enum {string}
             */
            readonly acceptance?: "gate" | "greedy" | "fixed";
            /** @description candidates that an episode may have judged (default: 8) */
            readonly attempts?: number;
            /** @description train tasks practised in a cycle (default: 12) */
            readonly batch?: number;
            /** @description episodes side by side (default: twice the cores of the machine that starts it, at least 4) */
            readonly concurrency?: number;
            /**
             * @description how tactics and parents are chosen: thompson and policy-gradient learn it, heuristic takes turns, random draws (default: thompson)
             * @enum {string}
             */
            readonly controller?: "thompson" | "policy-gradient" | "heuristic" | "random";
            /** @description count a pass also where no test that must fail stands against the tests (TAP; docs/sandbox.md) */
            readonly countUncontrolled?: boolean;
            /** @description minute, hour, day of month, month, day of week, in UTC, or behind CRON_TZ=Europe/Berlin */
            readonly cron: string;
            /** @description improvement cycles (default: 5) */
            readonly cycles?: number;
            /**
             * @description what the gate counts: wins (a task that one side alone solves), and attempts until solved or, where tasks are long, the share of hidden tests passed (default: wins-and-attempts)
             * @enum {string}
             */
            readonly evidence?: "wins" | "wins-and-attempts" | "wins-and-tests";
            /** @description how often the first and the last exam run each sealed task (default: 3, fewer where that would be more than is practised or a third of the budget) */
            readonly examRuns?: number;
            /** @description a fall of more than so many points of 100 below the checkpoint rolls back (default: 10) */
            readonly fallPoints?: number;
            /** @description start also where the suite is too small for anything to be promoted */
            readonly force?: boolean;
            /** @description for experiments: after every so many cycles the champion is exchanged for a worse version of it (one candidate an episode, no reflection, no memory), without a race */
            readonly harmEvery?: number;
            /** @description false: each night starts from the strategy, and remembers nothing */
            readonly inherits?: boolean;
            /**
             * @description only the tasks in this language
             * @enum {string}
             */
            readonly language?: "python" | "java" | "javascript" | "typescript" | "rust";
            /** @description hard budget in US dollars, calls in flight included */
            readonly maxCostUsd?: number;
            /** @description active hours, pauses not counted */
            readonly maxHours?: number;
            /** @description hard budget in model calls, calls in flight included; a request for n answers is n calls */
            readonly maxModelCalls?: number;
            /** @description pairs that a race may take (default: 400) */
            readonly maxPairs?: number;
            /**
             * @description for experiments: what episodes are told of what is remembered; errors: what went wrong and how it was mended; code: what was solved at once; none: nothing (default: both)
             * @enum {string}
             */
            readonly memory?: "both" | "errors" | "code" | "none";
            /**
             * @description for experiments: shuffled tells what is remembered of some other task, instead of the nearest (default: own)
             * @enum {string}
             */
            readonly memoryContent?: "own" | "shuffled";
            /** @description share memory under this name: begin with what other campaigns of that name, and imports there, have learned; without one a campaign remembers alone */
            readonly memoryScope?: string;
            /** @description with OPENAI_BASE_URL: a model's name there; without: the model that the stack runs, offline (no language model), smollm2 (a small one, fetched once) or PATH.gguf (a file of yours) (default: the one that the stack was started with) */
            readonly model?: string;
            /** @description who proposes changes of the strategy: a model's name at RATCHET_PROPOSAL_BASE_URL, or at the solver's endpoint where that is not set (default: RATCHET_PROPOSAL_MODEL of the stack, else the solver's model) */
            readonly proposalModel?: string;
            /**
             * @description for experiments: what episodes are told of why their attempts failed; shuffled: the same words in another order, which say nothing; none: nothing is asked or told (default: own)
             * @enum {string}
             */
            readonly reflection?: "own" | "shuffled" | "none";
            /** @description who says why attempts failed and what an episode taught: a model's name at RATCHET_REFLECTION_BASE_URL, or at the solver's endpoint where that is not set (default: RATCHET_REFLECTION_MODEL of the stack, else the solver's model) */
            readonly reflectionModel?: string;
            /** @description who looks over answers before they are judged, where a strategy asks for that: a model's name at RATCHET_REVIEW_BASE_URL, or at the solver's endpoint where that is not set (default: RATCHET_REVIEW_MODEL of the stack, else the solver's model) */
            readonly reviewModel?: string;
            /** @description name of the schedule; each night is named after it and its moment */
            readonly schedule: string;
            /**
             * @description look for what is worth a race on train tasks, many edits a cycle; off: one edit a cycle, screened on what was practised (default: on)
             * @enum {string}
             */
            readonly search?: "on" | "off";
            /** @description candidates that an episode of the search may have judged, where that is fewer than attempts (default: 2) */
            readonly searchAttempts?: number;
            /** @description percent of what a cycle may spend of the budget that its search may (default: 80) */
            readonly searchShare?: number;
            /** @description seed of everything that is drawn (default: 1) */
            readonly seed?: number;
            /** @description train tasks that each cycle runs again to notice a fall; 0: it does not look (default: 4) */
            readonly sentinels?: number;
            /** @description version to start from: its id, its unique beginning, or CAMPAIGN@champion (default: the first strategy) */
            readonly strategy?: string;
            /** @description a suite that ships, a folder, or FORMAT:PATH; what does not ship lies in one of the folders of RATCHET_SUITES on the machine that serves the API, and is named by its path or its path from there */
            readonly suite: string;
        };
        readonly Session: {
            /** @description to be sent as X-CSRF-Token with each write; null without a session */
            readonly csrf: string | null;
            /** @description whose token it is */
            readonly name: string;
            /** @description nobody needs a token here */
            readonly open: boolean;
            /**
             * @description what it may
             * @enum {string}
             */
            readonly scope: "read" | "operate" | "admin";
        };
        readonly SharedMemory: {
            /** @description how far each campaign, and what was imported, had come then */
            readonly memory: readonly {
                readonly branch: number;
                readonly campaign: string;
                readonly upToCycle: number;
            }[];
            readonly scope: string;
        };
        readonly ShownRow: {
            /** @description what is known of it; null where nothing is */
            readonly entry: {
                /** @description cycles since it was last learned */
                readonly age: number | null;
                /** @description how often it was learned */
                readonly count: number;
                readonly evidence: {
                    readonly came: number;
                    readonly controls: number;
                    readonly expected: number;
                    readonly told: number;
                };
                readonly lift: number;
                /**
                 * @description why it is not told any more; null: it may be told
                 * @enum {string|null}
                 */
                readonly out: "forgotten" | "hurts" | "expired" | "crowded-out" | null;
            } | null;
            readonly from: string;
            readonly orders: readonly {
                readonly at: string;
                readonly because: string;
                /** @enum {string} */
                readonly order: "forget" | "restore";
                readonly row: string;
            }[];
            readonly row: components["schemas"]["MemoryRow"];
        };
        readonly StartedExperiment: {
            readonly campaigns: number;
            readonly id: string;
            /** @description it was started before, and goes on */
            readonly resumed: boolean;
        };
        readonly StoppingExperiment: {
            readonly id: string;
            /** @enum {string} */
            readonly ordered: "stop";
        };
        readonly Strategy: {
            readonly asking: {
                /** @enum {string} */
                readonly answer: "file" | "code-only";
                /** @enum {string} */
                readonly cases: "list" | "assertions" | "doctest" | "table";
                /** @enum {string} */
                readonly examples: "listed" | "turns";
                /** @enum {string} */
                readonly headings: "marked" | "plain";
                /** @enum {string} */
                readonly messages: "one" | "system-and-user";
                readonly order: readonly ("role" | "planning" | "rules" | "examples" | "answer" | "task" | "files" | "support" | "cases" | "memory" | "tried" | "repair" | "reflections")[];
                readonly stub: boolean;
            };
            readonly decoding: {
                readonly maxTokens: number;
                readonly temperature: number;
                readonly topP: number;
            };
            readonly demonstrations: readonly {
                readonly example?: {
                    readonly answer: string;
                    readonly before: string;
                    readonly failing: string;
                    readonly language: string;
                    readonly task: string;
                };
                readonly id: string;
                readonly text: string;
            }[];
            readonly episode: {
                readonly attempts: number;
                readonly reflections: number;
                readonly samples: number;
            };
            readonly focus: {
                readonly compiled: number;
                readonly recent: number;
                readonly tests: number;
            };
            readonly memory: {
                readonly examples?: number;
                readonly recall: number;
                readonly tokens?: number;
            };
            readonly prompts: {
                readonly planning: string;
                readonly proposal: string;
                readonly reflection: string;
                readonly repair: string;
                readonly role: string;
            };
            readonly rules: readonly {
                readonly id: string;
                readonly pinned: boolean;
                readonly text: string;
            }[];
            /** @enum {number} */
            readonly schema: 3;
            readonly solver?: {
                /** @enum {string} */
                readonly actions: "fenced" | "native";
                readonly costUsd: number | null;
                /** @enum {string} */
                readonly edits: "search-replace" | "whole-file" | "either";
                readonly instructions: string;
                /** @enum {string} */
                readonly kind: "agent";
                readonly minutes: number;
                readonly promptTokens: number;
                readonly testFirst: boolean;
                readonly tokens: number;
                readonly turns: number;
            } | {
                readonly calls: number;
                readonly command: string | readonly string[];
                readonly costUsd: number | null;
                readonly env: {
                    readonly [key: string]: string;
                };
                readonly files: readonly {
                    readonly path: string;
                    readonly text?: string;
                    /** @enum {string} */
                    readonly what: "strategy" | "skill" | "role" | "rules" | "examples" | "statement" | "text";
                }[];
                readonly ignore: readonly string[];
                readonly instructions: string;
                /** @enum {string} */
                readonly kind: "command";
                readonly minutes: number;
                readonly setup: readonly string[];
                /** @enum {string} */
                readonly stdin: "statement" | "nothing";
                readonly tokens: number;
            } | {
                readonly agents: number;
                readonly child: string;
                readonly costUsd: number | null;
                readonly depth: number;
                readonly helpers: number;
                readonly instructions: string;
                /** @enum {string} */
                readonly kind: "tree";
                readonly modify: string;
                readonly mother: string;
                readonly promptTokens: number;
                readonly repair: string;
                readonly reviewing: string;
                readonly rounds: number;
                readonly testing: string;
                readonly tests: number;
                readonly tokens: number;
                readonly width: number;
            };
            readonly steps?: readonly {
                readonly decoding?: {
                    readonly maxTokens?: number;
                    readonly temperature?: number;
                    readonly topP?: number;
                };
                readonly n?: number;
                readonly prompt?: string;
                /** @enum {string} */
                readonly step: "localise" | "plan" | "write-tests" | "draft" | "review" | "vote" | "run-visible" | "reflect" | "self-debug" | "restart";
            }[];
            readonly tactics: {
                readonly [key: string]: number;
            };
            readonly tools: readonly ("compile-first" | "tests-first" | "coverage" | "linter" | "self-review")[];
            readonly worth: {
                readonly codeSimilarity: number;
                readonly compiled: number;
                readonly diffSimilarity: number;
                readonly peakMemory: number;
                readonly runTime: number;
                readonly style: number;
                readonly tests: number;
            };
        };
        readonly StrategyChange: {
            /** @enum {string} */
            readonly action: "rule-added" | "rule-changed" | "rule-dropped" | "rules-merged" | "prompt-changed" | "demonstrations-changed" | "decoding-changed" | "episode-changed" | "memory-changed" | "asking-changed" | "tools-changed" | "steps-changed" | "weights-changed" | "recombined" | "fresh-start" | "edit-dropped" | "solver-changed" | "edits-bundled";
            readonly because: string;
            /** @description each edit of a bundle of several, in their order */
            readonly edits?: readonly {
                /** @enum {string} */
                readonly action: "rule-added" | "rule-changed" | "rule-dropped" | "rules-merged" | "prompt-changed" | "demonstrations-changed" | "decoding-changed" | "episode-changed" | "memory-changed" | "asking-changed" | "tools-changed" | "steps-changed" | "weights-changed" | "recombined" | "fresh-start" | "edit-dropped" | "solver-changed" | "edits-bundled";
                readonly new: string;
                readonly old: string;
            }[];
            readonly evidence: readonly string[];
            readonly new: string;
            readonly old: string;
            readonly tactic: string;
        };
        readonly StrategyDiff: {
            /** @description part by part; empty where nothing differs */
            readonly changes: readonly {
                readonly added: readonly string[];
                readonly part: string;
                readonly removed: readonly string[];
            }[];
            readonly from: string;
            readonly to: string;
        };
        readonly StrategySummary: {
            readonly change: components["schemas"]["StrategyChange"] | null;
            readonly id: string;
            readonly parent: string | null;
            readonly rules: number;
        };
        readonly StrategyVersion: {
            /** @description what made it out of its parent; null for a first version */
            readonly change: components["schemas"]["StrategyChange"] | null;
            readonly id: string;
            readonly parent: string | null;
            readonly strategy: components["schemas"]["Strategy"];
        };
        readonly Task: {
            readonly family: string;
            readonly hasReference: boolean;
            readonly hiddenChecks: number;
            readonly id: string;
            /** @enum {string} */
            readonly kind: "repair" | "implement" | "repo";
            /** @enum {string} */
            readonly language: "python" | "java" | "javascript" | "typescript" | "rust";
            /**
             * @description how its hidden checks are judged
             * @enum {string}
             */
            readonly trust: "split" | "in-process";
            readonly visibleChecks: number;
        };
        readonly ToldFeedback: {
            readonly about: string;
            readonly at: string;
            readonly because: string;
            /** @description the cycle that read it, counted from 0 */
            readonly cycle: number | null;
            /** @enum {string} */
            readonly fate: "promoted" | "dropped" | "undecided" | "screened" | "rolled-back" | "open" | "no-challenger" | "not-read";
            /** @enum {string} */
            readonly judgement: "accepted" | "rejected" | "comment";
            /** @description the challenger that came of it */
            readonly strategy: string | null;
            readonly text: string;
        };
        readonly ToldForce: {
            readonly at: string;
            readonly because: string;
            /** @description the first cycle that it was champion in, counted from 0; null where nothing came of it */
            readonly cycle: number | null;
            /** @description the cycle that was cut and given up for it, counted from 0 */
            readonly gaveUp: number | null;
            readonly strategy: string;
        };
        readonly ToldMemory: {
            /** @description how often something was learned that a row said already */
            readonly again: number;
            readonly items: readonly {
                /** @description what they came to, summed: 1 solved at once, 0 not solved */
                readonly came: number;
                /** @description episodes of the same tasks without it */
                readonly controls: number;
                /** @description what the same tasks came to without it, summed over the same episodes */
                readonly expected: number;
                readonly id: string;
                /** @enum {string} */
                readonly kind: "lesson" | "fix" | "success" | "place" | "code";
                readonly lift: number;
                /** @enum {string|null} */
                readonly out: "forgotten" | "hurts" | "expired" | "crowded-out" | null;
                readonly sentence: string;
                /** @description train episodes in whose prompt it stood */
                readonly told: number;
            }[];
            /** @description rows that are not told any more, by why */
            readonly out: {
                readonly [key: string]: number;
            };
            readonly reuse: {
                /** @description MemoryReuseRate: of the train episodes that looked into memory, the share that was told something */
                readonly rate: {
                    readonly high: number;
                    readonly low: number;
                    readonly n: number;
                    readonly value: number;
                };
                readonly solvedWith: {
                    readonly high: number;
                    readonly low: number;
                    readonly n: number;
                    readonly value: number;
                };
                readonly solvedWithout: {
                    readonly high: number;
                    readonly low: number;
                    readonly n: number;
                    readonly value: number;
                };
            };
            /** @description rows that it sees, by kind */
            readonly rows: {
                readonly [key: string]: number;
            };
            /** @description the name under which it is shared */
            readonly scope: string | null;
            /** @description failed tasks that wait to be practised again */
            readonly waiting: number;
        };
        readonly ToldRace: {
            /** @description how soon the sides solved their tasks, as evidence: by pair, within how many of the budgets 1 … K attempts more the challenger did; missing where wins alone count */
            readonly attempts?: {
                readonly ahead: readonly number[];
                readonly budgets: number;
                /** @description by this count alone */
                readonly logE: number;
                /** @enum {string} */
                readonly of?: "tests";
            };
            readonly because: string;
            readonly branch: number;
            readonly campaign: string;
            readonly challenger: string;
            readonly champion: string;
            readonly costUsd: number;
            /** @description counted from 0 */
            readonly cycle: number;
            /** @enum {string} */
            readonly decision: "promoted" | "dropped" | "undecided";
            /** @description logarithms of e-values: before the first pair, and after each */
            readonly evidence: {
                /** @description of all that counts */
                readonly both: readonly number[];
                /** @description of each count, where there are two */
                readonly parts: readonly {
                    readonly curve: readonly number[];
                    readonly name: string;
                }[];
            };
            readonly id: string;
            readonly k: number;
            /** @description of all that counts */
            readonly logE: number;
            readonly logThreshold: number;
            readonly losses: number;
            readonly modelCalls: number;
            readonly outcomes: string;
            readonly pairs: number;
            readonly voids: {
                readonly challenger: number;
                readonly champion: number;
            };
            readonly winFamilies: number;
            readonly wins: number;
        };
        readonly ToldVersion: {
            /** @description what it has otherwise than its parent, line by line */
            readonly diff: readonly string[];
            /** @enum {string} */
            readonly fate: "first" | "champion" | "was champion" | "dropped" | "undecided" | "screened out" | "rolled back" | "not raced";
            /** @description how a person made it champion without a race, a sentence each time */
            readonly forced: readonly string[];
            /** @description its latest race */
            readonly race: components["schemas"]["Race"] | null;
            readonly version: components["schemas"]["StrategyVersion"];
        };
        readonly Tree: {
            readonly agents: readonly components["schemas"]["TreeAgent"][];
            /** @description null while it grows */
            readonly record: {
                readonly cases: {
                    readonly broken: number;
                    readonly holdOnStub: number;
                    readonly kept: number;
                    readonly written: number;
                };
                readonly end: {
                    readonly because: string;
                    readonly spent: {
                        readonly agents: number;
                        readonly calls: number;
                        readonly costUsd: number;
                        readonly rounds: number;
                        readonly sandboxRuns: number;
                        readonly tokens: number;
                    };
                    /** @enum {string} */
                    readonly state: "passed" | "unproved" | "failed" | "refused" | "spent" | "missed";
                };
                readonly files: {
                    readonly [key: string]: string;
                };
                /** @description agents that wrote something, by level */
                readonly levels: readonly number[];
                readonly reviews: {
                    readonly asked: number;
                    readonly doubted: number;
                    readonly doubtedAndFailed: number;
                };
            } | null;
            readonly tree: string;
        };
        readonly TreeAgent: {
            readonly because: string;
            readonly calls: number;
            readonly level: number;
            /** @description the names down to it; empty of the first agent */
            readonly name: string;
            /** @description what it wrote, time by time */
            readonly rounds: readonly {
                readonly ended: {
                    readonly because: string;
                    /** @enum {string} */
                    readonly state: "passed" | "unproved" | "failed" | "refused" | "spent" | "missed";
                } | null;
                /** @description why answers could not be used */
                readonly faults: readonly string[];
                /** @description what it wrote, with its helpers as stubs */
                readonly files: {
                    readonly [key: string]: string;
                };
                readonly helpers: readonly {
                    readonly doc: string;
                    readonly lines: number;
                    readonly name: string;
                    readonly parameters: number | null;
                    readonly path: string;
                    readonly signature: string;
                    readonly uses: readonly string[];
                }[];
                readonly proof: {
                    /** @description ids of the cases that did not hold */
                    readonly broken: readonly string[];
                    readonly failing: readonly string[];
                    readonly files: {
                        readonly [key: string]: string;
                    };
                    readonly holdOnStub: number;
                    /** @description ids of the cases that can say something */
                    readonly kept: readonly string[];
                    readonly runs: number;
                    /** @enum {string} */
                    readonly state: "passed" | "unproved" | "failed" | "refused" | "spent" | "missed";
                    /** @description helpers whose code the failures ran */
                    readonly touched: readonly string[];
                } | null;
                readonly review: {
                    readonly because: string;
                    readonly isDoubted: boolean;
                    readonly spent: {
                        readonly calls: number;
                        readonly costUsd: number;
                        readonly tokens: number;
                    };
                } | null;
                /** @enum {string} */
                readonly role: "mother" | "child";
                readonly spent: {
                    readonly calls: number;
                    readonly costUsd: number;
                    readonly tokens: number;
                };
                /** @description its contract; null: the first agent of the tree */
                readonly unit: {
                    readonly doc: string;
                    readonly lines: number;
                    readonly name: string;
                    readonly parameters: number | null;
                    readonly path: string;
                    readonly signature: string;
                    readonly uses: readonly string[];
                } | null;
                /** @enum {string} */
                readonly want: "make" | "change" | "prove" | "repair";
            }[];
            /** @enum {string} */
            readonly state: "passed" | "unproved" | "failed" | "refused" | "spent" | "missed" | "planned" | "waits" | "proving";
            readonly tokens: number;
            readonly waitsFor: readonly string[];
        };
        readonly Verdict: {
            readonly backend: string;
            readonly diagnostics: readonly {
                readonly line: number;
                readonly message: string;
                readonly path: string;
            }[];
            /** @enum {string|null} */
            readonly errorClass: "Syntax" | "Logic" | "Timeout" | "Resource" | "Tampering" | null;
            /** @description what the candidate printed; untrusted */
            readonly output: string;
            readonly reason: string;
            readonly rejectedPaths: readonly string[];
            /** @enum {string} */
            readonly status: "passed" | "failed" | "void";
            /**
             * @description the step of the judgement that decided it
             * @enum {string}
             */
            readonly step: "collect" | "compile" | "load" | "test";
            /** @description visible checks */
            readonly tests: readonly {
                readonly id: string;
                readonly message: string;
                /** @enum {string} */
                readonly status: "passed" | "failed" | "missing";
            }[];
            /** @enum {string} */
            readonly trust: "split" | "in-process" | "uncontrolled";
            readonly usage: {
                readonly cpuMs: number;
                readonly outputBytes: number;
                readonly peakMemoryMb: number;
                readonly wallMs: number;
            };
        };
        readonly WorkDone: {
            /** @description those of them that asked the model */
            readonly asked: number;
            readonly exams: {
                readonly costUsd: number;
                readonly modelCalls: number;
            };
            /** @description as many as there were: one a cycle, or those of the searches */
            readonly proposals: number;
            readonly rest: {
                readonly costUsd: number;
                readonly modelCalls: number;
            };
            /** @description what the searches did; calls and cost are those of their episodes; missing where there was none */
            readonly search?: {
                /** @description how the last one ended */
                readonly because: string;
                /** @description the version that is furthest ahead of the champion, on train tasks */
                readonly best: {
                    readonly losses: number;
                    readonly places: number;
                    readonly strategy: string;
                    readonly wins: number;
                } | null;
                readonly costUsd: number;
                readonly cycles: number;
                /** @description those of them that entered its pool */
                readonly entered: number;
                readonly episodes: number;
                /** @description how often what proposals foretold of train tasks came; missing where none foretold anything */
                readonly foretold?: {
                    readonly breakages: {
                        readonly came: number;
                        readonly of: number;
                    };
                    readonly fixes: {
                        readonly came: number;
                        readonly of: number;
                    };
                };
                /** @description versions that came of them, and of taking edits away */
                readonly made: number;
                readonly modelCalls: number;
                readonly proposals: number;
                /** @description what the races of what it found took */
                readonly races: {
                    readonly costUsd: number;
                    readonly modelCalls: number;
                };
                /** @description what rules did on train places, with against without */
                readonly rules?: readonly {
                    readonly harmful: number;
                    readonly helpful: number;
                    readonly places: number;
                    readonly rule: string;
                    /** @description attempts */
                    readonly saved: number;
                }[];
            };
            readonly tactics: readonly {
                readonly asked: number;
                readonly challengers: number;
                readonly chosen: number;
                readonly costUsd: number;
                readonly modelCalls: number;
                readonly promoted: number;
                readonly raced: number;
                readonly screened: number;
                readonly tactic: string;
            }[];
            /** @description why no challenger came of a question to the model, and how often */
            readonly unanswered: {
                readonly [key: string]: number;
            };
            /** @description the gain that a race promotes in four cases of five; null: none is likely to be seen */
            readonly visible: readonly {
                readonly gain: number | null;
                readonly k: number;
                readonly pairs: number;
            }[];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    readonly AttemptsController_show: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description address of an episode, as its campaign lists it, with each / written as %2F; with /attempt/N behind it, of one attempt */
                readonly address: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description the whole story: question by its parts, what memory gave, answers or turns, verdicts, reflections, cost */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Course"];
                };
            };
            /** @description the request cannot be read, or asks for what the route does not take */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no episode of that address has ended, or there is no such attempt */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly AttemptsController_tree: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description address of an episode, as its campaign lists it, with each / written as %2F; with /attempt/N behind it, of one attempt */
                readonly address: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description the tree of agents that its latest answer, or that of the attempt, grows in; also while it grows */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Tree"];
                };
            };
            /** @description the request cannot be read, or asks for what the route does not take */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description it has no tree, or none yet */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly AuditController_list: {
        readonly parameters: {
            readonly query?: {
                /** @description the last id of the page before */
                readonly after?: string;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description who changed what through the API, the latest first */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /** @description `after` of the next page; null on the last */
                        readonly next: string | null;
                        readonly writes: readonly components["schemas"]["Audit"][];
                    };
                };
            };
            /** @description a field is wrong */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not read it */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly CampaignsController_list: {
        readonly parameters: {
            readonly query?: {
                /** @description the name of the last campaign of the page before */
                readonly after?: string;
                readonly limit?: number;
                /** @description only campaigns that are so */
                readonly status?: "running" | "paused" | "done" | "stopped";
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description campaigns, the newest first */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly campaigns: readonly components["schemas"]["Campaign"][];
                        /** @description `after` of the next page; null on the last */
                        readonly next: string | null;
                    };
                };
            };
            /** @description a field is wrong */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly CampaignsController_start: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["CampaignRequest"];
            };
        };
        readonly responses: {
            /** @description started */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Campaign"];
                };
            };
            /** @description a field is wrong or the suite is not usable */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the name is taken */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match: somebody else has steered since */
            readonly 412: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the body is too large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the body is no JSON */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Idempotency-Key: it came with another body before */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a service does not answer */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly CampaignsController_show: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description name of the campaign, which is its id */
                readonly name: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description the campaign, and what it is doing now */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly campaign: components["schemas"]["Campaign"];
                        /** @description live detail; null when the campaign has ended */
                        readonly progress: components["schemas"]["CampaignProgress"] | null;
                    };
                };
            };
            /** @description the request cannot be read, or asks for what the route does not take */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no campaign has that name */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly CampaignsController_budget: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description name of the campaign, which is its id */
                readonly name: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["CampaignBudget"];
            };
        };
        readonly responses: {
            /** @description the limits are changed */
            readonly 202: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Campaign"];
                };
            };
            /** @description a field is wrong, or the limit is below what is spent */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no campaign has that name */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the campaign has ended */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match: somebody else has steered since */
            readonly 412: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the body is too large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the body is no JSON */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Idempotency-Key: it came with another body before */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly RecordsController_checkpoints: {
        readonly parameters: {
            readonly query?: {
                /** @description the last id of the page before */
                readonly after?: string;
                readonly limit?: number;
                /** @description which stands first */
                readonly order?: "oldest" | "newest";
            };
            readonly header?: never;
            readonly path: {
                /** @description name of the campaign, which is its id */
                readonly name: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description where champions were confirmed, and by what */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly checkpoints: readonly components["schemas"]["Checkpoint"][];
                        /** @description `after` of the next page; null on the last */
                        readonly next: string | null;
                    };
                };
            };
            /** @description a field is wrong */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no campaign has that name */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly RecordsController_cycles: {
        readonly parameters: {
            readonly query?: {
                /** @description the last id of the page before */
                readonly after?: string;
                readonly limit?: number;
                /** @description which stands first */
                readonly order?: "oldest" | "newest";
            };
            readonly header?: never;
            readonly path: {
                /** @description name of the campaign, which is its id */
                readonly name: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description cycles that have practised, with what each came to */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly cycles: readonly components["schemas"]["Cycle"][];
                        /** @description `after` of the next page; null on the last */
                        readonly next: string | null;
                    };
                };
            };
            /** @description a field is wrong */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no campaign has that name */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly RecordsController_episodes: {
        readonly parameters: {
            readonly query?: {
                /** @description the last id of the page before */
                readonly after?: string;
                readonly branch?: number;
                /** @description from 0 */
                readonly cycle?: number;
                readonly limit?: number;
                /** @description which stands first */
                readonly order?: "oldest" | "newest";
                readonly outcome?: "solved" | "plausible" | "failed" | "void";
                readonly purpose?: "practise" | "search" | "screen" | "race" | "trust" | "exam" | "solve";
                /** @description id of a task */
                readonly task?: string;
            };
            readonly header?: never;
            readonly path: {
                /** @description name of the campaign, which is its id */
                readonly name: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description episodes that have ended, of a campaign or of a run of `solve`; a page may hold fewer than asked for and have a next */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly episodes: readonly components["schemas"]["Episode"][];
                        /** @description `after` of the next page; null on the last */
                        readonly next: string | null;
                    };
                };
            };
            /** @description a field is wrong */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no campaign has that name */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly CampaignEventsController_events: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description name of the campaign, which is its id */
                readonly name: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description server-sent events, from the first or from behind Last-Event-ID: what happened (`champion`, `race`, `rollback`, `incident`, `order`, `report`; data: CampaignEvent), `progress` whenever it changes (data: CampaignProgress), and `heartbeat` */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/event-stream": components["schemas"]["CampaignEvent"];
                };
            };
            /** @description Last-Event-ID is none of its ids */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no campaign has that name */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many follow */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly CampaignsController_extend: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description name of the campaign, which is its id */
                readonly name: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["CampaignExtension"];
            };
        };
        readonly responses: {
            /** @description it goes on from where it ended, and takes the last exam again at its end */
            readonly 202: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Campaign"];
                };
            };
            /** @description nothing is given, or what is given would end it again at once */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no campaign has that name */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description it has not ended, or was stopped for good */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match: somebody else has steered since */
            readonly 412: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the body is too large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the body is no JSON */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Idempotency-Key: it came with another body before */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly CampaignsController_feedback: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description name of the campaign, which is its id */
                readonly name: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["CampaignFeedback"];
            };
        };
        readonly responses: {
            /** @description the proposal of the next cycle asks the model and reads it; the report says what became of it */
            readonly 202: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Campaign"];
                };
            };
            /** @description the text is empty or too long */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no campaign has that name */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description it has ended */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match: somebody else has steered since */
            readonly 412: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the body is too large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the body is no JSON */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Idempotency-Key: it came with another body before */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly RecordsController_grid: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description name of the campaign, which is its id */
                readonly name: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description practice of all cycles by task, a letter each */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Grid"];
                };
            };
            /** @description a field is wrong */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no campaign has that name */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly RecordsController_history: {
        readonly parameters: {
            readonly query?: {
                /** @description the last id of the page before */
                readonly after?: string;
                readonly limit?: number;
                /** @description which stands first */
                readonly order?: "oldest" | "newest";
            };
            readonly header?: never;
            readonly path: {
                /** @description name of the campaign, which is its id */
                readonly name: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description champions, rollbacks, incidents, orders and extensions, in the order of time */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly history: readonly components["schemas"]["HistoryLine"][];
                        /** @description `after` of the next page; null on the last */
                        readonly next: string | null;
                    };
                };
            };
            /** @description a field is wrong */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no campaign has that name */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly RecordsController_incidents: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description name of the campaign, which is its id */
                readonly name: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description what is out of the ordinary now, and what was */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Incidents"];
                };
            };
            /** @description a field is wrong */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no campaign has that name */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly RecordsController_ledger: {
        readonly parameters: {
            readonly query?: {
                /** @description the last id of the page before */
                readonly after?: string;
                readonly limit?: number;
                /** @description which stands first */
                readonly order?: "oldest" | "newest";
            };
            readonly header?: never;
            readonly path: {
                /** @description name of the campaign, which is its id */
                readonly name: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description what was paid: budget, sums by role, and the questions of episodes */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly budget: components["schemas"]["BudgetReading"];
                        /** @description questions of episodes that have ended; what proposals and lessons asked is in the sums alone */
                        readonly episodes: readonly {
                            readonly calls: readonly components["schemas"]["PaidCall"][];
                            readonly episode: string;
                            readonly taskId: string;
                        }[];
                        /** @description `after` of the next page; null on the last */
                        readonly next: string | null;
                        /** @description of what is spent, what each role was paid for; empty where nothing is known */
                        readonly roles: readonly {
                            readonly costUsd: number;
                            readonly model: string;
                            readonly modelCalls: number;
                            /** @enum {string} */
                            readonly role: "solver" | "reflector" | "proposer" | "reviewer";
                            readonly tokens: number;
                        }[];
                    };
                };
            };
            /** @description a field is wrong */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no campaign has that name */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly CampaignsController_pause: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description name of the campaign, which is its id */
                readonly name: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["CampaignReason"];
            };
        };
        readonly responses: {
            /** @description it pauses when what is in flight has ended */
            readonly 202: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["OrderedCampaign"];
                };
            };
            /** @description the request cannot be read, or asks for what the route does not take */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no campaign has that name */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description it is paused or stopping already, or has ended */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match: somebody else has steered since */
            readonly 412: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the body is too large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the body is no JSON */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Idempotency-Key: it came with another body before */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly CampaignsController_pin: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description name of the campaign, which is its id */
                readonly name: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["CampaignPin"];
            };
        };
        readonly responses: {
            /** @description no proposal may change or drop the rule, or may again */
            readonly 202: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Campaign"];
                };
            };
            /** @description the champion has no such rule */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no campaign has that name */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description it is so already, or the campaign has ended */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match: somebody else has steered since */
            readonly 412: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the body is too large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the body is no JSON */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Idempotency-Key: it came with another body before */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly CampaignsController_promote: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description name of the campaign, which is its id */
                readonly name: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["CampaignPromotion"];
            };
        };
        readonly responses: {
            /** @description it becomes champion without a race, on record as forced, when the cycle that runs has ended */
            readonly 202: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Campaign"];
                };
            };
            /** @description the strategy is unknown */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no campaign has that name */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the strategy is vetoed or champion already, or the campaign has ended */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match: somebody else has steered since */
            readonly 412: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the body is too large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the body is no JSON */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Idempotency-Key: it came with another body before */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly RecordsController_races: {
        readonly parameters: {
            readonly query?: {
                /** @description the last id of the page before */
                readonly after?: string;
                readonly limit?: number;
                /** @description which stands first */
                readonly order?: "oldest" | "newest";
            };
            readonly header?: never;
            readonly path: {
                /** @description name of the campaign, which is its id */
                readonly name: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description races, with the evidence as it grew by pair */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /** @description `after` of the next page; null on the last */
                        readonly next: string | null;
                        readonly races: readonly components["schemas"]["ToldRace"][];
                    };
                };
            };
            /** @description a field is wrong */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no campaign has that name */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly CampaignsController_report: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description name of the campaign, which is its id */
                readonly name: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description what it came to, with the evidence */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CampaignReport"];
                };
            };
            /** @description the request cannot be read, or asks for what the route does not take */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no campaign has that name, or it has not ended */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly CampaignsController_resume: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description name of the campaign, which is its id */
                readonly name: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["CampaignResume"];
            };
        };
        readonly responses: {
            /** @description it goes on */
            readonly 202: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["OrderedCampaign"];
                };
            };
            /** @description the request cannot be read, or asks for what the route does not take */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no campaign has that name */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description it is not paused, or has ended */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match: somebody else has steered since */
            readonly 412: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the body is too large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the body is no JSON */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Idempotency-Key: it came with another body before */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly CampaignsController_planRollback: {
        readonly parameters: {
            readonly query: {
                /** @description id of a version that was champion */
                readonly to: string;
            };
            readonly header?: never;
            readonly path: {
                /** @description name of the campaign, which is its id */
                readonly name: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description what a rollback would do; nothing is touched */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RollbackPlan"];
                };
            };
            /** @description the version cannot be gone back to */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no campaign has that name */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly CampaignsController_rollback: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description name of the campaign, which is its id */
                readonly name: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["CampaignRollback"];
            };
        };
        readonly responses: {
            /** @description it goes back to the checkpoint by replaying its history up to there; its events and history say when it is done */
            readonly 202: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RollbackPlan"];
                };
            };
            /** @description the version cannot be gone back to */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no campaign has that name */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description it is being rolled back already */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match: somebody else has steered since */
            readonly 412: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the body is too large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the body is no JSON */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Idempotency-Key: it came with another body before */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly CampaignsController_stop: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description name of the campaign, which is its id */
                readonly name: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["CampaignStop"];
            };
        };
        readonly responses: {
            /** @description it writes its report and ends */
            readonly 202: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["OrderedCampaign"];
                };
            };
            /** @description the request cannot be read, or asks for what the route does not take */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no campaign has that name */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description it has ended */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match: somebody else has steered since */
            readonly 412: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the body is too large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the body is no JSON */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Idempotency-Key: it came with another body before */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly RecordsController_versions: {
        readonly parameters: {
            readonly query?: {
                /** @description the last id of the page before */
                readonly after?: string;
                readonly limit?: number;
                /** @description which stands first */
                readonly order?: "oldest" | "newest";
            };
            readonly header?: never;
            readonly path: {
                /** @description name of the campaign, which is its id */
                readonly name: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description its versions in the order in which they were made, each with its fate, its race and what it changed */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /** @description `after` of the next page; null on the last */
                        readonly next: string | null;
                        readonly versions: readonly components["schemas"]["ToldVersion"][];
                    };
                };
            };
            /** @description a field is wrong */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no campaign has that name */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly RecordsController_suite: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description name of the campaign, which is its id */
                readonly name: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description its tasks, and the pool that each fell into; no content */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CampaignSuite"];
                };
            };
            /** @description a field is wrong */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no campaign has that name */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly CampaignsController_veto: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description name of the campaign, which is its id */
                readonly name: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["CampaignPromotion"];
            };
        };
        readonly responses: {
            /** @description the strategy never becomes champion, and is never gone back to */
            readonly 202: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Campaign"];
                };
            };
            /** @description the strategy is unknown */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no campaign has that name */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the strategy is champion, or vetoed already, or the campaign has ended */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match: somebody else has steered since */
            readonly 412: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the body is too large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the body is no JSON */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Idempotency-Key: it came with another body before */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly EventsController_all: {
        readonly parameters: {
            readonly query?: {
                /** @description how many of the latest events are told first, where no Last-Event-ID is sent */
                readonly backlog?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description server-sent events of all campaigns, the latest first or from behind Last-Event-ID: what happened (`champion`, `race`, `rollback`, `incident`, `order`, `report`; data: FeedEvent), `campaign` whenever one changes (data: CampaignChange), and `heartbeat` */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/event-stream": components["schemas"]["FeedEvent"] | components["schemas"]["CampaignChange"];
                };
            };
            /** @description Last-Event-ID is none of its ids */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many follow */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly ExperimentsController_list: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description experiments that ship, and those that were started */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /** @description those that can be started by their name */
                        readonly ships: readonly {
                            readonly definition: components["schemas"]["ExperimentDefinition"];
                            readonly name: string;
                        }[];
                        readonly started: readonly components["schemas"]["ExperimentSummary"][];
                    };
                };
            };
            /** @description the request cannot be read, or asks for what the route does not take */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly ExperimentsController_start: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ExperimentStart"];
            };
        };
        readonly responses: {
            /** @description its campaigns begin one after the other */
            readonly 202: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["StartedExperiment"];
                };
            };
            /** @description a field is wrong, or the experiment could not answer its question */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the name is taken */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match: somebody else has steered since */
            readonly 412: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the body is too large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the body is no JSON */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Idempotency-Key: it came with another body before */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly ExperimentsController_show: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description name of the campaign, which is its id */
                readonly name: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description where it stands, and what it says so far */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Experiment"];
                };
            };
            /** @description it is no name */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no experiment has that name */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly ExperimentsController_stop: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description name of the campaign, which is its id */
                readonly name: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ExperimentStop"];
            };
        };
        readonly responses: {
            /** @description no further campaign begins, and those that run are stopped */
            readonly 202: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["StoppingExperiment"];
                };
            };
            /** @description a field is wrong */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no experiment has that name */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description it cannot be done as things stand */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match: somebody else has steered since */
            readonly 412: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the body is too large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the body is no JSON */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Idempotency-Key: it came with another body before */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly HealthController_live: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description the process answers */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /** @enum {string} */
                        readonly status: "live";
                    };
                };
            };
            /** @description the request cannot be read, or asks for what the route does not take */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly HealthController_ready: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description every service that the API needs answers; `degraded` where one that campaigns need does not */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly checks: readonly {
                            readonly message: string;
                            readonly name: string;
                            readonly ready: boolean;
                            /** @description ISO 8601: since when it was seen not to answer; null where it does */
                            readonly since: string | null;
                        }[];
                        /**
                         * @description degraded: the API works, and something that campaigns need does not
                         * @enum {string}
                         */
                        readonly status: "ready" | "degraded" | "not-ready";
                    };
                };
            };
            /** @description the request cannot be read, or asks for what the route does not take */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a service does not answer */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly checks: readonly {
                            readonly message: string;
                            readonly name: string;
                            readonly ready: boolean;
                            /** @description ISO 8601: since when it was seen not to answer; null where it does */
                            readonly since: string | null;
                        }[];
                        /**
                         * @description degraded: the API works, and something that campaigns need does not
                         * @enum {string}
                         */
                        readonly status: "ready" | "degraded" | "not-ready";
                    };
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly IncidentsController_all: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description of all campaigns, what is out of the ordinary now, and what was */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["AllIncidents"];
                };
            };
            /** @description the request cannot be read, or asks for what the route does not take */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly MemoryController_search: {
        readonly parameters: {
            readonly query: {
                /** @description only what this campaign wrote */
                readonly campaign?: string;
                readonly kind?: "lesson" | "fix" | "success" | "place" | "code";
                readonly language?: "python" | "java" | "javascript" | "typescript" | "rust";
                readonly limit?: number;
                /** @description only what is shared under this name */
                readonly scope?: string;
                /** @description a failure, a program, words */
                readonly text: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description the rows nearest to a text, as an episode would find them */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /** @description the nearest first */
                        readonly rows: readonly components["schemas"]["MemoryRow"][];
                    };
                };
            };
            /** @description a field is wrong */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description nobody has that name */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly MemoryController_show: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description id of a row, or the beginning of it */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description a row whole, what followed where it was told, and whether it is told still */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ShownRow"];
                };
            };
            /** @description it is no id */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no row begins so, or several do */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly MemoryController_forget: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description id of a row, or the beginning of it */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["RowOrder"];
            };
        };
        readonly responses: {
            /** @description it is told to nobody from the next cycle on */
            readonly 202: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["OrderedRow"];
                };
            };
            /** @description a field is wrong */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no row begins so, or several do */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description it is forgotten already */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match: somebody else has steered since */
            readonly 412: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the body is too large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the body is no JSON */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Idempotency-Key: it came with another body before */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly MemoryController_restore: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description id of a row, or the beginning of it */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["RowOrder"];
            };
        };
        readonly responses: {
            /** @description it may be told again from the next cycle on */
            readonly 202: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["OrderedRow"];
                };
            };
            /** @description a field is wrong */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no row begins so, or several do */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description there is nothing to undo, or no more */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match: somebody else has steered since */
            readonly 412: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the body is too large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the body is no JSON */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Idempotency-Key: it came with another body before */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly MemoryController_stats: {
        readonly parameters: {
            readonly query?: {
                /** @description only what this campaign wrote */
                readonly campaign?: string;
                /** @description only what is shared under this name */
                readonly scope?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description how much is remembered, how much of it is used, and what it is worth */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly memories: readonly {
                            /** @description how often something was learned that a row said already */
                            readonly again: number;
                            /** @description or the name under which rows were imported */
                            readonly campaign: string;
                            readonly items: readonly {
                                /** @description what they came to, summed: 1 solved at once, 0 not solved */
                                readonly came: number;
                                /** @description episodes of the same tasks without it */
                                readonly controls: number;
                                /** @description what the same tasks came to without it, summed over the same episodes */
                                readonly expected: number;
                                readonly id: string;
                                /** @enum {string} */
                                readonly kind: "lesson" | "fix" | "success" | "place" | "code";
                                readonly lift: number;
                                /** @enum {string|null} */
                                readonly out: "forgotten" | "hurts" | "expired" | "crowded-out" | null;
                                readonly sentence: string;
                                /** @description train episodes in whose prompt it stood */
                                readonly told: number;
                            }[];
                            /** @description rows that are not told any more, by why */
                            readonly out: {
                                readonly [key: string]: number;
                            };
                            readonly reuse: {
                                /** @description MemoryReuseRate: of the train episodes that looked into memory, the share that was told something */
                                readonly rate: {
                                    readonly high: number;
                                    readonly low: number;
                                    readonly n: number;
                                    readonly value: number;
                                };
                                readonly solvedWith: {
                                    readonly high: number;
                                    readonly low: number;
                                    readonly n: number;
                                    readonly value: number;
                                };
                                readonly solvedWithout: {
                                    readonly high: number;
                                    readonly low: number;
                                    readonly n: number;
                                    readonly value: number;
                                };
                            };
                            /** @description rows that it sees, by kind */
                            readonly rows: {
                                readonly [key: string]: number;
                            };
                            /** @description the name under which it is shared */
                            readonly scope: string | null;
                            /** @description failed tasks that wait to be practised again */
                            readonly waiting: number;
                        }[];
                    };
                };
            };
            /** @description a field is wrong */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description nobody has that name */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly SchedulesController_list: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description campaigns that begin by themselves, one a night */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly schedules: readonly components["schemas"]["Schedule"][];
                    };
                };
            };
            /** @description the request cannot be read, or asks for what the route does not take */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly SchedulesController_create: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ScheduleCreate"];
            };
        };
        readonly responses: {
            /** @description it begins a campaign at each of the given times */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Schedule"];
                };
            };
            /** @description a field is wrong, or there is such a schedule already */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description it cannot be done as things stand */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match: somebody else has steered since */
            readonly 412: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the body is too large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the body is no JSON */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Idempotency-Key: it came with another body before */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly SchedulesController_remove: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description name of the campaign, which is its id */
                readonly name: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description it begins no further campaign; what it has begun goes on */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly removed: string;
                    };
                };
            };
            /** @description a field is wrong */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description there is no such schedule */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description it cannot be done as things stand */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match: somebody else has steered since */
            readonly 412: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the body is too large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the body is no JSON */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Idempotency-Key: it came with another body before */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly SchedulesController_pause: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description name of the campaign, which is its id */
                readonly name: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["CampaignReason"];
            };
        };
        readonly responses: {
            /** @description it begins no further campaign until it is resumed */
            readonly 202: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Schedule"];
                };
            };
            /** @description a field is wrong */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description there is no such schedule */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description it cannot be done as things stand */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match: somebody else has steered since */
            readonly 412: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the body is too large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the body is no JSON */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Idempotency-Key: it came with another body before */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly SchedulesController_resume: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description name of the campaign, which is its id */
                readonly name: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description it begins campaigns again */
            readonly 202: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Schedule"];
                };
            };
            /** @description a field is wrong */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description there is no such schedule */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description it cannot be done as things stand */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match: somebody else has steered since */
            readonly 412: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the body is too large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the body is no JSON */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Idempotency-Key: it came with another body before */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly SessionController_show: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description who calls */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Session"];
                };
            };
            /** @description the request cannot be read, or asks for what the route does not take */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly SessionController_open: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["Login"];
            };
        };
        readonly responses: {
            /** @description the browser is let in, by a cookie that no script reads */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Session"];
                };
            };
            /** @description a field is wrong */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token is wrong */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description it cannot be done as things stand */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match: somebody else has steered since */
            readonly 412: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the body is too large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the body is no JSON */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Idempotency-Key: it came with another body before */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly SessionController_end: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description the browser has to come in anew */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /** @enum {boolean} */
                        readonly ended: true;
                    };
                };
            };
            /** @description the request cannot be read, or asks for what the route does not take */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description it cannot be done as things stand */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match: somebody else has steered since */
            readonly 412: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the body is too large */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the body is no JSON */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Idempotency-Key: it came with another body before */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly StrategiesController_list: {
        readonly parameters: {
            readonly query?: {
                /** @description the last id of the page before */
                readonly after?: string;
                /** @description name of the campaign, which is its id */
                readonly campaign?: string;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description strategies in the order in which they were made */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /** @description `after` of the next page; null on the last */
                        readonly next: string | null;
                        readonly strategies: readonly components["schemas"]["StrategySummary"][];
                    };
                };
            };
            /** @description a field is wrong */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no campaign has that name */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly StrategiesController_show: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description id of a strategy */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description the whole strategy */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["StrategyVersion"];
                };
            };
            /** @description the request cannot be read, or asks for what the route does not take */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no strategy has that id */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly StrategiesController_diff: {
        readonly parameters: {
            readonly query: {
                /** @description id of the strategy to hold it against */
                readonly with: string;
            };
            readonly header?: never;
            readonly path: {
                /** @description id of a strategy */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description what the strategy has otherwise than the one it is held against */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["StrategyDiff"];
                };
            };
            /** @description a field is wrong */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no strategy has that id */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly StrategiesController_export: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description id of a strategy */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description a system prompt that can be used elsewhere */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/markdown": string;
                };
            };
            /** @description the request cannot be read, or asks for what the route does not take */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no strategy has that id */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly StrategiesController_lineage: {
        readonly parameters: {
            readonly query?: {
                /** @description told of this campaign (default: the one that made it) */
                readonly campaign?: string;
            };
            readonly header?: never;
            readonly path: {
                /** @description id of a strategy */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description each step that led to it: what changed, on which evidence, at what cost */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Lineage"];
                };
            };
            /** @description a field is wrong */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no strategy has that id, or no campaign has it */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly StrategiesController_rules: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description id of a strategy */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description what its rules did on train tasks, as far as searches have measured it */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RuleWorth"];
                };
            };
            /** @description the request cannot be read, or asks for what the route does not take */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no strategy has that id */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly SuitesController_list: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description suites that may be named to the API */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly suites: readonly {
                            /**
                             * @description ships: with Ratchet; suite: in a folder of RATCHET_SUITES; other: there too, perhaps a public set, named as FORMAT:PATH
                             * @enum {string}
                             */
                            readonly kind: "ships" | "suite" | "other";
                            /** @description as `suite` of a campaign takes it */
                            readonly reference: string;
                        }[];
                    };
                };
            };
            /** @description the request cannot be read, or asks for what the route does not take */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly SuitesController_tasks: {
        readonly parameters: {
            readonly query: {
                /** @description the last id of the page before */
                readonly after?: string;
                readonly language?: "python" | "java" | "javascript" | "typescript" | "rust";
                readonly limit?: number;
                /** @description which stands first */
                readonly order?: "oldest" | "newest";
                /** @description reference of a suite */
                readonly suite: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description the tasks of a suite, without what stands in them */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly families: number;
                        readonly name: string;
                        /** @description `after` of the next page; null on the last */
                        readonly next: string | null;
                        readonly tasks: readonly components["schemas"]["Task"][];
                    };
                };
            };
            /** @description a field is wrong, or the suite cannot be used */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
