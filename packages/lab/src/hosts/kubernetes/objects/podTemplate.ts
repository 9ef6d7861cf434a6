import { Workload } from '../../../estate/Workload';
import { labelsOf } from './identity';

/** The pod template of a workload: non-root, read-only, probed, spread over the zones. */
export function podTemplate(workload: Workload, templateHash?: string): object {
  const { name, port, requests, limits, probes, volumeGibibytes } = workload;
  const data = [{ name: 'data', mountPath: '/data' }];
  const probe = (path: string, periodSeconds: number) => ({
    httpGet: { path, port: 'http', scheme: 'HTTP' },
    initialDelaySeconds: probes.delaySeconds,
    periodSeconds,
    timeoutSeconds: 2,
    successThreshold: 1,
    failureThreshold: 3,
  });
  const amount = ({ cpu, memory }: Workload['requests']) => ({
    cpu: `${cpu}m`,
    memory: `${memory}Mi`,
  });
  return {
    metadata: {
      labels: {
        ...labelsOf(workload),
        ...(templateHash && { 'pod-template-hash': templateHash }),
      },
      annotations: {
        'prometheus.io/scrape': 'true',
        'prometheus.io/port': String(port),
      },
    },
    spec: {
      serviceAccountName: name,
      automountServiceAccountToken: false,
      terminationGracePeriodSeconds: 30,
      restartPolicy: 'Always',
      securityContext: {
        runAsNonRoot: true,
        runAsUser: 10001,
        runAsGroup: 10001,
        fsGroup: 10001,
        seccompProfile: { type: 'RuntimeDefault' },
      },
      topologySpreadConstraints: [
        {
          maxSkew: 1,
          topologyKey: 'topology.kubernetes.io/zone',
          whenUnsatisfiable: 'ScheduleAnyway',
          labelSelector: { matchLabels: { app: name } },
        },
      ],
      containers: [
        {
          name,
          image: workload.image,
          imagePullPolicy: 'IfNotPresent',
          ports: [{ name: 'http', containerPort: port, protocol: 'TCP' }],
          envFrom: [{ configMapRef: { name } }],
          resources: { requests: amount(requests), limits: amount(limits) },
          livenessProbe: probe(probes.live, 10),
          readinessProbe: probe(probes.ready, 5),
          securityContext: {
            allowPrivilegeEscalation: false,
            readOnlyRootFilesystem: true,
            capabilities: { drop: ['ALL'] },
          },
          volumeMounts: [
            { name: 'tmp', mountPath: '/tmp' },
            ...(volumeGibibytes ? data : []),
          ],
        },
      ],
      volumes: [{ name: 'tmp', emptyDir: {} }],
    },
  };
}
