const passwordInUrl = /([a-z][a-z0-9+.-]*:\/\/[^\s/:@]*):[^\s@]+@/gi;
const bearer = /\b(bearer|basic)\s+[a-z0-9._~+/=-]{8,}/gi;

/** Takes passwords in addresses and authorization values out of a text that goes to a log. */
export function scrub(text: string): string {
  return text.replace(passwordInUrl, '$1:[secret]@').replace(bearer, '$1 [secret]');
}
