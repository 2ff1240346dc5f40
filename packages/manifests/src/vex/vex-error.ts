/** Why a VEX document could not be read. The public texts of both codes are in the contracts. */
export class VexError extends Error {
  readonly code: 'vex.not-readable' | 'vex.format-unknown';
  readonly detail: string;

  constructor(code: VexError['code'], detail: string) {
    super(`${code}: ${detail}`);
    this.name = 'VexError';
    this.code = code;
    this.detail = detail;
  }
}
