import { FieldsInvalid, type Viewer } from '@red-tortoise/admin-kit';

/** Nobody gives away, to others or to themselves, what they do not hold. Throws `FieldsInvalid` about `field`. */
export function demandHeld(viewer: Viewer, permissions: readonly string[], field: string): void {
  if (viewer.superuser) return;
  const missing = permissions.filter((permission) => !viewer.can(permission));
  if (missing.length === 0) return;
  const shown = missing.slice(0, 10).join(', ') + (missing.length > 10 ? ', …' : '');
  throw new FieldsInvalid([{ path: field, message: `gives what you do not hold yourself: ${shown}` }]);
}
