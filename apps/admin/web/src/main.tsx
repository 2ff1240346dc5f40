import '@mantine/core/styles.css';
import '@red-tortoise/ui/theme.css';
import { MantineProvider } from '@mantine/core';
import { theme } from '@red-tortoise/ui';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no element with the id "root"');

createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <h1>Red Tortoise admin</h1>
    </MantineProvider>
  </StrictMode>,
);
