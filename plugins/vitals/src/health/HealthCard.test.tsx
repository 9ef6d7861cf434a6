/* eslint-disable no-script-url */
import { Entity } from '@backstage/catalog-model';
import { ExtensionDefinition } from '@backstage/frontend-plugin-api';
import { renderTestApp } from '@backstage/frontend-test-utils';
import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { createTestEntityPage } from '@backstage/plugin-catalog-react/testUtils';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { EntityVitals } from '@gantry/plugin-vitals-common';
import {
  ago,
  alarm,
  entityRef,
  failure,
  reading,
  source,
  vitals,
} from '../__testUtils__/vitals';
import { responseError } from '../__testUtils__/responseError';
import { fakeSignals } from '../__testUtils__/signals';
import { vitalsApiRef } from '../api';
import { healthCard } from '../extensions';
import { HealthCard } from './HealthCard';

function component(
  annotations: Record<string, string> = {},
  type = 'service',
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'orders', namespace: 'default', annotations },
    spec: { type },
  };
}

function renderCard(
  getEntityVitals: jest.Mock,
  {
    entity = component(),
    signals = fakeSignals(),
    cards = [healthCard] as ExtensionDefinition[],
  } = {},
) {
  return renderTestApp({
    extensions: [createTestEntityPage({ entity }), ...cards],
    apis: [
      [vitalsApiRef, { getEntityVitals }],
      [signalApiRef, signals.api],
    ],
  });
}

function answering(answer: EntityVitals) {
  return jest.fn().mockResolvedValue(answer);
}

function setHidden(isHidden: boolean) {
  jest.spyOn(document, 'hidden', 'get').mockReturnValue(isHidden);
  act(() => {
    document.dispatchEvent(new Event('visibilitychange'));
  });
}

afterEach(() => jest.restoreAllMocks());

describe('the states of the card', () => {
  it('holds its place while loading', async () => {
    renderCard(jest.fn().mockReturnValue(new Promise(() => {})));

    expect(
      await screen.findByRole('status', { name: 'Loading' }),
    ).toBeInTheDocument();
  });

  it('is calm when all is well', async () => {
    const alarms = [alarm('cpu', 'quiet'), alarm('memory', 'quiet')];
    renderCard(answering(vitals({ readings: [reading('ok', alarms)] })));

    expect(await screen.findByText('OK')).toBeInTheDocument();
    expect(screen.getByText('orders is ok')).toBeInTheDocument();
    expect(screen.getByText('2 min ago').closest('time')).toHaveAttribute(
      'datetime',
    );
    expect(screen.getByText('2 quiet alarms')).toBeInTheDocument();
    expect(screen.getByText('cpu')).not.toBeVisible();
  });

  it.each([
    ['critical', 'Critical'],
    ['warning', 'Warning'],
  ] as const)('says when it is %s which alarm fires', async (status, word) => {
    const alarms = [
      alarm('p95', 'firing', { link: 'https://console.example/p95' }),
      alarm('storage', 'no-data'),
    ];
    renderCard(answering(vitals({ readings: [reading(status, alarms)] })));

    const head = (await screen.findByText(word)).parentElement!.parentElement!;
    expect(head).toHaveTextContent('for 14 min');
    expect(
      screen.getByRole('link', { name: 'Open in CloudWatch' }),
    ).toHaveAttribute('href', 'https://console.example/alarms');
    expect(screen.getByRole('link', { name: /^p95/ })).toHaveAttribute(
      'href',
      'https://console.example/p95',
    );
    expect(screen.getByText('p95 explained')).toBeInTheDocument();
    expect(screen.getByText('Firing (1)')).toBeInTheDocument();
    expect(screen.getByText('Without data (1)')).toBeInTheDocument();
  });

  it('counts the alarms that are not listed', async () => {
    const listed = reading('critical', [alarm('p95', 'firing')]);
    listed.details.counts.firing = 31;
    renderCard(answering(vitals({ readings: [listed] })));

    expect(await screen.findByText('Firing (31)')).toBeInTheDocument();
    expect(screen.getByText('and 30 more')).toBeInTheDocument();
  });

  it('shows what was last known of a source that fails', async () => {
    const stale = reading('ok', [alarm('cpu', 'quiet')], {
      observedAt: ago(600),
      stale: true,
    });
    renderCard(
      answering(
        vitals({
          readings: [stale],
          failures: [failure({ fix: 'aws sts get-caller-identity' })],
          verdicts: {
            health: {
              status: 'unknown',
              reason: 'connect ECONNREFUSED Last known: ok, orders is ok',
              observedAt: stale.observedAt,
              source,
            },
          },
        }),
      ),
    );

    expect(await screen.findByText('Unknown')).toBeInTheDocument();
    const lastKnown = screen.getByText('Last known').parentElement!;
    expect(lastKnown).toHaveTextContent('Last knownOKseen 10 min ago');
    const notice = screen.getByText(
      'CloudWatch cannot be reached',
    ).parentElement!;
    expect(notice).toHaveTextContent('CloudWatch prod us-east-1for 3 min');
    expect(notice).toHaveTextContent('aws sts get-caller-identity');
  });

  it('counts no reading as true that is stale, also beside one that is worse', async () => {
    const other = 'cloudwatch/prod/us-west-2';
    renderCard(
      answering(
        vitals({
          readings: [
            reading('critical', [alarm('p95', 'firing')]),
            reading('ok', [alarm('cpu', 'quiet')], {
              source: other,
              observedAt: ago(600),
              stale: true,
            }),
          ],
        }),
      ),
    );

    const title = await screen.findByText('CloudWatch prod us-west-2');
    expect(title.parentElement).toHaveTextContent(
      'CloudWatch prod us-west-2Last knownOKseen 10 min ago',
    );
    expect(screen.getAllByText('Last known')).toHaveLength(1);
  });

  it('shows the whole message of an annotation that cannot be read', async () => {
    const message =
      "The annotation gantry.dev/cloudwatch-alarms: '*' is malformed; write orders-*";
    const malformed = failure({
      kind: 'malformed',
      source: 'cloudwatch',
      message,
    });
    const verdict = {
      status: 'unknown',
      reason: message,
      observedAt: malformed.since,
      source: 'cloudwatch',
    } as const;
    renderCard(
      answering(
        vitals({ failures: [malformed], verdicts: { health: verdict } }),
      ),
    );

    expect(await screen.findByText(message)).toBeInTheDocument();
    expect(
      screen.getByText('An annotation for CloudWatch cannot be read'),
    ).toBeInTheDocument();
  });

  it('says when the first survey is still to come', async () => {
    renderCard(answering(vitals({ pending: [{ vital: 'health', source }] })));

    expect(await screen.findByText('Pending')).toBeInTheDocument();
    expect(
      screen.getByText('The first answer comes at the next survey.'),
    ).toBeInTheDocument();
  });

  it('tells how to get a health source, and copies it', async () => {
    const user = userEvent.setup();
    const copy = jest.spyOn(navigator.clipboard, 'writeText');
    renderCard(answering(vitals()));

    expect(await screen.findByText('No health source yet')).toBeInTheDocument();
    await user.click(
      screen.getByRole('button', { name: 'Copy the annotation' }),
    );

    expect(await screen.findByText('Copied')).toBeInTheDocument();
    expect(copy).toHaveBeenCalledWith(
      'metadata:\n  annotations:\n    gantry.dev/cloudwatch-alarms: orders-*',
    );
  });

  it.each([
    [403, 'NotAllowedError'],
    [404, 'NotFoundError'],
  ])('conceals with %s whether there is anything', async (status, name) => {
    const error = await responseError(status, name, 'No such entity');
    const getEntityVitals = answering(vitals({ readings: [reading('ok')] }));
    const signals = fakeSignals();
    renderCard(getEntityVitals, { signals });
    await screen.findByText('OK');

    getEntityVitals.mockRejectedValue(error);
    signals.send(1);

    expect(
      await screen.findByText(/There is no health to show/),
    ).toBeInTheDocument();
    expect(screen.queryByText('OK')).toBeNull();
  });

  it('says what the server said, and tries again when asked', async () => {
    const getEntityVitals = jest
      .fn()
      .mockRejectedValueOnce(
        await responseError(500, 'Error', 'the database is away'),
      )
      .mockResolvedValue(vitals({ readings: [reading('ok')] }));
    renderCard(getEntityVitals);

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'the database is away',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Retry' }));

    expect(await screen.findByText('OK')).toBeInTheDocument();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('keeps what it knows while the server is away, and soon trusts it no more', async () => {
    jest.useFakeTimers({
      doNotFake: ['setTimeout', 'setImmediate', 'nextTick'],
    });
    const getEntityVitals = answering(vitals({ readings: [reading('ok')] }));
    const signals = fakeSignals();
    renderCard(getEntityVitals, { signals });
    await screen.findByText('OK');

    getEntityVitals.mockRejectedValue(new TypeError('Failed to fetch'));
    signals.send(1);

    expect(await screen.findByRole('alert')).toHaveTextContent(
      /Stale: last updated just now.*Failed to fetch/,
    );
    expect(screen.getByText('OK')).toBeInTheDocument();

    act(() => jest.advanceTimersByTime(100_000));

    expect(screen.getByText('Unknown')).toBeInTheDocument();
    expect(
      screen.getByText('Gantry does not answer. Last known: ok, orders is ok'),
    ).toBeInTheDocument();
    expect(screen.getByText('Last known').parentElement).toHaveTextContent(
      /^Last knownOK/,
    );
    jest.useRealTimers();
  });

  it('trusts an old answer no more while it still waits for the next', async () => {
    jest.useFakeTimers({
      doNotFake: ['setTimeout', 'setImmediate', 'nextTick'],
    });
    const getEntityVitals = answering(vitals({ readings: [reading('ok')] }));
    const signals = fakeSignals();
    renderCard(getEntityVitals, { signals });
    await screen.findByText('OK');

    getEntityVitals.mockReturnValue(new Promise(() => {}));
    signals.send(1);
    act(() => jest.advanceTimersByTime(100_000));

    expect(screen.getByText('Unknown')).toBeInTheDocument();
    expect(screen.queryByRole('alert')).toBeNull();
    jest.useRealTimers();
  });
});

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

describe('where the card shows', () => {
  it.each([
    [component(), true],
    [component({}, 'website'), true],
    [component({}, 'library'), false],
    [component({}, 'documentation'), false],
    [
      component({ 'gantry.dev/cloudwatch-alarms': 'orders-*' }, 'library'),
      true,
    ],
    [{ ...component(), kind: 'Resource' }, true],
    [{ ...component(), kind: 'API' }, false],
  ])('decides by kind, type and annotation: %j', async (entity, isShown) => {
    renderCard(answering(vitals()), { entity });

    expect(
      await screen.findByText(isShown ? 'Health' : /.*/, {
        selector: isShown ? 'h3' : '[data-testid="empty-entity-page"]',
      }),
    ).toBeInTheDocument();
  });
});

describe('how often the server is asked', () => {
  it('asks once a revision, however many cards look', async () => {
    const otherCard = EntityCardBlueprint.make({
      name: 'other',
      params: { loader: async () => <HealthCard /> },
    });
    const getEntityVitals = answering(vitals({ readings: [reading('ok')] }));
    const signals = fakeSignals();
    renderCard(getEntityVitals, {
      signals,
      cards: [healthCard, otherCard],
    });
    expect(await screen.findAllByText('OK')).toHaveLength(2);
    expect(getEntityVitals).toHaveBeenCalledTimes(1);

    signals.send(7);
    await waitFor(() => expect(getEntityVitals).toHaveBeenCalledTimes(2));
    signals.send(7);
    signals.send(8);
    await waitFor(() => expect(getEntityVitals).toHaveBeenCalledTimes(3));
    expect(getEntityVitals).toHaveBeenLastCalledWith(entityRef, {
      signal: expect.anything(),
    });
  });

  it('asks nothing in a hidden tab, and at once when it is shown', async () => {
    const getEntityVitals = answering(vitals({ readings: [reading('ok')] }));
    const signals = fakeSignals();
    renderCard(getEntityVitals, { signals });
    await screen.findByText('OK');

    setHidden(true);
    signals.send(1);
    expect(getEntityVitals).toHaveBeenCalledTimes(1);

    getEntityVitals.mockResolvedValue(
      vitals({ readings: [reading('critical')] }),
    );
    setHidden(false);
    expect(await screen.findByText('Critical')).toBeInTheDocument();
    expect(getEntityVitals).toHaveBeenCalledTimes(2);
  });

  it('drops the request of a page that is left', async () => {
    let signal: AbortSignal | undefined;
    const { unmount } = renderCard(
      jest.fn((_ref, options) => {
        signal = options.signal;
        return new Promise(() => {});
      }),
    );
    await screen.findByRole('status', { name: 'Loading' });

    unmount();

    expect(signal?.aborted).toBe(true);
  });
});
