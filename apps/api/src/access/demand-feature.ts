import { CodedError, type FeatureName, features } from '@red-tortoise/contracts';
import type { Stores } from '../stores/stores.js';

/** @throws CodedError feature.off where staff have not switched it on for this organisation */
export function demandFeature({ settings }: Pick<Stores, 'settings'>, feature: FeatureName, organisationId: string) {
  if (!settings.current.isOn(feature, organisationId)) throw new CodedError('feature.off', features[feature]);
}
