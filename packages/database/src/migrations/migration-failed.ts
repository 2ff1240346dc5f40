/** The database could not be brought up to date. The message says which migration and what the server said. */
export class MigrationFailed extends Error {
  override readonly name = 'MigrationFailed';
}
