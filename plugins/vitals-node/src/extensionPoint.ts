import { createExtensionPoint } from '@backstage/backend-plugin-api';
import { VitalKind } from '@gantry/plugin-vitals-common';
import { NoticeSink } from './notice';
import { VitalsProvider } from './provider';

export interface VitalsExtensionPoint {
  /**
   * A module that is not configured adds its provider without sources: what it once said is then
   * forgotten. A module that adds none is taken for one that could not start, and all is kept.
   *
   * @throws ConflictError when a provider of the same id and vital is there already
   */
  addProvider(provider: VitalsProvider): void;

  /**
   * For a module that hears of changes between surveys: brings the next survey of a source forward to now.
   * Several requests within a few seconds are one. To be called once the backend has started.
   *
   * @throws NotFoundError for a source that no provider of the vital has
   */
  requestSurvey(kind: VitalKind, source: string): void;
}

/** Where modules add their providers to the vitals backend. */
export const vitalsExtensionPoint = createExtensionPoint<VitalsExtensionPoint>({
  id: 'vitals',
});

export interface NoticesExtensionPoint {
  /**
   * Adds a way in which owners are told, beside Backstage's notifications. Each sink gets every notice.
   *
   * @throws ConflictError when a sink of the same id is there already
   */
  addSink(sink: NoticeSink): void;
}

/** Where modules add further ways to tell people of incidents. */
export const noticesExtensionPoint =
  createExtensionPoint<NoticesExtensionPoint>({ id: 'vitals.notices' });
