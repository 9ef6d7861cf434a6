import { OnCallView } from './useOnCall';

/** How the night is, in a few words; what is no longer known is told in the past. */
export function headline({
  onCall,
  fleet,
  incidents,
  isOld,
}: OnCallView): string {
  if (!onCall.data) {
    return onCall.error
      ? 'What needs someone cannot be told'
      : 'What needs someone';
  }
  const acknowledged = incidents.filter(
    ({ acknowledgement }) => acknowledgement,
  ).length;
  const open = incidents.length - acknowledged;
  if (incidents.length === 0 && fleet.data?.items.length === 0) {
    return 'Nothing is known yet';
  }
  if (isOld) {
    return incidents.length === 0
      ? 'Nothing needed anyone when last known'
      : `${count(incidents.length)} needed someone when last known`;
  }
  if (incidents.length === 0) {
    return 'Nothing needs anyone';
  }
  if (open === 0) {
    return acknowledged === 1
      ? 'The one incident is acknowledged'
      : `All ${acknowledged} incidents are acknowledged`;
  }
  const rest = acknowledged > 0 ? `, ${acknowledged} acknowledged` : '';
  return `${count(open)} ${open === 1 ? 'needs' : 'need'} someone${rest}`;
}

function count(incidents: number): string {
  return incidents === 1 ? '1 incident' : `${incidents} incidents`;
}
