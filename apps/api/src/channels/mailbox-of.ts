/** Addresses that most providers put into the same mailbox: capitals and what follows a plus do not count. */
export function mailboxOf(address: string): string {
  const at = address.lastIndexOf('@');
  const name = address.slice(0, at).split('+')[0];
  return `${name}${address.slice(at)}`.toLowerCase();
}
