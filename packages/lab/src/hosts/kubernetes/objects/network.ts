import { createHash } from 'node:crypto';
import { Workload } from '../../../estate/Workload';
import { Rollout } from '../Rollout';
import { KubernetesObject, metadataOf } from './identity';

/** The Service in front of a workload's pods. */
export function service({ workload }: Rollout): KubernetesObject {
  const digest = createHash('sha256').update(workload.name).digest();
  const clusterIP = `172.20.${digest[0]}.${1 + (digest[1] % 254)}`;
  return {
    metadata: metadataOf(workload, 'Service'),
    spec: {
      type: 'ClusterIP',
      clusterIP,
      clusterIPs: [clusterIP],
      ipFamilies: ['IPv4'],
      ipFamilyPolicy: 'SingleStack',
      internalTrafficPolicy: 'Cluster',
      sessionAffinity: 'None',
      selector: { app: workload.name },
      ports: [{ name: 'http', protocol: 'TCP', port: 80, targetPort: 'http' }],
    },
    status: { loadBalancer: {} },
  };
}

/** The Ingress, for which the AWS Load Balancer Controller keeps the Application Load Balancer. */
export function ingress(
  { workload }: Rollout,
  { loadBalancer, host, path }: NonNullable<Workload['ingress']>,
): KubernetesObject {
  const { name, region } = workload;
  const digest = createHash('sha256')
    .update(`${loadBalancer}/dns`)
    .digest('hex');
  const certificate = `arn:aws:acm:${region}:111122223333:certificate/${workload.system}`;
  return {
    metadata: metadataOf(workload, 'Ingress', {
      annotations: {
        'alb.ingress.kubernetes.io/group.name': loadBalancer,
        'alb.ingress.kubernetes.io/load-balancer-name': loadBalancer,
        'alb.ingress.kubernetes.io/scheme': 'internet-facing',
        'alb.ingress.kubernetes.io/target-type': 'ip',
        'alb.ingress.kubernetes.io/listen-ports': '[{"HTTPS":443}]',
        'alb.ingress.kubernetes.io/certificate-arn': certificate,
      },
      finalizers: [`group.ingress.k8s.aws/${loadBalancer}`],
    }),
    spec: {
      ingressClassName: 'alb',
      rules: [
        {
          host,
          http: {
            paths: [
              {
                path,
                pathType: 'Prefix',
                backend: { service: { name, port: { name: 'http' } } },
              },
            ],
          },
        },
      ],
    },
    status: {
      loadBalancer: {
        ingress: [
          {
            hostname: `${loadBalancer}-${Number.parseInt(digest.slice(0, 8), 16)}.${region}.elb.amazonaws.com`,
          },
        ],
      },
    },
  };
}

/** The settings that a workload's containers read as environment variables. */
export function configMap({ workload }: Rollout): KubernetesObject {
  return {
    metadata: metadataOf(workload, 'ConfigMap'),
    data: { PORT: String(workload.port), ...workload.settings },
  };
}
