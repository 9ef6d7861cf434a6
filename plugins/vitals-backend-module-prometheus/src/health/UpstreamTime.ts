/** The clocks of one survey. */
export class UpstreamTime {
  /**
   * @param now - ours, in milliseconds since the epoch
   * @param skew - how far ours is ahead of the upstream's, in milliseconds
   */
  constructor(
    readonly now: number,
    private readonly skew: number,
  ) {}

  /** A time of the upstream by our clock; undefined for what is no time. Nothing is seen in the future. */
  ours(time: string | null | undefined): number | undefined {
    const at = Date.parse(time ?? '');
    return Number.isNaN(at) ? undefined : Math.min(at + this.skew, this.now);
  }
}
