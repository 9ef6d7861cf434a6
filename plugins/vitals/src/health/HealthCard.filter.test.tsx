import { screen } from '@testing-library/react';
import { answering, component, renderCard } from '../__testUtils__/renderCard';
import { vitals } from '../__testUtils__/vitals';

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
