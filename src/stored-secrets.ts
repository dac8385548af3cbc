/** What `keys rotate` brings to new keys: what the letters keep, and what each module says that it keeps. */
import { accessSecrets } from './access/index.ts';
import { identitySecrets } from './identity/index.ts';
import type { RotationPlan, SealedColumn } from './platform/crypto/rotation.ts';

const ofLetter = (column: string): SealedColumn => ({
  table: 'platform.letter',
  column,
  key: 'letter_id',
  owner: 'owner_id',
  version: 1,
});

const letters: RotationPlan = {
  hashColumns: [],
  sealedColumns: ['address_sealed', 'parameters_sealed', 'secret_sealed'].map(ofLetter),
};

const plans = [letters, identitySecrets, accessSecrets];

export const storedSecrets: RotationPlan = {
  hashColumns: plans.flatMap(({ hashColumns }) => hashColumns),
  sealedColumns: plans.flatMap(({ sealedColumns }) => sealedColumns),
};
