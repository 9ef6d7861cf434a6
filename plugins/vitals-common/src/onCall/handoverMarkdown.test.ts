import { Handover, HandoverEntry } from './answers';
import { handoverMarkdown } from './handoverMarkdown';

const urlOf = (ref: string) => {
  const [kind, namespace, name] = ref.split(/[:/]/);
  return `https://portal.test/catalog/${namespace}/${kind}/${name}`;
};

function entry(name: string, more: Partial<HandoverEntry> = {}): HandoverEntry {
  return {
    entityRef: `component:default/${name}`,
    facts: {},
    vital: 'health',
    status: 'critical',
    reason: 'Alarm orders-5xx fires.',
    from: '2026-11-25T03:12:40.000Z',
    changes: 1,
    acknowledgements: [],
    ...more,
  };
}

function shift(...items: HandoverEntry[]): Handover {
  return {
    from: '2026-11-25T00:00:00.000Z',
    to: '2026-11-25T09:00:00+01:00',
    items,
  };
}

/** One whose every text is the given one. */
function tainted(text: string): Handover {
  return shift(
    entry('orders', {
      facts: { title: text, tier: text, ownerRef: 'group:default/shop' },
      reason: text,
      acknowledgements: [
        {
          by: 'user:default/jane',
          at: '2026-11-25T03:15:00.000Z',
          note: text,
        },
      ],
    }),
  );
}

describe('handoverMarkdown', () => {
  it('says what is still open, what recovered and who saw to it, in UTC', () => {
    const handover = shift(
      entry('orders-db', {
        facts: { tier: '1', ownerRef: 'group:default/shop' },
        acknowledgements: [
          {
            by: 'user:default/jane',
            at: '2026-11-25T03:15:00.000Z',
            note: 'Failing over',
          },
        ],
      }),
      entry('carts', { status: 'warning', from: undefined }),
      entry('web', {
        facts: { title: 'Web shop' },
        until: '2026-11-25T04:05:00.000Z',
        changes: 4,
        acknowledgements: [
          {
            by: 'user:default/joe',
            at: '2026-11-25T03:20:00.000Z',
            endedAt: '2026-11-25T04:15:00.000Z',
          },
        ],
      }),
    );

    const names: Record<string, string> = { 'user:default/jane': 'Jane Doe' };
    const text = handoverMarkdown(handover, {
      urlOf: ref => (ref.endsWith('/carts') ? undefined : urlOf(ref)),
      nameOf: ref => names[ref],
    });

    expect(text).toBe(`# Handover: 2026-11-25 00:00 UTC to 2026-11-25 08:00 UTC

## Still open (2)

- **Critical**: [orders-db](https://portal.test/catalog/default/component/orders-db) (health, tier 1, owned by shop)
  - Since 2026-11-25 03:12 UTC
  - Reason: Alarm orders-5xx fires.
  - Acknowledged by Jane Doe at 2026-11-25 03:15 UTC: Failing over
- **Warning**: carts (health)
  - Since before what is remembered
  - Reason: Alarm orders-5xx fires.
  - Nobody acknowledged it

## Recovered (1)

- **Critical**: [Web shop](https://portal.test/catalog/default/component/web) (health)
  - From 2026-11-25 03:12 UTC until 2026-11-25 04:05 UTC; its status changed 4 times in the shift
  - Reason: Alarm orders-5xx fires.
  - Acknowledged by joe at 2026-11-25 03:20 UTC until 2026-11-25 04:15 UTC
`);
  });

  it('says of a quiet shift that nothing happened', () => {
    expect(handoverMarkdown(shift(), { urlOf })).toContain(
      '## Still open (0)\n\nNothing.\n\n## Recovered (0)\n\nNothing.\n',
    );
  });

  it.each([
    ['a | b', 'a \\| b'],
    ['`rm` ``x``', '\\`rm\\` \\`\\`x\\`\\`'],
    ['[x](javascript:alert)', '\\[x\\](javascript:alert)'],
    ['![x](//evil.test/p.png)', '!\\[x\\](//evil.test/p.png)'],
    ['a\n# b\r\n\r\n- c\u2028d\u0085e\tf\0g', 'a # b - c d e f g'],
    ['<img src=x onerror=y>', '\\<img src=x onerror=y\\>'],
    ['<!-- x', '\\<!-- x'],
    ['&lt;b&#62; R&D', '\\&lt;b\\&#62; R&D'],
    ['**a** _b_ ~~c~~ $d$', '\\*\\*a\\*\\* \\_b\\_ \\~\\~c\\~\\~ \\$d\\$'],
    ['\\[x](y) \\', '\\\\\\[x\\](y) \\\\'],
    ['a\u202edcb\u2069', 'adcb'],
  ])('keeps %j as text wherever it stands', (text, escaped) => {
    const lines = handoverMarkdown(tainted(text), { urlOf }).split('\n');

    expect(lines.slice(4, 8)).toEqual([
      `- **Critical**: [${escaped}](${urlOf('component:default/orders')}) (health, tier ${escaped}, owned by shop)`,
      '  - Since 2026-11-25 03:12 UTC',
      `  - Reason: ${escaped}`,
      `  - Acknowledged by jane at 2026-11-25 03:15 UTC: ${escaped}`,
    ]);
    expect(lines).toHaveLength(13);
  });

  it('lets no address end its link', () => {
    const text = handoverMarkdown(shift(entry('orders')), {
      urlOf: () => 'https://portal.test/a b)<c>\n(d\\',
    });

    expect(text).toContain(
      '[orders](https://portal.test/a%20b%29%3Cc%3E%0A%28d%5C) (health)',
    );
  });
});
