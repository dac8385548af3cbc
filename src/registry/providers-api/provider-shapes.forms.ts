/**
 * What our API answers, as schemas: the OpenAPI document is made of them, the types of the routes follow from them, and tests
 * hold real answers against them. Texts are as filed, mostly in capitals; null is "nothing filed".
 */
import { z } from 'zod';
import { apiShape } from '../../platform/http/openapi.ts';

const text = (description: string) => z.string().nullable().describe(description);
const day = (description: string) => z.iso.date().nullable().describe(description);

const place = {
  line1: text('First line.'),
  line2: text('Second line.'),
  city: text('City.'),
  state: text('Two letters in the United States, else as filed.'),
  postalCode: text('ZIP of 5 or 9 digits without a hyphen, else as filed.'),
  country: text('Country, two letters.'),
  countryName: text('Its name.'),
};
const reachablePlace = { ...place, phone: text('Telephone, mostly ten digits.'), fax: text('Fax.') };

const address = apiShape('Address', z.strictObject(reachablePlace).describe('A business address.'));
const practiceLocation = apiShape(
  'PracticeLocation',
  z
    .strictObject({ ...reachablePlace, phoneExtension: text('Extension of the telephone.') })
    .describe('A practice location besides the primary one.'),
);

const personNameParts = {
  first: text('First name.'),
  middle: text('Middle name.'),
  last: text('Last name.'),
  prefix: text('Such as DR.'),
  suffix: text('Such as JR.'),
  credential: text('Such as M.D.'),
};
const personName = apiShape('PersonName', z.strictObject(personNameParts).describe('The name of a person.'));

const otherName = apiShape(
  'OtherName',
  z
    .strictObject({
      code: text(
        'Of persons 1 former, 2 professional, 5 other; of organizations 3 doing business as, 4 former legal business name, 5 other.',
      ),
      organization: text('The name of an organization.'),
      person: personName.nullable(),
      createdOn: day('When it was filed; most files do not say.'),
    })
    .describe('Another name, present or former.'),
);

const taxonomy = apiShape(
  'Taxonomy',
  z
    .strictObject({
      code: z.string().describe('Ten letters and digits of the health care provider taxonomy.'),
      name: text('What our list calls the code.'),
      license: text('License number.'),
      licenseState: text('State of the license.'),
      primary: z.boolean(),
      group: text('Group taxonomy as filed: single or multi specialty.'),
    })
    .describe('What the provider does.'),
);

const identifier = apiShape(
  'Identifier',
  z
    .strictObject({
      identifier: text('The identifier.'),
      type: text('Two digits: 01 other, 05 Medicaid.'),
      typeName: text('What our list calls the type.'),
      state: text('State that gave it.'),
      issuer: text('Who gave it.'),
    })
    .describe('A number that somebody else gave the provider.'),
);

const endpoint = apiShape(
  'Endpoint',
  z
    .strictObject({
      type: text('DIRECT, CONNECT, FHIR, SOAP, REST or OTHERS.'),
      typeDescription: text('The type in words.'),
      address: text('Where it is reached.'),
      affiliation: text('Y or N: whether it belongs to another organization.'),
      affiliationName: text('Its name.'),
      description: text('What it is for.'),
      use: text('Use, as a code.'),
      useDescription: text('The use in words.'),
      otherUseDescription: text('Another use.'),
      contentType: text('Kind of content, as a code.'),
      contentDescription: text('The content in words.'),
      otherContentDescription: text('Other content.'),
      place: z.strictObject(place).describe('Where it stands.'),
    })
    .describe('An electronic address for the exchange of health information.'),
);

const official = apiShape(
  'Official',
  z
    .strictObject({ ...personNameParts, title: text('Title or position.'), phone: text('Telephone.') })
    .describe('The authorized official of an organization.'),
);

export const providerShape = apiShape(
  'Provider',
  z
    .strictObject({
      npi: z.string().describe('National Provider Identifier: ten digits.'),
      type: z.enum(['person', 'organization']).nullable().describe('Null where only a deactivation is known.'),
      status: z.enum(['active', 'deactivated']),
      asOf: z.iso.date().optional().describe('The day whose record this is; not there in a record of today.'),
      distanceMiles: z.number().optional().describe('From the ZIP of `near` to the ZIP of a place of theirs.'),
      person: personName.nullable().describe('Null for an organization.'),
      organizationName: text('Legal business name.'),
      otherNames: z.array(otherName),
      mailing: address.nullable().describe('Business mailing address.'),
      practice: address.nullable().describe('Primary practice location.'),
      practiceLocations: z.array(practiceLocation),
      taxonomies: z.array(taxonomy),
      identifiers: z.array(identifier),
      endpoints: z.array(endpoint),
      official: official.nullable(),
      sex: text('F, M, X or U.'),
      soleProprietor: text('Y, N or X (not answered).'),
      subpart: text('Whether it is part of another organization: Y, N or X.'),
      parentName: text('Legal business name of that organization.'),
      einWithheld: z.boolean().describe('There is an EIN; it is never public.'),
      parentTinWithheld: z.boolean().describe('The same of the taxpayer number of the parent.'),
      enumeratedOn: day('When the NPI was given.'),
      updatedOn: day('Last update.'),
      certifiedOn: day('Last certification.'),
      deactivationReason: text('DT death, DB disbandment, FR fraud, OT other; mostly not filed.'),
      deactivatedOn: day('Last deactivation.'),
      reactivatedOn: day('Last reactivation.'),
      replacementNpi: text('The NPI that took its place.'),
    })
    .describe('A provider, with every public part of the record.'),
);
export type ProviderAnswer = z.infer<typeof providerShape>;

export const pageShape = apiShape(
  'ProviderPage',
  z
    .strictObject({
      total: z.int().describe('How many providers match in all.'),
      totalIs: z.enum(['exact', 'estimated']).describe('Counted exactly up to 10,000, estimated above.'),
      providers: z.array(providerShape),
      missing: z
        .array(z.string())
        .optional()
        .describe('With `ids`, where one page holds all: the numbers for which there is no record that answers.'),
      next: z.string().nullable().describe('`cursor` of the next page; null on the last one.'),
    })
    .describe('Providers that match, in a stable order.'),
);

const value = z.unknown();
export const changeShape = apiShape(
  'Change',
  z
    .strictObject({
      npi: z.string(),
      field: z
        .string()
        .describe(
          'Column of the main file by its name here; other_names, practice_locations or endpoints; npi: a new record.',
        ),
      before: value.describe('Null where there was nothing.'),
      after: value.describe('Null where nothing is left.'),
      effectiveOn: day('Since when it holds, as the source dates it.'),
      appliedAt: z.iso.datetime().describe('When the file was applied here.'),
      source: z.strictObject({ file: z.string(), kind: z.string() }).nullable().describe('The file that brought it.'),
      cursor: z.string().describe('`since` (in a history: `cursor`) to go on behind this change.'),
    })
    .describe('One field of one record that a file changed.'),
);

export const changePageShape = apiShape(
  'ChangePage',
  z
    .strictObject({
      changes: z.array(changeShape),
      next: z.string().describe('`since` of the next request, also when nothing is left for now.'),
      more: z.boolean().describe('There are more already.'),
    })
    .describe('Changes, oldest first.'),
);

export const historyShape = apiShape(
  'History',
  z
    .strictObject({
      npi: z.string(),
      changes: z.array(changeShape),
      next: z.string().nullable().describe('`cursor` of the next page; null on the last one.'),
      recordedSince: z.iso
        .datetime()
        .nullable()
        .describe('When the first file was imported here: nothing is known of changes before.'),
    })
    .describe('Changes of one provider, newest first.'),
);
