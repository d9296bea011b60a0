/** How tactic and parent are chosen. `heuristic` and `random` learn nothing: they are what the other two are compared with. */
export const CONTROLLERS = ['thompson', 'policy-gradient', 'heuristic', 'random'] as const;
export type Controller = (typeof CONTROLLERS)[number];
