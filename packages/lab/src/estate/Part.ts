import { AlarmDefinition } from './AlarmDefinition';
import { AlertGroup } from './alerting/AlertRule';
import { Exposition } from './scrape/ScrapeContext';
import { Series } from './Series';
import { Service } from './Service';
import { Workload } from './Workload';

/** What one part of a service's infrastructure brings into the account. */
export interface Provision {
  resources: Array<{ region: string; arn: string }>;
  series: Series[];
  alarms: AlarmDefinition[];
  /** What it runs on the Kubernetes cluster. */
  workload?: Workload;
  /** What it tells Prometheus. */
  exposition?: Exposition;
  /** Rules that Prometheus evaluates for it. */
  alertGroups?: AlertGroup[];
}

/** A part of a service's infrastructure, such as its load balancer: what `terraform apply` would make of it. */
export type Part = (service: Service) => Provision;
