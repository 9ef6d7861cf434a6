import { Entity } from '@backstage/catalog-model';
import { AwsSource } from '@gantry/plugin-aws-node';
import { Arn, annotations } from '@gantry/plugin-vitals-common';
import { AnnotationValue, annotationValue } from './annotationValue';

/** Where the metrics of services are that are in no region. */
const regionsOfMetrics = new Map([['cloudfront', 'us-east-1']]);

/** Finds configured sources for what an entity names, and nothing else. */
export class Places {
  constructor(
    private readonly entity: Entity,
    private readonly sources: readonly AwsSource[],
  ) {}

  /** @throws InputError for an account or a region that is not configured */
  of(arn: Arn, item: string, value: AnnotationValue): AwsSource {
    if (!arn.accountId && !arn.region) {
      return this.byDefault();
    }
    const ofAccount = arn.accountId
      ? this.sources.filter(({ account }) => account.id === arn.accountId)
      : this.sources.filter(
          ({ account }) => account === this.byDefault().account,
        );
    if (ofAccount.length === 0) {
      throw value.wrong(
        item,
        `names account ${arn.accountId}, which is not configured in vitals.aws.accounts`,
      );
    }
    const measured = regionsOfMetrics.get(arn.service);
    if (measured && !ofAccount.some(({ region }) => region === measured)) {
      throw value.wrong(
        item,
        `is measured in ${measured}, a region that is not configured for account ${ofAccount[0].account.id}`,
      );
    }
    const region = arn.region || measured;
    return region ? inRegion(ofAccount, region, item, value) : ofAccount[0];
  }

  /** The default region of the entity's account. */
  byDefault(): AwsSource {
    const value = annotationValue(
      this.entity,
      annotations.awsAccountId,
      this.sources[0].account.id,
    );
    if (!value) {
      return this.sources[0];
    }
    const [id] = value.items;
    const source = this.sources.find(({ account }) => account.id === id);
    if (!source || value.items.length > 1) {
      throw value.wrong(
        value.items.join(','),
        'is not an account that is configured in vitals.aws.accounts',
      );
    }
    return source;
  }

  /**
   * A region of the entity's account.
   *
   * @throws InputError for one that is not configured
   */
  inRegion(region: string, item: string, value: AnnotationValue): AwsSource {
    const { account } = this.byDefault();
    const ofAccount = this.sources.filter(each => each.account === account);
    return inRegion(ofAccount, region, item, value);
  }

  alarmExample(): string {
    const { account, region } = this.sources[0];
    return `arn:aws:cloudwatch:${region}:${account.id}:alarm:orders-*`;
  }

  resourceExample(): string {
    const { account, region } = this.sources[0];
    return `arn:aws:ecs:${region}:${account.id}:service/shop/orders`;
  }
}

function inRegion(
  ofAccount: AwsSource[],
  region: string,
  item: string,
  value: AnnotationValue,
): AwsSource {
  const source = ofAccount.find(each => each.region === region);
  if (!source) {
    throw value.wrong(
      item,
      `names region ${region}, which is not configured for account ${ofAccount[0].account.id}`,
    );
  }
  return source;
}
