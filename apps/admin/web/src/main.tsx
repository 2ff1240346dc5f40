import '@mantine/core/styles.css';
import '@red-tortoise/ui/theme.css';
import { MantineProvider } from '@mantine/core';
import { theme } from '@red-tortoise/ui';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { queryClient } from './api/query-client.js';
import { SessionGate } from './session/session-gate.js';
import { keepFocus } from './shell/keep-focus.js';
import { PageSkeleton } from './shell/page-skeleton.js';
import { router } from './shell/router.js';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no element with the id "root"');

keepFocus();
createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <QueryClientProvider client={queryClient}>
        <SessionGate>
          <Suspense fallback={<PageSkeleton what="the admin" />}>
            <RouterProvider router={router} />
          </Suspense>
        </SessionGate>
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
