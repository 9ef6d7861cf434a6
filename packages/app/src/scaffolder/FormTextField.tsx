import { TextField } from '@backstage/ui';
import { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { ReactNode } from 'react';
import styles from './FormTextField.module.css';
import { ProblemNote } from './ProblemNote';

export interface FormTextFieldProps {
  /** What the form hands to each of its fields. */
  field: FieldExtensionComponentProps<any, any>;
  value: string;
  onChange: (value: string) => void;
  /** Which rule the value breaks, in human words. */
  problem?: string;
  /** Whether something else is wrong with the value; the note says what. */
  isInvalid?: boolean;
  inputMode?: 'text' | 'numeric';
  spellCheck?: 'true' | 'false';
  /** A note for a value that breaks no rule, in place of the template's own `ui:hint`. */
  children?: ReactNode;
}

/** A text field of a template's form, with a line below it for what is to say while one types. */
export function FormTextField(props: FormTextFieldProps) {
  const { field, value, problem, isInvalid, children } = props;
  const { rawErrors = [], schema, uiSchema, idSchema } = field;
  // What the form itself says already needs no second line.
  const note = problem && !rawErrors.includes(problem) && (
    <ProblemNote>{problem}</ProblemNote>
  );

  return (
    <div className={styles.field}>
      <TextField
        id={idSchema?.$id}
        name={idSchema?.$id}
        label={uiSchema['ui:title'] ?? schema.title ?? field.name}
        description={uiSchema['ui:description'] ?? schema.description}
        placeholder={field.placeholder || uiSchema['ui:placeholder']}
        inputMode={props.inputMode}
        // Otherwise the browser stops the form with words of its own, before the form can say ours.
        validationBehavior="aria"
        isRequired={field.required}
        isDisabled={field.disabled}
        isReadOnly={field.readonly}
        isInvalid={!!problem || isInvalid || rawErrors.length > 0}
        // eslint-disable-next-line jsx-a11y/no-autofocus -- the template asks for it
        autoFocus={uiSchema['ui:autofocus'] === true}
        autoComplete="off"
        spellCheck={props.spellCheck}
        value={value}
        onChange={props.onChange}
        onBlur={() => field.onBlur?.(idSchema?.$id, field.formData)}
        onFocus={() => field.onFocus?.(idSchema?.$id, field.formData)}
      />
      <div role="status" className={styles.note}>
        {problem ? note : (children ?? uiSchema['ui:hint'])}
      </div>
    </div>
  );
}
