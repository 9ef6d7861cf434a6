/** Deep links into the AWS console. */
export class ConsoleLinks {
  /** @param consoleUrl - where links begin; `{region}` is replaced */
  constructor(private readonly consoleUrl: string) {}

  alarm(region: string, name: string): string {
    return `${this.alarms(region)}alarm/${encodeURIComponent(name)}`;
  }

  /** The list of alarms, narrowed to names with a word in them. */
  alarms(region: string, search?: string): string {
    const home = `${this.base(region)}/cloudwatch/home?region=${region}`;
    const filter = search ? `?~(search~'${encodeURIComponent(search)})` : '';
    return `${home}#alarmsV2:${filter}`;
  }

  /** The metrics that are found by some words. */
  metrics(region: string, search: string): string {
    const home = `${this.base(region)}/cloudwatch/home?region=${region}`;
    // The console takes an asterisk where others take a percent sign.
    const query = encodeURIComponent(search)
      .replace(/[!'()*~]/g, each => `%${each.charCodeAt(0).toString(16)}`)
      .replaceAll('%', '*');
    return `${home}#metricsV2:graph=~();query=~'${query}`;
  }

  /** Wherever the console shows the resource of an ARN. */
  resource(region: string, arn: string): string {
    return `${this.base(region)}/go/view?arn=${encodeURIComponent(arn)}`;
  }

  private base(region: string): string {
    return this.consoleUrl.replaceAll('{region}', region).replace(/\/+$/, '');
  }
}
