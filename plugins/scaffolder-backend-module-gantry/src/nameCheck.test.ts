import { templateLibrary } from './__testUtils__/templateLibrary';

interface Page {
  properties?: { name?: { 'ui:options'?: { entityRefs?: string[] } } };
}

interface Step {
  action: string;
  input: { entityRefs: string[] };
}

describe('the check of a name', () => {
  it.each(templateLibrary().map(({ metadata, spec }) => [metadata.name, spec]))(
    'asks for the same entities in the form of %s as at the start of its run',
    (_name, spec) => {
      const asked = (spec?.parameters as Page[]).flatMap(
        page => page.properties?.name?.['ui:options']?.entityRefs ?? [],
      );

      const [first] = spec?.steps as unknown as Step[];
      expect(first.action).toBe('gantry:catalog:assert-absent');
      expect(asked).toEqual(
        first.input.entityRefs.map(entityRef =>
          entityRef.replace('${{ parameters.name }}', '{name}'),
        ),
      );
    },
  );
});
