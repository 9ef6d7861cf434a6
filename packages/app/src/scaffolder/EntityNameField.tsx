import { AvailabilityNote } from './AvailabilityNote';
import { FormTextField } from './FormTextField';
import { EntityNameFieldProps } from './entityNameSchema';
import { FieldRules } from './fieldProblem';
import { nameProblem } from './nameProblem';
import { useAvailability } from './useAvailability';

/** A text field that says, while one types, whether the name may be used and is free. */
export function EntityNameField(props: EntityNameFieldProps) {
  const { formData = '', schema, uiSchema } = props;
  const problem = formData
    ? nameProblem(formData, schema as FieldRules)
    : undefined;
  const availability = useAvailability(
    formData && !problem ? formData : undefined,
    uiSchema['ui:options'],
  );

  return (
    <FormTextField
      field={props}
      value={formData}
      onChange={value => props.onChange(value || undefined)}
      problem={problem}
      isInvalid={availability.state === 'taken'}
      spellCheck="false"
    >
      {formData ? <AvailabilityNote availability={availability} /> : undefined}
    </FormTextField>
  );
}
