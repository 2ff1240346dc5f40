/** Trying again does not help: the replay fails at once, with this reason. */
export class ReplayImpossible extends Error {
  override readonly name = 'ReplayImpossible';
}
