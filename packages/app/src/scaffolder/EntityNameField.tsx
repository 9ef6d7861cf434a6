import { TextField } from '@backstage/ui';
import { AvailabilityNote } from './AvailabilityNote';
import styles from './EntityNameField.module.css';
import { EntityNameFieldProps } from './entityNameSchema';
import { NameRules, nameProblem } from './nameProblem';
import { useAvailability } from './useAvailability';

/** A text field that says, while one types, whether the name may be used and is free. */
export function EntityNameField(props: EntityNameFieldProps) {
  const { formData = '', rawErrors = [], schema, uiSchema, idSchema } = props;
  const problem = formData
    ? nameProblem(formData, schema as NameRules)
    : undefined;
  const availability = useAvailability(
    formData && !problem ? formData : undefined,
    uiSchema['ui:options'],
  );

  return (
    <div className={styles.field}>
      <TextField
        id={idSchema?.$id}
        name={idSchema?.$id}
        label={uiSchema['ui:title'] ?? schema.title ?? 'Name'}
        description={uiSchema['ui:description'] ?? schema.description}
        placeholder={props.placeholder || uiSchema['ui:placeholder']}
        // Otherwise the browser stops the form with words of its own, before the form can say ours.
        validationBehavior="aria"
        isRequired={props.required}
        isDisabled={props.disabled}
        isReadOnly={props.readonly}
        isInvalid={
          !!problem || availability.state === 'taken' || rawErrors.length > 0
        }
        // eslint-disable-next-line jsx-a11y/no-autofocus -- the template asks for it
        autoFocus={uiSchema['ui:autofocus'] === true}
        autoComplete="off"
        spellCheck="false"
        value={formData}
        onChange={value => props.onChange(value || undefined)}
        onBlur={() => props.onBlur?.(idSchema?.$id, formData)}
        onFocus={() => props.onFocus?.(idSchema?.$id, formData)}
      />
      <div role="status" className={styles.note}>
        <AvailabilityNote
          problem={problem && rawErrors.includes(problem) ? undefined : problem}
          availability={availability}
        />
      </div>
    </div>
  );
}
