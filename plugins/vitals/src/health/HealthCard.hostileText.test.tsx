/* eslint-disable no-script-url */
import { screen } from '@testing-library/react';
import { answering, component, renderCard } from '../__testUtils__/renderCard';
import { alarm, failure, reading, vitals } from '../__testUtils__/vitals';

describe('what catalogs and upstreams write', () => {
  const hostile = '<img src=x onerror="alert(1)">${7*7}';

  it('is shown as text', async () => {
    const { container } = renderCard(
      answering(
        vitals({
          readings: [
            reading('critical', [alarm(hostile, 'firing')], {
              reason: hostile,
              link: 'javascript:alert(1)',
            }),
          ],
          failures: [
            failure({ source: 'other', message: hostile, fix: hostile }),
          ],
        }),
      ),
    );

    expect((await screen.findAllByText(hostile)).length).toBe(3);
    expect(container.querySelector('img')).toBeNull();
    expect(container.querySelector('a[href*="alert"]')).toBeNull();
    expect(screen.queryByText('Open in CloudWatch')).toBeNull();
  });

  it.each([
    ['https://runbooks.example/orders', 'https://runbooks.example/orders'],
    ['/docs/default/component/orders', '/docs/default/component/orders'],
    ['javascript:alert(1)', undefined],
    ['java\nscript:alert(1)', undefined],
    [' javascript:alert(1)', undefined],
    ['data:text/html,hello', undefined],
    ['//evil.example/x', undefined],
    ['/\\evil.example/x', undefined],
    ['/\t/evil.example/x', undefined],
    ['https://', undefined],
    ['runbook.md', undefined],
  ])('links the runbook %j only where it is safe', async (runbook, href) => {
    renderCard(answering(vitals({ readings: [reading('ok')] })), {
      entity: component({ 'gantry.dev/runbook': runbook }),
    });

    await screen.findByText('OK');
    const link = screen.queryByRole('link', { name: 'Runbook' });
    expect(link?.getAttribute('href') ?? undefined).toBe(href);
  });
});
