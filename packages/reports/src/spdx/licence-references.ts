import { spdxExpressions } from '../licences/spdx-expressions.js';

/** Licences as SPDX takes them: expressions as they are, all others by a name of their own that the document explains. */
export class LicenceReferences {
  private readonly isExpression = spdxExpressions();
  private readonly references = new Map<string, string>();

  refer(licence: string): string {
    if (this.isExpression(licence)) return licence;
    const known = this.references.get(licence);
    if (known !== undefined) return known;
    const reference = `LicenseRef-${this.references.size + 1}`;
    this.references.set(licence, reference);
    return reference;
  }

  /** What was referred to until it is read. */
  async *described() {
    for (const [licence, licenseId] of this.references) {
      yield { licenseId, name: licence, extractedText: licence };
    }
  }
}
