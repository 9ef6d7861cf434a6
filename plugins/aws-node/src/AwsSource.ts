import { AwsAccount, AwsSettings } from './awsSettings';

/** One region of one account: what one survey reads. */
export interface AwsSource {
  /** For example `cloudwatch/prod/us-east-1`. */
  id: string;
  account: AwsAccount;
  region: string;
}

/** The sources of a service: every configured region of every configured account, in their order. */
export function awsSources(
  service: string,
  { accounts }: Pick<AwsSettings, 'accounts'>,
): AwsSource[] {
  return accounts.flatMap(account =>
    account.regions.map(region => ({
      id: `${service}/${account.name}/${region}`,
      account,
      region,
    })),
  );
}
