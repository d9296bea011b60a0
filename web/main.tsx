import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { letNoMarkupThrough } from './app/no-markup.js';
import { Pages } from './app/pages.js';
import { Shell } from './app/shell.js';
import { showTheme } from './app/theme.js';
import { queries } from './data/queries.js';

letNoMarkupThrough();
showTheme();
const root = document.getElementById('root');
if (root !== null)
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        {/* a page is drawn at once and whole: in slices it would stand there many frames later */}
        <BrowserRouter useTransitions={false}>
          <Shell>
            <Pages />
          </Shell>
        </BrowserRouter>
      </QueryClientProvider>
    </StrictMode>,
  );
