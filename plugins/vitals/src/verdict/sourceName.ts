/** How people call the vendors that source ids begin with. */
const vendors: Record<string, string> = {
  cloudwatch: 'CloudWatch',
  prometheus: 'Prometheus',
};

/** The vendor of a source id such as `cloudwatch/prod/us-east-1`. */
export function vendorName(source: string): string {
  const [vendor] = source.split('/');
  return Object.hasOwn(vendors, vendor) ? vendors[vendor] : vendor;
}

/** A source id for reading: `CloudWatch prod us-east-1`. */
export function sourceName(source: string): string {
  return [vendorName(source), ...source.split('/').slice(1)].join(' ');
}
