/** What a script may rely on. 64 is EX_USAGE of sysexits. */
export const exitCodes = { fine: 0, notJudged: 2, usage: 64 } as const;
