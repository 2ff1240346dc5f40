declare module '@npmcli/config' {
  /** npm's own reader of its configuration: files, environment, defaults. */
  export default class Config {
    constructor(options: {
      definitions: unknown;
      shorthands: unknown;
      flatten: unknown;
      nerfDarts: unknown;
      npmPath: string;
      env: NodeJS.ProcessEnv;
      argv: string[];
      cwd: string;
      warn: boolean;
    });
    load(): Promise<void>;
    /** What npm's libraries take as options. */
    readonly flat: Record<string, unknown>;
  }
}

declare module '@npmcli/config/lib/definitions/index.js' {
  const parts: { definitions: unknown; shorthands: unknown; flatten: unknown; nerfDarts: unknown };
  export default parts;
}
