/* Written from the OpenAPI document of the API by `npx vitest run test/client -u`; not to be edited. */
/* oxlint-disable */

export interface paths {
    "/api/v1/adapters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["AdaptersController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/adapters/{hash}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["AdaptersController_show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/attempts/{address}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["AttemptsController_show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/attempts/{address}/explanation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["AttemptsController_explain"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/attempts/{address}/tree": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["AttemptsController_tree"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["AuditController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["CampaignsController_list"];
        put?: never;
        post: operations["CampaignsController_start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["CampaignsController_show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{name}/board": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["BoardController_board"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{name}/budget": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["CampaignsController_budget"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{name}/checkpoints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["RecordsController_checkpoints"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{name}/cycles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["RecordsController_cycles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{name}/episodes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["RecordsController_episodes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{name}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["CampaignEventsController_events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{name}/extend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["CampaignsController_extend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{name}/feedback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["CampaignsController_feedback"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{name}/grid": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["RecordsController_grid"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{name}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["RecordsController_history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{name}/incidents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["RecordsController_incidents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{name}/ledger": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["RecordsController_ledger"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{name}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["CampaignsController_pause"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{name}/pin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["CampaignsController_pin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{name}/promote": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["CampaignsController_promote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{name}/races": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["RecordsController_races"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{name}/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["CampaignsController_report"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{name}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["CampaignsController_resume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{name}/rollback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["CampaignsController_planRollback"];
        put?: never;
        post: operations["CampaignsController_rollback"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{name}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["CampaignsController_stop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{name}/strategies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["RecordsController_versions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{name}/suite": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["RecordsController_suite"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{name}/veto": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["CampaignsController_veto"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["EventsController_all"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/experiments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ExperimentsController_list"];
        put?: never;
        post: operations["ExperimentsController_start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/experiments/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ExperimentsController_show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/experiments/{name}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ExperimentsController_stop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["HealthController_live"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["HealthController_ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["IncidentsController_all"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/memory": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["MemoryController_search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/memory/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["MemoryController_show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/memory/{id}/forget": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["MemoryController_forget"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/memory/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["MemoryController_restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/memory/stats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["MemoryController_stats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["BoardController_overview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/schedules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["SchedulesController_list"];
        put?: never;
        post: operations["SchedulesController_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/schedules/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["SchedulesController_show"];
        put?: never;
        post?: never;
        delete: operations["SchedulesController_remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/schedules/{name}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["SchedulesController_pause"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/schedules/{name}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["SchedulesController_resume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["SessionController_show"];
        put?: never;
        post: operations["SessionController_open"];
        delete: operations["SessionController_end"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/strategies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["StrategiesController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/strategies/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["StrategiesController_show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/strategies/{id}/diff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["StrategiesController_diff"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/strategies/{id}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["StrategiesController_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/strategies/{id}/lineage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["StrategiesController_lineage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/strategies/{id}/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["StrategiesController_rules"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/strategies/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["StrategiesController_resolve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/suites": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["SuitesController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/suites/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["SuitesController_tasks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trainings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["TrainingsController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trainings/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["TrainingsController_show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Adapter: {
            /** @description name of the training */
            adaptation: string;
            /**
             * @description at the endpoint of the campaign, or at the one that tunes
             * @enum {string}
             */
            at: "model" | "tuning";
            base: string;
            /** @description how its training went, oldest first; empty where nobody said */
            curve: components["schemas"]["TrainingPoint"][];
            /** @description rows as they were drawn, and those that were refused, by reason */
            drawn: {
                old: number;
                refused: {
                    [key: string]: number;
                };
                training: number;
                validation: number;
            } | null;
            /** @description a sentence each; no gate reads them */
            evidence: string[];
            /** @description of rows that taught it: a campaign that holds one of them back cannot have it */
            families: number;
            /** @description adapters that go on from it */
            followers: string[];
            hash: string;
            /** @description on rows that it was not taught with */
            held: components["schemas"]["Held"] | null;
            madeAt: string;
            /** @description under which name it is asked */
            model: string;
            /** @description the forgetting test: on what was held out of earlier trainings */
            old: components["schemas"]["Held"] | null;
            /** @description hash of the adapter that it went on from */
            parent: string | null;
            races: components["schemas"]["AdapterRace"][];
            /** @description that it was taught with */
            rows: number;
            /** @enum {string} */
            tier: "t0" | "wire";
            /** @description records that are left out, since they cannot be read */
            readonly unreadable: components["schemas"]["UnreadableRecord"][];
        };
        AdapterRace: {
            /** @description what the gate said */
            because: string;
            branch: number;
            campaign: string;
            challenger: string;
            champion: string;
            cycle: number;
            /** @enum {string} */
            decision: "promoted" | "dropped" | "undecided";
            k: number;
            losses: number;
            pairs: number;
            wins: number;
        };
        AdapterSummary: {
            /** @description name of the training */
            adaptation: string;
            /**
             * @description at the endpoint of the campaign, or at the one that tunes
             * @enum {string}
             */
            at: "model" | "tuning";
            base: string;
            hash: string;
            /** @description on rows that it was not taught with */
            held: components["schemas"]["Held"] | null;
            madeAt: string;
            /** @description under which name it is asked */
            model: string;
            /** @description the forgetting test: on what was held out of earlier trainings */
            old: components["schemas"]["Held"] | null;
            /** @description hash of the adapter that it went on from */
            parent: string | null;
            /** @description that it was taught with */
            rows: number;
            /** @enum {string} */
            tier: "t0" | "wire";
        };
        AgentAction: {
            command: string;
            /** @enum {string} */
            kind: "run";
        } | {
            from: number;
            /** @enum {string} */
            kind: "view";
            path: string;
            to: number;
        } | {
            /** @enum {string} */
            kind: "search";
            path: string;
            pattern: string;
        } | {
            /** @enum {string} */
            kind: "edit";
            path: string;
            replacements: {
                new: string;
                old: string;
            }[];
        } | {
            /** @enum {string} */
            kind: "write";
            path: string;
            text: string;
        } | {
            /** @enum {string} */
            kind: "test";
        } | {
            /** @enum {string} */
            kind: "submit";
        };
        AgentTurn: {
            /** @description null where it could not be had */
            answer: string | null;
            spent: {
                costUsd: number;
                tokens: number;
                wallMs: number;
            };
            steps: {
                action: components["schemas"]["AgentAction"];
                /** @description missing where it was not done */
                observation?: {
                    /** @enum {string} */
                    outcome: "done" | "failed" | "refused";
                    text: string;
                };
                /** @description the checkout was made anew before it */
                rebuilt?: {
                    actions: number;
                    differing: string[];
                };
                verdict?: string;
                wallMs?: number;
            }[];
            /** @description why nothing could be done by it; empty otherwise */
            unreadable: string;
        };
        AllIncidents: {
            /** @description what is so now */
            open: components["schemas"]["OpenTrouble"][];
            /** @description the latest first, at most 200 */
            past: {
                at: string;
                because: string;
                branch: number;
                campaign: string;
                /** @description of an incident its cycle, from 0; of anything else how many had ended */
                cycle: number | null;
                /** @enum {string} */
                kind: "champion" | "rollback" | "incident" | "order" | "extension";
                strategy: string | null;
                what: string;
            }[];
        };
        Audit: {
            at: string;
            /** @description the name of the token that was sent */
            by: string;
            id: string;
            method: string;
            path: string;
            status: number;
        };
        Board: {
            campaign: components["schemas"]["Campaign"];
            comparison: string;
            readonly cycles: {
                branch: number;
                /** @description from 0 */
                cycle: number;
                /** @description tasks that were not solved, by the class of the error */
                failed: {
                    [key: string]: number;
                };
                high: number;
                /** @description lower end of the 95% interval of the share solved */
                low: number;
                of: number;
                /** @description of the last cycles together */
                recent: {
                    high: number;
                    low: number;
                    share: number;
                };
                solved: number;
                strategy: string;
            }[];
            /** @description of the race that ended last */
            evidence: {
                readonly curve: number[];
                k: number;
                logThreshold: number;
            } | null;
            first: components["schemas"]["PoolScore"] | null;
            /** @description what a promotion means */
            guarantee: string;
            /** @description why the gate can promote nothing, however good a challenger is; null where it can */
            hopeless: string | null;
            last: components["schemas"]["PoolScore"] | null;
            limits: {
                costUsd: number | null;
                modelCalls: number | null;
            };
            /** @description what was, or may have been, paid for answers that could not be taken; a part of what is spent */
            lost: {
                costUsd: number;
                /** @description why the latest could not be taken */
                last: string | null;
                modelCalls: number;
                tokens: number;
            };
            readonly marks: {
                at: string;
                because: string;
                branch: number;
                cycle: number | null;
                /** @enum {string} */
                kind: "champion" | "rollback" | "incident" | "order" | "extension";
                strategy: string | null;
                what: string;
            }[];
            /** @description what a person should look at */
            readonly needs: {
                /** @enum {string} */
                kind: "paused" | "waiting" | "incident" | "budget" | "unusable" | "unreadable";
                /** @enum {string} */
                urgency: "act" | "look";
                wayOut: string;
                what: string;
            }[];
            readonly notes: string[];
            pairedP: number | null;
            progress: components["schemas"]["CampaignProgress"] | null;
            readonly races: {
                because: string;
                branch: number;
                challenger: string;
                champion: string;
                costUsd: number;
                /** @description counted from 0 */
                cycle: number;
                /** @enum {string} */
                decision: "promoted" | "dropped" | "undecided";
                k: number;
                /** @description of all that counts */
                logE: number;
                logThreshold: number;
                losses: number;
                modelCalls: number;
                pairs: number;
                wins: number;
            }[];
            /** @description for calls in flight, and kept back for the last exam */
            reserved: {
                costUsd: number;
                modelCalls: number;
            };
            readonly roles: components["schemas"]["RoleCost"][];
            readonly sampling: string[];
            spent: {
                costUsd: number;
                modelCalls: number;
                sandboxRuns: number;
                tokens: number;
                /** @description answers that were paid for and held no candidate */
                unusable?: number;
            };
            standing: string;
            readonly why: string[];
            /** @description over how many cycles `recent` is pooled */
            window: number;
        };
        BudgetReading: {
            inFlight: {
                costUsd: number;
                modelCalls: number;
            };
            limits: {
                costUsd: number | null;
                modelCalls: number | null;
            };
            /** @description what was, or may have been, paid for answers that could not be taken; a part of what is spent */
            lost: {
                costUsd: number;
                /** @description why the latest could not be taken */
                last: string | null;
                modelCalls: number;
                tokens: number;
            };
            /** @description for calls in flight, and for other purposes */
            reserved: {
                costUsd: number;
                modelCalls: number;
            };
            spent: {
                costUsd: number;
                modelCalls: number;
                sandboxRuns: number;
                tokens: number;
                /** @description answers that were paid for and held no candidate */
                unusable?: number;
            };
        };
        Campaign: {
            activeMs: number;
            /** @description why it is paused, stopped or failed; empty otherwise */
            because: string;
            branch: number;
            challengers: number;
            /** @description id of the best confirmed strategy */
            champion: string;
            config: {
                /**
                 * @description gate: only what the gate proves better is kept; greedy: the higher mean wins, without guarantee; fixed: nothing is learned
                 * @enum {string}
                 */
                acceptance: "gate" | "greedy" | "fixed";
                /**
                 * @description what the solver's model is asked for: all, or answers alone, which spares the reflections, lessons, reviews and proposals of a model that writes nothing of use but code; who has one of these roles for itself is asked all the same
                 * @enum {string}
                 */
                askedFor?: "all" | "answers";
                /** @description candidates that an episode may have judged */
                attempts: number;
                /** @description train tasks practised in a cycle */
                batch: number;
                budget: {
                    /** @description hard budget in US dollars, calls in flight included */
                    costUsd: number | null;
                    /** @description hard budget in model calls, calls in flight included; a request for n answers is n calls */
                    modelCalls: number | null;
                };
                /** @description episodes side by side */
                concurrency: number;
                /**
                 * @description how tactics and parents are chosen: thompson and policy-gradient learn it, heuristic takes turns, random draws
                 * @enum {string}
                 */
                controller: "thompson" | "policy-gradient" | "heuristic" | "random";
                /** @description improvement cycles */
                cycles: number;
                /** @description when it ends, an ISO 8601 moment */
                deadline: string | null;
                /**
                 * @description what the gate counts: wins (a task that one side alone solves), and attempts until solved or, where tasks are long, the share of hidden tests passed
                 * @enum {string}
                 */
                evidence?: "wins" | "wins-and-attempts" | "wins-and-tests";
                /** @description how often the first and the last exam run each sealed task */
                examRuns?: number;
                /** @description for experiments: after every so many cycles the champion is exchanged for a worse version of it (one candidate an episode, no reflection, no memory), without a race */
                harmEvery?: number | null;
                /** @description what a night of a schedule took over from the last one that ended */
                inherited?: components["schemas"]["Inherited"];
                /** @description how the model was better asked in an earlier campaign, and the race that showed it */
                knownWay?: components["schemas"]["KnownWay"];
                /** @description active hours, pauses not counted */
                maxHours: number | null;
                /** @description pairs that a race may take */
                maxPairs: number;
                /**
                 * @description for experiments: what episodes are told of what is remembered; errors: what went wrong and how it was mended; code: what was solved at once; none: nothing
                 * @enum {string}
                 */
                memory?: "both" | "errors" | "code" | "none";
                /**
                 * @description for experiments: shuffled tells what is remembered of some other task, instead of the nearest
                 * @enum {string}
                 */
                memoryContent?: "own" | "shuffled";
                /** @description share memory under this name: begin with what other campaigns of that name, and imports there, have learned; without one a campaign remembers alone */
                memoryScope?: string | null;
                /** @description with OPENAI_BASE_URL: a model's name there; without: the model that the stack runs, offline (no language model), smollm2 (a small one, fetched once) or PATH.gguf (a file of yours) */
                model: string;
                /** @description who proposes changes of the strategy: a model's name at RATCHET_PROPOSAL_BASE_URL, or at the solver's endpoint where that is not set */
                proposalModel?: string | null;
                /**
                 * @description for experiments: what episodes are told of why their attempts failed; shuffled: the same words in another order, which say nothing; none: nothing is asked or told
                 * @enum {string}
                 */
                reflection?: "own" | "shuffled" | "none";
                /** @description who says why attempts failed and what an episode taught: a model's name at RATCHET_REFLECTION_BASE_URL, or at the solver's endpoint where that is not set */
                reflectionModel?: string | null;
                /** @description who looks over answers before they are judged, where a strategy asks for that: a model's name at RATCHET_REVIEW_BASE_URL, or at the solver's endpoint where that is not set */
                reviewModel?: string | null;
                /**
                 * @description look for what is worth a race on train tasks, many edits a cycle; off: one edit a cycle, screened on what was practised
                 * @enum {string}
                 */
                search?: "on" | "off";
                /** @description candidates that an episode of the search may have judged, where that is fewer than attempts */
                searchAttempts?: number;
                /** @description percent of what a cycle may spend of the budget that its search may */
                searchShare?: number;
                /** @description seed of everything that is drawn */
                seed: number;
                /** @description what a campaign began with of the memory that is shared under a name */
                sharedMemory?: components["schemas"]["SharedMemory"];
                suite: string;
                /** @description id of the suite record */
                suiteId: string;
                /** @description how the campaign watches for a fall */
                trust: {
                    /** @description a fall of more than so many points of 100 below the checkpoint rolls back; as a share of 1 */
                    margin: number;
                    /** @description train tasks that each cycle runs again to notice a fall; 0: it does not look */
                    sentinels: number;
                };
            };
            createdAt: string;
            /** @description cycles that have ended; the one that runs is the next, and people count it from 1 */
            cycle: number;
            /** @description what it was given to go on after it had ended, in order */
            extensions?: components["schemas"]["Extension"][];
            id: string;
            promotions: number;
            /** @enum {string} */
            status: "running" | "paused" | "done" | "stopped";
            updatedAt: string;
        };
        CampaignBudget: {
            /** @description why, for the record */
            because?: string;
            /** @description the new limit; null: none; missing: as it is */
            costUsd?: number | null;
            /** @description the new limit; null: none; missing: as it is */
            modelCalls?: number | null;
        };
        CampaignChange: {
            /** @description why it is paused, stopped or failed; empty otherwise */
            because: string;
            branch: number;
            /** @description id of the best confirmed strategy */
            champion: string;
            /** @description cycles that have ended; the one that runs is the next, and people count it from 1 */
            cycle: number;
            id: string;
            promotions: number;
            /** @enum {string} */
            status: "running" | "paused" | "done" | "stopped";
            updatedAt: string;
        };
        CampaignEvent: {
            at: string | null;
            because: string;
            branch: number | null;
            /** @description from 0 */
            cycle: number | null;
            id: string;
            /** @enum {string} */
            kind: "champion" | "rollback" | "incident" | "order" | "extension" | "race" | "report";
            strategy: string | null;
            what: string;
        };
        CampaignExtension: {
            /** @description why; it stands in history and report */
            because?: string;
            /** @description hard budget in US dollars, calls in flight included: a number is the new limit, "+5" so much more than it has */
            costUsd?: number | string;
            /** @description improvement cycles: a number is the new limit, "+5" so much more than it has */
            cycles?: number | string;
            /**
             * Format: date-time
             * @description when it ends, an ISO 8601 moment
             */
            deadline?: string;
            /** @description active hours, pauses not counted: a number is the new limit, "+5" so much more than it has */
            maxHours?: number | string;
            /** @description hard budget in model calls, calls in flight included; a request for n answers is n calls: a number is the new limit, "+5" so much more than it has */
            modelCalls?: number | string;
        };
        CampaignFeedback: {
            /** @description of a practised attempt: the address of its episode, with /attempt/N for its N-th candidate */
            attempt?: string;
            /**
             * @description of an attempt or a strategy: counts as a reward, or against it (default: comment)
             * @enum {string}
             */
            judgement?: "accepted" | "rejected" | "comment";
            strategy?: string;
            /** @description a sentence about the work so far; the proposal of the next cycle reads it */
            text: string;
        };
        CampaignPin: {
            /** @description why, for the record */
            because?: string;
            /** @description false: let it be changed again (default: true) */
            pinned?: boolean;
            /** @description id of a rule of the champion */
            rule: string;
        };
        CampaignProgress: {
            /** @description train tasks that the champion of each cycle solved in practice */
            readonly curve?: {
                cycle: number;
                of: number;
                solved: number;
            }[];
            /** @description the exam on the sealed tasks, while it runs: runs that are done of those it has, whatever they came to */
            exam: {
                done: number;
                of: number;
            } | null;
            /**
             * @description the cycle that runs takes longer than those before it: `leftMs` is the least that is left
             * @enum {boolean}
             */
            leftIsLeast?: true;
            /** @description an estimate, the last exam included; null before the first cycle has ended, and where nothing can be said */
            leftMs: number | null;
            limits: {
                costUsd: number | null;
                modelCalls: number | null;
            };
            /** @description what was, or may have been, paid for answers that could not be taken; a part of what is spent */
            lost: {
                costUsd: number;
                /** @description why the latest could not be taken */
                last: string | null;
                modelCalls: number;
                tokens: number;
            };
            /** @enum {string} */
            phase: "starting" | "practise" | "trust" | "learn" | "propose" | "screen" | "search" | "race" | "sealed" | "paused" | "rolling-back" | "ended";
            practised: {
                done: number;
                of: number;
                solved: number;
            };
            race: {
                /** @description its logarithm before the first pair and behind each */
                readonly evidence?: number[];
                k: number;
                /** @description what a promotion needs beside the evidence that is there, and the race has not */
                lacks?: string;
                logE: number;
                logThreshold: number;
                losses: number;
                of: number;
                pairs: number;
                wins: number;
            } | null;
            /** @description for calls in flight, and kept back for the last exam */
            reserved: {
                costUsd: number;
                modelCalls: number;
            };
            /** @description what the search of the cycle has come to; missing where there is none */
            search?: {
                /** @description the version that is furthest ahead of the champion, on train tasks */
                best: {
                    losses: number;
                    places: number;
                    strategy: string;
                    wins: number;
                } | null;
                /** @description calls that it has taken in this cycle */
                done: number;
                /** @description calls that it may take */
                of: number;
            };
            /** @description a model call is one answer that is asked for: a request for n choices is n calls */
            spent: {
                costUsd: number;
                modelCalls: number;
                sandboxRuns: number;
                tokens: number;
                /** @description answers that were paid for and held no candidate */
                unusable?: number;
            };
            /** @description answers that could not be used, and why */
            unusable?: {
                answers: number;
                example: {
                    task: string;
                    text: string;
                } | null;
                /** @description of the first episodes that had such answers */
                readonly reasons: {
                    answers: number;
                    because: string;
                }[];
            } | null;
            /** @description steps that failed and are tried again; empty while all goes well */
            readonly waits: {
                /** @description steps side by side that wait for it */
                count: number;
                /** @enum {string} */
                kind: "rate-limited" | "unavailable" | "refused-access" | "bad-request" | "conflict" | "context-overflow" | "request-refused" | "content-filter" | "answer-lost" | "budget" | "missing-record" | "sandbox-unavailable" | "unexpected" | "lost" | "no-worker";
                /** @description when it is tried next, ISO 8601; null: now */
                next: string | null;
                /** @description what the last try ended with */
                said: string;
                /** @description ISO 8601; null where nobody knows */
                since: string | null;
                readonly steps: string[];
                /** @description tries that failed */
                tries: number;
            }[];
        };
        CampaignPromotion: {
            /** @description why; it stands in history and report */
            because: string;
            /** @description id of the strategy that is to be champion */
            strategy: string;
        };
        CampaignReason: {
            /** @description kept with the campaign */
            because?: string;
        };
        CampaignReport: {
            activeMs: number;
            /** @description attempts until solved on the same sealed tasks, first strategy against last */
            attempts: {
                after: number;
                before: number;
                faster: number;
                p: number;
                slower: number;
            };
            campaign: string;
            cycles: number;
            /** @enum {string} */
            ended: "cycles" | "budget" | "deadline" | "stopped";
            extensions?: components["schemas"]["Extension"][];
            /** @description what people said, and what became of it */
            feedback?: components["schemas"]["ToldFeedback"][];
            first: components["schemas"]["PoolScore"];
            /** @description strategies that a person ordered to be champion without a race */
            forced?: components["schemas"]["ToldForce"][];
            /** @description what a night of a schedule took over from the last one that ended */
            inherited?: components["schemas"]["Inherited"];
            /** @description how the model was better asked in an earlier campaign, and the race that showed it */
            knownWay?: components["schemas"]["KnownWay"];
            last: components["schemas"]["PoolScore"];
            lineage: components["schemas"]["StrategyVersion"][];
            /** @description what was, or may have been, paid for answers that could not be taken; a part of what is spent */
            lost?: {
                costUsd: number;
                /** @description why the latest could not be taken */
                last: string | null;
                modelCalls: number;
                tokens: number;
            };
            /** @description what memory was to the campaign */
            memory?: components["schemas"]["ToldMemory"];
            model: string;
            /** @description what must be known to read the figures */
            notes: string[];
            /** @description two-sided exact sign-flip test over the sealed tasks, each with all its runs; with one run it is McNemar's */
            pairedP: number;
            races: components["schemas"]["Race"][];
            /** @description what each role cost; all together are what was spent */
            roles?: components["schemas"]["RoleCost"][];
            /** @description null where it cannot be said */
            sampling?: components["schemas"]["SamplingBaseline"] | null;
            spent: {
                costUsd: number;
                modelCalls: number;
                sandboxRuns: number;
                tokens: number;
                /** @description answers that were paid for and held no candidate */
                unusable?: number;
            };
            suite: string;
            /** @description answers that could not be used, and why */
            unusable?: {
                answers: number;
                example: {
                    task: string;
                    text: string;
                } | null;
                /** @description of the first episodes that had such answers */
                readonly reasons: {
                    answers: number;
                    because: string;
                }[];
            };
            /** @description why no race promoted anything; empty where one did */
            why?: string[];
            /** @description where the model calls went */
            work?: components["schemas"]["WorkDone"];
        };
        CampaignRequest: {
            /**
             * @description gate: only what the gate proves better is kept; greedy: the higher mean wins, without guarantee; fixed: nothing is learned (default: gate)
             * @enum {string}
             */
            acceptance?: "gate" | "greedy" | "fixed";
            /**
             * @description what the solver's model is asked for: all, or answers alone, which spares the reflections, lessons, reviews and proposals of a model that writes nothing of use but code; who has one of these roles for itself is asked all the same (default: all; answers where the name of the model says that it has fewer than 500 million parameters)
             * @enum {string}
             */
            askedFor?: "all" | "answers";
            /** @description candidates that an episode may have judged (default: 8) */
            attempts?: number;
            /** @description train tasks practised in a cycle (default: 12) */
            batch?: number;
            /** @description episodes side by side (default: twice the cores of the machine that starts it, at least 4) */
            concurrency?: number;
            /**
             * @description how tactics and parents are chosen: thompson and policy-gradient learn it, heuristic takes turns, random draws (default: thompson)
             * @enum {string}
             */
            controller?: "thompson" | "policy-gradient" | "heuristic" | "random";
            /** @description count a pass also where no test that must fail stands against the tests (TAP; docs/sandbox.md) */
            countUncontrolled?: boolean;
            /** @description improvement cycles (default: 5) */
            cycles?: number;
            /**
             * Format: date-time
             * @description when it ends, an ISO 8601 moment
             */
            deadline?: string;
            /**
             * @description what the gate counts: wins (a task that one side alone solves), and attempts until solved or, where tasks are long, the share of hidden tests passed (default: wins-and-attempts)
             * @enum {string}
             */
            evidence?: "wins" | "wins-and-attempts" | "wins-and-tests";
            /** @description how often the first and the last exam run each sealed task (default: 3, fewer where that would be more than is practised or a third of the budget) */
            examRuns?: number;
            /** @description a fall of more than so many points of 100 below the checkpoint rolls back (default: 10) */
            fallPoints?: number;
            /** @description start also where the suite is too small for anything to be promoted */
            force?: boolean;
            /** @description for experiments: after every so many cycles the champion is exchanged for a worse version of it (one candidate an episode, no reflection, no memory), without a race */
            harmEvery?: number;
            /** @description only the tasks of these kinds: repair, implement, extend, multi-file, build, performance, style, tests, docs, ui, repo, with commas between them, or all (default: the usual ones of the suite (selfimprovebench: repair,implement), else all) */
            kinds?: string;
            /**
             * @description where no strategy is named: begin with how this model was better asked in an earlier campaign, where a race has shown one (default: on, off where nothing is learned)
             * @enum {string}
             */
            knownWay?: "on" | "off";
            /**
             * @description only the tasks in this language; all: in each that the suite has (default: the usual one of the suite (selfimprovebench: python), else all)
             * @enum {string}
             */
            language?: "python" | "java" | "javascript" | "typescript" | "rust" | "all";
            /** @description hard budget in US dollars, calls in flight included */
            maxCostUsd?: number;
            /** @description active hours, pauses not counted */
            maxHours?: number;
            /** @description hard budget in model calls, calls in flight included; a request for n answers is n calls */
            maxModelCalls?: number;
            /** @description pairs that a race may take (default: 400) */
            maxPairs?: number;
            /**
             * @description for experiments: what episodes are told of what is remembered; errors: what went wrong and how it was mended; code: what was solved at once; none: nothing (default: both)
             * @enum {string}
             */
            memory?: "both" | "errors" | "code" | "none";
            /**
             * @description for experiments: shuffled tells what is remembered of some other task, instead of the nearest (default: own)
             * @enum {string}
             */
            memoryContent?: "own" | "shuffled";
            /** @description share memory under this name: begin with what other campaigns of that name, and imports there, have learned; without one a campaign remembers alone */
            memoryScope?: string;
            /** @description with OPENAI_BASE_URL: a model's name there; without: the model that the stack runs, offline (no language model), smollm2 (a small one, fetched once) or PATH.gguf (a file of yours) (default: the one that the stack was started with) */
            model?: string;
            /** @description name of the campaign, which is its id (default: from the suite) */
            name?: string;
            /** @description who proposes changes of the strategy: a model's name at RATCHET_PROPOSAL_BASE_URL, or at the solver's endpoint where that is not set (default: RATCHET_PROPOSAL_MODEL of the stack, else the solver's model) */
            proposalModel?: string;
            /**
             * @description for experiments: what episodes are told of why their attempts failed; shuffled: the same words in another order, which say nothing; none: nothing is asked or told (default: own)
             * @enum {string}
             */
            reflection?: "own" | "shuffled" | "none";
            /** @description who says why attempts failed and what an episode taught: a model's name at RATCHET_REFLECTION_BASE_URL, or at the solver's endpoint where that is not set (default: RATCHET_REFLECTION_MODEL of the stack, else the solver's model) */
            reflectionModel?: string;
            /** @description who looks over answers before they are judged, where a strategy asks for that: a model's name at RATCHET_REVIEW_BASE_URL, or at the solver's endpoint where that is not set (default: RATCHET_REVIEW_MODEL of the stack, else the solver's model) */
            reviewModel?: string;
            /**
             * @description look for what is worth a race on train tasks, many edits a cycle; off: one edit a cycle, screened on what was practised (default: on)
             * @enum {string}
             */
            search?: "on" | "off";
            /** @description candidates that an episode of the search may have judged, where that is fewer than attempts (default: 2) */
            searchAttempts?: number;
            /** @description percent of what a cycle may spend of the budget that its search may (default: 80) */
            searchShare?: number;
            /** @description seed of everything that is drawn (default: 1) */
            seed?: number;
            /** @description train tasks that each cycle runs again to notice a fall; 0: it does not look (default: 4) */
            sentinels?: number;
            /** @description version to start from: its id, its unique beginning, or CAMPAIGN@champion (default: the first strategy) */
            strategy?: string;
            /** @description a suite that ships, a folder, or FORMAT:PATH; what does not ship lies in one of the folders of RATCHET_SUITES on the machine that serves the API, and is named by its path or its path from there */
            suite: string;
        };
        CampaignResume: {
            /** @description ask another model of the endpoint from here on */
            model?: string;
            /** @description from here on, who proposes changes of the strategy: a model's name at RATCHET_PROPOSAL_BASE_URL, or at the solver's endpoint where that is not set */
            proposalModel?: string;
            /** @description from here on, who says why attempts failed and what an episode taught: a model's name at RATCHET_REFLECTION_BASE_URL, or at the solver's endpoint where that is not set */
            reflectionModel?: string;
            /** @description from here on, who looks over answers before they are judged, where a strategy asks for that: a model's name at RATCHET_REVIEW_BASE_URL, or at the solver's endpoint where that is not set */
            reviewModel?: string;
        };
        CampaignRollback: {
            /** @description why, for the record and for the next proposal */
            because?: string;
            /** @description id of a version that was champion */
            to: string;
        };
        CampaignStop: {
            /** @description kept with the campaign */
            because?: string;
            /**
             * @description now (default): at once and without the last exam; after-cycle: when the cycle has ended, with it
             * @enum {string}
             */
            when?: "now" | "after-cycle";
        };
        CampaignSuite: {
            name: string;
            seed: number;
            tasks: {
                family: string;
                hash: string;
                id: string;
                language: string;
                /** @enum {string} */
                pool: "train" | "gate" | "sealed";
            }[];
        };
        Checkpoint: {
            at: string;
            because: string;
            branch: number;
            /**
             * @description what made it champion
             * @enum {string}
             */
            by: "start" | "race" | "force" | "harm";
            /** @description cycles that had ended */
            cycle: number;
            /** @description the cycle that was cut and given up for it, from 0 */
            gaveUp?: number;
            id: string;
            strategy: string;
        };
        CommandRun: {
            calls: {
                costUsd: number;
                known: boolean;
                n: number;
                tokens: number;
                wallMs: number;
            }[];
            command: string;
            cpuMs: number;
            exitCode: number;
            /** @description beginning and end of what it printed; untrusted */
            output: string;
            outputBytes: number;
            peakMemoryMb: number;
            refusals: {
                times: number;
                why: string;
            }[];
            rendered: string[];
            /** @description what the model answered it, call by call */
            said: string[];
            unheeded: string[];
            wallMs: number;
        };
        Course: {
            attempts: ({
                /** @enum {string} */
                finish: "stop" | "length" | "content-filter";
                /** @enum {string} */
                kind: "answer";
                number: number;
                text: string;
                verdict: components["schemas"]["Verdict"] | null;
            } | {
                /** @description of a person's own agent */
                command?: components["schemas"]["CommandRun"];
                ended: string;
                entered: {
                    files: string[];
                    readOnly: string[];
                    tests: {
                        /** @enum {string} */
                        outcome: "done" | "failed" | "refused";
                        text: string;
                    } | null;
                    total: number;
                };
                /** @enum {string} */
                kind: "work";
                leftOut: string[];
                number: number;
                patch: string;
                refused: string;
                turns: components["schemas"]["AgentTurn"][];
                verdict: components["schemas"]["Verdict"] | null;
            } | {
                /** @enum {string} */
                kind: "tree";
                number: number;
                verdict: components["schemas"]["Verdict"] | null;
                view: components["schemas"]["Tree"];
            })[];
            /** @description in words */
            ended: string;
            /** @description its address */
            episode: string;
            outcome: {
                attempts: number;
                attemptsToPass: number | null;
                compiled: number;
                costUsd: number;
                cutOff?: number;
                /** @enum {string|null} */
                errorClass: "Syntax" | "Logic" | "Timeout" | "Resource" | "Tampering" | "Unusable" | null;
                lacking?: string;
                missed?: string[];
                modelCalls: number;
                /** @description it passed the visible checks */
                plausible: boolean;
                reason: string;
                /** @description ids of the rows of memory that stood in the question */
                recalled: string[];
                sandboxRuns: number;
                score: number | null;
                scores: {
                    codeSimilarity: number | null;
                    compiled: number | null;
                    diffSimilarity: number | null;
                    peakMemory: number | null;
                    runTime: number | null;
                    style: number | null;
                    tests: number | null;
                } | null;
                /** @description and the hidden ones */
                solved: boolean;
                /** @enum {string} */
                status: "passed" | "failed" | "void";
                taskId: string;
                testsPassed: number;
                tokens: number;
                /** @enum {string} */
                trust: "split" | "in-process" | "uncontrolled" | "validated";
                unusable?: number;
            };
            /** @description the first question; empty where an agent worked or a tree grew */
            question: {
                /** @description as it was sent */
                messages: {
                    content: string;
                    /** @enum {string} */
                    role: "system" | "user" | "assistant" | "tool";
                }[];
                /** @description what it is made of, in its order; examples that are told as turns stand in the messages alone */
                parts: {
                    /**
                     * @description whose words they are
                     * @enum {string}
                     */
                    from: "strategy" | "task" | "memory" | "episode";
                    /** @enum {string} */
                    message: "system" | "user";
                    /** @enum {string} */
                    part: "role" | "planning" | "rules" | "examples" | "answer" | "task" | "files" | "support" | "cases" | "memory" | "tried" | "repair" | "reflections";
                    text: string;
                }[];
            };
            /** @description what memory gave, and which row that is */
            recalled: {
                id: string;
                line: string;
            }[];
            /** @description what the model said of attempts that failed */
            reflections: string[];
            strategy: string;
            task: {
                id: string;
                kind: string;
                language: string;
                prompt: string;
            };
            /** @description records that are left out, since they cannot be read */
            readonly unreadable: components["schemas"]["UnreadableRecord"][];
        };
        Cycle: {
            /** @description candidates that were judged */
            attempts: number;
            branch: number;
            /** @description who was confirmed as champion when it had ended */
            confirmed: {
                by: string;
                strategy: string;
            }[];
            /** @description from 0 */
            cycle: number;
            /** @description tasks that were not solved, by how they failed */
            errors: {
                [key: string]: number;
            };
            id: string;
            race: {
                challenger: string;
                costUsd: number;
                /** @enum {string} */
                decision: "promoted" | "dropped" | "undecided";
                k: number;
                losses: number;
                modelCalls: number;
                pairs: number;
                wins: number;
            } | null;
            /** @description train tasks that it solved in practice */
            solved: {
                high: number;
                /** @description lower end of the 95 % interval */
                low: number;
                n: number;
                /** @description a share of 1 */
                value: number;
            };
            /** @description what its practice took; null in records of earlier versions */
            spent: {
                costUsd: number;
                modelCalls: number;
                tokens: number;
            } | null;
            /** @description the champion that practised */
            strategy: string;
            /** @description by task: + solved, s Syntax, l Logic, t Timeout, r Resource, a Tampering, u not solved */
            tasks: {
                [key: string]: "+" | "s" | "l" | "t" | "r" | "a" | "u" | ".";
            };
        };
        Episode: {
            address: string;
            attempts: number;
            attemptsToPass: number | null;
            compiled: number;
            costUsd: number;
            cutOff?: number;
            /** @enum {string|null} */
            errorClass: "Syntax" | "Logic" | "Timeout" | "Resource" | "Tampering" | "Unusable" | null;
            lacking?: string;
            missed?: string[];
            modelCalls: number;
            /** @enum {string} */
            outcome: "solved" | "plausible" | "failed" | "void";
            /** @description it passed the visible checks */
            plausible: boolean;
            /** @enum {string} */
            purpose: "practise" | "search" | "screen" | "race" | "trust" | "exam" | "solve";
            reason: string;
            /** @description ids of the rows of memory that stood in the question */
            recalled: string[];
            sandboxRuns: number;
            score: number | null;
            scores: {
                codeSimilarity: number | null;
                compiled: number | null;
                diffSimilarity: number | null;
                peakMemory: number | null;
                runTime: number | null;
                style: number | null;
                tests: number | null;
            } | null;
            /** @description and the hidden ones */
            solved: boolean;
            /** @enum {string} */
            status: "passed" | "failed" | "void";
            taskId: string;
            testsPassed: number;
            tokens: number;
            /** @enum {string} */
            trust: "split" | "in-process" | "uncontrolled" | "validated";
            unusable?: number;
        };
        Experiment: {
            answers: {
                alpha: number;
                /** @enum {string} */
                answer: "supported" | "not supported" | "undecided";
                effect: {
                    clusters: number;
                    effect: number;
                    high: number | null;
                    low: number | null;
                    p: number;
                    pairs: number;
                } | null;
                /** @description what the arm came to, and what it is held against */
                ends: (number | null)[];
                stated: {
                    against: string;
                    arm: string;
                    claim: string;
                    matters: number;
                    metric: string;
                };
                suites: {
                    effect: {
                        clusters: number;
                        effect: number;
                        high: number | null;
                        low: number | null;
                        p: number;
                        pairs: number;
                    } | null;
                    suite: string;
                }[];
                /** @description one sentence */
                text: string;
            }[];
            budget: {
                costUsd: number | null;
                modelCalls: number | null;
            };
            cells: {
                activeMs: number;
                arm: string;
                because: string;
                campaign: string;
                /** @description practice, cycle by cycle */
                curve: {
                    cycle: number;
                    of: number;
                    solved: number;
                }[];
                cycle: number;
                promotions: number;
                /** @description the last exam; null before the report */
                sealed: {
                    of: number;
                    solved: number;
                } | null;
                seed: number;
                spent: {
                    costUsd: number;
                    modelCalls: number;
                    sandboxRuns: number;
                    tokens: number;
                    /** @description answers that were paid for and held no candidate */
                    unusable?: number;
                };
                /**
                 * @description null: not begun
                 * @enum {string|null}
                 */
                status: "running" | "paused" | "done" | "stopped" | null;
                suite: string;
            }[];
            /** @description what a person types to run it again */
            command: string;
            definition: components["schemas"]["ExperimentDefinition"];
            end: {
                at: string;
                because: string;
                /** @enum {string} */
                ended: "done" | "stopped";
                /** @description campaigns that came to no end */
                failed: {
                    because: string;
                    campaign: string;
                }[];
            } | null;
            figures: {
                /** @enum {string} */
                better: "higher" | "lower";
                label: string;
                /** @enum {string} */
                metric: "successRate" | "passAt3" | "attempts" | "improvementSlope" | "safetyDrop" | "codeSimilarity" | "reflectionAccuracy" | "memoryReuseRate" | "tokensPerSolved" | "costPerSolved" | "testsPerFix" | "time";
                rows: {
                    arm: string;
                    figure: {
                        clusters: number;
                        high: number | null;
                        low: number | null;
                        value: number;
                    } | null;
                    /** @description null: all */
                    suite: string | null;
                }[];
                unit: string;
            }[];
            fingerprint: string;
            parallel: number;
            races: {
                arm: string;
                campaign: string;
                race: components["schemas"]["Race"];
            }[];
            summary: components["schemas"]["ExperimentSummary"];
            /** @description records that are left out, since they cannot be read */
            readonly unreadable: components["schemas"]["UnreadableRecord"][];
        };
        ExperimentDefinition: {
            arms: {
                about?: string;
                name: string;
                settings: {
                    [key: string]: unknown;
                };
            }[];
            base?: {
                [key: string]: unknown;
            };
            hypotheses: {
                against: string;
                arm: string;
                claim: string;
                matters: number;
                metric: string;
            }[];
            metrics: string[];
            question: string;
            seeds?: number;
            suites: string[];
            title: string;
        };
        ExperimentStart: {
            cycles?: number;
            /** @description or its definition */
            definition?: {
                arms: {
                    about?: string;
                    name: string;
                    settings: {
                        /**
                         * @description gate: only what the gate proves better is kept; greedy: the higher mean wins, without guarantee; fixed: nothing is learned (default: gate)
                         * @enum {string}
                         */
                        acceptance?: "gate" | "greedy" | "fixed";
                        /**
                         * @description what the solver's model is asked for: all, or answers alone, which spares the reflections, lessons, reviews and proposals of a model that writes nothing of use but code; who has one of these roles for itself is asked all the same (default: all; answers where the name of the model says that it has fewer than 500 million parameters)
                         * @enum {string}
                         */
                        askedFor?: "all" | "answers";
                        /** @description candidates that an episode may have judged (default: 8) */
                        attempts?: number;
                        /** @description train tasks practised in a cycle (default: 12) */
                        batch?: number;
                        /** @description episodes side by side (default: twice the cores of the machine that starts it, at least 4) */
                        concurrency?: number;
                        /**
                         * @description how tactics and parents are chosen: thompson and policy-gradient learn it, heuristic takes turns, random draws (default: thompson)
                         * @enum {string}
                         */
                        controller?: "thompson" | "policy-gradient" | "heuristic" | "random";
                        /** @description count a pass also where no test that must fail stands against the tests (TAP; docs/sandbox.md) */
                        countUncontrolled?: boolean;
                        /** @description improvement cycles (default: 5) */
                        cycles?: number;
                        /**
                         * Format: date-time
                         * @description when it ends, an ISO 8601 moment
                         */
                        deadline?: string;
                        /**
                         * @description what the gate counts: wins (a task that one side alone solves), and attempts until solved or, where tasks are long, the share of hidden tests passed (default: wins-and-attempts)
                         * @enum {string}
                         */
                        evidence?: "wins" | "wins-and-attempts" | "wins-and-tests";
                        /** @description how often the first and the last exam run each sealed task (default: 3, fewer where that would be more than is practised or a third of the budget) */
                        examRuns?: number;
                        /** @description a fall of more than so many points of 100 below the checkpoint rolls back (default: 10) */
                        fallPoints?: number;
                        /** @description start also where the suite is too small for anything to be promoted */
                        force?: boolean;
                        /** @description for experiments: after every so many cycles the champion is exchanged for a worse version of it (one candidate an episode, no reflection, no memory), without a race */
                        harmEvery?: number;
                        /** @description only the tasks of these kinds: repair, implement, extend, multi-file, build, performance, style, tests, docs, ui, repo, with commas between them, or all (default: the usual ones of the suite (selfimprovebench: repair,implement), else all) */
                        kinds?: string;
                        /**
                         * @description where no strategy is named: begin with how this model was better asked in an earlier campaign, where a race has shown one (default: on, off where nothing is learned)
                         * @enum {string}
                         */
                        knownWay?: "on" | "off";
                        /**
                         * @description only the tasks in this language; all: in each that the suite has (default: the usual one of the suite (selfimprovebench: python), else all)
                         * @enum {string}
                         */
                        language?: "python" | "java" | "javascript" | "typescript" | "rust" | "all";
                        /** @description hard budget in US dollars, calls in flight included */
                        maxCostUsd?: number;
                        /** @description active hours, pauses not counted */
                        maxHours?: number;
                        /** @description hard budget in model calls, calls in flight included; a request for n answers is n calls */
                        maxModelCalls?: number;
                        /** @description pairs that a race may take (default: 400) */
                        maxPairs?: number;
                        /**
                         * @description for experiments: what episodes are told of what is remembered; errors: what went wrong and how it was mended; code: what was solved at once; none: nothing (default: both)
                         * @enum {string}
                         */
                        memory?: "both" | "errors" | "code" | "none";
                        /**
                         * @description for experiments: shuffled tells what is remembered of some other task, instead of the nearest (default: own)
                         * @enum {string}
                         */
                        memoryContent?: "own" | "shuffled";
                        /** @description share memory under this name: begin with what other campaigns of that name, and imports there, have learned; without one a campaign remembers alone */
                        memoryScope?: string;
                        /** @description with OPENAI_BASE_URL: a model's name there; without: the model that the stack runs, offline (no language model), smollm2 (a small one, fetched once) or PATH.gguf (a file of yours) (default: the one that the stack was started with) */
                        model?: string;
                        /** @description name of the campaign, which is its id (default: from the suite) */
                        name?: string;
                        /** @description who proposes changes of the strategy: a model's name at RATCHET_PROPOSAL_BASE_URL, or at the solver's endpoint where that is not set (default: RATCHET_PROPOSAL_MODEL of the stack, else the solver's model) */
                        proposalModel?: string;
                        /**
                         * @description for experiments: what episodes are told of why their attempts failed; shuffled: the same words in another order, which say nothing; none: nothing is asked or told (default: own)
                         * @enum {string}
                         */
                        reflection?: "own" | "shuffled" | "none";
                        /** @description who says why attempts failed and what an episode taught: a model's name at RATCHET_REFLECTION_BASE_URL, or at the solver's endpoint where that is not set (default: RATCHET_REFLECTION_MODEL of the stack, else the solver's model) */
                        reflectionModel?: string;
                        /** @description who looks over answers before they are judged, where a strategy asks for that: a model's name at RATCHET_REVIEW_BASE_URL, or at the solver's endpoint where that is not set (default: RATCHET_REVIEW_MODEL of the stack, else the solver's model) */
                        reviewModel?: string;
                        /**
                         * @description look for what is worth a race on train tasks, many edits a cycle; off: one edit a cycle, screened on what was practised (default: on)
                         * @enum {string}
                         */
                        search?: "on" | "off";
                        /** @description candidates that an episode of the search may have judged, where that is fewer than attempts (default: 2) */
                        searchAttempts?: number;
                        /** @description percent of what a cycle may spend of the budget that its search may (default: 80) */
                        searchShare?: number;
                        /** @description seed of everything that is drawn (default: 1) */
                        seed?: number;
                        /** @description train tasks that each cycle runs again to notice a fall; 0: it does not look (default: 4) */
                        sentinels?: number;
                        /** @description version to start from: its id, its unique beginning, or CAMPAIGN@champion (default: the first strategy) */
                        strategy?: string;
                        /** @description a suite that ships, a folder, or FORMAT:PATH; what does not ship lies in one of the folders of RATCHET_SUITES on the machine that serves the API, and is named by its path or its path from there */
                        suite?: string;
                    };
                }[];
                base?: {
                    /**
                     * @description gate: only what the gate proves better is kept; greedy: the higher mean wins, without guarantee; fixed: nothing is learned (default: gate)
                     * @enum {string}
                     */
                    acceptance?: "gate" | "greedy" | "fixed";
                    /**
                     * @description what the solver's model is asked for: all, or answers alone, which spares the reflections, lessons, reviews and proposals of a model that writes nothing of use but code; who has one of these roles for itself is asked all the same (default: all; answers where the name of the model says that it has fewer than 500 million parameters)
                     * @enum {string}
                     */
                    askedFor?: "all" | "answers";
                    /** @description candidates that an episode may have judged (default: 8) */
                    attempts?: number;
                    /** @description train tasks practised in a cycle (default: 12) */
                    batch?: number;
                    /** @description episodes side by side (default: twice the cores of the machine that starts it, at least 4) */
                    concurrency?: number;
                    /**
                     * @description how tactics and parents are chosen: thompson and policy-gradient learn it, heuristic takes turns, random draws (default: thompson)
                     * @enum {string}
                     */
                    controller?: "thompson" | "policy-gradient" | "heuristic" | "random";
                    /** @description count a pass also where no test that must fail stands against the tests (TAP; docs/sandbox.md) */
                    countUncontrolled?: boolean;
                    /** @description improvement cycles (default: 5) */
                    cycles?: number;
                    /**
                     * Format: date-time
                     * @description when it ends, an ISO 8601 moment
                     */
                    deadline?: string;
                    /**
                     * @description what the gate counts: wins (a task that one side alone solves), and attempts until solved or, where tasks are long, the share of hidden tests passed (default: wins-and-attempts)
                     * @enum {string}
                     */
                    evidence?: "wins" | "wins-and-attempts" | "wins-and-tests";
                    /** @description how often the first and the last exam run each sealed task (default: 3, fewer where that would be more than is practised or a third of the budget) */
                    examRuns?: number;
                    /** @description a fall of more than so many points of 100 below the checkpoint rolls back (default: 10) */
                    fallPoints?: number;
                    /** @description start also where the suite is too small for anything to be promoted */
                    force?: boolean;
                    /** @description for experiments: after every so many cycles the champion is exchanged for a worse version of it (one candidate an episode, no reflection, no memory), without a race */
                    harmEvery?: number;
                    /** @description only the tasks of these kinds: repair, implement, extend, multi-file, build, performance, style, tests, docs, ui, repo, with commas between them, or all (default: the usual ones of the suite (selfimprovebench: repair,implement), else all) */
                    kinds?: string;
                    /**
                     * @description where no strategy is named: begin with how this model was better asked in an earlier campaign, where a race has shown one (default: on, off where nothing is learned)
                     * @enum {string}
                     */
                    knownWay?: "on" | "off";
                    /**
                     * @description only the tasks in this language; all: in each that the suite has (default: the usual one of the suite (selfimprovebench: python), else all)
                     * @enum {string}
                     */
                    language?: "python" | "java" | "javascript" | "typescript" | "rust" | "all";
                    /** @description hard budget in US dollars, calls in flight included */
                    maxCostUsd?: number;
                    /** @description active hours, pauses not counted */
                    maxHours?: number;
                    /** @description hard budget in model calls, calls in flight included; a request for n answers is n calls */
                    maxModelCalls?: number;
                    /** @description pairs that a race may take (default: 400) */
                    maxPairs?: number;
                    /**
                     * @description for experiments: what episodes are told of what is remembered; errors: what went wrong and how it was mended; code: what was solved at once; none: nothing (default: both)
                     * @enum {string}
                     */
                    memory?: "both" | "errors" | "code" | "none";
                    /**
                     * @description for experiments: shuffled tells what is remembered of some other task, instead of the nearest (default: own)
                     * @enum {string}
                     */
                    memoryContent?: "own" | "shuffled";
                    /** @description share memory under this name: begin with what other campaigns of that name, and imports there, have learned; without one a campaign remembers alone */
                    memoryScope?: string;
                    /** @description with OPENAI_BASE_URL: a model's name there; without: the model that the stack runs, offline (no language model), smollm2 (a small one, fetched once) or PATH.gguf (a file of yours) (default: the one that the stack was started with) */
                    model?: string;
                    /** @description name of the campaign, which is its id (default: from the suite) */
                    name?: string;
                    /** @description who proposes changes of the strategy: a model's name at RATCHET_PROPOSAL_BASE_URL, or at the solver's endpoint where that is not set (default: RATCHET_PROPOSAL_MODEL of the stack, else the solver's model) */
                    proposalModel?: string;
                    /**
                     * @description for experiments: what episodes are told of why their attempts failed; shuffled: the same words in another order, which say nothing; none: nothing is asked or told (default: own)
                     * @enum {string}
                     */
                    reflection?: "own" | "shuffled" | "none";
                    /** @description who says why attempts failed and what an episode taught: a model's name at RATCHET_REFLECTION_BASE_URL, or at the solver's endpoint where that is not set (default: RATCHET_REFLECTION_MODEL of the stack, else the solver's model) */
                    reflectionModel?: string;
                    /** @description who looks over answers before they are judged, where a strategy asks for that: a model's name at RATCHET_REVIEW_BASE_URL, or at the solver's endpoint where that is not set (default: RATCHET_REVIEW_MODEL of the stack, else the solver's model) */
                    reviewModel?: string;
                    /**
                     * @description look for what is worth a race on train tasks, many edits a cycle; off: one edit a cycle, screened on what was practised (default: on)
                     * @enum {string}
                     */
                    search?: "on" | "off";
                    /** @description candidates that an episode of the search may have judged, where that is fewer than attempts (default: 2) */
                    searchAttempts?: number;
                    /** @description percent of what a cycle may spend of the budget that its search may (default: 80) */
                    searchShare?: number;
                    /** @description seed of everything that is drawn (default: 1) */
                    seed?: number;
                    /** @description train tasks that each cycle runs again to notice a fall; 0: it does not look (default: 4) */
                    sentinels?: number;
                    /** @description version to start from: its id, its unique beginning, or CAMPAIGN@champion (default: the first strategy) */
                    strategy?: string;
                    /** @description a suite that ships, a folder, or FORMAT:PATH; what does not ship lies in one of the folders of RATCHET_SUITES on the machine that serves the API, and is named by its path or its path from there */
                    suite?: string;
                };
                hypotheses: {
                    against: string;
                    arm: string;
                    claim: string;
                    matters: number;
                    /** @enum {string} */
                    metric: "successRate" | "passAt3" | "attempts" | "improvementSlope" | "safetyDrop" | "codeSimilarity" | "reflectionAccuracy" | "memoryReuseRate" | "tokensPerSolved" | "costPerSolved" | "testsPerFix" | "time";
                }[];
                metrics: ("successRate" | "passAt3" | "attempts" | "improvementSlope" | "safetyDrop" | "codeSimilarity" | "reflectionAccuracy" | "memoryReuseRate" | "tokensPerSolved" | "costPerSolved" | "testsPerFix" | "time")[];
                question: string;
                seeds?: number;
                suites: string[];
                title: string;
            };
            /** @description one that ships, E1 to E5 */
            experiment?: string;
            /** @description run also what is too small to answer its question */
            force?: boolean;
            /** @description of all campaigns together */
            maxCostUsd?: number;
            /** @description of all campaigns together */
            maxModelCalls?: number;
            model?: string;
            /** @description default: that of the one that ships */
            name?: string;
            /** @description campaigns side by side (default 2) */
            parallel?: number;
            seeds?: number;
            strategy?: string;
            /** @description instead of those of the definition */
            suites?: string[];
        };
        ExperimentStop: {
            /** @description why, for the record */
            because?: string;
        };
        ExperimentSummary: {
            campaigns: {
                ended: number;
                paused: number;
                running: number;
                /** @description not begun */
                waiting: number;
            };
            createdAt: string;
            /** @enum {string|null} */
            ended: "done" | "stopped" | null;
            id: string;
            model: string;
            question: string;
            spent: {
                costUsd: number;
                modelCalls: number;
                sandboxRuns: number;
                tokens: number;
                /** @description answers that were paid for and held no candidate */
                unusable?: number;
            };
            /** @description in words */
            standing: string;
            title: string;
        };
        Explanation: {
            /** @enum {string} */
            kind: "rank";
            rank: components["schemas"]["RankReason"];
        } | {
            /** @enum {string} */
            kind: "tokens";
            tokens: components["schemas"]["TokenReasons"];
        } | {
            because: string;
            /** @enum {string} */
            kind: "nothing";
        };
        Extension: {
            at: string;
            because: string;
            costUsd: number | null;
            cycles: number;
            deadline: string | null;
            /**
             * @description by what the campaign had ended
             * @enum {string}
             */
            ended: "cycles" | "budget" | "deadline" | "stopped";
            from: {
                costUsd: number | null;
                cycles: number;
                deadline: string | null;
                maxHours: number | null;
                modelCalls: number | null;
            };
            id: string;
            maxHours: number | null;
            modelCalls: number | null;
            /** @description from 1 */
            number: number;
        };
        FeedEvent: {
            at: string | null;
            because: string;
            branch: number | null;
            campaign: string;
            /** @description from 0 */
            cycle: number | null;
            /** @enum {string} */
            kind: "champion" | "rollback" | "incident" | "order" | "extension" | "race" | "report";
            strategy: string | null;
            what: string;
        };
        FoundRow: {
            attempts: number;
            branch: number;
            bugClass?: string;
            campaign: string;
            code?: string;
            /** @description from 0 */
            cycle: number;
            edit?: string;
            errorType?: string;
            family: string;
            id: string;
            /** @enum {string} */
            kind: "lesson" | "fix" | "success" | "place" | "code";
            language: string;
            /** @description the campaign that learned it, of a row that was imported */
            origin?: string;
            readonly paths?: string[];
            problem?: string;
            remedy: string;
            /** @description how near it is in meaning (cosine), of a place the share of the words; null: found by its words alone */
            score: number | null;
            /** @description what stands in a question */
            sentence: string;
            signature?: string;
            solved: boolean;
            symptom: string;
            taskId: string;
        };
        Glance: {
            campaign: components["schemas"]["Campaign"];
            /** @description success in practice, thinned out */
            readonly curve: {
                /** @description from 0 */
                cycle: number;
                of: number;
                solved: number;
            }[];
            first: components["schemas"]["PoolScore"] | null;
            last: components["schemas"]["PoolScore"] | null;
            limits: {
                costUsd: number | null;
                modelCalls: number | null;
            };
            /** @description what a person should look at */
            readonly needs: {
                /** @enum {string} */
                kind: "paused" | "waiting" | "incident" | "budget" | "unusable" | "unreadable";
                /** @enum {string} */
                urgency: "act" | "look";
                wayOut: string;
                what: string;
            }[];
            pairedP: number | null;
            spent: {
                costUsd: number;
                modelCalls: number;
                sandboxRuns: number;
                tokens: number;
                /** @description answers that were paid for and held no candidate */
                unusable?: number;
            };
            standing: string;
        };
        Grid: {
            cycles: {
                branch: number;
                /** @description from 0 */
                cycle: number;
                id: string;
                strategy: string;
            }[];
            /** @description for each cycle a letter for each task: + solved, s Syntax, l Logic, t Timeout, r Resource, a Tampering, u not solved, . not practised */
            rows: string[];
            /** @description train tasks, in the order of the suite */
            tasks: string[];
            /** @description records that are left out, since they cannot be read */
            readonly unreadable: components["schemas"]["UnreadableRecord"][];
        };
        Held: {
            after: number;
            before: number;
            rows: number;
        };
        HistoryLine: {
            at: string;
            because: string;
            branch: number;
            /** @description of an incident its cycle, from 0; of anything else how many had ended */
            cycle: number | null;
            /** @enum {string} */
            kind: "champion" | "rollback" | "incident" | "order" | "extension";
            strategy: string | null;
            what: string;
        };
        Incidents: {
            /** @description what is so now */
            open: components["schemas"]["OpenTrouble"][];
            /** @description falls, rollbacks, and what people forced, vetoed, paused or stopped; the latest first */
            past: components["schemas"]["HistoryLine"][];
        };
        Inherited: {
            campaign: string;
            champion: string;
            /** @description the memory of that campaign, and of those that it inherited from itself */
            readonly memory: {
                branch: number;
                campaign: string;
                upToCycle: number;
            }[];
        };
        KnownWay: {
            campaign: string;
            /** @description of the model */
            fingerprint: string;
            losses: number;
            model: string;
            pairs: number;
            /** @description the version that asks so */
            strategy: string;
            wins: number;
        };
        Lineage: {
            campaign: string;
            /** @description what a promotion of the campaign means */
            guarantee: string;
            /** @description other campaigns that have it */
            others: {
                campaign: string;
                /** @description false: it began with it */
                made: boolean;
            }[];
            /** @description from the first version to this one */
            steps: components["schemas"]["ToldVersion"][];
            /** @description what was made of those and given up */
            tried: components["schemas"]["ToldVersion"][];
            /** @description records that are left out, since they cannot be read */
            readonly unreadable: components["schemas"]["UnreadableRecord"][];
        };
        Login: {
            /** @description one of `ratchet token create`, or the value of RATCHET_API_TOKEN */
            token: string;
        };
        MemoryRow: {
            attempts: number;
            branch: number;
            bugClass?: string;
            campaign: string;
            code?: string;
            /** @description from 0 */
            cycle: number;
            edit?: string;
            errorType?: string;
            family: string;
            id: string;
            /** @enum {string} */
            kind: "lesson" | "fix" | "success" | "place" | "code";
            language: string;
            /** @description the campaign that learned it, of a row that was imported */
            origin?: string;
            readonly paths?: string[];
            problem?: string;
            remedy: string;
            /** @description what stands in a question */
            sentence: string;
            signature?: string;
            solved: boolean;
            symptom: string;
            taskId: string;
        };
        Night: {
            because: string;
            campaign: string;
            createdAt: string;
            cycle: number;
            promotions: number;
            /** @enum {string} */
            status: "running" | "paused" | "done" | "stopped";
        };
        OpenTrouble: {
            campaign: string;
            /**
             * @description paused: until a person says so; waiting: until what it waits for is back; unreadable: its record is broken
             * @enum {string}
             */
            kind: "paused" | "waiting" | "unreadable";
            since: string | null;
            what: string;
        };
        OrderedCampaign: {
            activeMs: number;
            /** @description why it is paused, stopped or failed; empty otherwise */
            because: string;
            branch: number;
            challengers: number;
            /** @description id of the best confirmed strategy */
            champion: string;
            config: {
                /**
                 * @description gate: only what the gate proves better is kept; greedy: the higher mean wins, without guarantee; fixed: nothing is learned
                 * @enum {string}
                 */
                acceptance: "gate" | "greedy" | "fixed";
                /**
                 * @description what the solver's model is asked for: all, or answers alone, which spares the reflections, lessons, reviews and proposals of a model that writes nothing of use but code; who has one of these roles for itself is asked all the same
                 * @enum {string}
                 */
                askedFor?: "all" | "answers";
                /** @description candidates that an episode may have judged */
                attempts: number;
                /** @description train tasks practised in a cycle */
                batch: number;
                budget: {
                    /** @description hard budget in US dollars, calls in flight included */
                    costUsd: number | null;
                    /** @description hard budget in model calls, calls in flight included; a request for n answers is n calls */
                    modelCalls: number | null;
                };
                /** @description episodes side by side */
                concurrency: number;
                /**
                 * @description how tactics and parents are chosen: thompson and policy-gradient learn it, heuristic takes turns, random draws
                 * @enum {string}
                 */
                controller: "thompson" | "policy-gradient" | "heuristic" | "random";
                /** @description improvement cycles */
                cycles: number;
                /** @description when it ends, an ISO 8601 moment */
                deadline: string | null;
                /**
                 * @description what the gate counts: wins (a task that one side alone solves), and attempts until solved or, where tasks are long, the share of hidden tests passed
                 * @enum {string}
                 */
                evidence?: "wins" | "wins-and-attempts" | "wins-and-tests";
                /** @description how often the first and the last exam run each sealed task */
                examRuns?: number;
                /** @description for experiments: after every so many cycles the champion is exchanged for a worse version of it (one candidate an episode, no reflection, no memory), without a race */
                harmEvery?: number | null;
                /** @description what a night of a schedule took over from the last one that ended */
                inherited?: components["schemas"]["Inherited"];
                /** @description how the model was better asked in an earlier campaign, and the race that showed it */
                knownWay?: components["schemas"]["KnownWay"];
                /** @description active hours, pauses not counted */
                maxHours: number | null;
                /** @description pairs that a race may take */
                maxPairs: number;
                /**
                 * @description for experiments: what episodes are told of what is remembered; errors: what went wrong and how it was mended; code: what was solved at once; none: nothing
                 * @enum {string}
                 */
                memory?: "both" | "errors" | "code" | "none";
                /**
                 * @description for experiments: shuffled tells what is remembered of some other task, instead of the nearest
                 * @enum {string}
                 */
                memoryContent?: "own" | "shuffled";
                /** @description share memory under this name: begin with what other campaigns of that name, and imports there, have learned; without one a campaign remembers alone */
                memoryScope?: string | null;
                /** @description with OPENAI_BASE_URL: a model's name there; without: the model that the stack runs, offline (no language model), smollm2 (a small one, fetched once) or PATH.gguf (a file of yours) */
                model: string;
                /** @description who proposes changes of the strategy: a model's name at RATCHET_PROPOSAL_BASE_URL, or at the solver's endpoint where that is not set */
                proposalModel?: string | null;
                /**
                 * @description for experiments: what episodes are told of why their attempts failed; shuffled: the same words in another order, which say nothing; none: nothing is asked or told
                 * @enum {string}
                 */
                reflection?: "own" | "shuffled" | "none";
                /** @description who says why attempts failed and what an episode taught: a model's name at RATCHET_REFLECTION_BASE_URL, or at the solver's endpoint where that is not set */
                reflectionModel?: string | null;
                /** @description who looks over answers before they are judged, where a strategy asks for that: a model's name at RATCHET_REVIEW_BASE_URL, or at the solver's endpoint where that is not set */
                reviewModel?: string | null;
                /**
                 * @description look for what is worth a race on train tasks, many edits a cycle; off: one edit a cycle, screened on what was practised
                 * @enum {string}
                 */
                search?: "on" | "off";
                /** @description candidates that an episode of the search may have judged, where that is fewer than attempts */
                searchAttempts?: number;
                /** @description percent of what a cycle may spend of the budget that its search may */
                searchShare?: number;
                /** @description seed of everything that is drawn */
                seed: number;
                /** @description what a campaign began with of the memory that is shared under a name */
                sharedMemory?: components["schemas"]["SharedMemory"];
                suite: string;
                /** @description id of the suite record */
                suiteId: string;
                /** @description how the campaign watches for a fall */
                trust: {
                    /** @description a fall of more than so many points of 100 below the checkpoint rolls back; as a share of 1 */
                    margin: number;
                    /** @description train tasks that each cycle runs again to notice a fall; 0: it does not look */
                    sentinels: number;
                };
            };
            createdAt: string;
            /** @description cycles that have ended; the one that runs is the next, and people count it from 1 */
            cycle: number;
            /** @description what it was given to go on after it had ended, in order */
            extensions?: components["schemas"]["Extension"][];
            id: string;
            /**
             * @description what was ordered, and taken
             * @enum {string}
             */
            ordered: "pause" | "resume" | "stop";
            promotions: number;
            /** @enum {string} */
            status: "running" | "paused" | "done" | "stopped";
            updatedAt: string;
        };
        OrderedRow: {
            /** @enum {string} */
            order: "forget" | "restore";
            row: string;
        };
        PaidCall: {
            address: string;
            /** @description answers that were asked for */
            answers: number | null;
            at: string;
            completionTokens: number;
            costUsd: number;
            /** @description the endpoint gave no usage: these are an upper bound */
            estimated: boolean;
            /** @description what the endpoint said of itself */
            fingerprint: string;
            key: string;
            promptTokens: number;
            /** @enum {string} */
            role: "solver" | "reflector" | "proposer" | "reviewer";
        };
        PoolScore: {
            /** @description of an exam at an earlier end, before the campaign was extended: cycles that had ended then */
            afterCycles?: number;
            high: number;
            /** @description lower end of the 95% interval of the share solved, by task */
            low: number;
            meanAttempts: number;
            /** @description episodes that were judged */
            n: number;
            /** @description how often each task was run */
            runs?: number;
            solved: number;
            strategy: string;
            /** @description missing in reports of earlier versions: as many as n */
            tasks?: number;
        };
        Problem: {
            /** @description all that is wrong, a line each */
            detail: string;
            /** @description each thing that is wrong */
            readonly errors: {
                /** @description what is wrong, with which value, and the way out */
                detail: string;
                /** @description the parameter of the path or the query that is meant */
                parameter?: string;
                /** @description the field of the body that is meant, a JSON pointer (RFC 6901) */
                pointer?: string;
            }[];
            status: number;
            /** @description the status in words */
            title: string;
            /**
             * @description the status says what kind of problem it is
             * @enum {string}
             */
            type: "about:blank";
        };
        Race: {
            /** @description how soon the sides solved their tasks, as evidence: by pair, within how many of the budgets 1 … K attempts more the challenger did; missing where wins alone count */
            attempts?: {
                readonly ahead: number[];
                budgets: number;
                /** @description by this count alone */
                logE: number;
                /** @enum {string} */
                of?: "tests";
            };
            because: string;
            branch: number;
            campaign: string;
            challenger: string;
            champion: string;
            costUsd: number;
            /** @description counted from 0 */
            cycle: number;
            /** @enum {string} */
            decision: "promoted" | "dropped" | "undecided";
            k: number;
            /** @description of all that counts */
            logE: number;
            logThreshold: number;
            losses: number;
            modelCalls: number;
            outcomes: string;
            pairs: number;
            voids: {
                challenger: number;
                champion: number;
            };
            winFamilies: number;
            wins: number;
        };
        RankReason: {
            edit: string;
            /** @description of what was learned: what weighs most */
            learned: {
                name: string;
                value: number;
            }[];
            line: number;
            of: number;
            operator: string;
            place: string;
            /** @description share over all candidates */
            probability: number;
            rank: number;
            reasons: components["schemas"]["Reason"][];
        };
        Reason: {
            /** @enum {string} */
            name: "prior" | "naturalness" | "habit" | "advice" | "learned" | "evidence";
            /** @description what it adds to the log-weight */
            value: number;
            words: string;
        };
        RoleCost: {
            costUsd: number;
            model: string;
            modelCalls: number;
            /** @enum {string} */
            role: "solver" | "reflector" | "proposer" | "reviewer";
            tokens: number;
        };
        RollbackPlan: {
            /** @description champions that are given up */
            readonly abandoned: string[];
            because: string;
            /** @enum {string} */
            by: "person" | "trust-region";
            campaign: string;
            from: {
                branch: number;
                /** @description cycles that had ended */
                cycle: number;
                strategy: string;
            };
            /** @description where the history is replayed up to; null: it is gone, and the campaign starts afresh from the checkpoint */
            point: {
                eventId: number;
                runId: string;
            } | null;
            to: {
                branch: number;
                checkpoint: string;
                /** @description cycles that had ended */
                cycle: number;
                strategy: string;
            };
        };
        RowOrder: {
            /** @description why, for the record */
            because?: string;
        };
        RuleWorth: {
            rules: {
                /** @description places that were solved without it alone */
                harmful: number;
                /** @description places that were solved with it alone */
                helpful: number;
                /** @description train places that ran with it and without it */
                places: number;
                rule: string;
                /** @description attempts that it saved, all places together */
                saved: number;
            }[];
            /** @description records that are left out, since they cannot be read */
            readonly unreadable: components["schemas"]["UnreadableRecord"][];
        };
        SamplingBaseline: {
            callsATask: number;
            high: number;
            /** @description share that the last strategy solved, in one episode each */
            last: number | null;
            /** @description lower end of the 95% interval, by task, around both */
            low: number;
            /** @description calls a task with which sampling solves as many as the last strategy; null where it was not seen to */
            matchedAt: number | null;
            /** @description all that the campaign spent */
            modelCalls: number;
            /** @description two-sided sign-flip test by task behind the verdict */
            p: number | null;
            /** @description calls a task that were seen of the first strategy, at most; beyond them there are bounds only */
            seen: number;
            /** @description share of the sealed tasks; the two differ where it was not seen far enough */
            solved: {
                least: number;
                most: number;
            };
            tasks: number;
            /**
             * @description which of the two gave more on these tasks
             * @enum {string}
             */
            verdict: "learning" | "sampling" | "alike" | "unknown" | "no-last-exam";
        };
        Schedule: {
            /** @description null, as all that follows, where an earlier version made it */
            cron: string | null;
            /** @description whether a night begins with what the one before has learned */
            inherits: boolean | null;
            last: string | null;
            model: string | null;
            name: string;
            next: string | null;
            /** @description what its nights became, the latest first, 14 at most */
            nights: components["schemas"]["Night"][];
            /** @description why it is paused */
            note: string;
            paused: boolean;
            suite: string | null;
        };
        ScheduleCreate: {
            /**
             * @description gate: only what the gate proves better is kept; greedy: the higher mean wins, without guarantee; fixed: nothing is learned (default: gate)
             * @enum {string}
             */
            acceptance?: "gate" | "greedy" | "fixed";
            /**
             * @description what the solver's model is asked for: all, or answers alone, which spares the reflections, lessons, reviews and proposals of a model that writes nothing of use but code; who has one of these roles for itself is asked all the same (default: all; answers where the name of the model says that it has fewer than 500 million parameters)
             * @enum {string}
             */
            askedFor?: "all" | "answers";
            /** @description candidates that an episode may have judged (default: 8) */
            attempts?: number;
            /** @description train tasks practised in a cycle (default: 12) */
            batch?: number;
            /** @description episodes side by side (default: twice the cores of the machine that starts it, at least 4) */
            concurrency?: number;
            /**
             * @description how tactics and parents are chosen: thompson and policy-gradient learn it, heuristic takes turns, random draws (default: thompson)
             * @enum {string}
             */
            controller?: "thompson" | "policy-gradient" | "heuristic" | "random";
            /** @description count a pass also where no test that must fail stands against the tests (TAP; docs/sandbox.md) */
            countUncontrolled?: boolean;
            /** @description minute, hour, day of month, month, day of week, in UTC, or behind CRON_TZ=Europe/Berlin */
            cron: string;
            /** @description improvement cycles (default: 5) */
            cycles?: number;
            /**
             * @description what the gate counts: wins (a task that one side alone solves), and attempts until solved or, where tasks are long, the share of hidden tests passed (default: wins-and-attempts)
             * @enum {string}
             */
            evidence?: "wins" | "wins-and-attempts" | "wins-and-tests";
            /** @description how often the first and the last exam run each sealed task (default: 3, fewer where that would be more than is practised or a third of the budget) */
            examRuns?: number;
            /** @description a fall of more than so many points of 100 below the checkpoint rolls back (default: 10) */
            fallPoints?: number;
            /** @description start also where the suite is too small for anything to be promoted */
            force?: boolean;
            /** @description for experiments: after every so many cycles the champion is exchanged for a worse version of it (one candidate an episode, no reflection, no memory), without a race */
            harmEvery?: number;
            /** @description false: each night starts from the strategy, and remembers nothing */
            inherits?: boolean;
            /** @description only the tasks of these kinds: repair, implement, extend, multi-file, build, performance, style, tests, docs, ui, repo, with commas between them, or all (default: the usual ones of the suite (selfimprovebench: repair,implement), else all) */
            kinds?: string;
            /**
             * @description only the tasks in this language; all: in each that the suite has (default: the usual one of the suite (selfimprovebench: python), else all)
             * @enum {string}
             */
            language?: "python" | "java" | "javascript" | "typescript" | "rust" | "all";
            /** @description hard budget in US dollars, calls in flight included */
            maxCostUsd?: number;
            /** @description active hours, pauses not counted */
            maxHours?: number;
            /** @description hard budget in model calls, calls in flight included; a request for n answers is n calls */
            maxModelCalls?: number;
            /** @description pairs that a race may take (default: 400) */
            maxPairs?: number;
            /**
             * @description for experiments: what episodes are told of what is remembered; errors: what went wrong and how it was mended; code: what was solved at once; none: nothing (default: both)
             * @enum {string}
             */
            memory?: "both" | "errors" | "code" | "none";
            /**
             * @description for experiments: shuffled tells what is remembered of some other task, instead of the nearest (default: own)
             * @enum {string}
             */
            memoryContent?: "own" | "shuffled";
            /** @description share memory under this name: begin with what other campaigns of that name, and imports there, have learned; without one a campaign remembers alone */
            memoryScope?: string;
            /** @description with OPENAI_BASE_URL: a model's name there; without: the model that the stack runs, offline (no language model), smollm2 (a small one, fetched once) or PATH.gguf (a file of yours) (default: the one that the stack was started with) */
            model?: string;
            /** @description who proposes changes of the strategy: a model's name at RATCHET_PROPOSAL_BASE_URL, or at the solver's endpoint where that is not set (default: RATCHET_PROPOSAL_MODEL of the stack, else the solver's model) */
            proposalModel?: string;
            /**
             * @description for experiments: what episodes are told of why their attempts failed; shuffled: the same words in another order, which say nothing; none: nothing is asked or told (default: own)
             * @enum {string}
             */
            reflection?: "own" | "shuffled" | "none";
            /** @description who says why attempts failed and what an episode taught: a model's name at RATCHET_REFLECTION_BASE_URL, or at the solver's endpoint where that is not set (default: RATCHET_REFLECTION_MODEL of the stack, else the solver's model) */
            reflectionModel?: string;
            /** @description who looks over answers before they are judged, where a strategy asks for that: a model's name at RATCHET_REVIEW_BASE_URL, or at the solver's endpoint where that is not set (default: RATCHET_REVIEW_MODEL of the stack, else the solver's model) */
            reviewModel?: string;
            /** @description name of the schedule; each night is named after it and its moment */
            schedule: string;
            /**
             * @description look for what is worth a race on train tasks, many edits a cycle; off: one edit a cycle, screened on what was practised (default: on)
             * @enum {string}
             */
            search?: "on" | "off";
            /** @description candidates that an episode of the search may have judged, where that is fewer than attempts (default: 2) */
            searchAttempts?: number;
            /** @description percent of what a cycle may spend of the budget that its search may (default: 80) */
            searchShare?: number;
            /** @description seed of everything that is drawn (default: 1) */
            seed?: number;
            /** @description train tasks that each cycle runs again to notice a fall; 0: it does not look (default: 4) */
            sentinels?: number;
            /** @description version to start from: its id, its unique beginning, or CAMPAIGN@champion (default: the first strategy) */
            strategy?: string;
            /** @description a suite that ships, a folder, or FORMAT:PATH; what does not ship lies in one of the folders of RATCHET_SUITES on the machine that serves the API, and is named by its path or its path from there */
            suite: string;
        };
        Session: {
            /** @description to be sent as X-CSRF-Token with each write; null without a session */
            csrf: string | null;
            /** @description whose token it is */
            name: string;
            /** @description nobody needs a token here */
            open: boolean;
            /**
             * @description what it may
             * @enum {string}
             */
            scope: "read" | "operate" | "admin";
        };
        SharedMemory: {
            /** @description how far each campaign, and what was imported, had come then */
            readonly memory: {
                branch: number;
                campaign: string;
                upToCycle: number;
            }[];
            scope: string;
        };
        ShownRow: {
            /** @description what is known of it; null where nothing is */
            entry: {
                /** @description cycles since it was last learned */
                age: number | null;
                /** @description how often it was learned */
                count: number;
                evidence: {
                    came: number;
                    controls: number;
                    expected: number;
                    told: number;
                };
                lift: number;
                /**
                 * @description why it is not told any more; null: it may be told
                 * @enum {string|null}
                 */
                out: "forgotten" | "hurts" | "expired" | "crowded-out" | null;
            } | null;
            from: string;
            orders: {
                at: string;
                because: string;
                /** @enum {string} */
                order: "forget" | "restore";
                row: string;
            }[];
            row: components["schemas"]["MemoryRow"];
        };
        StartedExperiment: {
            campaigns: number;
            id: string;
            /** @description it was started before, and goes on */
            resumed: boolean;
        };
        StoppingExperiment: {
            id: string;
            /** @enum {string} */
            ordered: "stop";
        };
        Strategy: {
            adapter?: {
                /** @enum {string} */
                at: "model" | "tuning";
                hash: string;
                model: string;
            };
            asking: {
                /** @enum {string} */
                answer: "file" | "code-only";
                /** @enum {string} */
                cases: "list" | "assertions" | "doctest" | "table";
                /** @enum {string} */
                examples: "listed" | "turns";
                /** @enum {string} */
                headings: "marked" | "plain";
                /** @enum {string} */
                messages: "one" | "system-and-user";
                order: ("role" | "planning" | "rules" | "examples" | "answer" | "task" | "files" | "support" | "cases" | "memory" | "tried" | "repair" | "reflections")[];
                stub: boolean | "documented";
            };
            decoding: {
                maxTokens: number;
                temperature: number;
                topP: number;
            };
            demonstrations: {
                example?: {
                    answer: string;
                    before: string;
                    failing: string;
                    language: string;
                    task: string;
                };
                id: string;
                text: string;
            }[];
            episode: {
                attempts: number;
                reflections: number;
                samples: number;
            };
            focus: {
                compiled: number;
                recent: number;
                tests: number;
            };
            memory: {
                examples?: number;
                recall: number;
                tokens?: number;
            };
            prompts: {
                planning: string;
                proposal: string;
                reflection: string;
                repair: string;
                role: string;
            };
            rules: {
                id: string;
                pinned: boolean;
                text: string;
            }[];
            /** @enum {number} */
            schema: 3;
            solver?: {
                /** @enum {string} */
                actions: "fenced" | "native";
                costUsd: number | null;
                /** @enum {string} */
                edits: "search-replace" | "whole-file" | "either";
                instructions: string;
                /** @enum {string} */
                kind: "agent";
                minutes: number;
                promptTokens: number;
                testFirst: boolean;
                tokens: number;
                turns: number;
            } | {
                calls: number;
                command: string | string[];
                costUsd: number | null;
                env: {
                    [key: string]: string;
                };
                files: {
                    path: string;
                    text?: string;
                    /** @enum {string} */
                    what: "strategy" | "skill" | "role" | "rules" | "examples" | "statement" | "text";
                }[];
                ignore: string[];
                instructions: string;
                /** @enum {string} */
                kind: "command";
                minutes: number;
                setup: string[];
                /** @enum {string} */
                stdin: "statement" | "nothing";
                tokens: number;
            } | {
                agents: number;
                child: string;
                costUsd: number | null;
                depth: number;
                helpers: number;
                instructions: string;
                /** @enum {string} */
                kind: "tree";
                modify: string;
                mother: string;
                promptTokens: number;
                repair: string;
                reviewing: string;
                rounds: number;
                testing: string;
                tests: number;
                tokens: number;
                width: number;
            };
            steps?: {
                decoding?: {
                    maxTokens?: number;
                    temperature?: number;
                    topP?: number;
                };
                n?: number;
                prompt?: string;
                /** @enum {string} */
                step: "localise" | "plan" | "write-tests" | "draft" | "review" | "vote" | "run-visible" | "reflect" | "self-debug" | "restart";
            }[];
            tactics: {
                [key: string]: number;
            };
            tools: ("compile-first" | "tests-first" | "coverage" | "linter" | "self-review")[];
            worth: {
                codeSimilarity: number;
                compiled: number;
                diffSimilarity: number;
                peakMemory: number;
                runTime: number;
                style: number;
                tests: number;
            };
        };
        StrategyChange: {
            /** @enum {string} */
            action: "rule-added" | "rule-changed" | "rule-dropped" | "rules-merged" | "prompt-changed" | "demonstrations-changed" | "decoding-changed" | "episode-changed" | "memory-changed" | "asking-changed" | "tools-changed" | "steps-changed" | "weights-changed" | "recombined" | "fresh-start" | "edit-dropped" | "solver-changed" | "adapter-changed" | "edits-bundled";
            because: string;
            /** @description each edit of a bundle of several, in their order */
            readonly edits?: {
                /** @enum {string} */
                action: "rule-added" | "rule-changed" | "rule-dropped" | "rules-merged" | "prompt-changed" | "demonstrations-changed" | "decoding-changed" | "episode-changed" | "memory-changed" | "asking-changed" | "tools-changed" | "steps-changed" | "weights-changed" | "recombined" | "fresh-start" | "edit-dropped" | "solver-changed" | "adapter-changed" | "edits-bundled";
                new: string;
                old: string;
            }[];
            readonly evidence: string[];
            new: string;
            old: string;
            tactic: string;
        };
        StrategyDiff: {
            /** @description part by part; empty where nothing differs */
            changes: {
                added: string[];
                part: string;
                removed: string[];
            }[];
            from: string;
            to: string;
        };
        StrategySummary: {
            change: components["schemas"]["StrategyChange"] | null;
            id: string;
            parent: string | null;
            rules: number;
        };
        StrategyVersion: {
            /** @description what made it out of its parent; null for a first version */
            change: components["schemas"]["StrategyChange"] | null;
            id: string;
            parent: string | null;
            strategy: components["schemas"]["Strategy"];
        };
        Task: {
            family: string;
            hasReference: boolean;
            hiddenChecks: number;
            id: string;
            /** @enum {string} */
            kind: "repair" | "implement" | "extend" | "multi-file" | "build" | "performance" | "style" | "tests" | "docs" | "ui" | "repo";
            /** @enum {string} */
            language: "python" | "java" | "javascript" | "typescript" | "rust";
            /**
             * @description how its hidden checks are judged
             * @enum {string}
             */
            trust: "split" | "in-process" | "validated";
            visibleChecks: number;
        };
        TokenReasons: {
            /** @description tokens of the question */
            input: string[];
            tokens: {
                alternatives: {
                    probability: number;
                    text: string;
                }[];
                /** @description how much it looks at each token of the question; empty where the model cannot say */
                attention: number[];
                probability: number;
                text: string;
            }[];
        };
        ToldFeedback: {
            about: string;
            at: string;
            because: string;
            /** @description the cycle that read it, counted from 0 */
            cycle: number | null;
            /** @enum {string} */
            fate: "promoted" | "dropped" | "undecided" | "screened" | "rolled-back" | "open" | "no-challenger" | "not-read";
            /** @enum {string} */
            judgement: "accepted" | "rejected" | "comment";
            /** @description the challenger that came of it */
            strategy: string | null;
            text: string;
        };
        ToldForce: {
            at: string;
            because: string;
            /** @description the first cycle that it was champion in, counted from 0; null where nothing came of it */
            cycle: number | null;
            /** @description the cycle that was cut and given up for it, counted from 0 */
            gaveUp: number | null;
            strategy: string;
        };
        ToldMemory: {
            /** @description how often something was learned that a row said already */
            again: number;
            items: {
                /** @description what they came to, summed: 1 solved at once, 0 not solved */
                came: number;
                /** @description episodes of the same tasks without it */
                controls: number;
                /** @description what the same tasks came to without it, summed over the same episodes */
                expected: number;
                id: string;
                /** @enum {string} */
                kind: "lesson" | "fix" | "success" | "place" | "code";
                lift: number;
                /** @enum {string|null} */
                out: "forgotten" | "hurts" | "expired" | "crowded-out" | null;
                sentence: string;
                /** @description train episodes in whose prompt it stood */
                told: number;
            }[];
            /** @description rows that are not told any more, by why */
            out: {
                [key: string]: number;
            };
            reuse: {
                /** @description MemoryReuseRate: of the train episodes that looked into memory, the share that was told something */
                rate: {
                    high: number;
                    low: number;
                    n: number;
                    value: number;
                };
                solvedWith: {
                    high: number;
                    low: number;
                    n: number;
                    value: number;
                };
                solvedWithout: {
                    high: number;
                    low: number;
                    n: number;
                    value: number;
                };
            };
            /** @description rows that it sees, by kind */
            rows: {
                [key: string]: number;
            };
            /** @description the name under which it is shared */
            scope: string | null;
            /** @description failed tasks that wait to be practised again */
            waiting: number;
        };
        ToldRace: {
            /** @description how soon the sides solved their tasks, as evidence: by pair, within how many of the budgets 1 … K attempts more the challenger did; missing where wins alone count */
            attempts?: {
                readonly ahead: number[];
                budgets: number;
                /** @description by this count alone */
                logE: number;
                /** @enum {string} */
                of?: "tests";
            };
            because: string;
            branch: number;
            campaign: string;
            challenger: string;
            champion: string;
            costUsd: number;
            /** @description counted from 0 */
            cycle: number;
            /** @enum {string} */
            decision: "promoted" | "dropped" | "undecided";
            /** @description logarithms of e-values: before the first pair, and after each */
            evidence: {
                /** @description of all that counts */
                both: number[];
                /** @description of each count, where there are two */
                parts: {
                    curve: number[];
                    name: string;
                }[];
            };
            id: string;
            k: number;
            /** @description of all that counts */
            logE: number;
            logThreshold: number;
            losses: number;
            modelCalls: number;
            outcomes: string;
            pairs: number;
            voids: {
                challenger: number;
                champion: number;
            };
            winFamilies: number;
            wins: number;
        };
        ToldVersion: {
            /** @description what it has otherwise than its parent, line by line */
            diff: string[];
            /** @enum {string} */
            fate: "first" | "champion" | "was champion" | "dropped" | "undecided" | "screened out" | "rolled back" | "not raced";
            /** @description how a person made it champion without a race, a sentence each time */
            forced: string[];
            /** @description its latest race */
            race: components["schemas"]["Race"] | null;
            version: components["schemas"]["StrategyVersion"];
        };
        Training: {
            /** @description its name */
            adaptation: string;
            base: string;
            /** @description why it published nothing; empty where it runs, or did */
            because: string;
            /** @description hash of the adapter that it goes on from */
            before: string | null;
            begunAt: string;
            /** @description of what it published */
            hash: string | null;
            /** @description when something was heard of it last */
            heardAt: string;
            /** @description the last figures that were heard */
            point: components["schemas"]["TrainingPoint"] | null;
            /** @description of rows that it draws */
            sets: string[];
            /**
             * @description running until an end of it was heard; kept-back: trained, and worse in what was looked for
             * @enum {string}
             */
            status: "running" | "published" | "kept-back" | "failed" | "cancelled";
            /** @description where it stands, as whoever trains calls it */
            step: string;
            /** @enum {string} */
            tier: "t0" | "wire";
        };
        TrainingCourse: {
            /** @description its name */
            adaptation: string;
            base: string;
            /** @description why it published nothing; empty where it runs, or did */
            because: string;
            /** @description hash of the adapter that it goes on from */
            before: string | null;
            begunAt: string;
            /** @description its figures as they were heard, oldest first */
            curve: components["schemas"]["TrainingPoint"][];
            /** @description of what it published */
            hash: string | null;
            /** @description when something was heard of it last */
            heardAt: string;
            /** @description the last figures that were heard */
            point: components["schemas"]["TrainingPoint"] | null;
            /** @description of rows that it draws */
            sets: string[];
            /**
             * @description running until an end of it was heard; kept-back: trained, and worse in what was looked for
             * @enum {string}
             */
            status: "running" | "published" | "kept-back" | "failed" | "cancelled";
            /** @description where it stands, as whoever trains calls it */
            step: string;
            /** @enum {string} */
            tier: "t0" | "wire";
            /** @description records that are left out, since they cannot be read */
            readonly unreadable: components["schemas"]["UnreadableRecord"][];
        };
        TrainingPoint: {
            step: number;
            trainLoss: number | null;
            validLoss: number | null;
        };
        Tree: {
            agents: components["schemas"]["TreeAgent"][];
            /** @description null while it grows */
            record: {
                cases: {
                    broken: number;
                    holdOnStub: number;
                    kept: number;
                    written: number;
                };
                end: {
                    because: string;
                    spent: {
                        agents: number;
                        calls: number;
                        costUsd: number;
                        rounds: number;
                        sandboxRuns: number;
                        tokens: number;
                    };
                    /** @enum {string} */
                    state: "passed" | "unproved" | "failed" | "refused" | "spent" | "missed";
                };
                files: {
                    [key: string]: string;
                };
                /** @description agents that wrote something, by level */
                levels: number[];
                reviews: {
                    asked: number;
                    doubted: number;
                    doubtedAndFailed: number;
                };
            } | null;
            tree: string;
        };
        TreeAgent: {
            because: string;
            calls: number;
            level: number;
            /** @description the names down to it; empty of the first agent */
            name: string;
            /** @description what it wrote, time by time */
            rounds: {
                ended: {
                    because: string;
                    /** @enum {string} */
                    state: "passed" | "unproved" | "failed" | "refused" | "spent" | "missed";
                } | null;
                /** @description why answers could not be used */
                faults: string[];
                /** @description what it wrote, with its helpers as stubs */
                files: {
                    [key: string]: string;
                };
                helpers: {
                    doc: string;
                    lines: number;
                    name: string;
                    parameters: number | null;
                    path: string;
                    signature: string;
                    uses: string[];
                }[];
                proof: {
                    /** @description ids of the cases that did not hold */
                    broken: string[];
                    failing: string[];
                    files: {
                        [key: string]: string;
                    };
                    holdOnStub: number;
                    /** @description ids of the cases that can say something */
                    kept: string[];
                    runs: number;
                    /** @enum {string} */
                    state: "passed" | "unproved" | "failed" | "refused" | "spent" | "missed";
                    /** @description helpers whose code the failures ran */
                    touched: string[];
                } | null;
                review: {
                    because: string;
                    isDoubted: boolean;
                    spent: {
                        calls: number;
                        costUsd: number;
                        tokens: number;
                    };
                } | null;
                /** @enum {string} */
                role: "mother" | "child";
                spent: {
                    calls: number;
                    costUsd: number;
                    tokens: number;
                };
                /** @description its contract; null: the first agent of the tree */
                unit: {
                    doc: string;
                    lines: number;
                    name: string;
                    parameters: number | null;
                    path: string;
                    signature: string;
                    uses: string[];
                } | null;
                /** @enum {string} */
                want: "make" | "change" | "prove" | "repair";
            }[];
            /** @enum {string} */
            state: "passed" | "unproved" | "failed" | "refused" | "spent" | "missed" | "planned" | "waits" | "proving";
            tokens: number;
            waitsFor: string[];
        };
        Unreadable: {
            because: string;
            campaign: string;
        };
        UnreadableRecord: {
            because: string;
            id: string;
            kind: string;
        };
        Verdict: {
            backend: string;
            diagnostics: {
                line: number;
                message: string;
                path: string;
            }[];
            /** @enum {string|null} */
            errorClass: "Syntax" | "Logic" | "Timeout" | "Resource" | "Tampering" | null;
            /** @description what the candidate printed; untrusted */
            output: string;
            reason: string;
            rejectedPaths: string[];
            /** @enum {string} */
            status: "passed" | "failed" | "void";
            /**
             * @description the step of the judgement that decided it
             * @enum {string}
             */
            step: "collect" | "compile" | "load" | "test";
            /** @description visible checks */
            tests: {
                id: string;
                message: string;
                /** @enum {string} */
                status: "passed" | "failed" | "missing";
            }[];
            /** @enum {string} */
            trust: "split" | "in-process" | "uncontrolled" | "validated";
            usage: {
                cpuMs: number;
                outputBytes: number;
                peakMemoryMb: number;
                wallMs: number;
            };
        };
        WorkDone: {
            /** @description those of them that asked the model */
            asked: number;
            exams: {
                costUsd: number;
                modelCalls: number;
            };
            /** @description as many as there were: one a cycle, or those of the searches */
            proposals: number;
            rest: {
                costUsd: number;
                modelCalls: number;
            };
            /** @description what the searches did; calls and cost are those of their episodes; missing where there was none */
            search?: {
                /** @description how the last one ended */
                because: string;
                /** @description the version that is furthest ahead of the champion, on train tasks */
                best: {
                    losses: number;
                    places: number;
                    strategy: string;
                    wins: number;
                } | null;
                costUsd: number;
                cycles: number;
                /** @description those of them that entered its pool */
                entered: number;
                episodes: number;
                /** @description how often what proposals foretold of train tasks came; missing where none foretold anything */
                foretold?: {
                    breakages: {
                        came: number;
                        of: number;
                    };
                    fixes: {
                        came: number;
                        of: number;
                    };
                };
                /** @description versions that came of them, and of taking edits away */
                made: number;
                modelCalls: number;
                proposals: number;
                /** @description what the races of what it found took */
                races: {
                    costUsd: number;
                    modelCalls: number;
                };
                /** @description what rules did on train places, with against without */
                readonly rules?: {
                    harmful: number;
                    helpful: number;
                    places: number;
                    rule: string;
                    /** @description attempts */
                    saved: number;
                }[];
            };
            tactics: {
                asked: number;
                challengers: number;
                chosen: number;
                costUsd: number;
                modelCalls: number;
                promoted: number;
                raced: number;
                screened: number;
                tactic: string;
            }[];
            /** @description why no challenger came of a question to the model, and how often */
            unanswered: {
                [key: string]: number;
            };
            /** @description the gain that a race promotes in four cases of five; null: none is likely to be seen */
            visible: {
                gain: number | null;
                k: number;
                pairs: number;
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
    AdaptersController_list: {
        parameters: {
            query?: {
                /** @description the last id of the page before */
                after?: string;
                limit?: number;
                /** @description which stands first */
                order?: "oldest" | "newest";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description adapted models that were published, in the order in which they were */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        adapters: components["schemas"]["AdapterSummary"][];
                        /** @description `after` of the next page; null on the last */
                        next: string | null;
                        /** @description records that are left out, since they cannot be read */
                        readonly unreadable: components["schemas"]["UnreadableRecord"][];
                    };
                };
            };
            /** @description a field is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    AdaptersController_show: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description hash of an adapted model */
                hash: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description one of them: how its training went, what it forgot, which races tried it and what the gate said */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Adapter"];
                };
            };
            /** @description a field is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no adapter has that hash */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    AttemptsController_show: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description address of an episode, as its campaign lists it, with each / written as %2F; with /attempt/N behind it, of one attempt */
                address: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the whole story: question by its parts, what memory gave, answers or turns, verdicts, reflections, cost */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Course"];
                };
            };
            /** @description the request cannot be read, or asks for what the route does not take */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no episode of that address has ended, or there is no such attempt */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    AttemptsController_explain: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description address of an episode, as its campaign lists it, with each / written as %2F; with /attempt/N behind it, of one attempt */
                address: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description how the answer came about: its rank in words and numbers, or its tokens; or why nobody can say */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Explanation"];
                };
            };
            /** @description the request cannot be read, or asks for what the route does not take */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no episode of that address has ended, or there is no such attempt */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description whoever could say does not answer */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    AttemptsController_tree: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description address of an episode, as its campaign lists it, with each / written as %2F; with /attempt/N behind it, of one attempt */
                address: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the tree of agents that its latest answer, or that of the attempt, grows in; also while it grows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tree"];
                };
            };
            /** @description the request cannot be read, or asks for what the route does not take */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description it has no tree, or none yet */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    AuditController_list: {
        parameters: {
            query?: {
                /** @description the last id of the page before */
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description who changed what through the API, the latest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description `after` of the next page; null on the last */
                        next: string | null;
                        /** @description records that are left out, since they cannot be read */
                        readonly unreadable: components["schemas"]["UnreadableRecord"][];
                        writes: components["schemas"]["Audit"][];
                    };
                };
            };
            /** @description a field is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not read it */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    CampaignsController_list: {
        parameters: {
            query?: {
                /** @description the name of the last campaign of the page before */
                after?: string;
                limit?: number;
                /** @description only campaigns that are so */
                status?: "running" | "paused" | "done" | "stopped";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description campaigns, the newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        campaigns: components["schemas"]["Campaign"][];
                        /** @description `after` of the next page; null on the last */
                        next: string | null;
                        /** @description campaigns that are left out, since something of them is missing or broken on record */
                        readonly unreadable: components["schemas"]["Unreadable"][];
                    };
                };
            };
            /** @description a field is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    CampaignsController_start: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CampaignRequest"];
            };
        };
        responses: {
            /** @description started */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Campaign"];
                };
            };
            /** @description a field is wrong or the suite is not usable */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the name is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match: somebody else has steered since */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the body is no JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Idempotency-Key: it came with another body before */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a service does not answer */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    CampaignsController_show: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description name of the campaign, which is its id */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the campaign, and what it is doing now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        campaign: components["schemas"]["Campaign"];
                        /** @description live detail; null when the campaign has ended, and where nobody says */
                        progress: components["schemas"]["CampaignProgress"] | null;
                        /** @description why nobody says what it does now; all else is on record */
                        unknown?: string;
                    };
                };
            };
            /** @description the request cannot be read, or asks for what the route does not take */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no campaign has that name */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    BoardController_board: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description name of the campaign, which is its id */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description all that the page of a campaign shows first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Board"];
                };
            };
            /** @description the request cannot be read, or asks for what the route does not take */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no campaign has that name */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    CampaignsController_budget: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description name of the campaign, which is its id */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CampaignBudget"];
            };
        };
        responses: {
            /** @description the limits are changed */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Campaign"];
                };
            };
            /** @description a field is wrong, or the limit is below what is spent */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no campaign has that name */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the campaign has ended */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match: somebody else has steered since */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the body is no JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Idempotency-Key: it came with another body before */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    RecordsController_checkpoints: {
        parameters: {
            query?: {
                /** @description the last id of the page before */
                after?: string;
                limit?: number;
                /** @description which stands first */
                order?: "oldest" | "newest";
            };
            header?: never;
            path: {
                /** @description name of the campaign, which is its id */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description where champions were confirmed, and by what */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        checkpoints: components["schemas"]["Checkpoint"][];
                        /** @description `after` of the next page; null on the last */
                        next: string | null;
                        /** @description records that are left out, since they cannot be read */
                        readonly unreadable: components["schemas"]["UnreadableRecord"][];
                    };
                };
            };
            /** @description a field is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no campaign has that name */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    RecordsController_cycles: {
        parameters: {
            query?: {
                /** @description the last id of the page before */
                after?: string;
                limit?: number;
                /** @description which stands first */
                order?: "oldest" | "newest";
            };
            header?: never;
            path: {
                /** @description name of the campaign, which is its id */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description cycles that have practised, with what each came to */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        cycles: components["schemas"]["Cycle"][];
                        /** @description `after` of the next page; null on the last */
                        next: string | null;
                        /** @description records that are left out, since they cannot be read */
                        readonly unreadable: components["schemas"]["UnreadableRecord"][];
                    };
                };
            };
            /** @description a field is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no campaign has that name */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    RecordsController_episodes: {
        parameters: {
            query?: {
                /** @description the last id of the page before */
                after?: string;
                branch?: number;
                /** @description from 0 */
                cycle?: number;
                limit?: number;
                /** @description which stands first */
                order?: "oldest" | "newest";
                outcome?: "solved" | "plausible" | "failed" | "void";
                purpose?: "practise" | "search" | "screen" | "race" | "trust" | "exam" | "solve";
                /** @description id of a task */
                task?: string;
            };
            header?: never;
            path: {
                /** @description name of the campaign, which is its id */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description episodes that have ended, of a campaign or of a run of `solve`; a page may hold fewer than asked for and have a next */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        episodes: components["schemas"]["Episode"][];
                        /** @description `after` of the next page; null on the last */
                        next: string | null;
                        /** @description records that are left out, since they cannot be read */
                        readonly unreadable: components["schemas"]["UnreadableRecord"][];
                    };
                };
            };
            /** @description a field is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no campaign has that name */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    CampaignEventsController_events: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description name of the campaign, which is its id */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description server-sent events, from the first or from behind Last-Event-ID: what happened (`champion`, `race`, `rollback`, `incident`, `order`, `report`; data: CampaignEvent), `progress` whenever it changes (data: CampaignProgress), and `heartbeat` */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["CampaignEvent"];
                };
            };
            /** @description Last-Event-ID is none of its ids */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no campaign has that name */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many follow */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    CampaignsController_extend: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description name of the campaign, which is its id */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CampaignExtension"];
            };
        };
        responses: {
            /** @description it goes on from where it ended, and takes the last exam again at its end */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Campaign"];
                };
            };
            /** @description nothing is given, or what is given would end it again at once */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no campaign has that name */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description it has not ended, or was stopped for good */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match: somebody else has steered since */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the body is no JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Idempotency-Key: it came with another body before */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    CampaignsController_feedback: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description name of the campaign, which is its id */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CampaignFeedback"];
            };
        };
        responses: {
            /** @description the proposal of the next cycle asks the model and reads it; the report says what became of it */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Campaign"];
                };
            };
            /** @description the text is empty or too long */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no campaign has that name */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description it has ended */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match: somebody else has steered since */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the body is no JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Idempotency-Key: it came with another body before */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    RecordsController_grid: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description name of the campaign, which is its id */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description practice of all cycles by task, a letter each */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Grid"];
                };
            };
            /** @description a field is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no campaign has that name */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    RecordsController_history: {
        parameters: {
            query?: {
                /** @description the last id of the page before */
                after?: string;
                limit?: number;
                /** @description which stands first */
                order?: "oldest" | "newest";
            };
            header?: never;
            path: {
                /** @description name of the campaign, which is its id */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description champions, rollbacks, incidents, orders and extensions, in the order of time */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        history: components["schemas"]["HistoryLine"][];
                        /** @description `after` of the next page; null on the last */
                        next: string | null;
                        /** @description records that are left out, since they cannot be read */
                        readonly unreadable: components["schemas"]["UnreadableRecord"][];
                    };
                };
            };
            /** @description a field is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no campaign has that name */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    RecordsController_incidents: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description name of the campaign, which is its id */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description what is out of the ordinary now, and what was */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Incidents"];
                };
            };
            /** @description a field is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no campaign has that name */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    RecordsController_ledger: {
        parameters: {
            query?: {
                /** @description the last id of the page before */
                after?: string;
                limit?: number;
                /** @description which stands first */
                order?: "oldest" | "newest";
            };
            header?: never;
            path: {
                /** @description name of the campaign, which is its id */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description what was paid: budget, sums by role, and the questions of episodes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        budget: components["schemas"]["BudgetReading"];
                        /** @description questions of episodes that have ended; what proposals and lessons asked is in the sums alone */
                        episodes: {
                            calls: components["schemas"]["PaidCall"][];
                            episode: string;
                            taskId: string;
                        }[];
                        /** @description `after` of the next page; null on the last */
                        next: string | null;
                        /** @description of what is spent, what each role was paid for; empty where nothing is known */
                        roles: {
                            costUsd: number;
                            model: string;
                            modelCalls: number;
                            /** @enum {string} */
                            role: "solver" | "reflector" | "proposer" | "reviewer";
                            tokens: number;
                        }[];
                        /** @description records that are left out, since they cannot be read */
                        readonly unreadable: components["schemas"]["UnreadableRecord"][];
                    };
                };
            };
            /** @description a field is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no campaign has that name */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    CampaignsController_pause: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description name of the campaign, which is its id */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CampaignReason"];
            };
        };
        responses: {
            /** @description it pauses when what is in flight has ended */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderedCampaign"];
                };
            };
            /** @description the request cannot be read, or asks for what the route does not take */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no campaign has that name */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description it is paused or stopping already, or has ended */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match: somebody else has steered since */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the body is no JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Idempotency-Key: it came with another body before */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    CampaignsController_pin: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description name of the campaign, which is its id */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CampaignPin"];
            };
        };
        responses: {
            /** @description no proposal may change or drop the rule, or may again */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Campaign"];
                };
            };
            /** @description the champion has no such rule */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no campaign has that name */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description it is so already, or the campaign has ended */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match: somebody else has steered since */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the body is no JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Idempotency-Key: it came with another body before */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    CampaignsController_promote: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description name of the campaign, which is its id */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CampaignPromotion"];
            };
        };
        responses: {
            /** @description it becomes champion without a race, on record as forced, when the cycle that runs has ended */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Campaign"];
                };
            };
            /** @description the strategy is unknown */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no campaign has that name */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the strategy is vetoed or champion already, or the campaign has ended */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match: somebody else has steered since */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the body is no JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Idempotency-Key: it came with another body before */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    RecordsController_races: {
        parameters: {
            query?: {
                /** @description the last id of the page before */
                after?: string;
                limit?: number;
                /** @description which stands first */
                order?: "oldest" | "newest";
            };
            header?: never;
            path: {
                /** @description name of the campaign, which is its id */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description races, with the evidence as it grew by pair */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description `after` of the next page; null on the last */
                        next: string | null;
                        races: components["schemas"]["ToldRace"][];
                        /** @description records that are left out, since they cannot be read */
                        readonly unreadable: components["schemas"]["UnreadableRecord"][];
                    };
                };
            };
            /** @description a field is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no campaign has that name */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    CampaignsController_report: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description name of the campaign, which is its id */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description what it came to, with the evidence */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CampaignReport"];
                };
            };
            /** @description the request cannot be read, or asks for what the route does not take */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no campaign has that name, or it has not ended */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    CampaignsController_resume: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description name of the campaign, which is its id */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CampaignResume"];
            };
        };
        responses: {
            /** @description it goes on */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderedCampaign"];
                };
            };
            /** @description the request cannot be read, or asks for what the route does not take */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no campaign has that name */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description it is not paused, or has ended */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match: somebody else has steered since */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the body is no JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Idempotency-Key: it came with another body before */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    CampaignsController_planRollback: {
        parameters: {
            query: {
                /** @description id of a version that was champion */
                to: string;
            };
            header?: never;
            path: {
                /** @description name of the campaign, which is its id */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description what a rollback would do; nothing is touched */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RollbackPlan"];
                };
            };
            /** @description the version cannot be gone back to */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no campaign has that name */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    CampaignsController_rollback: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description name of the campaign, which is its id */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CampaignRollback"];
            };
        };
        responses: {
            /** @description it goes back to the checkpoint by replaying its history up to there; its events and history say when it is done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RollbackPlan"];
                };
            };
            /** @description the version cannot be gone back to */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no campaign has that name */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description it is being rolled back already */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match: somebody else has steered since */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the body is no JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Idempotency-Key: it came with another body before */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    CampaignsController_stop: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description name of the campaign, which is its id */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CampaignStop"];
            };
        };
        responses: {
            /** @description it writes its report and ends */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderedCampaign"];
                };
            };
            /** @description the request cannot be read, or asks for what the route does not take */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no campaign has that name */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description it has ended */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match: somebody else has steered since */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the body is no JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Idempotency-Key: it came with another body before */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    RecordsController_versions: {
        parameters: {
            query?: {
                /** @description the last id of the page before */
                after?: string;
                limit?: number;
                /** @description which stands first */
                order?: "oldest" | "newest";
            };
            header?: never;
            path: {
                /** @description name of the campaign, which is its id */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description its versions in the order in which they were made, each with its fate, its race and what it changed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description `after` of the next page; null on the last */
                        next: string | null;
                        /** @description records that are left out, since they cannot be read */
                        readonly unreadable: components["schemas"]["UnreadableRecord"][];
                        versions: components["schemas"]["ToldVersion"][];
                    };
                };
            };
            /** @description a field is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no campaign has that name */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    RecordsController_suite: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description name of the campaign, which is its id */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description its tasks, and the pool that each fell into; no content */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CampaignSuite"];
                };
            };
            /** @description a field is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no campaign has that name */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    CampaignsController_veto: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description name of the campaign, which is its id */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CampaignPromotion"];
            };
        };
        responses: {
            /** @description the strategy never becomes champion, and is never gone back to */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Campaign"];
                };
            };
            /** @description the strategy is unknown */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no campaign has that name */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the strategy is champion, or vetoed already, or the campaign has ended */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match: somebody else has steered since */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the body is no JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Idempotency-Key: it came with another body before */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    EventsController_all: {
        parameters: {
            query?: {
                /** @description how many of the latest events are told first, where no Last-Event-ID is sent */
                backlog?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description server-sent events of all campaigns, the latest first or from behind Last-Event-ID: what happened (`champion`, `race`, `rollback`, `incident`, `order`, `report`; data: FeedEvent), `campaign` whenever one changes (data: CampaignChange), and `heartbeat` */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["FeedEvent"] | components["schemas"]["CampaignChange"];
                };
            };
            /** @description Last-Event-ID is none of its ids */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many follow */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ExperimentsController_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description experiments that ship, and those that were started */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description those that can be started by their name */
                        ships: {
                            definition: components["schemas"]["ExperimentDefinition"];
                            name: string;
                        }[];
                        started: components["schemas"]["ExperimentSummary"][];
                        /** @description records that are left out, since they cannot be read */
                        readonly unreadable: components["schemas"]["UnreadableRecord"][];
                    };
                };
            };
            /** @description the request cannot be read, or asks for what the route does not take */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ExperimentsController_start: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExperimentStart"];
            };
        };
        responses: {
            /** @description its campaigns begin one after the other */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StartedExperiment"];
                };
            };
            /** @description a field is wrong, or the experiment could not answer its question */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the name is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match: somebody else has steered since */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the body is no JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Idempotency-Key: it came with another body before */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ExperimentsController_show: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description name of the campaign, which is its id */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description where it stands, and what it says so far */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Experiment"];
                };
            };
            /** @description it is no name */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no experiment has that name */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ExperimentsController_stop: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description name of the campaign, which is its id */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExperimentStop"];
            };
        };
        responses: {
            /** @description no further campaign begins, and those that run are stopped */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoppingExperiment"];
                };
            };
            /** @description a field is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no experiment has that name */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description it cannot be done as things stand */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match: somebody else has steered since */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the body is no JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Idempotency-Key: it came with another body before */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    HealthController_live: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the process answers */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "live";
                    };
                };
            };
            /** @description the request cannot be read, or asks for what the route does not take */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    HealthController_ready: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description every service that the API needs answers; `degraded` where one that campaigns need does not */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        checks: {
                            message: string;
                            name: string;
                            ready: boolean;
                            /** @description ISO 8601: since when it was seen not to answer; null where it does */
                            since: string | null;
                        }[];
                        /**
                         * @description degraded: the API works, and something that campaigns need does not
                         * @enum {string}
                         */
                        status: "ready" | "degraded" | "not-ready";
                    };
                };
            };
            /** @description the request cannot be read, or asks for what the route does not take */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a service does not answer */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        checks: {
                            message: string;
                            name: string;
                            ready: boolean;
                            /** @description ISO 8601: since when it was seen not to answer; null where it does */
                            since: string | null;
                        }[];
                        /**
                         * @description degraded: the API works, and something that campaigns need does not
                         * @enum {string}
                         */
                        status: "ready" | "degraded" | "not-ready";
                    };
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    IncidentsController_all: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description of all campaigns, what is out of the ordinary now, and what was */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AllIncidents"];
                };
            };
            /** @description the request cannot be read, or asks for what the route does not take */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    MemoryController_search: {
        parameters: {
            query: {
                /** @description only what this campaign wrote */
                campaign?: string;
                kind?: "lesson" | "fix" | "success" | "place" | "code";
                language?: "python" | "java" | "javascript" | "typescript" | "rust";
                limit?: number;
                /** @description only what is shared under this name */
                scope?: string;
                /** @description a failure, a program, words */
                text: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the rows nearest to a text, as an episode would find them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description the best first, by meaning and by words */
                        rows: components["schemas"]["FoundRow"][];
                        /** @description records that are left out, since they cannot be read */
                        readonly unreadable: components["schemas"]["UnreadableRecord"][];
                    };
                };
            };
            /** @description a field is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description nobody has that name */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    MemoryController_show: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description id of a row, or the beginning of it */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description a row whole, what followed where it was told, and whether it is told still */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShownRow"];
                };
            };
            /** @description it is no id */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no row begins so, or several do */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    MemoryController_forget: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description id of a row, or the beginning of it */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RowOrder"];
            };
        };
        responses: {
            /** @description it is told to nobody from the next cycle on */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderedRow"];
                };
            };
            /** @description a field is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no row begins so, or several do */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description it is forgotten already */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match: somebody else has steered since */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the body is no JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Idempotency-Key: it came with another body before */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    MemoryController_restore: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description id of a row, or the beginning of it */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RowOrder"];
            };
        };
        responses: {
            /** @description it may be told again from the next cycle on */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderedRow"];
                };
            };
            /** @description a field is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no row begins so, or several do */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description there is nothing to undo, or no more */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match: somebody else has steered since */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the body is no JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Idempotency-Key: it came with another body before */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    MemoryController_stats: {
        parameters: {
            query?: {
                /** @description only what this campaign wrote */
                campaign?: string;
                /** @description only what is shared under this name */
                scope?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description how much is remembered, how much of it is used, and what it is worth */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        memories: {
                            /** @description how often something was learned that a row said already */
                            again: number;
                            /** @description or the name under which rows were imported */
                            campaign: string;
                            items: {
                                /** @description what they came to, summed: 1 solved at once, 0 not solved */
                                came: number;
                                /** @description episodes of the same tasks without it */
                                controls: number;
                                /** @description what the same tasks came to without it, summed over the same episodes */
                                expected: number;
                                id: string;
                                /** @enum {string} */
                                kind: "lesson" | "fix" | "success" | "place" | "code";
                                lift: number;
                                /** @enum {string|null} */
                                out: "forgotten" | "hurts" | "expired" | "crowded-out" | null;
                                sentence: string;
                                /** @description train episodes in whose prompt it stood */
                                told: number;
                            }[];
                            /** @description what is to be said of it, a sentence or two each */
                            readonly lines: string[];
                            /** @description rows that are not told any more, by why */
                            out: {
                                [key: string]: number;
                            };
                            reuse: {
                                /** @description MemoryReuseRate: of the train episodes that looked into memory, the share that was told something */
                                rate: {
                                    high: number;
                                    low: number;
                                    n: number;
                                    value: number;
                                };
                                solvedWith: {
                                    high: number;
                                    low: number;
                                    n: number;
                                    value: number;
                                };
                                solvedWithout: {
                                    high: number;
                                    low: number;
                                    n: number;
                                    value: number;
                                };
                            };
                            /** @description rows that it sees, by kind */
                            rows: {
                                [key: string]: number;
                            };
                            /** @description the name under which it is shared */
                            scope: string | null;
                            /** @description failed tasks that wait to be practised again */
                            waiting: number;
                        }[];
                        /** @description records that are left out, since they cannot be read */
                        readonly unreadable: components["schemas"]["UnreadableRecord"][];
                    };
                };
            };
            /** @description a field is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description nobody has that name */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    BoardController_overview: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description every campaign at a glance, the newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        readonly campaigns: components["schemas"]["Glance"][];
                        /** @description campaigns that are left out, since something of them is missing or broken on record */
                        readonly unreadable: components["schemas"]["Unreadable"][];
                    };
                };
            };
            /** @description the request cannot be read, or asks for what the route does not take */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SchedulesController_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description campaigns that begin by themselves, one a night */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        schedules: components["schemas"]["Schedule"][];
                    };
                };
            };
            /** @description the request cannot be read, or asks for what the route does not take */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SchedulesController_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScheduleCreate"];
            };
        };
        responses: {
            /** @description it begins a campaign at each of the given times */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Schedule"];
                };
            };
            /** @description a field is wrong, or there is such a schedule already */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description it cannot be done as things stand */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match: somebody else has steered since */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the body is no JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Idempotency-Key: it came with another body before */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SchedulesController_show: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description name of the campaign, which is its id */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description one of them, with what its nights became */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Schedule"];
                };
            };
            /** @description a field is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description there is no such schedule */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SchedulesController_remove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description name of the campaign, which is its id */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description it begins no further campaign; what it has begun goes on */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        removed: string;
                    };
                };
            };
            /** @description a field is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description there is no such schedule */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description it cannot be done as things stand */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match: somebody else has steered since */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the body is no JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Idempotency-Key: it came with another body before */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SchedulesController_pause: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description name of the campaign, which is its id */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CampaignReason"];
            };
        };
        responses: {
            /** @description it begins no further campaign until it is resumed */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Schedule"];
                };
            };
            /** @description a field is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description there is no such schedule */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description it cannot be done as things stand */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match: somebody else has steered since */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the body is no JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Idempotency-Key: it came with another body before */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SchedulesController_resume: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description name of the campaign, which is its id */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description it begins campaigns again */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Schedule"];
                };
            };
            /** @description a field is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description there is no such schedule */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description it cannot be done as things stand */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match: somebody else has steered since */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the body is no JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Idempotency-Key: it came with another body before */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SessionController_show: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description who calls */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description the request cannot be read, or asks for what the route does not take */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SessionController_open: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Login"];
            };
        };
        responses: {
            /** @description the browser is let in, by a cookie that no script reads */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description a field is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token is wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description it cannot be done as things stand */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match: somebody else has steered since */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the body is no JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Idempotency-Key: it came with another body before */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SessionController_end: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the browser has to come in anew */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        ended: true;
                    };
                };
            };
            /** @description the request cannot be read, or asks for what the route does not take */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description it cannot be done as things stand */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description If-Match: somebody else has steered since */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the body is no JSON */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Idempotency-Key: it came with another body before */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    StrategiesController_list: {
        parameters: {
            query?: {
                /** @description the last id of the page before */
                after?: string;
                /** @description name of the campaign, which is its id */
                campaign?: string;
                limit?: number;
                /** @description confirmed: those that a campaign began with or that were champion; searches make many more */
                which?: "all" | "confirmed";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description strategies in the order in which they were made */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description `after` of the next page; null on the last */
                        next: string | null;
                        strategies: components["schemas"]["StrategySummary"][];
                        /** @description records that are left out, since they cannot be read */
                        readonly unreadable: components["schemas"]["UnreadableRecord"][];
                    };
                };
            };
            /** @description a field is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no campaign has that name */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    StrategiesController_show: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description id of a strategy */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the whole strategy */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StrategyVersion"];
                };
            };
            /** @description the request cannot be read, or asks for what the route does not take */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no strategy has that id */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    StrategiesController_diff: {
        parameters: {
            query: {
                /** @description id of the strategy to hold it against */
                with: string;
            };
            header?: never;
            path: {
                /** @description id of a strategy */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description what the strategy has otherwise than the one it is held against */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StrategyDiff"];
                };
            };
            /** @description a field is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no strategy has that id */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    StrategiesController_export: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description id of a strategy */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description a system prompt that can be used elsewhere */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/markdown": string;
                };
            };
            /** @description the request cannot be read, or asks for what the route does not take */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no strategy has that id */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    StrategiesController_lineage: {
        parameters: {
            query?: {
                /** @description told of this campaign (default: the one that made it) */
                campaign?: string;
            };
            header?: never;
            path: {
                /** @description id of a strategy */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description each step that led to it: what changed, on which evidence, at what cost */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Lineage"];
                };
            };
            /** @description a field is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no strategy has that id, or no campaign has it */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    StrategiesController_rules: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description id of a strategy */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description what its rules did on train tasks, as far as searches have measured it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleWorth"];
                };
            };
            /** @description the request cannot be read, or asks for what the route does not take */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no strategy has that id */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    StrategiesController_resolve: {
        parameters: {
            query: {
                /** @description a strategy is named by its id or the start of it, by CAMPAIGN@champion, CAMPAIGN@first or CAMPAIGN@ID, by "first", by "agent", the first of those that work in a checkout, or by "tree", the first of those that grow programs from many agents */
                name: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the strategy that a person means */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StrategyVersion"];
                };
            };
            /** @description no strategy is named so, or several are */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SuitesController_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description suites that may be named to the API */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        suites: {
                            /**
                             * @description ships: with Ratchet; suite: in a folder of RATCHET_SUITES; other: there too, perhaps a public set, named as FORMAT:PATH
                             * @enum {string}
                             */
                            kind: "ships" | "suite" | "other";
                            /** @description as `suite` of a campaign takes it */
                            reference: string;
                        }[];
                    };
                };
            };
            /** @description the request cannot be read, or asks for what the route does not take */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SuitesController_tasks: {
        parameters: {
            query: {
                /** @description the last id of the page before */
                after?: string;
                language?: "python" | "java" | "javascript" | "typescript" | "rust";
                limit?: number;
                /** @description which stands first */
                order?: "oldest" | "newest";
                /** @description reference of a suite */
                suite: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the tasks of a suite, without what stands in them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        families: number;
                        name: string;
                        /** @description `after` of the next page; null on the last */
                        next: string | null;
                        tasks: components["schemas"]["Task"][];
                    };
                };
            };
            /** @description a field is wrong, or the suite cannot be used */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    TrainingsController_list: {
        parameters: {
            query?: {
                /** @description the last id of the page before */
                after?: string;
                limit?: number;
                /** @description which stands first */
                order?: "oldest" | "newest";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description trainings of adapters, also those that run or published nothing, in the order in which they first began */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description `after` of the next page; null on the last */
                        next: string | null;
                        trainings: components["schemas"]["Training"][];
                        /** @description records that are left out, since they cannot be read */
                        readonly unreadable: components["schemas"]["UnreadableRecord"][];
                    };
                };
            };
            /** @description a field is wrong */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    TrainingsController_show: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description name of a training */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description one of them, with its figures as they were heard */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrainingCourse"];
                };
            };
            /** @description the request cannot be read, or asks for what the route does not take */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description a token is needed, or the one that was sent does not hold */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the token may not do that, or the request is not from here */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description no training has that name */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests of this caller: Retry-After says when */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many requests at this moment, or a service does not answer */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
