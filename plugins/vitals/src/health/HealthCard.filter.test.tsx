import { Entity } from '@backstage/catalog-model';
import { screen } from '@testing-library/react';
import { answering, component, renderCard } from '../__testUtils__/renderCard';
import { healthCard, healthTab } from '../extensions';
import { vitals } from '../__testUtils__/vitals';

const entities: [Entity, boolean][] = [
  [component(), true],
  [component({}, 'website'), true],
  [component({}, 'library'), false],
  [component({}, 'documentation'), false],
  [component({ 'gantry.dev/cloudwatch-alarms': 'orders-*' }, 'library'), true],
  [{ ...component(), kind: 'Resource' }, true],
  [{ ...component(), kind: 'API' }, false],
];

describe.each([
  ['card', healthCard, 'Health'],
  ['tab', healthTab, 'Now'],
] as const)('where the %s shows', (_what, extension, title) => {
  it.each(entities)(
    'decides by kind, type and annotation: %j',
    async (entity, isShown) => {
      renderCard(answering(vitals()), { entity, cards: [extension] });

      expect(
        await screen.findByText(isShown ? title : /.*/, {
          selector: isShown ? 'h3' : '[data-testid="empty-entity-page"]',
        }),
      ).toBeInTheDocument();
    },
  );
});
