import { isUsable } from './is-usable.js';
import { findLicenceId } from './licence-ids.js';
import { isExpression } from './normalise-licence.js';

/**
 * One entry of a policy's list as SPDX writes it: an id in any case, "or later" or with an exception. Null for what is
 * not on the SPDX list.
 */
export function readListedLicence(text: string): string | null {
  const [name = '', exception] = text.trim().split(/\s+with\s+/i);
  const id = findLicenceId(name);
  if (id === null) return null;
  const licence = exception === undefined ? id : `${id} WITH ${exception}`;
  return isExpression(licence) ? licence : null;
}

/** Says of an SPDX expression whether a list of licences decides it. */
export class LicenceList {
  private readonly names = new Set<string>();

  /** Entries that SPDX does not know decide nothing. */
  constructor(licences: readonly string[]) {
    for (const licence of licences) {
      if (!isExpression(licence)) continue;
      isUsable(licence, (names) => {
        this.names.add(names.at(-1) as string);
        return false;
      });
    }
  }

  /** There is a way to use it with licences of this list alone. */
  suffices(expression: string): boolean {
    return isUsable(expression, (names) => this.has(names));
  }

  /** There is no way to use it without a licence of this list. */
  isUnavoidable(expression: string): boolean {
    return !isUsable(expression, (names) => !this.has(names));
  }

  private has(names: readonly string[]): boolean {
    return names.some((name) => this.names.has(name));
  }
}
