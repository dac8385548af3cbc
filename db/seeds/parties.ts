/**
 * For whom the cast works: parties, roles, the connection between Evergreen and Lakeside, and Tom's request, made by the
 * same actions that make real ones. What is there already is left alone, so a start that was killed half-way goes on.
 */
import {
  askForRole,
  connect,
  createParty,
  grantAgencyRole,
  loadOwners,
  partyIdOfNpi,
  startMembership,
  type MembershipToStart,
  type OwnerRow,
} from '../../src/access/index.ts';
import { personOfAccount } from '../../src/identity/index.ts';
import { inTransaction, type Ctx } from '../../src/platform/context.ts';
import { prepareDataKey, type DataKey } from '../../src/platform/crypto/data-keys.ts';
import { newId } from '../../src/platform/crypto/id.ts';
import { cast, type CastMember, type CastName } from './cast.ts';
import { castNpis } from './fictional-providers.ts';

type Accounts = Readonly<Record<CastName, string>>;

/** Before the accounts: whoever is verified with these values becomes the provider. */
export async function seedOwners(ctx: Ctx): Promise<void> {
  const { ssn, birthDate, last, first } = cast.dara;
  const dara: OwnerRow = { npi: castNpis.daraLind, ssn, birthDate, last, first };
  await loadOwners(ctx, [dara], 'the cast of the demo');
}

export async function seedParties(ctx: Ctx, accounts: Accounts): Promise<void> {
  await seedAgency(ctx, accounts);
  if ((await partyIdOfNpi(ctx, castNpis.lakesideClinic)) === null) await makeParties(ctx, accounts);
  const tom: Ctx = { ...ctx, actor: { kind: 'account', accountId: accounts.tom, sessionId: newId(ctx.now) } };
  const asked = await askForRole(tom, {
    npi: castNpis.lakesideClinic,
    role: 'staff_end_user',
    contactEmail: null,
    official: {
      name: `${cast.ada.first} ${cast.ada.last}`,
      title: 'Practice Director',
      phone: cast.ada.phone,
      email: cast.ada.email,
    },
    functions: ['enrollment'],
    attested: false,
  });
  if (!asked.ok && asked.reason !== 'request-pending') throw new Error(`Tom's request cannot be made: ${asked.reason}`);
}

async function seedAgency(ctx: Ctx, accounts: Accounts): Promise<void> {
  for (const [name, member] of Object.entries(cast) as [CastName, CastMember][])
    if (member.agencyRole) await grantAgencyRole(ctx, { accountId: accounts[name], role: member.agencyRole });
}

async function makeParties(ctx: Ctx, accounts: Accounts): Promise<void> {
  const evergreenKey = await prepareDataKey(ctx, newId(ctx.now));
  const evan = await personOfAccount(ctx, accounts.evan);
  if (!evan) throw new Error('Evan has no account');
  await inTransaction(ctx, async (ctx) => {
    const lakeside = await organization(ctx, 'Lakeside Clinic', clinicNpis, clinicAddress);
    const pharmacy = await organization(ctx, 'Hill Street Pharmacy', [castNpis.hillStreetPharmacy], pharmacyAddress);
    const evergreen = await billingFirm(ctx, evergreenKey);
    const { ada, ben, cleo, evan: official, esme, priya } = accounts;
    await role(ctx, { accountId: ada, partyId: lakeside, role: 'authorized_official', approvedBy: null });
    await role(ctx, { accountId: ben, partyId: lakeside, role: 'access_manager', approvedBy: ada });
    await staff(ctx, { accountId: cleo, partyId: lakeside, approvedBy: ada });
    await role(ctx, { accountId: official, partyId: evergreen, role: 'authorized_official', approvedBy: null });
    await staff(ctx, { accountId: esme, partyId: evergreen, approvedBy: official });
    await role(ctx, { accountId: priya, partyId: pharmacy, role: 'authorized_official', approvedBy: null });
    await connect(ctx, {
      providerPartyId: lakeside,
      surrogatePartyId: evergreen,
      businessFunction: 'enrollment',
      tasks: ['view', 'prepare', 'submit'],
      askedBy: official,
      askedPersonId: evan.personId,
      approvedBy: ada,
    });
  });
}

const clinicNpis = [castNpis.lakesideClinic, castNpis.lakesideClinicWest];
const clinicAddress = {
  line1: '12 Lake Road',
  city: 'Springfield',
  state: 'IL',
  postalCode: '627010012',
  phone: '2175550112',
};
const pharmacyAddress = {
  line1: '77 Hill Street',
  city: 'Portland',
  state: 'OR',
  postalCode: '972050077',
  phone: '5035550177',
};
const firmAddress = {
  line1: '300 Pine Avenue',
  city: 'Springfield',
  state: 'IL',
  postalCode: '627030300',
  phone: '2175550130',
};

const billingFirm = (ctx: Ctx, dataKey: DataKey) =>
  made(
    createParty(ctx, {
      kind: 'third_party',
      legalName: 'Evergreen Billing LLC',
      otherName: null,
      address: { ...nowhere, ...firmAddress },
      npis: [],
      npiSource: 'documents',
      ein: { digits: '123456668', dataKey },
      verification: 'verified',
      verifiedBy: 'seed',
    }),
  );

const nowhere = { line1: null, line2: null, city: null, state: null, postalCode: null, country: 'US', phone: null };

const organization = (
  ctx: Ctx,
  legalName: string,
  npis: readonly string[],
  address: Partial<Record<keyof typeof nowhere, string>>,
) =>
  made(
    createParty(ctx, {
      kind: 'organization',
      legalName,
      otherName: null,
      address: { ...nowhere, ...address },
      npis,
      npiSource: 'registry',
      ein: null,
      verification: 'verified',
      verifiedBy: 'registry',
    }),
  );

async function made(party: ReturnType<typeof createParty>): Promise<string> {
  const outcome = await party;
  if (!outcome.ok) throw new Error(`A party of the cast cannot be made: ${outcome.reason}`);
  return outcome.value;
}

type Held = Pick<MembershipToStart, 'accountId' | 'partyId' | 'approvedBy'>;

const role = (ctx: Ctx, held: Held & Pick<MembershipToStart, 'role'>) =>
  startMembership(ctx, { ...held, functions: [], origin: 'assignment', originId: null });

const staff = (ctx: Ctx, held: Held) =>
  startMembership(ctx, {
    ...held,
    role: 'staff_end_user',
    functions: [{ businessFunction: 'enrollment', tasks: ['view', 'prepare'] }],
    origin: 'assignment',
    originId: null,
  });
