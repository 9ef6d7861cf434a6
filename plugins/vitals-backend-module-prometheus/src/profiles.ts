import { z } from 'zod';

const metricName = z
  .string()
  .regex(/^[a-zA-Z_:][\w:]*$/, 'must be the name of a metric');
const labelName = z
  .string()
  .regex(/^[a-zA-Z_]\w*$/, 'must be the name of a label');
const pattern = z.string().min(1);

/** How the metrics of a library that instruments HTTP servers are read; a section of the configuration. */
export const queryProfile = z.strictObject({
  id: z
    .string()
    .regex(
      /^[a-z0-9][a-z0-9-]{0,62}$/,
      'must consist of lower-case letters, digits and hyphens',
    ),
  /** A counter of requests, for example `http_requests_total`; the `_count` of a histogram is one. */
  requests: metricName,
  /** Its label that holds the status of the answer. */
  statusLabel: labelName,
  /** A regular expression of RE2: the statuses that count as errors of the server. */
  errorStatus: pattern.default('5..'),
  /** Histograms of how long requests took, without `_bucket`; the first one that an entity has is taken. */
  durations: z.array(metricName).default([]),
  durationUnit: z.enum(['seconds', 'milliseconds']).default('seconds'),
  /** Regular expressions that labels of the series must match. */
  where: z.record(labelName, pattern).default({}),
});

export type QueryProfile = z.output<typeof queryProfile>;

/**
 * The profiles that need no configuration, in the order in which they are tried. Names and labels are those
 * of the libraries' defaults: OpenTelemetry's semantic conventions 1.23 and later as the Prometheus exporter
 * spells them, Micrometer with Spring, prometheus-fastapi-instrumentator (and whoever counts like it),
 * express-prom-bundle and its kin on prom-client, and go-gin-prometheus.
 */
export const builtInProfiles: readonly QueryProfile[] = [
  {
    id: 'opentelemetry',
    requests: 'http_server_request_duration_seconds_count',
    statusLabel: 'http_response_status_code',
    durations: ['http_server_request_duration_seconds'],
  },
  {
    id: 'micrometer',
    requests: 'http_server_requests_seconds_count',
    statusLabel: 'status',
    durations: ['http_server_requests_seconds'],
  },
  {
    id: 'fastapi',
    requests: 'http_requests_total',
    // Grouped to 5xx unless told otherwise, which the pattern matches as well as 503.
    statusLabel: 'status',
    durations: [
      'http_request_duration_highr_seconds',
      'http_request_duration_seconds',
    ],
  },
  {
    id: 'prom-client',
    requests: 'http_request_duration_seconds_count',
    statusLabel: 'status_code',
    durations: ['http_request_duration_seconds'],
  },
  {
    id: 'gin',
    requests: 'gin_requests_total',
    statusLabel: 'code',
    durations: ['gin_request_duration_seconds'],
  },
].map(profile => queryProfile.parse(profile));
