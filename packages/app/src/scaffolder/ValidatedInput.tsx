import { FormTextField } from './FormTextField';
import { FieldRules, fieldProblem } from './fieldProblem';
import { ValidatedInputProps } from './validatedInputSchema';

/** A field for a line of text or a whole number that says, while one types, which rule is broken. */
export function ValidatedInput(props: ValidatedInputProps) {
  const { formData, schema } = props;
  const isInteger = schema.type === 'integer';

  return (
    <FormTextField
      field={props}
      value={formData === undefined ? '' : String(formData)}
      onChange={text =>
        props.onChange(isInteger ? integerIn(text) : text || undefined)
      }
      problem={
        formData === undefined
          ? undefined
          : fieldProblem(formData, schema as FieldRules)
      }
      inputMode={isInteger ? 'numeric' : 'text'}
    />
  );
}

/** The whole number that a text writes; what is none stays a text, which the schema refuses. */
function integerIn(text: string): number | string | undefined {
  if (text === '') {
    return undefined;
  }
  return /^\s*-?\d+\s*$/.test(text) && Number.isSafeInteger(Number(text))
    ? Number(text)
    : text;
}
