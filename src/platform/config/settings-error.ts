/** Invalid settings, one line each: the name of the setting and what is wrong, never the value of a secret. */
export class SettingsError extends Error {
  constructor(readonly faults: string[]) {
    super(`Invalid settings:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
    this.name = 'SettingsError';
  }
}
