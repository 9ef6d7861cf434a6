import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { pressNext, renderForm } from './__testUtils__/renderForm';
import { validatedInputField } from './validatedInputField';

const text = {
  type: 'string',
  title: 'Recovery point objective (RPO)',
  description: 'How much data may be lost',
  pattern: '^[1-9][0-9]{0,3}[smhd]$',
  maxLength: 8,
  errorMessage: { pattern: 'A number and s, m, h or d, such as 15m' },
  'ui:field': 'ValidatedInput',
};

const integer = {
  type: 'integer',
  title: 'Port',
  default: 8000,
  minimum: 1024,
  maximum: 65535,
  errorMessage: { type: 'A whole number', minimum: 'At least 1024' },
  'ui:field': 'ValidatedInput',
};

async function fill(label: RegExp, value: string) {
  const field = await screen.findByRole('textbox', { name: label });
  await userEvent.clear(field);
  await userEvent.type(field, value);
  return field;
}

describe('ValidatedInput', () => {
  beforeEach(() => {
    jest.spyOn(window, 'scrollTo').mockReturnValue();
    // The stock form logs every refusal.
    jest.spyOn(console, 'error').mockReturnValue();
  });

  afterEach(() => jest.restoreAllMocks());

  it.each([
    {
      schema: text,
      value: '15',
      words: 'A number and s, m, h or d, such as 15m',
    },
    {
      schema: text,
      value: '15 minutes',
      words: 'At most 8 characters; this has 10.',
    },
    { schema: integer, value: '80', words: 'At least 1024' },
    { schema: integer, value: '0', words: 'At least 1024' },
    {
      schema: integer,
      value: '70000',
      words: 'At most 65535.',
    },
    {
      schema: integer,
      value: '80x',
      words: 'A whole number',
    },
    {
      schema: integer,
      value: '8000.5',
      words: 'A whole number',
    },
  ])(
    'refuses $value, as $schema.title, while one types: $words',
    async ({ schema, value, words }) => {
      renderForm(validatedInputField, schema);

      const field = await fill(/Recovery|Port/, value);

      expect(field).toHaveValue(value);
      expect(field).toBeInvalid();
      expect(screen.getByRole('status')).toHaveTextContent(words);
      await pressNext();
      expect(await screen.findAllByText(/^'(Recovery|Port)/)).not.toEqual([]);
      expect(screen.queryByRole('button', { name: 'Create' })).toBeNull();
    },
  );

  it.each([
    { schema: text, typed: '15m', value: '15m' },
    { schema: integer, typed: ' 8081', value: 8081 },
  ])('lets $typed pass, as $schema.title', async ({ schema, typed, value }) => {
    const { onCreate } = renderForm(validatedInputField, schema);

    const field = await fill(/Recovery|Port/, typed);

    expect(field).toBeValid();
    expect(screen.getByRole('status')).toBeEmptyDOMElement();
    await pressNext();
    await userEvent.click(
      await screen.findByRole('button', { name: 'Create' }),
    );
    expect(onCreate).toHaveBeenCalledWith({ value });
  });

  it('says what the parameter is for', async () => {
    renderForm(validatedInputField, text);

    expect(
      await screen.findByRole('textbox', { name: /Recovery/ }),
    ).toHaveAccessibleDescription('How much data may be lost');
  });

  it('gives the hint of the template until something is wrong', async () => {
    renderForm(validatedInputField, { ...text, 'ui:hint': 'Such as 15m' });
    expect(await screen.findByText('Such as 15m')).toBeVisible();

    await fill(/Recovery/, '15');

    expect(screen.queryByText('Such as 15m')).toBeNull();
  });
});
