import { InputError } from '@backstage/errors';
import { parseList } from './parseList';
import { quote } from './quote';

/** One promise of a service. */
export type Objective =
  | {
      indicator: 'availability';
      /** The share of good requests that is promised, for example 99.9. */
      percent: number;
    }
  | {
      indicator: 'latency';
      /** Such as 95 or 99.9. */
      percentile: number;
      milliseconds: number;
    };

const percentage = /^(\d{1,2}(?:\.\d+)?)%$/;
const latency = /^latency-p(\d{2})(\d*)$/;
const time = /^(\d+(?:\.\d+)?)(ms|s)$/;

/**
 * Reads `availability=99.9%,latency-p95=500ms`. `latency-p999` is the percentile 99.9.
 *
 * @throws InputError that names the part that is wrong
 */
export function parseSlo(value: string): Objective[] {
  const seen = new Set<string>();
  return parseList(value).map(item => {
    const [name, target, ...rest] = item.split('=').map(part => part.trim());
    if (target === undefined || rest.length > 0) {
      throw new InputError(
        `${quote(item)} is no objective of the form name=target`,
      );
    }
    if (seen.has(name)) {
      throw new InputError(`${quote(name)} is promised twice`);
    }
    seen.add(name);
    return name === 'availability'
      ? availabilityOf(item, target)
      : latencyOf(item, name, target);
  });
}

function availabilityOf(item: string, target: string): Objective {
  const percent = Number(percentage.exec(target)?.[1]);
  // More nines than a number can hold are read as 100.
  if (!(percent > 0 && percent < 100)) {
    throw new InputError(
      `${quote(item)} has no percentage above 0 and below 100, such as 99.9%`,
    );
  }
  return { indicator: 'availability', percent };
}

function latencyOf(item: string, name: string, target: string): Objective {
  const [, whole, fraction] = latency.exec(name) ?? [];
  const percentile = Number(`${whole}.${fraction || '0'}`);
  if (!(percentile > 0 && percentile < 100)) {
    throw new InputError(
      `${quote(name)} is no indicator; availability, latency-p50, latency-p95 and the like are`,
    );
  }
  const [, amount, unit] = time.exec(target) ?? [];
  const milliseconds = Number(amount) * (unit === 's' ? 1000 : 1);
  if (!(milliseconds > 0)) {
    throw new InputError(
      `${quote(item)} has no time above 0, such as 500ms or 2s`,
    );
  }
  return {
    indicator: 'latency',
    percentile,
    milliseconds,
  };
}
