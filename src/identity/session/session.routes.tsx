/** What the script of the idle warning asks for: more time, by a press of the person. Polling extends nothing. */
import { defineForm } from '../../platform/http/form.ts';
import { get, post, type Route } from '../../platform/http/route.ts';
import { identityPaths } from '../paths.ts';
import { SignedOutPage } from './session.pages.tsx';

const noContent = () => new Response(null, { status: 204, headers: { 'Cache-Control': 'no-store' } });

export const sessionRoutes: readonly Route[] = [
  post(identityPaths.sessionExtension, {
    needs: 'signed-in',
    personalData: 'none',
    idempotency: 'exempt',
    form: defineForm({}),
    again: noContent,
    // Finding the session for a request by a person has extended it already.
    answer: noContent,
  }),
  get(identityPaths.signedOut, {
    needs: 'anyone',
    personalData: 'none',
    answer: (visit) => visit.show(<SignedOutPage />),
  }),
];
