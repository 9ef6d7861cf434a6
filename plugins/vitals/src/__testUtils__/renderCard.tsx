import { Entity } from '@backstage/catalog-model';
import { ExtensionDefinition } from '@backstage/frontend-plugin-api';
import { renderTestApp } from '@backstage/frontend-test-utils';
import { createTestEntityPage } from '@backstage/plugin-catalog-react/testUtils';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { EntityVitals } from '@gantry/plugin-vitals-common';
import { vitalsApiRef } from '../api';
import { healthCard } from '../extensions';
import { fakeSignals } from './signals';

/** An entity whose card may show. */
export function component(
  annotations: Record<string, string> = {},
  type = 'service',
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'orders', namespace: 'default', annotations },
    spec: { type },
  };
}

/** The card on the page of an entity. */
export function renderCard(
  getEntityVitals: jest.Mock,
  {
    entity = component(),
    signals = fakeSignals(),
    cards = [healthCard] as ExtensionDefinition[],
  } = {},
) {
  return renderTestApp({
    extensions: [createTestEntityPage({ entity }), ...cards],
    apis: [
      [vitalsApiRef, { getEntityVitals }],
      [signalApiRef, signals.api],
    ],
  });
}

/** A backend that always answers so. */
export function answering(answer: EntityVitals) {
  return jest.fn().mockResolvedValue(answer);
}
