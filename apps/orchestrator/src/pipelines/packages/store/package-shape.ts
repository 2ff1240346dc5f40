/**
 * Of what is kept of a package. One that was read with an older shape is asked for whole, so that its next look fills in
 * what is kept since: 1 has the dependencies of each version.
 */
export const packageShape = 1;
