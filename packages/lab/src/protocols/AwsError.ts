/** An error of an AWS service, in the shape that its protocol gives it. */
export class AwsError extends Error {
  constructor(
    /** The error's name on the wire, such as `ThrottlingException`. */
    readonly code: string,
    message: string,
    readonly options: {
      status?: number;
      /** The name that the query protocol had for it, where it differs: `Throttling`. */
      queryCode?: string;
    } = {},
  ) {
    super(message);
    this.name = 'AwsError';
  }

  get status(): number {
    return this.options.status ?? 400;
  }
}
