/**
 * Gives every member of the cast an account, through the action that ends every registration. A member who has one
 * already is left alone, so a start that was killed half-way goes on where it was.
 */
import { createAccount } from '../../src/identity/index.ts';
import { inTransaction, type Ctx } from '../../src/platform/context.ts';
import { prepareDataKey } from '../../src/platform/crypto/data-keys.ts';
import { newId } from '../../src/platform/crypto/id.ts';
import { hashAnswer } from '../../src/platform/crypto/answers.ts';
import { hashPassword } from '../../src/platform/crypto/passwords.ts';
import { decideIdentity, findAccountByUserId, matchesDemoAuthority, userIdKey } from '../../src/identity/index.ts';
import { cast, castPassword, type CastMember, type CastName } from './cast.ts';

/** The answer to each question is the word after its code, so that people who try the demo can recover too. */
const questions = ['first-street', 'first-teacher', 'first-concert', 'first-pet', 'favorite-book'] as const;

export async function seedAccounts(ctx: Ctx): Promise<Readonly<Record<CastName, string>>> {
  const ids: Partial<Record<CastName, string>> = {};
  for (const [name, member] of Object.entries(cast) as [CastName, CastMember][])
    ids[name] = (await findAccountByUserId(ctx.tx, member.userId)) ?? (await makeAccount(ctx, member));
  return ids as Record<CastName, string>;
}

async function makeAccount(ctx: Ctx, member: CastMember): Promise<string> {
  const dataKey = await prepareDataKey(ctx, newId(ctx.now));
  const passwordHash = await hashPassword(ctx.keyring, castPassword);
  const answers = await Promise.all(
    questions.map(async (question) => ({ question, hash: await hashAnswer(ctx.keyring, question) })),
  );
  const outcome = await inTransaction(ctx, (inside) =>
    createAccount(inside, {
      dataKey,
      userId: member.userId,
      userIdKey: userIdKey(member.userId),
      userIdHeldBy: null,
      passwordHash,
      passwordSetAt: ctx.now,
      answers,
      name: { first: member.first, middle: null, last: member.last, suffix: null },
      birthDate: member.birthDate,
      ssn: member.ssn,
      identity: decideIdentity({ matched: matchesDemoAuthority(member), ssnKnown: false }),
      authority: 'demo',
      email: member.email,
      emailProvenAt: ctx.now,
      homeAddress: {
        line1: '1 Example Street',
        line2: null,
        city: 'Springfield',
        state: 'IL',
        postalCode: '62701',
        country: 'US',
      },
      personalPhone: member.phone,
      businessPhone: member.phone,
      businessFax: null,
      methods: [
        { kind: 'text', destination: member.phone },
        { kind: 'email', destination: member.email },
      ],
      registrationId: null,
    }),
  );
  if (!outcome.ok) throw new Error(`The account of ${member.userId} cannot be made: ${outcome.reason}`);
  return outcome.value;
}
