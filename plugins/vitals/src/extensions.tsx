import {
  ApiBlueprint,
  PageBlueprint,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/frontend-plugin-api';
import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { annotations } from '@gantry/plugin-vitals-common';
import { RiHome4Line } from '@remixicon/react';
import { VitalsClient, vitalsApiRef } from './api';
import { homeRouteRef } from './routes';

export const vitalsApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: vitalsApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: ({ discoveryApi, fetchApi }) =>
        new VitalsClient(discoveryApi, fetchApi),
    }),
});

/** Nothing runs behind these types, so without an annotation the card would only be in the way. */
const typesThatDoNotRun = ['documentation', 'library'];

export const healthCard = EntityCardBlueprint.make({
  name: 'health',
  params: {
    type: 'content',
    filter: {
      $any: [
        { kind: 'resource' },
        {
          $all: [
            { kind: 'component' },
            { $not: { 'spec.type': { $in: typesThatDoNotRun } } },
          ],
        },
        {
          [`metadata.annotations.${annotations.cloudwatchAlarms}` as const]: {
            $exists: true,
          },
        },
      ],
    },
    loader: () => import('./health').then(({ HealthCard }) => <HealthCard />),
  },
});

export const homePage = PageBlueprint.make({
  name: 'home',
  params: {
    path: '/',
    title: 'Home',
    icon: <RiHome4Line />,
    routeRef: homeRouteRef,
    loader: () => import('./fleet').then(({ HomePage }) => <HomePage />),
  },
});
