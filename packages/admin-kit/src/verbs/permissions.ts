import { CodedError } from '@red-tortoise/contracts';
import { type Condition, everything } from '../conditions/condition.js';
import type { Screen, Write } from '../screen/screen.js';
import type { ReadCall } from '../site/admin-context.js';
import type { Viewer } from '../viewer.js';

export const may = (viewer: Viewer, permission: string) => viewer.superuser || viewer.can(permission);

export function mayWrite(viewer: Viewer, screen: Screen, write: Write): boolean {
  return screen.writes.has(write) && may(viewer, screen.permissions[write]);
}

/** The screen of this name; one that the viewer may not see is not there. */
export function screenFor({ site, viewer }: Pick<ReadCall, 'site' | 'viewer'>, name: string): Screen {
  const screen = site.screens.get(name);
  if (!screen || !may(viewer, screen.permissions.view)) throw new CodedError('admin.screen-not-found', name);
  return screen;
}

export function demand({ viewer }: Pick<ReadCall, 'viewer'>, permission: string): void {
  if (!may(viewer, permission)) throw new CodedError('staff.not-allowed', permission);
}

/** Also of a screen whose rows nobody may write: then no permission helps. */
export function demandWrite(call: Pick<ReadCall, 'viewer'>, screen: Screen, write: Write): void {
  if (!screen.writes.has(write)) throw new CodedError('staff.not-allowed', `${screen.name} is read-only here`);
  demand(call, screen.permissions[write]);
}

/** What the viewer may see of a screen. */
export const visible = (viewer: Viewer, screen: Screen): Condition => screen.objectRule(viewer) ?? everything;
