// Lengths are bounded, so that a long text costs no more than its length.
const passwordInUrl = /\b([a-z][a-z0-9+.-]{0,20}:\/\/[^\s/:@"]{0,200}):[^\s@"]{1,500}@/gi;
const authorization = /\b(bearer|basic)\s+[a-z0-9._~+/=-]{8,}/gi;

/** Takes passwords in addresses and authorization values out of a text that goes to a log. */
export function scrub(text: string): string {
  return text.replace(passwordInUrl, '$1:[secret]@').replace(authorization, '$1 [secret]');
}
