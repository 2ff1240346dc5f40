/** What a script may rely on. 64 is EX_USAGE of sysexits. A fault of the program judges nothing, and so is a 2. */
export const exitCodes = { fine: 0, findings: 1, notJudged: 2, usage: 64 } as const;
