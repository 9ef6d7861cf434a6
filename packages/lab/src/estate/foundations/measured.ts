import { Part } from '../Part';
import { provision, Watched } from '../provision';
import { Rhythm, rhythmOf } from '../rhythm';

/** Metrics that the service publishes by itself, in a namespace of its own, and the alarms on them. */
export function measured(
  namespace: string,
  describe: (rhythm: Rhythm) => Omit<Watched, 'namespace'>,
): Part {
  return service =>
    provision(
      service,
      service.region,
      [],
      [{ namespace, ...describe(rhythmOf(service, namespace)) }],
    );
}
