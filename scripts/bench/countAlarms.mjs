import { createRequire } from 'node:module';
import { join } from 'node:path';
import { requestJson } from '../lib/http.mjs';

/** How many alarms the lab has in each region of its account. */
export async function countAlarms({ root, labUrl }) {
  const require = createRequire(
    join(root, 'plugins/vitals-backend-module-aws/package.json'),
  );
  const {
    CloudWatchClient,
    paginateDescribeAlarms,
  } = require('@aws-sdk/client-cloudwatch');
  const { body } = await requestJson(`${labUrl}/lab/status`);
  const counts = [];
  for (const region of body.account.regions) {
    const client = new CloudWatchClient({
      region,
      endpoint: `${labUrl}/aws`,
      // The lab knows the key alone; it verifies no signature.
      credentials: {
        accessKeyId: 'LABACCESSKEY000000',
        secretAccessKey: 'lab',
      },
    });
    let count = 0;
    for await (const page of paginateDescribeAlarms(
      { client, pageSize: 100 },
      { AlarmTypes: ['MetricAlarm', 'CompositeAlarm'] },
    )) {
      count +=
        (page.MetricAlarms?.length ?? 0) + (page.CompositeAlarms?.length ?? 0);
    }
    counts.push(count);
    client.destroy();
  }
  return counts;
}
