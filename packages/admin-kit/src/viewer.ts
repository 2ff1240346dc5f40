/**
 * Who uses the admin now. Whoever signs staff in puts one on each request; no verb runs without.
 *
 * A permission is `<screen>.<verb>`, both in kebab case: `watch.view`, `watch.add`, `watch.change`, `watch.delete`,
 * and for each action its name: `pipeline-run.retry`.
 */
export interface Viewer {
  readonly id: string;
  /** As the history shows it. */
  readonly name: string;
  /** May everything, and sees everybody's jobs. Object rules hold for superusers too. */
  readonly superuser: boolean;
  /** True for every permission that the viewer has; a superuser's answer is not asked for. */
  can(permission: string): boolean;
}
