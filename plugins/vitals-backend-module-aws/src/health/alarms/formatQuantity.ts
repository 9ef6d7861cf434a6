/** Units of metrics whose alarms seldom name one; after each service's CloudWatch documentation. */
const unitOfMetric: Record<string, string> = {
  CPUUtilization: 'Percent',
  DiskReadLatency: 'Seconds',
  Duration: 'Milliseconds',
  FreeStorageSpace: 'Bytes',
  FreeableMemory: 'Bytes',
  IntegrationLatency: 'Milliseconds',
  Latency: 'Milliseconds',
  MemoryUtilization: 'Percent',
  ReadLatency: 'Seconds',
  ReplicaLag: 'Seconds',
  SuccessfulRequestLatency: 'Milliseconds',
  TargetResponseTime: 'Seconds',
  WriteLatency: 'Seconds',
};

const symbols: Record<string, string> = {
  Milliseconds: ' ms',
  Microseconds: ' µs',
  Percent: ' %',
  Seconds: ' s',
};
const magnitudes = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];

/** A figure as people say it, in the metric's unit: `1.8 s`, `82 %`, `2 GiB`, `12`. */
export function formatQuantity(
  value: number,
  metricName: string,
  unit?: string,
): string {
  const known = unit && unit !== 'None' ? unit : unitOfMetric[metricName];
  if (known === 'Bytes') {
    return formatBytes(value);
  }
  return `${rounded(value)}${symbols[known ?? ''] ?? ''}`;
}

/** @param seconds - whole periods of an alarm */
export function formatDuration(seconds: number): string {
  if (seconds >= 3600 && seconds % 3600 === 0) {
    return `${seconds / 3600} h`;
  }
  return seconds >= 60 && seconds % 60 === 0
    ? `${seconds / 60} min`
    : `${seconds} s`;
}

/** The unit of a metric where it is known. */
export function unitOf(metricName: string): string | undefined {
  return unitOfMetric[metricName];
}

function formatBytes(bytes: number): string {
  let value = bytes;
  let magnitude = 0;
  while (Math.abs(value) >= 1024 && magnitude < magnitudes.length - 1) {
    value /= 1024;
    magnitude++;
  }
  return `${rounded(value)} ${magnitudes[magnitude]}`;
}

/** Three significant digits are enough to act on; whole numbers stay whole. */
function rounded(value: number): string {
  return Number.isInteger(value)
    ? String(value)
    : String(Number(value.toPrecision(3)));
}
