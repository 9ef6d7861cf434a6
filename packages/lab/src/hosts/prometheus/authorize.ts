import { LabRequest } from '../../protocols/http';

const token = 'lab';
const basic = Buffer.from('gantry:lab').toString('base64');

/** Whether a request carries the lab's token, or its user and password, as the proxy before a Prometheus asks for. */
export function isAuthorized(request: LabRequest): boolean {
  const [, scheme = '', credentials] =
    /^(\w+)\s+(\S+)$/.exec(request.message.headers.authorization ?? '') ?? [];
  switch (scheme.toLowerCase()) {
    case 'bearer':
      return credentials === token;
    case 'basic':
      return credentials === basic;
    default:
      return false;
  }
}
