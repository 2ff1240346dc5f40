/** What a component must say of itself. Aliases are resolved before, and what comes from no registry is left out. */
export interface AssessableComponent {
  /** The purl type: `npm`. */
  ecosystem: string;
  /** As the registry spells it, with its scope. */
  name: string;
  version: string;
}
