import type { ViewName } from '@red-tortoise/documents';
import { activityView } from '../activity/activity-view.js';
import { feedView } from '../feed/feed-view.js';
import type { View } from './view.js';

/** Everything that can be rebuilt from the log. */
export const views: Readonly<Record<ViewName, View>> = { feed: feedView, activity: activityView };
