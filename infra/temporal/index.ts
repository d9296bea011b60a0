export { openCampaignControl, type TemporalAddress } from './open-campaign-control.js';
