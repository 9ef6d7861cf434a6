import { Config } from '@backstage/config';
import { connect } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { Check, Finding } from '../Finding';
import { networkReason } from './ask';

const transport = 'notifications.processors.email.transportConfig';
const longest = 8_000;

/** Mail for notifications, where it is configured. */
export function smtpChecks(config: Config): Check[] {
  const host = config.getOptionalString(`${transport}.hostname`);
  if (config.getOptionalString(`${transport}.transport`) !== 'smtp' || !host) {
    return [];
  }
  const secure = config.getOptionalBoolean(`${transport}.secure`) === true;
  const port =
    config.getOptionalNumber(`${transport}.port`) ?? (secure ? 465 : 587);
  return [
    {
      id: 'upstreams.smtp',
      group: 'upstreams',
      title: `mail server ${host}`,
      run: () => checkGreeting({ host, port, secure }),
    },
  ];
}

interface Address {
  host: string;
  port: number;
  secure: boolean;
}

/** RFC 5321, section 3.1: a server that is willing greets with 220. */
async function checkGreeting(address: Address): Promise<Finding[]> {
  const greeting = await greetingOf(address).catch(networkReason);
  return greeting.startsWith('220')
    ? []
    : [
        {
          id: 'upstream.smtp',
          severity: 'error',
          subject: `mail server ${address.host}`,
          what: `The mail server ${address.host}:${address.port} does not greet: ${greeting.split('\n')[0] || 'it says nothing'}.`,
          why: 'Notifications are not sent by mail.',
          mend: `Check ${transport}.hostname, port and secure.`,
        },
      ];
}

function greetingOf({ host, port, secure }: Address): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = secure
      ? connectTls({ host, port, servername: host })
      : connect({ host, port });
    socket.setTimeout(longest, () =>
      socket.destroy(new Error(`no answer within ${longest / 1000} s`)),
    );
    socket.once('error', reject);
    socket.once('data', data => {
      socket.end('QUIT\r\n');
      resolve(data.toString('utf8'));
    });
    socket.once('close', () => resolve(''));
  });
}
