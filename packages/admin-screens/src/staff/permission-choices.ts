import type { ScreenOutline } from '@red-tortoise/admin-kit';
import { type AdminChoices, workPermissions } from '@red-tortoise/contracts';

const works: Readonly<Record<string, { section: string; label: string }>> = {
  user: { section: 'Customers', label: 'Support' },
  customer: { section: 'Customers', label: 'People and organisations' },
  operations: { section: 'Operations', label: 'What runs' },
};

/** Every permission that something asks for: what is done beside screens first, then screen by screen as in the menu. */
export function permissionChoices(screens: readonly ScreenOutline[]): AdminChoices[] {
  const all = [...workChoices(), ...screens.map(screenChoices)];
  const sections = [...new Set(all.map(({ section }) => section))];
  return sections.flatMap((name) => all.filter(({ section }) => section === name));
}

function screenChoices({ label, group, permissions }: ScreenOutline): AdminChoices {
  const options = permissions.map(({ isAction, ...permission }) => ({ ...permission, shared: !isAction }));
  return { section: group, label, options };
}

function workChoices(): AdminChoices[] {
  return Object.entries(works).map(([name, { section, label }]) => {
    const own = Object.entries(workPermissions).filter(([permission]) => permission.startsWith(`${name}.`));
    return { section, label, options: own.map(([value, words]) => ({ value, label: words, shared: false })) };
  });
}
