import { AlarmDefinition } from './AlarmDefinition';
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
}

/** A part of a service's infrastructure, such as its load balancer: what `terraform apply` would make of it. */
export type Part = (service: Service) => Provision;
