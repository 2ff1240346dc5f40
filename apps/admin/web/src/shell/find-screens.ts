import type { AdminScreen, AdminSite } from '@red-tortoise/contracts';

type Groups = AdminSite['groups'];

/** Screens whose names hold every word; those that begin with it come first within their group. */
export function findScreens(groups: Groups, sought: string): Groups {
  const words = sought.trim().toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return groups;
  const rank = ({ plural }: AdminScreen) => (plural.toLowerCase().startsWith(words[0] as string) ? 0 : 1);
  return groups
    .map(({ label, screens }) => ({
      label,
      screens: screens
        .filter((screen) => words.every((word) => namesOf(screen, label).includes(word)))
        .sort((one, other) => rank(one) - rank(other)),
    }))
    .filter(({ screens }) => screens.length > 0)
    .sort((one, other) => Math.min(...one.screens.map(rank)) - Math.min(...other.screens.map(rank)));
}

function namesOf({ name, label, plural }: AdminScreen, group: string): string {
  return `${name} ${label} ${plural} ${group}`.toLowerCase();
}
