import { lazy, Suspense } from 'react';
import { Route, Routes } from 'react-router';
import { CampaignsPage } from '../pages/campaigns.js';
import { Loading, NotFound } from '../ui/parts.js';

const AdapterPage = lazy(async () => ({ default: (await import('../pages/adapter.js')).AdapterPage }));
const AdaptersPage = lazy(async () => ({ default: (await import('../pages/adapters.js')).AdaptersPage }));
const CampaignPage = lazy(async () => ({ default: (await import('../pages/campaign.js')).CampaignPage }));
const ExperimentPage = lazy(async () => ({ default: (await import('../pages/experiment.js')).ExperimentPage }));
const ExperimentsPage = lazy(async () => ({ default: (await import('../pages/experiments.js')).ExperimentsPage }));
const IncidentsPage = lazy(async () => ({ default: (await import('../pages/incidents.js')).IncidentsPage }));
const MemoryPage = lazy(async () => ({ default: (await import('../pages/memory.js')).MemoryPage }));
const ScheduleStartPage = lazy(async () => ({ default: (await import('../pages/schedule-start.js')).ScheduleStartPage }));
const SchedulesPage = lazy(async () => ({ default: (await import('../pages/schedules.js')).SchedulesPage }));
const TrainingPage = lazy(async () => ({ default: (await import('../pages/training.js')).TrainingPage }));
const StartPage = lazy(async () => ({ default: (await import('../pages/start.js')).StartPage }));

/** Which page stands at which address. What is not needed at first is loaded when somebody goes there. */
export function Pages() {
  return (
    <Suspense fallback={<Loading what="the page" />}>
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
    </Suspense>
  );
}
