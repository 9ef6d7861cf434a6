import {
  BreadcrumbEntry,
  Progress,
  useRouteRef,
} from '@backstage/frontend-plugin-api';
import { Suspense, lazy } from 'react';
import { Route, Routes } from 'react-router-dom';
import { OnCallPage } from '../on-call';
import { fleetMapRouteRef, onCallRouteRef } from '../routes';
import { SectionLinks } from './SectionLinks';

const FleetMapPage = lazy(() =>
  import('./FleetMapPage').then(module => ({ default: module.FleetMapPage })),
);

/** What needs someone, and beside it the map of all there is. */
export function OnCallPages() {
  const onCall = useRouteRef(onCallRouteRef)?.();
  const map = useRouteRef(fleetMapRouteRef)?.();
  return (
    <>
      {onCall && map && (
        <SectionLinks
          label="On call sections"
          sections={[
            { href: onCall, title: 'Needs someone' },
            { href: map, title: 'Fleet map' },
          ]}
        />
      )}
      <Routes>
        <Route
          path="map"
          element={
            <BreadcrumbEntry entry={{ label: 'Fleet map', href: map ?? '' }}>
              <Suspense fallback={<Progress />}>
                <FleetMapPage />
              </Suspense>
            </BreadcrumbEntry>
          }
        />
        <Route path="*" element={<OnCallPage />} />
      </Routes>
    </>
  );
}
