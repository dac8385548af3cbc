/** The fields of the search: one that takes anything, and behind it those for whoever knows exactly what they look for. */
import type { FormState } from '../../ui/form/form-state.ts';
import { MoreFields, SearchForm, WideField } from '../../ui/search-form/search-form.tsx';
import { SelectField } from '../../ui/select-field/select-field.tsx';
import { TextField } from '../../ui/text-field/text-field.tsx';
import { COUNTRIES } from '../../vocabulary/countries.ts';
import { say } from '../../vocabulary/say.ts';
import { US_STATES } from '../../vocabulary/us-states.ts';
import { registryPaths } from '../paths.ts';
import { criterionLabel, typeInWords } from './criteria-sentences.rules.ts';

const optionsOf = (names: ReadonlyMap<string, string>) => [...names].map(([value, label]) => ({ value, label }));
const states = optionsOf(US_STATES);
const countries = optionsOf(COUNTRIES);

/** `open` shows all fields. */
export function ProviderSearch({ state, open }: { state: FormState; open: boolean }) {
  return (
    <SearchForm
      action={registryPaths.search}
      label={say('Providers')}
      submitLabel={say('Find providers')}
      clearHref={registryPaths.search}
      state={state}
    >
      <WideField>
        <TextField
          name="q"
          label={criterionLabel('q')}
          hint={say('Part of a name is enough. A nickname or a slip of the finger is no harm.')}
          autocomplete="off"
          spellCheck={false}
        />
      </WideField>
      <MoreFields summary={say('Search by place, taxonomy and more')} open={open}>
        <NameFields />
        <PlaceFields />
        <TextField
          name="taxonomy"
          label={criterionLabel('taxonomy')}
          hint={say('Words of its name, or its code')}
          autocomplete="off"
          spellCheck={false}
        />
        <SelectField
          name="type"
          label={criterionLabel('type')}
          emptyOption={say('Any')}
          options={['person', 'organization'].map((value) => ({ value, label: typeInWords(value) }))}
        />
      </MoreFields>
    </SearchForm>
  );
}

function NameFields() {
  return (
    <>
      <TextField name="last" label={criterionLabel('last')} autocomplete="off" spellCheck={false} />
      <TextField name="first" label={criterionLabel('first')} autocomplete="off" spellCheck={false} />
      <TextField name="organization" label={criterionLabel('organization')} autocomplete="off" />
      <TextField name="npi" label={criterionLabel('npi')} keyboard="numeric" width="medium" autocomplete="off" />
    </>
  );
}

function PlaceFields() {
  return (
    <>
      <TextField name="city" label={criterionLabel('city')} autocomplete="off" />
      <SelectField
        name="state"
        label={criterionLabel('state')}
        autocomplete="off"
        emptyOption={say('Any')}
        options={states}
      />
      <TextField name="zip" label={criterionLabel('zip')} width="short" autocomplete="off" spellCheck={false} />
      <SelectField
        name="country"
        label={criterionLabel('country')}
        autocomplete="off"
        emptyOption={say('Any')}
        options={countries}
      />
    </>
  );
}
