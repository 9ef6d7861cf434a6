import { createExtensionPoint } from '@backstage/backend-plugin-api';
import { VitalsProvider } from './provider';

export interface VitalsExtensionPoint {
  /** @throws ConflictError when a provider of the same id and vital is there already */
  addProvider(provider: VitalsProvider): void;
}

/** Where modules add their providers to the vitals backend. */
export const vitalsExtensionPoint = createExtensionPoint<VitalsExtensionPoint>({
  id: 'vitals',
});
