import { type ActivityWindowDocument, ActivityWindowModel } from '@red-tortoise/documents';
import { recordPlaces } from '../views/record-places.js';
import type { View } from '../views/view.js';
import { readViewState } from '../views/view-state.js';
import { writeView } from '../views/write-view.js';
import { countInOrder } from './count-in-order.js';
import { countLate } from './count-late.js';
import { startOfHour, windowsOf } from './windows-of.js';

/** How much happens to each package and in each organisation, by the hour. */
export const activityView: View = {
  name: 'activity',
  model: ActivityWindowModel,
  processor: 'activity',
  async write(context, batch, { target, late = false }) {
    const windows = await windowsOf(context, await recordPlaces(batch));
    const state = await readViewState('activity');
    await writeView(ActivityWindowModel, state, target, (collection) =>
      late ? countLate(collection, windows, state) : countInOrder(collection, windows),
    );
    return [];
  },
  // Windows are whole: those that began before are taken over with their marks, the others are counted anew.
  async standingBefore(windows, { at }) {
    return windows.filter((window) => (window as unknown as ActivityWindowDocument).from < at);
  },
  wholeFrom: startOfHour,
};
