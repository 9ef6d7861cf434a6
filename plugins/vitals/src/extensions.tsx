import { FilterPredicate } from '@backstage/filter-predicates';
import {
  ApiBlueprint,
  AppRootElementBlueprint,
  PageBlueprint,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/frontend-plugin-api';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { annotations } from '@gantry/plugin-vitals-common';
import { RiAlarmWarningLine, RiHome4Line } from '@remixicon/react';
import { VitalsClient, vitalsApiRef } from './api';
import { PageShortcuts, pageShortcutsApiRef } from './keyboard';
import { VisitRecorder } from './home/VisitRecorder';
import { healthRouteRef, homeRouteRef, onCallRouteRef } from './routes';

export const vitalsApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: vitalsApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: ({ discoveryApi, fetchApi }) =>
        new VitalsClient(discoveryApi, fetchApi),
    }),
});

/** The keys of the page that is open, which the shell listens to and lists. */
export const pageShortcutsApi = ApiBlueprint.make({
  name: 'page-shortcuts',
  params: defineParams =>
    defineParams({
      api: pageShortcutsApiRef,
      deps: {},
      factory: () => new PageShortcuts(),
    }),
});

/** Nothing runs behind these types, so without an annotation the card would only be in the way. */
const typesThatDoNotRun = ['documentation', 'library'];

const whereHealthShows: FilterPredicate = {
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
    {
      [`metadata.annotations.${annotations.prometheusAlert}` as const]: {
        $exists: true,
      },
    },
    {
      [`metadata.annotations.${annotations.prometheusLabels}` as const]: {
        $exists: true,
      },
    },
  ],
};

export const healthCard = EntityCardBlueprint.make({
  name: 'health',
  params: {
    type: 'content',
    filter: whereHealthShows,
    loader: () => import('./health').then(({ HealthCard }) => <HealthCard />),
  },
});

export const healthTab = EntityContentBlueprint.make({
  name: 'health',
  params: {
    path: '/health',
    title: 'Health',
    group: 'observability',
    routeRef: healthRouteRef,
    filter: whereHealthShows,
    loader: () =>
      import('./health/HealthTab').then(({ HealthTab }) => <HealthTab />),
  },
});

export const homePage = PageBlueprint.make({
  name: 'home',
  params: {
    path: '/',
    title: 'Home',
    icon: <RiHome4Line />,
    routeRef: homeRouteRef,
    loader: () => import('./home').then(({ HomePage }) => <HomePage />),
  },
});

export const onCallPage = PageBlueprint.make({
  name: 'on-call',
  params: {
    path: '/on-call',
    title: 'On call',
    icon: <RiAlarmWarningLine />,
    routeRef: onCallRouteRef,
    loader: () =>
      import('./map/OnCallPages').then(({ OnCallPages }) => <OnCallPages />),
  },
});

export const visitRecorder = AppRootElementBlueprint.make({
  name: 'visit-recorder',
  params: { element: <VisitRecorder /> },
});
