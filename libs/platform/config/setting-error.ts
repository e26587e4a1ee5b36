/** A setting the start cannot go on with; the message is one sentence naming it and the fact. */
export class SettingError extends Error {
  override readonly name = 'SettingError';
  readonly setting: string;

  constructor(setting: string, fact: string) {
    super(`${setting} ${fact}.`);
    this.setting = setting;
  }
}
