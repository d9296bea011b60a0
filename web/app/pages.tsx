import { Route, Routes } from 'react-router';
import { CampaignsPage } from '../pages/campaigns.js';
import { later } from '../ui/later.js';
import { Loading, NotFound } from '../ui/parts.js';

const LOADING = <Loading what="the page" />;

const AdapterPage = later(async () => (await import('../pages/adapter.js')).AdapterPage, LOADING);
const AdaptersPage = later(async () => (await import('../pages/adapters.js')).AdaptersPage, LOADING);
const CampaignPage = later(async () => (await import('../pages/campaign.js')).CampaignPage, LOADING);
const ExperimentPage = later(async () => (await import('../pages/experiment.js')).ExperimentPage, LOADING);
const ExperimentsPage = later(async () => (await import('../pages/experiments.js')).ExperimentsPage, LOADING);
const IncidentsPage = later(async () => (await import('../pages/incidents.js')).IncidentsPage, LOADING);
const MemoryPage = later(async () => (await import('../pages/memory.js')).MemoryPage, LOADING);
const ScheduleStartPage = later(async () => (await import('../pages/schedule-start.js')).ScheduleStartPage, LOADING);
const SchedulesPage = later(async () => (await import('../pages/schedules.js')).SchedulesPage, LOADING);
const TrainingPage = later(async () => (await import('../pages/training.js')).TrainingPage, LOADING);
const StartPage = later(async () => (await import('../pages/start.js')).StartPage, LOADING);

/** Which page stands at which address. What is not needed at first is loaded when somebody goes there. */
export function Pages() {
  return (
    <Routes>
      <Route index element={<CampaignsPage />} />
      <Route path="start" element={<StartPage />} />
      <Route path="campaigns/:name/*" element={<CampaignPage />} />
      <Route path="schedules" element={<SchedulesPage />} />
      <Route path="schedules/new" element={<ScheduleStartPage />} />
      <Route path="experiments" element={<ExperimentsPage />} />
      <Route path="experiments/:name" element={<ExperimentPage />} />
      <Route path="adapters" element={<AdaptersPage />} />
      <Route path="adapters/:hash" element={<AdapterPage />} />
      <Route path="trainings/:name" element={<TrainingPage />} />
      <Route path="memory" element={<MemoryPage />} />
      <Route path="incidents" element={<IncidentsPage />} />
      <Route path="*" element={<NotFound />} />
    </Routes>
  );
}
