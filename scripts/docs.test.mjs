import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { annotationsReference } from './docs/annotations.mjs';
import { readConfigurationKeys } from './docs/configurationKeys.mjs';
import { fillIn } from './docs/markdown.mjs';

describe('the reference of the configuration', () => {
  it('tells of every key what its declaration says', () => {
    const keys = readConfigurationKeys(
      'config.d.ts',
      `export interface Config {
        shop?: {
          /** Where to sell. Nothing is sold without it. */
          markets?: Array<{
            /**
             * The name. Default: \`main. one\`.
             * @visibility frontend
             */
            name?: string;
            /**
             * The key. Ask for it.
             * @visibility secret
             */
            key: string;
            /** How long a cart lives, in an hour at most. Default: 5 minutes. */
            patience?: HumanDuration | string;
          }>;
          prices?: {
            [currency: string]: {
              /** Either. */
              rounding: 'up' | 'down' | string[];
            };
          };
          /** Tags. */
          tags?: { [key: string]: string | string[] };
        };
      }`,
    );

    const summary = keys.map(({ key, type, standard, visibility, text }) =>
      [key, type, standard, visibility, text].join(' / '),
    );
    assert.deepEqual(summary, [
      'shop.markets / list of sections /  / backend / Where to sell. Nothing is sold without it.',
      'shop.markets[].name / text / `main. one` / frontend / The name.',
      'shop.markets[].key / text /  / secret / The key. Ask for it.',
      'shop.markets[].patience / duration / 5 minutes / backend / How long a cart lives, in an hour at most.',
      'shop.prices.<currency>.rounding / `up` or `down` or list of text /  / backend / Either.',
      'shop.tags / text or list of text for each key /  / backend / Tags.',
    ]);
  });

  it('refuses a key that nothing is said of', () => {
    assert.throws(
      () =>
        readConfigurationKeys(
          'config.d.ts',
          'export interface Config { shop?: { name: string } }',
        ),
      /config\.d\.ts does not say what shop\.name is for/,
    );
  });
});

describe('a document that is generated in part', () => {
  const comments = '<!-- begin generated a --> old <!-- end generated a -->';

  it('keeps what people wrote', () => {
    const filled = fillIn(`Before\n${comments}\nafter`, { a: 'new' });

    assert.equal(
      filled,
      'Before\n<!-- begin generated a -->\n\nnew\n\n<!-- end generated a -->\nafter',
    );
  });

  it('must have a place for each part', () => {
    assert.throws(() => fillIn(comments, { b: 'new' }), /lacks .* b /);
  });
});

describe('the reference of the annotations', () => {
  it('has a chapter for each, or says so', () => {
    assert.throws(
      () => annotationsReference([{ key: 'example.com/colour' }]),
      /No part of the document is for example\.com\/colour/,
    );
  });
});
