/** No connection to PostgreSQL was to be had; nothing was sent, so the command can be repeated without harm. */
export class StoreUnreachable extends Error {
  constructor(cause: unknown) {
    super('the store behind the gateway cannot be reached', { cause });
  }
}
