import { createExtensionPoint } from '@backstage/backend-plugin-api';
import { VitalsProvider } from './provider';

export interface VitalsExtensionPoint {
  /**
   * A module that is not configured adds its provider without sources: what it once said is then
   * forgotten. A module that adds none is taken for one that could not start, and all is kept.
   *
   * @throws ConflictError when a provider of the same id and vital is there already
   */
  addProvider(provider: VitalsProvider): void;
}

/** Where modules add their providers to the vitals backend. */
export const vitalsExtensionPoint = createExtensionPoint<VitalsExtensionPoint>({
  id: 'vitals',
});
