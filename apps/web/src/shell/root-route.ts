import { createRootRoute } from '@tanstack/react-router';

/** Above every page, also of those that need no session. */
export const rootRoute = createRootRoute();
