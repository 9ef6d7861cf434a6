/** What runs a service on the Kubernetes cluster: its Deployment or StatefulSet and all that belongs to it. */
export interface Workload {
  /** Name of every object, and the value of the label `backstage.io/kubernetes-id`. */
  name: string;
  region: string;
  cluster: string;
  namespace: string;
  system: string;
  kind: 'Deployment' | 'StatefulSet';
  port: number;
  /** Repository and tag. */
  image: string;
  replicas: number;
  /** Present where an autoscaler adds replicas, up to `maximum`. */
  autoscaling?: { maximum: number };
  /** What a pod asks for and may use at most; CPU in millicores, memory in MiB. */
  requests: { cpu: number; memory: number };
  limits: { cpu: number; memory: number };
  probes: { live: string; ready: string; delaySeconds: number };
  logs: 'gin' | 'uvicorn' | 'spring' | 'logfmt' | 'json';
  settings: Record<string, string>;
  /** Present where requests from outside lead to it, by host and path of a load balancer. */
  ingress?: { loadBalancer: string; host: string; path: string };
  /** Size of the volume that each pod of a StatefulSet keeps. */
  volumeGibibytes?: number;
  /** When its infrastructure was applied, in milliseconds since the epoch. */
  createdAt: number;
}
