/** "Print this page". It shows only where a script can open the print dialog; without one the browser's own menu prints. Ours. */
import { say } from '../../vocabulary/say.ts';

export const PrintButton = () => (
  <button type="button" class="usa-button usa-button--outline cs-button cs-button--secondary" data-print hidden>
    {say('Print this page')}
  </button>
);
