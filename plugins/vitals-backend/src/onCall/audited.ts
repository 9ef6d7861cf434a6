import {
  AuditorService,
  AuditorServiceEvent,
} from '@backstage/backend-plugin-api';
import { Request } from 'express';

/** What the log of an event may tell of it. */
type Meta = NonNullable<Parameters<AuditorServiceEvent['success']>[0]>['meta'];

/** Has the auditor know of what somebody did, or was kept from doing. */
export async function audited<R>(
  auditor: AuditorService,
  { eventId, request }: { eventId: string; request: Request },
  act: (tell: (meta: Meta) => void) => Promise<R>,
): Promise<R> {
  const event = await auditor.createEvent({
    eventId,
    severityLevel: 'medium',
    request,
  });
  let told: Meta = {};
  try {
    const result = await act(meta => {
      told = { ...told, ...meta };
    });
    await event.success({ meta: told });
    return result;
  } catch (error) {
    await event.fail({ error: error as Error, meta: told });
    throw error;
  }
}
