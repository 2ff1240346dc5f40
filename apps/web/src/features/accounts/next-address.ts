/** Where somebody was going when asked to sign in. */
export interface NextSearch {
  next?: string | undefined;
}

/** Only an address of this very site: a link to the sign-in page must not lead on to a stranger's. */
export function readNextSearch(raw: Record<string, unknown>): NextSearch {
  return { next: typeof raw.next === 'string' && isOwnAddress(raw.next) ? raw.next : undefined };
}

function isOwnAddress(address: string): boolean {
  const here = 'https://here.invalid';
  return address.startsWith('/') && URL.canParse(address, here) && new URL(address, here).origin === here;
}
