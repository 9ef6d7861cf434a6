import { useRouteRef } from '@backstage/frontend-plugin-api';
import { ButtonLink } from '@backstage/ui';
import { RiLineChartLine } from '@remixicon/react';
import { healthRouteRef } from '../routes';

/** The way to the Health tab, where there is one. */
export function SeeHealth() {
  const path = useRouteRef(healthRouteRef)?.();
  return path ? (
    <ButtonLink
      href={path}
      variant="secondary"
      iconStart={<RiLineChartLine aria-hidden />}
    >
      See health
    </ButtonLink>
  ) : null;
}
