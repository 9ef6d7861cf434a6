import { Entity } from '@backstage/catalog-model';
import { renderTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import {
  catalogApiMock,
  createTestEntityPage,
} from '@backstage/plugin-catalog-react/testUtils';
import { signalApiRef } from '@backstage/plugin-signals-react';
import {
  EntityInspection,
  EntityVitals,
  Fleet,
  Transition,
} from '@gantry/plugin-vitals-common';
import { useLocation } from 'react-router-dom';
import { AppRootElementBlueprint } from '@backstage/frontend-plugin-api';
import { vitalsApiRef } from '../api';
import { healthTab } from '../extensions';
import { inspection } from './inspections';
import { component } from './renderCard';
import { fakeSignals } from './signals';
import { reading, vitals } from './vitals';

export interface TabOptions {
  entity?: Entity;
  /** What else the catalog holds. */
  others?: Entity[];
  vitals?: EntityVitals | Error | 'silence';
  inspection?: EntityInspection<'health'> | Error | 'silence';
  transitions?: Transition[] | Error;
  fleet?: Fleet;
  path?: string;
}

const location = AppRootElementBlueprint.make({
  name: 'location',
  params: { element: <Location /> },
});

function Location() {
  return <output data-testid="search">{useLocation().search}</output>;
}

/** The tab of an entity whose backend says what the test wrote down. */
export function renderTab(options: TabOptions = {}) {
  const { entity = component(), others = [] } = options;
  const signals = fakeSignals();
  const api = {
    getEntityVitals: answers(
      options.vitals ?? vitals({ readings: [reading('ok')] }),
    ),
    getInspection: answers(options.inspection ?? inspection()),
    getTransitions: answers(
      options.transitions instanceof Error
        ? options.transitions
        : { items: options.transitions ?? [] },
    ),
    getFleet: answers(options.fleet ?? { revision: 1, items: [] }),
  };
  renderTestApp({
    extensions: [createTestEntityPage({ entity }), healthTab, location],
    initialRouteEntries: [options.path ?? '/'],
    apis: [
      [vitalsApiRef, api],
      [catalogApiRef, catalogApiMock({ entities: [entity, ...others] })],
      [signalApiRef, signals.api],
    ],
  });
  return { api, signals };
}

function answers(answer: unknown): jest.Mock {
  if (answer === 'silence') {
    return jest.fn().mockReturnValue(new Promise(() => {}));
  }
  return answer instanceof Error
    ? jest.fn().mockRejectedValue(answer)
    : jest.fn().mockResolvedValue(answer);
}
