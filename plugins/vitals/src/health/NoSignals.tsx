import { annotations } from '@gantry/plugin-vitals-common';
import { CodeSnippet } from '../verdict';
import prose from '../verdict/prose.module.css';

/** What to add to an entity so that its golden signals show. */
export function NoSignals() {
  const annotation = [
    'metadata:',
    '  annotations:',
    `    ${annotations.awsResources}: arn:aws:elasticloadbalancing:us-east-1:111122223333:loadbalancer/app/orders/50dc6c495c0c9188`,
  ].join('\n');
  return (
    <>
      <p className={prose.text}>
        Nothing of this entity is measured. Name what it runs on in its{' '}
        <code>catalog-info.yaml</code>, and its requests, errors, latency and
        saturation show here:
      </p>
      <CodeSnippet code={annotation} label="the resources" />
    </>
  );
}
