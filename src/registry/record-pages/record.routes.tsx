/** The page of one provider, open to everybody. An address that is no NPI says why; an NPI that nobody has says so, too. */
import { get, type Route } from '../../platform/http/route.ts';
import type { Visit } from '../../platform/http/visit.ts';
import { parseNpi } from '../../vocabulary/npi.ts';
import { registryPaths } from '../paths.ts';
import { pageOf, showPublic } from '../public-answer.routes.ts';
import { NotAnNpiPage, UnknownNpiPage } from './missing.pages.tsx';
import { findShownRecord, listNearProviders } from './record.actions.ts';
import { RecordPage } from './record.pages.tsx';
import { notAnNpiSentence } from './record-sentences.rules.ts';

async function showRecord(visit: Visit): Promise<Response> {
  const typed = visit.param('npi');
  const npi = parseNpi(typed);
  if (!npi.ok) {
    const near = npi.reason === 'npi-check-digit' ? await listNearProviders(visit.ctx, typed) : [];
    return visit.show(<NotAnNpiPage why={notAnNpiSentence(npi)} near={near} />, 404);
  }
  if (npi.value !== typed) return visit.redirect(registryPaths.record(npi.value));
  const shown = await findShownRecord(visit.ctx, npi.value, pageOf(visit.query('changes')));
  if (!shown) return visit.show(<UnknownNpiPage npi={npi.value} />, 404);
  const { config, origins } = visit.parts;
  const address = origins.publicUrl + registryPaths.record(npi.value);
  const history = { ...shown.history, zone: config.timeZone };
  return showPublic(visit, <RecordPage record={shown.record} history={history} address={address} />);
}

export const recordPageRoutes: readonly Route[] = [
  get(registryPaths.record(':npi'), { needs: 'anyone', personalData: 'none', answer: showRecord }),
];
