/** Deep links into the CloudWatch console. */
export class ConsoleLinks {
  /** @param consoleUrl - where links begin; `{region}` is replaced */
  constructor(private readonly consoleUrl: string) {}

  alarm(region: string, name: string): string {
    return `${this.alarms(region)}alarm/${encodeURIComponent(name)}`;
  }

  /** The list of alarms, narrowed to names with a word in them. */
  alarms(region: string, search?: string): string {
    const base = this.consoleUrl.replaceAll('{region}', region);
    const home = `${base.replace(/\/+$/, '')}/cloudwatch/home?region=${region}`;
    const filter = search ? `?~(search~'${encodeURIComponent(search)})` : '';
    return `${home}#alarmsV2:${filter}`;
  }
}
