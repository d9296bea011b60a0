export { openCampaignRuns } from './campaign-runs.js';
export { openCampaignControl, type TemporalAddress } from './open-campaign-control.js';
