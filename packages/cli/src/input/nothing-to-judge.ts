/** The command was well-formed and every file could be read, yet there is nothing that a scan could tell. */
export class NothingToJudge extends Error {}
