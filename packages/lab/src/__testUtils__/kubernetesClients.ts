import {
  AppsV1Api,
  AutoscalingV2Api,
  BatchV1Api,
  CoreV1Api,
  KubeConfig,
  Metrics,
  NetworkingV1Api,
} from '@kubernetes/client-node';

/** The official client, pointed at a lab the way the portal's plugin points its own. */
export function kubernetesClients(url: string, token?: string) {
  const config = new KubeConfig();
  config.loadFromClusterAndUser(
    // The client speaks plain HTTP only to who says so this way.
    { name: 'ecommerce', server: `${url}/kubernetes`, skipTLSVerify: true },
    { name: 'gantry', token },
  );
  return {
    core: config.makeApiClient(CoreV1Api),
    apps: config.makeApiClient(AppsV1Api),
    autoscaling: config.makeApiClient(AutoscalingV2Api),
    batch: config.makeApiClient(BatchV1Api),
    networking: config.makeApiClient(NetworkingV1Api),
    metrics: new Metrics(config),
  };
}
