import { lazy, Suspense } from 'react';
import { Route, Routes } from 'react-router';
import { CampaignsPage } from '../pages/campaigns.js';
import { Loading, NotFound } from '../ui/parts.js';

const CampaignPage = lazy(async () => ({ default: (await import('../pages/campaign.js')).CampaignPage }));
const StartPage = lazy(async () => ({ default: (await import('../pages/start.js')).StartPage }));

/** Which page stands at which address. What is not needed at first is loaded when somebody goes there. */
export function Pages() {
  return (
    <Suspense fallback={<Loading what="the page" />}>
      <Routes>
        <Route index element={<CampaignsPage />} />
        <Route path="start" element={<StartPage />} />
        <Route path="campaigns/:name/*" element={<CampaignPage />} />
        <Route path="*" element={<NotFound />} />
      </Routes>
    </Suspense>
  );
}
